/// How a name is kept: blanks trimmed, all else as written, with the deviations of form found.
///
/// Folding for comparison is `PersonName`'s work.
enum NameCell {
    /// The part of the cell that is the name, and what is odd about its form.
    static func reading(_ raw: Span<UInt8>) -> (kept: Range<Int>, deviations: FormDeviations) {
        let kept = raw.trimmingBlanks()
        var found: FormDeviations = kept.count == raw.count ? [] : .surroundingBlank
        var index = kept.lowerBound
        while index < kept.upperBound {
            let (scalar, length) = NormalizedCell.scalar(raw, at: index)
            index += length
            if scalar < 0x3400 || scalar > 0x9FFF { found.formUnion(deviations(of: scalar)) }
        }
        return (kept, found)
    }

    private static func deviations(of scalar: UInt32) -> FormDeviations {
        switch scalar {
        case 0xFF0E, 0xFF65: [.fullWidth, .variantInterpunct]
        case 0xFF01...0xFF5E: .fullWidth
        case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0x2E31, 0x0387, 0x25CF, 0x2E:
            .variantInterpunct
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .privateUse
        default: []
        }
    }
}
