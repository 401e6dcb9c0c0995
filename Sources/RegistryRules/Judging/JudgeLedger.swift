import RegistryModel

/// Writes down what the rules say while one table is being judged.
package struct JudgeLedger: Sendable {
    private var findings: [Finding] = []
    /// The row of each finding.
    private var rows: [Int] = []
    private var tally = FormTally()
    private var counts: [RuleCount]

    private let rules: RuleSet

    init(_ rules: RuleSet) {
        self.rules = rules
        counts = Array(repeating: RuleCount(), count: rules.rules.count)
    }

    package mutating func addUndecided(_ number: Int, at index: Int) {
        counts[index].undecided += number
    }

    /// Adds to what the rule has looked at; `outcome` takes passed as what is neither failed nor
    /// undecided, so that a pass costs nothing.
    mutating func addJudged(_ number: Int, at index: Int) {
        counts[index].passed += number
    }

    package mutating func fail(
        _ failure: Failure, _ record: RecordView, by card: RuleCard, at index: Int
    ) {
        let severity = failure.severity ?? card.severity
        note(failure.fields.first, severity, record, card, index) {
            Finding(
                rule: card.code, severity: severity, source: record.table.source,
                file: record.provenance.file, line: record.provenance.line,
                recordID: record.recordID, fields: failure.fields, values: failure.values)
        }
    }

    /// A cell's failure: its value is the text as it stood in the file.
    mutating func fail(
        _ remark: CellRemark, _ record: RecordView, by card: RuleCard, at index: Int,
        severity: Severity?
    ) {
        let severity = severity ?? card.severity
        note(remark.field, severity, record, card, index) {
            let privacy = record.privacy(of: remark.field)
            return Finding(
                rule: card.code, severity: severity, source: record.table.source,
                file: record.provenance.file, line: record.provenance.line,
                recordID: record.recordID, fields: [remark.field],
                values: [FindingValue("value", remark.text, privacy)])
        }
    }

    private mutating func note(
        _ field: Field?, _ severity: Severity, _ record: RecordView, _ card: RuleCard,
        _ index: Int, _ make: () -> Finding
    ) {
        counts[index].failed += 1
        guard card.isGathered, severity < .error, let field else {
            findings.append(make())
            rows.append(record.row)
            return
        }
        let place = record.provenance
        tally.add(
            line: place.line,
            at: FormTally.Key(
                file: place.file, rule: index, field: field.rawValue, severity: severity), make)
    }

    /// The findings so far, gathered ones apart, each with its row.
    var located: [LocatedFinding] {
        zip(rows, findings).map { LocatedFinding(row: $0, finding: $1) }
    }

    /// Groups the findings of each record under their likely cause.
    mutating func localise(
        in table: RecordTable, judge: @escaping (RecordTable) -> [LocatedFinding]
    ) {
        // Without two findings of one row there is nothing to group.
        guard Set(rows).count < rows.count else { return }
        let causes = ErrorLocalisation(table, judge: judge).causes(of: located)
        for (place, cause) in causes { findings[place].cause = cause }
    }

    consuming func outcome() -> RuleOutcome {
        let settled = counts.map {
            RuleCount(
                passed: $0.passed - $0.failed - $0.undecided, failed: $0.failed,
                undecided: $0.undecided)
        }
        return RuleOutcome(findings: findings, tally: tally, counts: settled, of: rules)
    }
}
