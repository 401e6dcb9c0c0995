/// One record on its way into a file: its cells as text, still open to misprints.
struct RecordDraft: Sendable {
    let source: Source
    let recordID: String
    /// Which of the source's files the record goes into.
    let file: Int
    /// Records of a file stand in the order of this day.
    var day: CivilDay
    private var cells: [String]
    /// Cells left off at the end of the row, as a clerk's careless export does.
    var cellsDropped = 0

    init(source: Source, recordID: String, file: Int, day: CivilDay) {
        self.source = source
        self.recordID = recordID
        self.file = file
        self.day = day
        cells = Array(repeating: "", count: source.columns.count)
        cells[0] = recordID
    }

    /// The text of a field; a field that the source doesn't have reads as blank and stays so.
    subscript(field: Field) -> String {
        get {
            guard let place = source.columns.firstIndex(where: { $0.field == field }) else {
                return ""
            }
            return cells[place]
        }
        set {
            guard let place = source.columns.firstIndex(where: { $0.field == field }) else {
                return
            }
            cells[place] = newValue
        }
    }

    func has(_ field: Field) -> Bool {
        source.columns.contains { $0.field == field }
    }

    func appendCSV(to bytes: inout [UInt8]) {
        for (place, cell) in cells.dropLast(cellsDropped).enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendCell(cell)
        }
        bytes.append(0x0A)
    }

    /// One child element a line; blank fields are absent.
    func appendXML(to bytes: inout [UInt8]) {
        bytes.appendText("  <\(source.element)>\n")
        for (place, column) in source.columns.enumerated() where !cells[place].isEmpty {
            bytes.appendText("    <")
            bytes.appendText(column.field.rawValue)
            bytes.append(UInt8(ascii: ">"))
            bytes.appendEscaped(cells[place])
            bytes.appendText("</")
            bytes.appendText(column.field.rawValue)
            bytes.appendText(">\n")
        }
        bytes.appendText("  </\(source.element)>\n")
    }
}

extension [UInt8] {
    /// Appends a CSV cell, quoted by RFC 4180 where it must be.
    mutating func appendCell(_ text: String) {
        let special = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard special else {
            appendText(text)
            return
        }
        append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { append(0x22) }
            append(byte)
        }
        append(0x22)
    }

    /// Appends XML character data.
    mutating func appendEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): appendText("&amp;")
            case UInt8(ascii: "<"): appendText("&lt;")
            case UInt8(ascii: ">"): appendText("&gt;")
            default: append(byte)
            }
        }
    }
}
