import Foundation

/// Fills in a folder's worksheets as a person would.
struct WorksheetFilling {
    private let folder: String

    init(_ folder: String) {
        self.folder = folder
    }

    /// Writes an outcome, a name and a day into every row of the CSV files; returns their number.
    func fill(_ outcome: (Int) -> String) throws -> Int {
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".csv") {
            let file = URL(fileURLWithPath: folder + "/" + name)
            var lines = String(decoding: try Data(contentsOf: file), as: UTF8.self)
                .components(separatedBy: "\r\n")
            let heads = (lines.first ?? "").components(separatedBy: ",")
            // From the end: what is checked may hold commas of its own.
            func place(_ head: String) -> Int { heads.count - (heads.firstIndex(of: head) ?? 0) }
            let places = ["核查结果", "所见情况", "核查人", "核查日期"].map(place)
            for line in lines.indices.dropFirst() where !lines[line].isEmpty {
                var cells = lines[line].components(separatedBy: ",")
                let texts = [outcome(Int(cells[0]) ?? 0), "见本人", "王五", "2013-06-20"]
                for (place, text) in zip(places, texts) { cells[cells.count - place] = text }
                lines[line] = cells.joined(separator: ",")
                count += 1
            }
            try lines.joined(separator: "\r\n").write(
                to: file, atomically: true, encoding: .utf8)
        }
        return count
    }
}
