import RegistryModel

@testable import RegistryIntake
@testable import RegistryRules

/// Rows by value, place and state, made comparable, and judged on the way.
struct ReadRows {
    private(set) var rows: [[String]] = []
    private(set) var breaches: [String] = []

    /// The rules are many; made once.
    private static let judge = RecordJudge(
        context: RunContext(
            runDate: CalendarDay(year: 2013, month: 6, day: 1) ?? CalendarDay(number: 15_857)))

    /// - Parameters:
    ///   - number: added to the number of each row.
    ///   - bytes: added to its place.
    mutating func take(_ table: RecordTable, number: Int, bytes: Int) {
        _ = Self.judge.judge(table)
        for row in 0..<table.count {
            let place = table.provenance[row]
            var cells = [
                "\(place.line)", "\(Int(place.number) + number)",
                "\(Int(place.byteOffset) + bytes)", "\(place.byteLength)",
                "\(table.contentHash(ofRow: row))",
                table.brokenRows.contains(row) ? "broken" : "whole",
            ]
            for definition in table.schema.fields {
                let text = table[row].display(definition.field)
                cells.append(text ?? "–")
                let remark = table.remark(row: row, field: definition.field)
                if let remark { cells.append("\(remark.deviations) \(remark.text)") }
            }
            rows.append(cells)
        }
    }

    func difference(from other: ReadRows) -> String? {
        if rows.count != other.rows.count {
            return "\(rows.count) rows for \(other.rows.count)"
        }
        for (a, b) in zip(rows, other.rows) where a != b { return "row \(a) for \(b)" }
        return nil
    }
}

extension Array<Finding> {
    /// By place and words, since pieces are read in any order.
    var settled: [String] { map { "\($0.line) \($0)" }.sorted() }

    func difference(from other: [Finding]) -> String? {
        let (own, others) = (settled, other.settled)
        for (a, b) in zip(own, others) where a != b { return "\(a) for \(b)" }
        return own.count == others.count ? nil : "\(own.count) findings for \(others.count)"
    }
}
