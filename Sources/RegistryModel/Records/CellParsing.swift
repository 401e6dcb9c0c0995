/// Reads cells from UTF-8 bytes straight into packed values; no String is made.
///
/// Each reader has a fast path for the canonical form; anything else goes through
/// `NormalizedCell`, which repairs width and blanks and says so.
package enum CellParsing {
    package static func read(_ bytes: Span<UInt8>, as type: FieldType) -> CellReading {
        if bytes.isEmpty { return .absent }
        return switch type {
        case .text, .name: CellReading(packed: 0)
        case .date: date(bytes)
        case .dateTime: dateTime(bytes)
        case .month: month(bytes)
        case .residentID: residentID(bytes)
        case .division: division(bytes)
        case .certificate: certificate(bytes)
        case .code(let list): code(bytes, in: list)
        case .integer: integer(bytes)
        case .decimal: decimal(bytes)
        case .boolean: boolean(bytes)
        }
    }

    /// The same for the field at `position` of a schema, told by its reader alone.
    @inline(__always)
    static func read(
        _ bytes: Span<UInt8>, as reader: CellReader, of schema: SourceSchema, at position: Int
    ) -> CellReading {
        if bytes.isEmpty { return .absent }
        return switch reader {
        case .date: date(bytes)
        case .residentID: residentID(bytes)
        case .division: division(bytes)
        case .integer: integer(bytes, of: schema.fields[position].field)
        default: read(bytes, as: schema.fields[position].type)
        }
    }

    @inline(__always)
    static func digit(_ byte: UInt8) -> UInt64? {
        let value = byte &- 0x30
        return value < 10 ? UInt64(value) : nil
    }

    /// The decimal number in `range`; nil when any byte isn't a digit.
    @inline(__always)
    static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        for index in range {
            let digit = bytes[index] &- 0x30
            if digit > 9 { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value
    }

    // MARK: Resident ID

    package static func residentID(_ bytes: Span<UInt8>) -> CellReading {
        if bytes.count == 18, let first = number(bytes, 0..<17) {
            let last = bytes[17]
            if let check = digit(last) { return judgeID(first, check, []) }
            if last == UInt8(ascii: "X") { return judgeID(first, 10, []) }
        }
        return repairedResidentID(bytes)
    }

    private static func repairedResidentID(_ bytes: Span<UInt8>) -> CellReading {
        let cell = NormalizedCell(bytes, strippingInnerBlanks: true)
        if cell.bytes.isEmpty { return .absent }
        let text = cell.bytes.span
        var deviations = cell.deviations
        if text.count == 18, let first = number(text, 0..<17) {
            let last = text[17]
            if let check = digit(last) { return judgeID(first, check, deviations) }
            if last | 0x20 == UInt8(ascii: "x") {
                if last == UInt8(ascii: "x") { deviations.insert(.lowerCaseX) }
                return judgeID(first, 10, deviations)
            }
        }
        if text.count == 15, let digits = number(text, 0..<15) {
            deviations.insert(.fifteenDigits)
            let id = ResidentID(fifteenDigits: digits)
            if isPlaceholder(text) { return .unreadable(.idPlaceholder, deviations) }
            let defect: CellDefect? = id.birthDate == nil ? .idImpossibleDate : nil
            return CellReading(
                packed: Int64(id.rawValue), deviations: deviations, defect: defect)
        }
        if looksLikeScientificNotation(text) { return .unreadable(.idTruncated, deviations) }
        if isPlaceholder(text) { return .unreadable(.idPlaceholder, deviations) }
        let letters = (0..<text.count).count { text[$0] | 0x20 >= 0x61 && text[$0] | 0x20 <= 0x7A }
        let isOther = letters > 0 && (7...12).contains(text.count)
        return .unreadable(isOther ? .idIsAnotherDocument : .idWrongLength, deviations)
    }

    private static func judgeID(
        _ first: UInt64, _ check: UInt64, _ form: FormDeviations
    ) -> CellReading {
        let id = ResidentID(firstSeventeen: first, checkValue: check)
        var reading = CellReading(packed: Int64(id.rawValue), deviations: form)
        let endsInZeros = check == 0 && first % 100 == 0
        if !id.hasValidCheckCharacter {
            reading.defect = endsInZeros ? .idTruncated : .idBadCheckCharacter
        } else if endsInZeros {
            reading.deviations.insert(.suspectTruncation)
        }
        if reading.defect != .idTruncated {
            if isRepeatedDigit(first, check) || first == 12_345_678_901_234_567 {
                return .unreadable(.idPlaceholder, form)
            }
            if reading.defect == nil, id.birthDate == nil { reading.defect = .idImpossibleDate }
        } else if first == 0 {
            return .unreadable(.idPlaceholder, form)
        }
        return reading
    }

    private static func isRepeatedDigit(_ first: UInt64, _ check: UInt64) -> Bool {
        first == check * 11_111_111_111_111_111
    }

    private static func isPlaceholder(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 6 else { return false }
        return (1..<text.count).allSatisfy { text[$0] == text[0] }
    }

    /// `5.10322E+17`, `5.10322e17`: a number a spreadsheet has shortened.
    private static func looksLikeScientificNotation(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 4, digit(text[0]) != nil else { return false }
        var exponents = 0
        for index in 1..<text.count {
            let byte = text[index]
            if byte | 0x20 == UInt8(ascii: "e") {
                exponents += 1
            } else if digit(byte) == nil, byte != UInt8(ascii: "."), byte != UInt8(ascii: "+") {
                return false
            }
        }
        return exponents == 1 && digit(text[text.count - 1]) != nil
    }

    // MARK: Division and certificate

    package static func division(_ bytes: Span<UInt8>) -> CellReading {
        if bytes.count == 12, let code = number(bytes, 0..<12) {
            return CellReading(packed: Int64(code))
        }
        let cell = NormalizedCell(bytes, strippingInnerBlanks: true)
        if cell.bytes.isEmpty { return .absent }
        let text = cell.bytes.span
        let length = text.count
        guard [6, 9, 12, 15, 17].contains(length), number(text, 0..<length) != nil,
            let code = number(text, 0..<min(12, length))
        else { return .unreadable(.divisionWrongLength, cell.deviations) }
        var scale: UInt64 = 1
        for _ in min(12, length)..<12 { scale *= 10 }
        let lengthOff: FormDeviations = length == 12 ? [] : .divisionLength
        return CellReading(
            packed: Int64(code * scale), deviations: cell.deviations.union(lengthOff))
    }

    package static func certificate(_ bytes: Span<UInt8>) -> CellReading {
        if let packed = certificateValue(bytes) { return CellReading(packed: packed) }
        let cell = NormalizedCell(bytes, strippingInnerBlanks: true)
        if cell.bytes.isEmpty { return .absent }
        var text = cell.bytes
        var deviations = cell.deviations
        if (0x61...0x7A).contains(text[0]) {
            text[0] -= 0x20
            deviations.insert(.nonCanonicalForm)
        }
        guard let packed = certificateValue(text.span) else {
            return .unreadable(.certificateMalformed, deviations)
        }
        return CellReading(packed: packed, deviations: deviations)
    }

    private static func certificateValue(_ bytes: Span<UInt8>) -> Int64? {
        guard bytes.count == 10, (0x41...0x5A).contains(bytes[0]),
            let digits = number(bytes, 1..<10)
        else { return nil }
        return Int64(bytes[0] - 0x41) * 1_000_000_000 + Int64(digits)
    }

    // MARK: Codes and numbers

    package static func code(_ bytes: Span<UInt8>, in list: CodeList) -> CellReading {
        if bytes.count <= 2, let value = list.code(bytes) {
            let form: FormDeviations = list.isWritten(in: bytes.count) ? [] : .nonCanonicalForm
            return CellReading(packed: Int64(value), deviations: form)
        }
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        if cell.bytes.count <= 2, let value = list.code(cell.bytes.span) {
            let form: FormDeviations =
                list.isWritten(in: cell.bytes.count) ? [] : .nonCanonicalForm
            return CellReading(packed: Int64(value), deviations: cell.deviations.union(form))
        }
        guard let word = list.words.first(where: { $0.bytes == cell.bytes }) else {
            return .unreadable(.notACode, cell.deviations)
        }
        let isProper = list.uncoded.contains { $0.bytes == word.bytes }
        return CellReading(
            packed: Int64(word.code),
            deviations: isProper
                ? cell.deviations : cell.deviations.union(.nonCanonicalForm))
    }

    /// Weeks of gestation are also written with days, 39+2 or 39周+2天: the whole weeks count.
    private static func integer(_ bytes: Span<UInt8>, of field: Field) -> CellReading {
        let reading = integer(bytes)
        guard reading.defect != nil, field == .gestationalWeeks else { return reading }
        let cell = NormalizedCell(bytes, strippingInnerBlanks: true)
        let text = String(decoding: cell.bytes, as: UTF8.self).lowercased()
        guard
            let match = text.wholeMatch(
                of: /(\d{2})(?:周|w|weeks?)?(?:\+?([0-6])(?:天|日|d|days?)?)?/),
            let weeks = Int64(match.1)
        else { return reading }
        return CellReading(packed: weeks, deviations: cell.deviations.union(.nonCanonicalForm))
    }

    package static func integer(_ bytes: Span<UInt8>) -> CellReading {
        if bytes.count <= 9, let value = number(bytes, 0..<bytes.count) {
            return CellReading(packed: Int64(value))
        }
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        let text = cell.bytes.span
        let isNegative = text[0] == UInt8(ascii: "-")
        let digits = (isNegative ? 1 : 0)..<text.count
        guard !digits.isEmpty, digits.count <= 9, let value = number(text, digits) else {
            return .unreadable(.notAnInteger, cell.deviations)
        }
        return CellReading(
            packed: isNegative ? -Int64(value) : Int64(value), deviations: cell.deviations)
    }

    /// A decimal number in hundredths, with or without a percent sign; further decimals are rounded.
    /// Thousands may be set apart: 42,376.
    package static func decimal(_ bytes: Span<UInt8>) -> CellReading {
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        var deviations = cell.deviations
        var text = cell.bytes
        if text.last == UInt8(ascii: "%") { text.removeLast() }
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative { text.removeFirst() }
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = wholeDigits(parts[0], &deviations) else {
            return .unreadable(.notAnInteger, cell.deviations)
        }
        var decimals = parts.count == 2 ? Array(parts[1]) : []
        if decimals.count > 2 { deviations.insert(.nonCanonicalForm) }
        let isRoundedUp = decimals.count > 2 && decimals[2] >= UInt8(ascii: "5")
        while decimals.count < 2 { decimals.append(0x30) }
        guard decimals.count <= 6, number(decimals.span, 0..<decimals.count) != nil else {
            return .unreadable(.notAnInteger, cell.deviations)
        }
        let digits = whole + decimals.prefix(2)
        guard let value = number(digits.span, 0..<digits.count) else {
            return .unreadable(.notAnInteger, cell.deviations)
        }
        let size = Int64(value) + (isRoundedUp ? 1 : 0)
        return CellReading(packed: isNegative ? -size : size, deviations: deviations)
    }

    /// The digits before the point, at most twelve, without what sets thousands apart.
    private static func wholeDigits(
        _ text: ArraySlice<UInt8>, _ deviations: inout FormDeviations
    ) -> [UInt8]? {
        let groups = text.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ",") || $0 == 0x20
        }
        let isGrouped = groups.count > 1
        guard let first = groups.first, !first.isEmpty,
            !isGrouped || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let digits = groups.flatMap { $0 }
        guard digits.count <= 12 else { return nil }
        if isGrouped { deviations.insert(.nonCanonicalForm) }
        return digits
    }

    package static func boolean(_ bytes: Span<UInt8>) -> CellReading {
        if bytes.count == 1, bytes[0] == 0x30 || bytes[0] == 0x31 {
            return CellReading(packed: Int64(bytes[0] - 0x30))
        }
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        switch String(decoding: cell.bytes, as: UTF8.self).lowercased() {
        case "是", "1": return CellReading(packed: 1, deviations: cell.deviations)
        case "否", "0": return CellReading(packed: 0, deviations: cell.deviations)
        case "true", "y", "yes":
            return CellReading(packed: 1, deviations: cell.deviations.union(.nonCanonicalForm))
        case "false", "n", "no":
            return CellReading(packed: 0, deviations: cell.deviations.union(.nonCanonicalForm))
        default: return .unreadable(.notACode, cell.deviations)
        }
    }
}

/// Which reader a field's cells need: the field's type without what belongs to it.
enum CellReader: UInt8, Sendable {
    case text, name, date, residentID, division, integer
    /// Any other: the type itself has to be asked.
    case other

    init(_ type: FieldType) {
        self =
            switch type {
            case .text: .text
            case .name: .name
            case .date: .date
            case .residentID: .residentID
            case .division: .division
            case .integer: .integer
            default: .other
            }
    }
}
