/// A name as it is kept: blanks trimmed, all else as written, with the deviations of form found.
///
/// A name of plain Han characters passes without a copy of its scalars; only others are looked
/// at one by one. Folding for comparison is `PersonName`'s work.
struct NameCell {
    let bytes: [UInt8]
    let deviations: FormDeviations

    init(_ raw: Span<UInt8>) {
        var start = 0
        var end = raw.count
        var found: FormDeviations = []
        while start < end {
            let (scalar, length) = NormalizedCell.scalar(raw, at: start)
            guard NormalizedCell.isBlank(scalar) else { break }
            start += length
        }
        var index = start
        var lastInk = start
        while index < end {
            let (scalar, length) = NormalizedCell.scalar(raw, at: index)
            index += length
            if NormalizedCell.isBlank(scalar) { continue }
            lastInk = index
            if scalar < 0x3400 || scalar > 0x9FFF { found.formUnion(Self.deviations(of: scalar)) }
        }
        end = lastInk
        if start > 0 || end < raw.count { found.insert(.surroundingBlank) }
        var kept: [UInt8] = []
        kept.reserveCapacity(end - start)
        for position in start..<end { kept.append(raw[position]) }
        bytes = kept
        deviations = found
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
