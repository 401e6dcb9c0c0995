import BirthMatching
import RecordLinkage
import RegistryModel

/// Reads the cells of one column as its type; what can't be read so is no value.
struct LinkColumnBuilder {
    private let column: LinkSettings.Column
    private var texts = InternedTextColumn.Builder()
    private var numbers: [Double?] = []
    private var days: [Int32?] = []
    private var codes: [UInt64?] = []
    private var lists = KeyListColumn()

    init(_ column: LinkSettings.Column) {
        self.column = column
    }

    mutating func append(_ cell: ArraySlice<UInt8>) {
        let text = Self.trimmed(cell)
        switch column.type {
        case .text:
            texts.append(
                scalars: String(decoding: text, as: UTF8.self).lowercased().unicodeScalars
                    .map(\.value))
        case .name:
            // The tidy spelling: blanks and dots as they should be, nothing folded.
            let name = PersonName(String(decoding: text, as: UTF8.self))
            texts.append(name.isBlank ? nil : name.standard)
        case .number: numbers.append(Double(String(decoding: text, as: UTF8.self)))
        case .date: days.append(Self.day(text))
        case .residentID:
            codes.append(
                ResidentIDNumber(String(decoding: text, as: UTF8.self)).map(\.code))
        case .division: codes.append(Self.packed(text, as: .division).map(UInt64.init))
        case .digits: codes.append(Self.digits(text))
        case .code: codes.append(text.isEmpty ? nil : KeyMixing.hash(text.map(UInt32.init)))
        case .list:
            let parts = String(decoding: text, as: UTF8.self).split(separator: column.separator)
            lists.append(
                parts.compactMap { part in
                    let part = Self.trimmed(Array(part.lowercased().utf8)[...])
                    return part.isEmpty ? nil : KeyMixing.hash(part.map(UInt32.init))
                })
        }
    }

    /// The column, with those made of it for blocking.
    consuming func columns(
        _ column: LinkSettings.Column
    ) -> [(name: String, column: LinkageColumn)] {
        let name = column.name
        switch column.type {
        case .text: return [(name, .text(texts.finish()))]
        case .name:
            let own = texts.finish()
            return [
                (name, .text(own)),
                (LinkKeyText.soundColumn(of: name), .keys(NameComparison.sounds(of: own))),
            ]
        case .number: return [(name, .number(NumberColumn(numbers)))]
        case .date: return [(name, .date(DateColumn(days)))]
        case .residentID:
            let bodies = codes.lazy.map { $0.map { ResidentIDNumber(code: $0).body } }
            return [
                (name, .code(CodeColumn(codes))),
                (LinkKeyText.bodyColumn(of: name), .code(CodeColumn(bodies))),
            ]
        case .division, .digits, .code: return [(name, .code(CodeColumn(codes)))]
        case .list: return [(name, .keys(lists))]
        }
    }

    // MARK: Values

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var cell = cell
        while let byte = cell.first, byte <= 0x20 { cell.removeFirst() }
        while let byte = cell.last, byte <= 0x20 { cell.removeLast() }
        return cell
    }

    private static func packed(_ text: ArraySlice<UInt8>, as type: FieldType) -> Int64? {
        let value = CellParsing.read(text.span, as: type).packed
        return value == Packed.absent || value == Packed.unreadable ? nil : value
    }

    /// A date, or the day of a moment.
    private static func day(_ text: ArraySlice<UInt8>) -> Int32? {
        if let day = packed(text, as: .date) { return Int32(exactly: day) }
        let date = text.prefix { $0 != 0x20 && $0 != UInt8(ascii: "T") }
        return date.count == text.count
            ? nil : packed(date, as: .date).flatMap(Int32.init(exactly:))
    }

    /// Up to seventeen digits, behind one letter or none, as in a certificate's number; the letter
    /// stands above them, so that A1 and K1 are two. Anything else is no value.
    private static func digits(_ text: ArraySlice<UInt8>) -> UInt64? {
        var text = text
        var value: UInt64 = 0
        var letter: UInt64 = 0
        if let first = text.first, (0x41...0x5A).contains(first & 0xDF), first >= 0x41 {
            letter = UInt64(first & 0xDF) - 0x40
            text.removeFirst()
        }
        guard !text.isEmpty, text.count <= 17 else { return nil }
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + UInt64(byte - 0x30)
        }
        return letter * 100_000_000_000_000_000 + value
    }
}
