import RegistryModel
import SpotChecks

/// Plans and results without files.
enum EstimateMaker {
    static func plan(
        _ sample: DrawnSample, _ units: [FrameUnit], design: SampleDesign,
        of kind: SampledKind = .persons, target: Double = 0.98
    ) -> SamplePlan {
        let items = sample.units.enumerated().map { number, unit in
            SampleItem(
                itemID: "item \(unit.position)", number: number + 1,
                village: units[unit.position].village, group: unit.group,
                inclusion: unit.inclusion, caseID: nil, source: "registry.persons",
                file: "persons.csv", line: unit.position + 2)
        }
        let day = CalendarDay(number: 15_826)
        return SamplePlan(
            planID: "P", seed: 1, toolVersion: "t", county: "520525", period: day...day,
            design: design, of: kind, settings: [], target: target, confidence: 0.95,
            frameUnits: units.count, groups: sample.groups, items: items)
    }

    /// `outcome` of each item by its line: nil for one that wasn't returned.
    static func checks(
        _ plan: SamplePlan, _ outcome: (Int) -> CheckOutcome?
    ) -> [ItemCheck] {
        plan.items.compactMap { item in
            outcome(item.line - 2).map {
                ItemCheck(
                    item: item, outcome: $0, by: "王五", day: CalendarDay(number: 15_830), seen: "")
            }
        }
    }
}
