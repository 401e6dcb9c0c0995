import RegistryModel

/// A finding's row with its cells marked, as two lines; of a record in XML the elements, each at
/// its own line:
///
/// ```
///      17 │ B0017 │ 张** │ 1 │ 2013-05-30 │ …
///         │                    ^^^^^^^^^^ 出生日期
///
///      21 │ <birthDate>2013-05-30</birthDate>
///         │            ^^^^^^^^^^ 出生日期
/// ```
///
/// A personal field's cell is masked as the field says, and a column that no field is for as text of
/// unknown content. What stands in another field isn't always what the field is for: its cell is shown
/// when it reads as a value of the field, and is text of unknown content when it doesn't.
struct RowExcerpt {
    let context: FindingsContext
    let paint: Paint

    private static let width = 84
    private static let cellWidth = 24
    /// Of one record in XML, where each takes two lines.
    private static let mostElements = 3

    private struct Piece {
        var text: String
        var width: Int
        var label: String?
    }

    /// Empty when none of the finding's cells is in the row.
    func lines(_ row: ShownRow, of finding: Finding) -> [String] {
        let marked = Set(row.cells.indices.filter { finding.fields.contains(row.cells[$0].field) })
        guard !marked.isEmpty else { return [] }
        if row.cells.contains(where: { $0.markup != nil }) {
            return marked.sorted().prefix(Self.mostElements).flatMap { index in
                element(row.cells[index], of: finding)
            }
        }
        let texts = row.cells.map { shown($0, finding.source) }
        let chosen = choose(texts.map(TerminalWidth.of), around: marked)
        let pieces = pieces(row, texts, chosen, marked)
        return lines(
            pieces.map(\.text).joined(separator: paint.faint(" │ ")), marks(pieces),
            Int(finding.line), finding.severity)
    }

    /// The text behind its line's number, and the marks below it.
    private func lines(
        _ text: String, _ marks: [String], _ line: Int, _ severity: Severity
    ) -> [String] {
        let number = String(line)
        let gutter = String(repeating: " ", count: max(1, 8 - number.utf8.count)) + number
        let blank = String(repeating: " ", count: TerminalWidth.of(gutter))
        return [paint.faint(gutter + " │ ") + text]
            + marks.map { paint.faint(blank + " │ ") + paint.severity($0, severity) }
    }

    // MARK: XML

    /// `<sex>7</sex>` with its own line, or `性别="7"`; the value is marked.
    private func element(_ cell: ShownRow.Cell, of finding: Finding) -> [String] {
        guard let markup = cell.markup else { return [] }
        let name = TerminalWidth.cut(SafeLine.text(markup.name), to: Self.cellWidth)
        let (before, after) =
            markup.isAttribute ? ("\(name)=\"", "\"") : ("<\(name)>", "</\(name)>")
        let value = shown(cell, finding.source)
        let text = value.isEmpty ? context[Self.blankCell] : value
        let width = TerminalWidth.of(text)
        let marks =
            String(repeating: " ", count: TerminalWidth.of(before))
            + String(repeating: "^", count: max(1, width)) + " " + context.label(cell.field)
        return lines(
            paint.faint(before) + paint.bold(text) + paint.faint(after), [marks], markup.line,
            finding.severity)
    }

    private static let blankCell = Bilingual(zh: "（空）", en: "(blank)")

    // MARK: Tables

    private func shown(_ cell: ShownRow.Cell, _ source: SourceID?) -> String {
        guard let text = cell.text else { return "…" }
        let own = source.flatMap { SourceCatalogue.schema(of: $0.kind).definition(of: cell.field) }
        var privacy = own?.privacy ?? .unread
        if let own, privacy == .plain, !Self.isOf(own, text) { privacy = .unread }
        let masked = privacy.shown(text, context.reveal)
        return TerminalWidth.cut(SafeLine.text(masked), to: Self.cellWidth)
    }

    /// Whether the text is a value of the plain field: a code or its word, a date, a number. Text
    /// that may be anything is one when it can't be a name, or when the field is for public names.
    private static func isOf(_ definition: FieldDefinition, _ text: String) -> Bool {
        if isShortAndWide(text) { return true }
        if definition.type == .text { return publicNames.contains(definition.field) }
        return CellParsing.read(Array(text.utf8).span, as: definition.type).defect == nil
    }

    /// Of places and figures, never of persons.
    private static let publicNames: Set<Field> = [
        .villageName, .townshipName, .facilityName, .indicator, .scope,
    ]

    /// Digits and letters, full width or not, and too few for a resident ID: they aren't a name.
    private static func isShortAndWide(_ text: String) -> Bool {
        text.unicodeScalars.count < 15
            && text.unicodeScalars.allSatisfy {
                (0x20...0x7E).contains($0.value) || (0xFF01...0xFF5E).contains($0.value)
            }
    }

    /// The marked cells, the first one, and what fits beside them.
    private func choose(_ widths: [Int], around marked: Set<Int>) -> [Int] {
        var chosen = marked.union([0])
        var used = chosen.reduce(0) { $0 + widths[$1] + 3 }
        for distance in 1...max(1, widths.count) {
            for index in widths.indices where !chosen.contains(index) {
                guard marked.contains(index - distance) || marked.contains(index + distance),
                    used + widths[index] + 3 <= Self.width
                else { continue }
                chosen.insert(index)
                used += widths[index] + 3
            }
        }
        return chosen.sorted()
    }

    /// With an ellipsis wherever a column is left out.
    private func pieces(
        _ row: ShownRow, _ texts: [String], _ chosen: [Int], _ marked: Set<Int>
    ) -> [Piece] {
        let gap = Piece(text: paint.faint("…"), width: 1)
        var pieces: [Piece] = []
        var column = 0
        for index in chosen {
            if row.cells[index].column > column { pieces.append(gap) }
            column = row.cells[index].column + 1
            let isMarked = marked.contains(index)
            var text = texts[index]
            if text.isEmpty, isMarked { text = context[Self.blankCell] }
            pieces.append(
                Piece(
                    text: isMarked ? paint.bold(text) : text, width: TerminalWidth.of(text),
                    label: isMarked ? context.label(row.cells[index].field) : nil))
        }
        if let last = chosen.last, last < row.cells.count - 1 { pieces.append(gap) }
        return pieces
    }

    /// A line of marks, each with its label behind it; a label there is no room for stands below its
    /// mark.
    private func marks(_ pieces: [Piece]) -> [String] {
        var places: [(start: Int, width: Int, label: String)] = []
        var position = 0
        for piece in pieces {
            if let label = piece.label { places.append((position, max(1, piece.width), label)) }
            position += piece.width + 3
        }
        var lines = [""]
        for (index, place) in places.enumerated() {
            Self.write(String(repeating: "^", count: place.width), at: place.start, into: &lines[0])
            let end = place.start + place.width + 1
            let room = index + 1 < places.count ? places[index + 1].start - 1 - end : .max
            if TerminalWidth.of(place.label) <= room {
                Self.write(place.label, at: end, into: &lines[0])
                continue
            }
            let free = lines.indices.dropFirst().first { TerminalWidth.of(lines[$0]) < place.start }
            if free == nil { lines.append("") }
            Self.write(place.label, at: place.start, into: &lines[free ?? lines.count - 1])
        }
        return lines
    }

    private static func write(_ text: String, at column: Int, into line: inout String) {
        line += String(repeating: " ", count: max(0, column - TerminalWidth.of(line))) + text
    }
}
