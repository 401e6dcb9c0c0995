import RegistryModel

/// Writes down what the rules say while one table is being judged.
package struct JudgeLedger: Sendable {
    private var located: [LocatedFinding] = []
    private var tally = FormTally()
    private var counts: [RuleCount]
    /// Counts of what wasn't made.
    private var surplus: KeptFindings
    private var hasSurplus = false

    private let rules: RuleSet
    private let full: KeptFindings.Full

    /// - Parameter full: of which enough is known from earlier records of their file.
    init(
        _ rules: RuleSet, full: KeptFindings.Full = [], limit: Int = KeptFindings.limit
    ) {
        self.rules = rules
        surplus = KeptFindings(limit: limit)
        self.full = full
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
        let place = record.provenance
        let key = FormTally.Key(
            file: place.file, rule: index, field: field?.rawValue ?? .max, severity: severity)
        if card.isGathered, severity < .error, field != nil {
            tally.add(line: place.line, at: key, make)
        } else if !full.isEmpty, full.contains(key) {
            surplus.count(line: place.line, at: key)
            hasSurplus = true
        } else {
            located.append(LocatedFinding(row: record.row, key: key, finding: make()))
        }
    }

    /// The findings so far, gathered ones apart, each with its row.
    var findings: [LocatedFinding] { located }

    /// Groups the findings of each record under their likely cause.
    ///
    /// - Parameter everything: judges the table with nothing left out. A cause rests on all findings
    ///   of its record; records of which nothing is kept need none.
    mutating func localise(
        in table: RecordTable, everything: () -> [LocatedFinding],
        judge: @escaping (RecordTable) -> [LocatedFinding]
    ) {
        if hasSurplus, !located.isEmpty {
            let rows = Set(located.map(\.row))
            located = everything().filter { rows.contains($0.row) }
        }
        // Without two findings of one row there is nothing to group.
        if Set(located.map(\.row)).count < located.count {
            let causes = ErrorLocalisation(table, judge: judge).causes(of: located)
            for (place, cause) in causes { located[place].finding.cause = cause }
        }
        if hasSurplus { located.removeAll { full.contains($0.key) } }
    }

    /// - Parameter order: the place of each row's record among all of its file; the rows' own
    ///   without.
    consuming func outcome(order: (Int) -> UInt64 = { UInt64($0) }) -> RuleOutcome {
        let settled = counts.map {
            RuleCount(
                passed: $0.passed - $0.failed - $0.undecided, failed: $0.failed,
                undecided: $0.undecided)
        }
        var kept = surplus
        for own in located { kept.add(own.finding, order: order(own.row), at: own.key) }
        return RuleOutcome(kept: kept, tally: tally, counts: settled, of: rules)
    }
}
