import RegistryModel

@testable import RegistryIntake

/// A plan and worksheets of it, filled in as told.
struct FilledSheet {
    var plan: SamplePlan
    /// The cells of each row that aren't as the sheet was made.
    var rows: [[WorksheetColumn: String]] = []
    var language = Language.zh

    static func plan(_ kind: SampledKind = .cases, items count: Int = 4) -> SamplePlan {
        let items = (0..<count).map { number in
            SampleItem(
                itemID: ItemID.text(of: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15),
                number: number + 1, village: "520525100201", group: "520525100201", inclusion: 1,
                caseID: kind == .cases ? "C\(number + 1)" : nil, source: "registry.births",
                file: "births.csv", line: number + 2)
        }
        let from = CalendarDay(number: 15_826)
        return SamplePlan(
            planID: "PLAN1-TEST5", seed: 42, toolVersion: "test", county: "520525",
            period: from...from.adding(days: 30), design: .all, of: kind, settings: [],
            target: 0.98, confidence: 0.95, frameUnits: count,
            groups: [SampleGroup(id: "520525100201", units: count, drawn: count)], items: items)
    }

    init(_ rows: [[WorksheetColumn: String]]) { self.init(.cases, rows) }

    init(_ kind: SampledKind, _ rows: [[WorksheetColumn: String]]) {
        plan = Self.plan(kind)
        self.rows = rows
    }

    /// What is sound in a row, to be changed by its own cells.
    private func standard(_ number: Int) -> [WorksheetColumn: String] {
        let item = plan.items[number]
        return [
            .number: String(item.number), .itemID: item.itemID, .subject: "姓名：张**",
            .planID: plan.planID, .seed: "42", .villageCode: item.village, .by: "王五",
            .day: "2013-06-03", .seen: "入户见到母婴",
        ]
    }

    var csv: String {
        let columns = WorksheetColumn.columns(for: plan.of)
        var lines = [columns.map { $0.title[language] }.joined(separator: ",")]
        for (number, changes) in rows.enumerated() {
            let cells = standard(number).merging(changes) { $1 }
            lines.append(columns.map { "\"\(cells[$0] ?? "")\"" }.joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
