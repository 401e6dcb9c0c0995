import BirthMatching
import RecordLinkage
import RegistryModel

/// The cells of one column in some rows, read as its type; what can't be read so is no value.
///
/// Parts of a column are made on any thread and put together in the order of the rows.
struct LinkColumnPart: Sendable {
    /// Texts as scalars, end to end; an empty one is none.
    struct Texts: Sendable {
        var scalars: [UInt32] = []
        var ends: [UInt32] = []
    }

    private let column: LinkSettings.Column
    private(set) var texts = Texts()
    private(set) var numbers: [Double?] = []
    private(set) var days = DateColumn()
    private(set) var codes = CodeColumn()
    private(set) var lists = KeyListColumn()

    init(_ column: LinkSettings.Column) {
        self.column = column
    }

    mutating func append(_ cell: ArraySlice<UInt8>) {
        let text = Self.trimmed(cell)
        switch column.type {
        case .text:
            texts.scalars += String(decoding: text, as: UTF8.self).lowercased().unicodeScalars
                .lazy.map(\.value)
            texts.ends.append(UInt32(texts.scalars.count))
        case .name:
            // The tidy spelling: blanks and dots as they should be, nothing folded.
            PersonName.appendStandard(utf8: text.span, to: &texts.scalars)
            texts.ends.append(UInt32(texts.scalars.count))
        case .number: numbers.append(Double(String(decoding: text, as: UTF8.self)))
        case .date: days.append(Self.day(text))
        case .residentID: codes.append(Self.residentID(text))
        case .division: codes.append(Self.packed(text, as: .division).map(UInt64.init))
        case .digits: codes.append(Self.digits(text))
        case .code:
            codes.append(text.isEmpty ? nil : KeyMixing.hash(bytes: text))
        case .list:
            let parts = String(decoding: text, as: UTF8.self).split(separator: column.separator)
            lists.append(
                parts.compactMap { part in
                    let part = Self.trimmed(Array(part.lowercased().utf8)[...])
                    return part.isEmpty ? nil : KeyMixing.hash(bytes: part)
                })
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
        if text.isEmpty { return nil }
        let value = CellParsing.read(text.span, as: type).packed
        return value == Packed.absent || value == Packed.unreadable ? nil : value
    }

    private static func residentID(_ text: ArraySlice<UInt8>) -> UInt64? {
        ResidentIDNumber(text.span).map(\.code)
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

/// A column put together of its parts, with those made of it for blocking.
struct LinkColumnSet: Sendable {
    private(set) var columns: [(name: String, column: LinkageColumn)]
    /// What a column of names is compared by; made apart, since it takes longest.
    private(set) var names: NameForms?
    /// The texts of a column of names.
    private(set) var texts: InternedTextColumn?

    /// Puts the records in another order; done before forms are added.
    mutating func reorder(by order: RecordOrder) {
        columns = columns.map { ($0.name, order.applied(to: $0.column)) }
        if case .text(let own)? = columns.first?.column, texts != nil { texts = own }
    }

    /// Adds the forms of a column of names, and the column of its sounds.
    mutating func add(_ forms: NameForms) {
        guard let texts, let name = columns.first?.name else { return }
        names = forms
        columns.append(
            (LinkKeyText.soundColumn(of: name), .keys(forms.sounds(ofRecords: texts.ids))))
    }

    /// - Parameter parts: in the order of the rows.
    init(_ column: LinkSettings.Column, _ parts: [LinkColumnPart]) {
        let name = column.name
        var ofNames: InternedTextColumn?
        switch column.type {
        case .text: columns = [(name, .text(Self.texts(parts)))]
        case .name:
            let own = Self.texts(parts)
            ofNames = own
            columns = [(name, .text(own))]
        case .number: columns = [(name, .number(NumberColumn(parts.lazy.flatMap(\.numbers))))]
        case .date:
            var days = DateColumn()
            for part in parts { days.append(contentsOf: part.days) }
            columns = [(name, .date(days))]
        case .residentID:
            let codes = Self.codes(parts)
            columns = [
                (name, .code(codes)),
                (
                    LinkKeyText.bodyColumn(of: name),
                    .code(codes.mapped { ResidentIDNumber(code: $0).body })
                ),
            ]
        case .division, .digits, .code: columns = [(name, .code(Self.codes(parts)))]
        case .list:
            var lists = KeyListColumn()
            for part in parts {
                for row in 0..<part.lists.count { lists.append(part.lists[row]) }
            }
            columns = [(name, .keys(lists))]
        }
        texts = ofNames
    }

    private static func texts(_ parts: [LinkColumnPart]) -> InternedTextColumn {
        var builder = InternedTextColumn.Builder()
        for part in parts {
            var start = 0
            for end in part.texts.ends {
                builder.append(scalars: part.texts.scalars[start..<Int(end)])
                start = Int(end)
            }
        }
        return builder.finish()
    }

    private static func codes(_ parts: [LinkColumnPart]) -> CodeColumn {
        var codes = CodeColumn()
        for part in parts { codes.append(contentsOf: part.codes) }
        return codes
    }
}
