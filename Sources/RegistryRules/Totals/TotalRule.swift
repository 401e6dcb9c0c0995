import RegistryModel

/// Compares totals of a village's monthly summary with the individual records.
struct TotalRule: CrossRule {
    let card: RuleCard
    let examples: [RuleExample]
    /// Totals of the summary with what each counts.
    let totals: [(field: Field, count: TotalledRecords.Category)]
    /// The source that is counted.
    let source: SourceKind

    let subjects: [SourceKind] = [.summaries]
    var needs: [SourceKind] { [source] }

    var columns: [SourceKind: FieldSet] {
        [
            .summaries: FieldSet([.villageCode, .month] + totals.map(\.field)),
            source: TotalledRecords.columns(of: source),
        ]
    }

    init(
        _ card: RuleCard, _ source: SourceKind,
        _ totals: [(field: Field, count: TotalledRecords.Category)], examples: [RuleExample]
    ) {
        self.card = card
        self.source = source
        self.totals = totals
        self.examples = examples
    }

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let summaries = run.table(.summaries), let records = run.source(source) else {
            return verdict
        }
        let counted = TotalledRecords(records, totals.map(\.count), context)
        let latest = (0..<summaries.count).compactMap { VillageMonth(summaries[$0])?.month }.max()
        for row in 0..<summaries.count {
            let view = summaries[row]
            guard !summaries.brokenRows.contains(row), let unit = VillageMonth(view),
                counted.covers(unit.month, latest: latest)
            else {
                verdict.leaveOpen(totals.count)
                continue
            }
            judge(view, counted, unit, &verdict)
        }
        return verdict
    }

    /// One judgement a total.
    private func judge(
        _ view: RecordView, _ counted: TotalledRecords, _ unit: VillageMonth,
        _ verdict: inout CrossVerdict
    ) {
        for (field, category) in totals {
            guard let stated = view.integer(field) else {
                verdict.leaveOpen()
                continue
            }
            let found = counted.count(category, of: unit)
            if found.range == stated...stated {
                verdict.pass()
            } else if found.range.contains(stated) {
                verdict.leaveOpen()
            } else {
                verdict.fail(
                    view,
                    Failure(
                        [field],
                        [
                            FindingValue("month", CalendarDay.monthText(unit.month)),
                            FindingValue("stated", String(stated)),
                            FindingValue("found", found.description),
                        ]))
            }
        }
    }
}
