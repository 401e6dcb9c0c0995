/// A slip planted in the month's papers: the rule that must find it, where, and what it is.
struct PlantedSlip: Sendable {
    let rule: String
    let source: String
    let path: String
    let line: Int
    let zh: String
    let en: String
}

/// One list of the month's papers, row by row with the slips in it.
struct PaperList: Sendable {
    let source: String
    let path: String
    private let columns: [(name: String, label: String)]
    private var rows: [[String]] = []
    private(set) var slips: [PlantedSlip] = []

    init(_ source: String, _ columns: [(name: String, label: String)]) {
        self.source = source
        path = "monthly/" + source + ".csv"
        self.columns = columns
    }

    var count: Int { rows.count }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// Says that the row added last is found by a rule.
    mutating func plant(_ rule: String, _ zh: String, _ en: String) {
        plant(rule, zh, en, row: rows.count - 1)
    }

    /// The same of a row counted from 0.
    mutating func plant(_ rule: String, _ zh: String, _ en: String, row: Int) {
        slips.append(
            PlantedSlip(rule: rule, source: source, path: path, line: row + 2, zh: zh, en: en))
    }

    func write(directory: String, encoding: TextEncoding, chineseHeader: Bool) throws {
        let file = try ByteFile(path: directory + "/" + path, encoding: encoding)
        try file.write(
            columns.map { chineseHeader ? $0.label : $0.name }.joined(separator: ",") + "\n")
        for row in rows {
            var bytes: [UInt8] = []
            for (place, cell) in row.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendCell(cell)
            }
            bytes.append(0x0A)
            try file.write(bytes[...])
        }
        try file.close()
    }
}
