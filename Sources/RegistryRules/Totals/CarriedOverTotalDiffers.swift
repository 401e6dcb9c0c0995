import RegistryModel

/// Flags a month's closing total that another file states otherwise.
struct CarriedOverTotalDiffers: SetRule {
    let card = RuleCard(
        "TOT010", "carried-over-total-differs", .error, .villageMonth,
        message: Bilingual(
            zh: "{month} 期末“{field}”为 {own}，而 {firstFile} 第 {firstLine} 行为 {other}",
            en: "{field} at the close of {month} is {own}, but {other} in {firstFile}, line "
                + "{firstLine}"),
        explanation: Bilingual(
            zh: "上月期末数就是本月期初数，不应改动。汇总报表只有期末人口、户数，没有期初栏，所以只能比较同一村同一月给出两次的报表"
                + "（例如本月上报时又附上的上月报表）；只给出一次的，无法判定。请查明哪一份是当时上报的。",
            en: "Last month's closing totals are this month's opening ones and don't change. A "
                + "summary has closing persons and households only, no opening column, so all that "
                + "can be compared is one village's month given twice, such as last month's summary "
                + "handed in again with this month's. A month given once is undecided. Find out "
                + "which was submitted at the time."),
        source: .dataContract("Fields, summaries"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "再次附上的上月报表相同", "handed in again, the same",
            together: [[:], [.births: "1"]], in: .summaries),
        .fails(
            "再次附上的上月人口数不同", "handed in again, other persons",
            together: [[:], [.persons: "2"]], at: .persons, in: .summaries),
        .undecided("只有一份", "given once", together: [[:]], missing: .persons, in: .summaries),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .summaries }

    func columns(in schema: SourceSchema) -> FieldSet {
        [.villageCode, .month, .persons, .households]
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var units: [VillageMonth: [Int]] = [:]
        var verdict = SetVerdict()
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            if let unit = VillageMonth(table[row]) {
                units[unit, default: []].append(row)
            } else {
                verdict.undecided += 1
            }
        }
        for (unit, rows) in units {
            guard rows.count > 1 else {
                verdict.undecided += 1
                continue
            }
            let ordered = rows.sorted { KeyGroups.precedes($0, $1, in: table) }
            let first = table[ordered[0]]
            for row in ordered.dropFirst() {
                judge(table[row], first, unit, &verdict)
            }
        }
        return verdict
    }

    private func judge(
        _ later: RecordView, _ first: RecordView, _ unit: VillageMonth,
        _ verdict: inout SetVerdict
    ) {
        for field in [Field.persons, .households] {
            guard let own = later.integer(field), let other = first.integer(field), own != other
            else { continue }
            let values = [
                FindingValue("month", CalendarDay.monthText(unit.month)),
                FindingValue("own", String(own)), FindingValue("other", String(other)),
            ]
            verdict.failures.append((later.row, Failure([field], first.named() + values)))
            return
        }
        if later.integer(.persons) == nil && later.integer(.households) == nil {
            verdict.undecided += 1
        }
    }
}
