import RegistryModel

@testable import RegistryIntake

/// A filled worksheet as somebody may have left it: each of its rows is taken, refused with a reason
/// or blank, and no verdict goes to another case than the one its row names.
enum WorksheetTrial {
    private static let today = CalendarDay(number: 15_900)

    static func run(_ given: TrialInput) throws -> [String] {
        var breaches: [String] = []
        for kind in [SampledKind.cases, .persons] {
            let plan = plan(kind)
            let scratch = try ScratchInput(given.file)
            let reader = VerdictSheetReader(plan: plan, today: today)
            let reading = try reader.read([scratch.path])
            if try reader.read([scratch.path]).checks != reading.checks {
                breaches.append("The same sheet was read in two ways.")
            }
            if Set(reading.checks.map(\.item.itemID)).count != reading.checks.count {
                breaches.append("One item was taken twice.")
            }
            for check in reading.checks where plan.items[check.item.number - 1] != check.item {
                breaches.append("An item isn't the plan's.")
            }
            for row in reading.refused where row.reason.zh.isEmpty || row.reason.en.isEmpty {
                breaches.append("A row was refused without a word.")
            }
        }
        return breaches
    }

    /// Four items, with identifiers that are always the same: readers.dict has them.
    private static func plan(_ kind: SampledKind) -> SamplePlan {
        let village = "520525100201"
        let items = (1...4).map { number in
            SampleItem(
                itemID: ItemID.text(of: UInt64(number) &* 0x9E37_79B9_7F4A_7C15), number: number,
                village: village, group: village, inclusion: 1,
                caseID: kind == .cases ? "C\(number)" : nil, source: "registry.births",
                file: "births.csv", line: number + 1)
        }
        let from = CalendarDay(number: 15_826)
        return SamplePlan(
            planID: "PLAN1-TEST5", seed: 42, toolVersion: "trial", county: "520525",
            period: from...from.adding(days: 30), design: .all, of: kind, settings: [],
            target: 0.98, confidence: 0.95, frameUnits: items.count,
            groups: [SampleGroup(id: village, units: items.count, drawn: items.count)],
            items: items)
    }
}
