import BirthMatching
import RecordLinkage
import RegistryIntake
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

    /// Adds the cells of one column of some rows.
    mutating func append(_ rows: FreeRows, column place: Int) {
        // The type is asked for once, not for every cell.
        switch column.type {
        case .text:
            Self.each(rows, place) { text in
                texts.scalars += String(text).lowercased().unicodeScalars
                    .lazy.map(\.value)
                texts.ends.append(UInt32(texts.scalars.count))
            }
        case .name:
            // The tidy spelling: blanks and dots as they should be, nothing folded.
            Self.each(rows, place) { text in
                PersonName.appendStandard(utf8: text, to: &texts.scalars)
                texts.ends.append(UInt32(texts.scalars.count))
            }
        case .number:
            Self.each(rows, place) { numbers.append(Double(String($0))) }
        case .date: Self.each(rows, place) { days.append(Self.day($0)) }
        case .residentID:
            Self.each(rows, place) { codes.append(ResidentIDNumber($0).map(\.code)) }
        case .division:
            Self.each(rows, place) {
                codes.append(Self.packed($0, as: .division).map(UInt64.init))
            }
        case .digits: Self.each(rows, place) { codes.append(Self.digits($0)) }
        case .code:
            Self.each(rows, place) {
                codes.append($0.isEmpty ? nil : KeyMixing.hash(bytes: $0))
            }
        case .list:
            Self.each(rows, place) { text in
                let parts = String(text).split(separator: column.separator)
                lists.append(
                    parts.compactMap { part in
                        let part = Array(part.lowercased().utf8)
                        let range = Self.trimmed(part.span)
                        return range.isEmpty
                            ? nil : KeyMixing.hash(bytes: part.span.extracting(range))
                    })
            }
        }
    }

    // MARK: Values

    /// Calls `body` with each cell, blanks around it removed.
    private static func each(_ rows: FreeRows, _ column: Int, _ body: (Span<UInt8>) -> Void) {
        rows.forEachCell(ofColumn: column) { cell in body(cell.extracting(trimmed(cell))) }
    }

    private static func trimmed(_ cell: Span<UInt8>) -> Range<Int> {
        var (start, end) = (0, cell.count)
        while start < end, cell[start] <= 0x20 { start += 1 }
        while start < end, cell[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private static func packed(_ text: Span<UInt8>, as type: FieldType) -> Int64? {
        if text.isEmpty { return nil }
        let value = CellParsing.read(text, as: type).packed
        return value == Packed.absent || value == Packed.unreadable ? nil : value
    }

    /// A date, or the day of a moment.
    private static func day(_ text: Span<UInt8>) -> Int32? {
        if let day = packed(text, as: .date) { return Int32(exactly: day) }
        let end = text.indices.first { text[$0] == 0x20 || text[$0] == UInt8(ascii: "T") }
        guard let end else { return nil }
        return packed(text.extracting(0..<end), as: .date).flatMap(Int32.init(exactly:))
    }

    /// Up to seventeen digits, behind one letter or none, as in a certificate's number; the letter
    /// stands above them, so that A1 and K1 are two. Anything else is no value.
    private static func digits(_ text: Span<UInt8>) -> UInt64? {
        guard !text.isEmpty else { return nil }
        var start = 0
        var value: UInt64 = 0
        var letter: UInt64 = 0
        let first = text[0] & 0xDF
        if (0x41...0x5A).contains(first) {
            letter = UInt64(first) - 0x40
            start = 1
        }
        guard start < text.count, text.count - start <= 17 else { return nil }
        for place in start..<text.count {
            let byte = text[place]
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

    /// With the records in another order; done before forms are added.
    func reordered(by order: RecordOrder) -> LinkColumnSet {
        var set = self
        set.columns = columns.map { ($0.name, order.applied(to: $0.column)) }
        if case .text(let own)? = set.columns.first?.column, texts != nil { set.texts = own }
        return set
    }

    /// Adds the forms of a column of names, made a range of its texts after the other, and the column
    /// of its sounds.
    mutating func add(_ parts: [NameForms]) {
        guard let texts, let name = columns.first?.name, var forms = parts.first else { return }
        for part in parts.dropFirst() { forms.append(contentsOf: part) }
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
                lists.append(contentsOf: part.lists)
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
