import RegistryModel

/// Flags a village of the roll that submitted no summary for a closed month.
struct VillageMissingFromSubmission: CrossRule {
    let card = RuleCard(
        "TOT009", "village-missing-from-submission", .error, .villageMonth,
        message: Bilingual(
            zh: "村 {village} 没有 {month} 的汇总报表",
            en: "Village {village} submitted no summary for {month}"
        ),
        explanation: Bilingual(
            zh: "名册上的每个村每月都要上报汇总，没有出生也要零报告。查审核期内已过结账日的整月；没有审核期时，查报表中出现过的月份。"
                + "报表中有读不出村或月份的行时，缺的村无法判定。请催报。",
            en: "Each village on the roll submits a summary every month, of nothing if need be. "
                + "Looked for are the whole months of the audited period whose reports have closed, "
                + "or without a period the months that any summary is of. While a summary's village "
                + "or month can't be read, absent villages are undecided. Ask the village for it."),
        source: .domainNotes("§1.2, S0 附件 8"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.villages]
    let needs: [SourceKind] = [.summaries]
    let columns: [SourceKind: FieldSet] = [
        .villages: [.villageCode, .villageName], .summaries: [.villageCode, .month],
    ]

    private static let other: RuleExample.Changes = [
        .villageCode: "520525201206", .villageName: "坝子村",
    ]

    let examples: [RuleExample] = [
        .passes("已上报", "submitted", run: [.villages: [[:]], .summaries: [[:]]]),
        .fails(
            "另一村没有上报", "another village didn't",
            run: [.villages: [[:], other], .summaries: [[:]]], in: .villages, record: 1,
            at: .villageCode),
        .undecided(
            "报表中有一行没有村代码", "a summary without village",
            run: [.villages: [[:]], .summaries: [[.villageCode: nil]]], missing: .villageCode),
        .undecided(
            "没有汇总报表", "no summaries", run: [.villages: [[:]]], without: .summaries),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let villages = run.table(.villages), let summaries = run.table(.summaries) else {
            return verdict
        }
        var submitted = Set<VillageMonth>()
        var hasOpen = false
        for row in 0..<summaries.count {
            guard !summaries.brokenRows.contains(row), let unit = VillageMonth(summaries[row])
            else {
                hasOpen = true
                continue
            }
            submitted.insert(unit)
        }
        let months = context.closedMonths ?? Set(submitted.map(\.month)).sorted()
        for row in Roll.rows(of: villages, &verdict) {
            let view = villages[row]
            guard let village = view.division(.villageCode)?.current,
                // Lists of divisions keep abolished units under their old name.
                view.text(.villageName)?.contains("已撤销") != true
            else { continue }
            for month in months {
                if submitted.contains(VillageMonth(village, month)) {
                    verdict.pass()
                } else if hasOpen {
                    verdict.leaveOpen()
                } else {
                    verdict.fail(
                        view,
                        Failure(
                            [.villageCode],
                            [
                                view.shown(.villageName, as: "village"),
                                FindingValue("month", CalendarDay.monthText(month)),
                            ]))
                }
            }
        }
        return verdict
    }
}

/// The village roll's rows, each village once.
enum Roll {
    /// First place first; rows whose code can't be read are left open in the verdict.
    static func rows(of villages: RecordTable, _ verdict: inout CrossVerdict) -> [Int] {
        var first: [DivisionCode: Int] = [:]
        for row in 0..<villages.count {
            guard !villages.brokenRows.contains(row),
                let village = villages[row].division(.villageCode)?.current
            else {
                verdict.leaveOpen()
                continue
            }
            if let other = first[village], KeyGroups.precedes(other, row, in: villages) { continue }
            first[village] = row
        }
        return first.values.sorted { KeyGroups.precedes($0, $1, in: villages) }
    }
}
