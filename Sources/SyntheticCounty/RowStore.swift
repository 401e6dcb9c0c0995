/// The rows of one file of a source, kept as finished bytes until they can be put in order.
struct RowStore: Sendable {
    struct Row: Sendable {
        var day: Int
        var start: Int
        var end: Int
        var recordID: String
    }

    let source: Source
    /// Relative to the audit directory.
    let path: String
    let isXML: Bool
    let encoding: TextEncoding
    let chineseHeader: Bool
    /// Lines before the header and after the last row, as spreadsheets leave them.
    var title: String?
    var hasTotal = false
    private var arena: [UInt8] = []
    private var rows: [Row] = []

    init(
        source: Source, path: String, isXML: Bool, encoding: TextEncoding, chineseHeader: Bool
    ) {
        self.source = source
        self.path = path
        self.isXML = isXML
        self.encoding = isXML ? .utf8 : encoding
        self.chineseHeader = chineseHeader
    }

    var count: Int { rows.count }

    mutating func add(_ draft: RecordDraft) {
        let start = arena.count
        if isXML { draft.appendXML(to: &arena) } else { draft.appendCSV(to: &arena) }
        rows.append(
            Row(day: draft.day.number, start: start, end: arena.count, recordID: draft.recordID))
    }

    /// Writes the file; `place` is told each record and the line it starts on.
    func write(
        directory: String, envelope: Envelope, place: (String, Int) -> Void
    ) throws {
        let file = try ByteFile(path: directory + "/" + path, encoding: encoding)
        try file.write(isXML ? envelope.opening(root: source.root) : head)
        // Ties keep the order in which the records were made.
        let order = rows.indices.sorted { (rows[$0].day, $0) < (rows[$1].day, $1) }
        for index in order {
            let row = rows[index]
            place(row.recordID, file.line)
            try file.write(arena[row.start..<row.end])
        }
        if isXML {
            try file.write("</\(source.root)>\n")
        } else if hasTotal {
            let blanks = String(repeating: ",", count: source.columns.count - 2)
            try file.write("合计,\(rows.count)\(blanks)\n")
        }
        try file.close()
    }

    private var head: String {
        let names = source.columns.map { chineseHeader ? $0.label : $0.field.rawValue }
        let header = names.joined(separator: ",") + "\n"
        guard let title else { return header }
        let blanks = String(repeating: ",", count: source.columns.count - 1)
        return title + blanks + "\n" + header
    }
}

/// What the root element of every XML file says.
struct Envelope: Sendable {
    let county: String
    let period: String
    let generatedAt: String

    func opening(root: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(root) xmlns="urn:hecha:exchange:1" county="\(county)" period="\(period)" \
        generatedAt="\(generatedAt)">

        """
    }
}
