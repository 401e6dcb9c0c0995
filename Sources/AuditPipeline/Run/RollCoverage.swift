import BirthMatching
import RegistryModel

/// Whether the roll has the villages that the registry reports from: half of it left out would leave
/// their births to nobody, or to whichever village on it a single source names.
struct RollCoverage {
    /// Villages of the county that the registry reports from and the roll lacks. Sorted.
    let unlisted: [DivisionCode]
    private let persons: [DivisionCode: Int]
    private let births: [DivisionCode: Int]

    /// Fewer records under a code that isn't on the roll are slips in the code.
    private static let fewestPersons = 30
    private static let fewestBirths = 5

    init(_ tables: [SourceID: RecordTable], _ context: RunContext) {
        persons = Self.counts(tables[SourceID(.registryPersons)], context)
        births = Self.counts(tables[SourceID(.registryBirths)], context)
        unlisted = Set(
            persons.filter { $0.value >= Self.fewestPersons }.keys
        ).union(births.filter { $0.value >= Self.fewestBirths }.keys).sorted()
    }

    /// Records by villages of the county that the roll lacks. Cost: a look at each record's village.
    private static func counts(
        _ table: RecordTable?, _ context: RunContext
    ) -> [DivisionCode: Int] {
        guard let table, let roll = context.villages else { return [:] }
        let codes = CountyCodes(county: context.county)
        var counts: [DivisionCode: Int] = [:]
        // Records of a village stand together.
        var known: DivisionCode?
        for row in 0..<table.count {
            guard let code = table[row].division(.villageCode), code != known else { continue }
            let current = codes.current(code)
            guard current.countyCode == context.county, current.isVillage,
                !roll.contains(current)
            else {
                known = code
                continue
            }
            counts[current, default: 0] += 1
        }
        return counts
    }

    /// Nil where the roll has them all.
    var note: Bilingual? {
        guard !unlisted.isEmpty else { return nil }
        let named = unlisted.prefix(Self.mostNamed).map(words)
        let isMore = unlisted.count > named.count
        let count = unlisted.count
        return Bilingual(
            zh: "村居名册缺 \(count) 个村（居），而登记数据中有：\(named.map(\.zh).joined(separator: "、"))"
                + "\(isMore ? "等" : "")。名册多半不全，因此这些村（居）的出生不计入任何村，也不扣分；请补齐名册后重新审核。",
            en: "The roll of villages lacks " + (count == 1 ? "a village" : "\(count) villages")
                + " that the registry reports from: \(named.map(\.en).joined(separator: ", "))"
                + "\(isMore ? " and others" : ""). It is most likely incomplete, so births there "
                + "count for no village and cost nothing: complete the roll and audit again.")
    }

    private static let mostNamed = 5

    private func words(_ code: DivisionCode) -> Bilingual {
        let (persons, births) = (persons[code] ?? 0, births[code] ?? 0)
        return Bilingual(
            zh: "\(code)（人口 \(persons) 条，出生 \(births) 条）",
            en: "\(code) (persons: \(persons), births: \(births))")
    }
}
