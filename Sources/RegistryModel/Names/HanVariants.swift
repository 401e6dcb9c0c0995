/// Folds a Han character to the one standard form that all its variants share.
///
/// Traditional and variant forms (萬, 峯), Kangxi and other radicals (⻢), compatibility ideographs
/// and the private-use places that older Chinese standards gave to characters encoded since are
/// all led to the standard character. The fold loses distinctions that matter to the person, so it
/// is for comparison only, never for display or storage.
///
/// Cost: two array reads; the table (about 8 700 entries) is built at first use in a few
/// milliseconds. Source: Unicode 15.0, see `HanVariantTable`.
package enum HanVariants {
    private static let targets: ScalarMap<UInt32> = {
        var map = ScalarMap<UInt32>(below: 0x3_2400)
        for group in HanVariantTable.groups.split(whereSeparator: \.isWhitespace) {
            var scalars = group.unicodeScalars.makeIterator()
            guard let standard = scalars.next() else { continue }
            while let variant = scalars.next() { map[variant.value] = standard.value }
        }
        for entry in HanVariantTable.codes.split(whereSeparator: \.isWhitespace) {
            let sides = entry.split(separator: "=")
            guard sides.count == 2, let from = UInt32(sides[0], radix: 16),
                let to = UInt32(sides[1], radix: 16)
            else { continue }
            map[from] = to
        }
        return map
    }()

    /// The standard form of a scalar value; the value itself when it has no other.
    package static func folded(_ scalar: UInt32) -> UInt32 {
        // Nothing below the radicals folds, and most of a file is below them.
        guard scalar >= 0x2E80 else { return scalar }
        let target = targets[scalar]
        return target == 0 ? scalar : target
    }

    /// The standard form of a scalar; the scalar itself when it has no other.
    package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(folded(scalar.value)) ?? scalar
    }

    /// Whether a scalar is a Han character of any block: 〇, the unified ideographs with
    /// extensions A to J, and the compatibility ideographs. Radicals are not.
    package static func isHan(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007: true
        case 0x2_0000...0x2_A6DF, 0x2_A700...0x2_EE5F: true
        case 0x3_0000...0x3_347F: true
        case 0xF900...0xFAFF, 0x2_F800...0x2_FA1F: true
        default: false
        }
    }

    /// Whether a scalar belongs to one of Unicode's private-use areas, where each vendor may keep
    /// a different character.
    package static func isPrivateUse(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: true
        default: false
        }
    }
}
