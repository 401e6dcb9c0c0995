import RegistryModel

/// Writes down what the rules say while one table is being judged.
package struct JudgeLedger: Sendable {
    private var located: [LocatedFinding] = []
    /// What is noted instead of findings, where nobody will read them.
    private(set) var broken: [BrokenRule] = []
    private let isTracing: Bool
    private var tally = FormTally()
    private var counts: [RuleCount]
    /// Counts of what wasn't made.
    private var surplus: KeptFindings
    private var hasSurplus = false

    private let rules: RuleSet
    private let full: KeptFindings.Full
    private let limit: Int
    /// How many of each kind are located; those of one kind come in the order of their rows.
    private var made: [FormTally.Key: Int] = [:]
    /// When not nil, only findings on these rows are wanted.
    private let rows: Set<Int>?

    /// - Parameters:
    ///   - full: of which enough is known from earlier records of their file.
    ///   - limit: how many of a kind are enough.
    ///   - isTracing: makes no findings: only notes in `broken` which rules on content fail where.
    init(
        _ rules: RuleSet, full: KeptFindings.Full = [], limit: Int = KeptFindings.limit,
        rows: Set<Int>? = nil, isTracing: Bool = false
    ) {
        self.isTracing = isTracing
        self.rules = rules
        self.limit = limit
        self.rows = rows
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
        if isTracing { return trace(failure.fields, severity, record, card) }
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
        if isTracing { return trace([remark.field], severity, record, card) }
        note(remark.field, severity, record, card, index) {
            let privacy = record.privacy(of: remark.field)
            return Finding(
                rule: card.code, severity: severity, source: record.table.source,
                file: record.provenance.file, line: record.provenance.line,
                recordID: record.recordID, fields: [remark.field],
                values: [FindingValue("value", remark.text, privacy)])
        }
    }

    private mutating func trace(
        _ fields: [Field], _ severity: Severity, _ record: RecordView, _ card: RuleCard
    ) {
        let isGathered = card.isGathered && severity < .error
        guard severity > .notice, !fields.isEmpty, !isGathered else { return }
        broken.append(
            BrokenRule(
                row: record.row, rule: card.code,
                fields: record.table.schema.bits(of: fields)))
    }

    private mutating func note(
        _ field: Field?, _ severity: Severity, _ record: RecordView, _ card: RuleCard,
        _ index: Int, _ make: () -> Finding
    ) {
        counts[index].failed += 1
        if let rows, !rows.contains(record.row) { return }
        let place = record.provenance
        let key = FormTally.Key(
            file: place.file, rule: index, field: field?.rawValue ?? .max, severity: severity)
        if card.isGathered, severity < .error, field != nil {
            tally.add(line: place.line, at: key, make)
        } else if made[key, default: 0] >= limit || full.contains(key) {
            surplus.count(line: place.line, at: key)
            hasSurplus = true
        } else {
            made[key, default: 0] += 1
            located.append(LocatedFinding(row: record.row, key: key, finding: make()))
        }
    }

    /// What a rule on records together found in a table, in whatever order.
    mutating func fail(
        _ failures: [(row: Int, failure: Failure)], in table: RecordTable, by card: RuleCard,
        at index: Int
    ) {
        for (row, failure) in failures.sorted(by: { $0.row < $1.row }) {
            fail(failure, table[row], by: card, at: index)
        }
    }

    /// The findings so far, gathered ones apart, each with its row.
    var findings: [LocatedFinding] { located }

    /// Groups the findings of each record under their likely cause.
    ///
    /// - Parameter everything: judges the given rows with nothing left out. A cause rests on all
    ///   findings of its record; records of which nothing is kept need none.
    mutating func localise(
        in table: RecordTable, everything: (Set<Int>) -> [LocatedFinding],
        judge: @escaping (RecordTable) -> [BrokenRule]
    ) {
        let kept = hasSurplus ? Set(located.map(\.place)) : []
        if hasSurplus, !located.isEmpty { located = everything(Set(located.map(\.row))) }
        // Without two findings of one row there is nothing to group.
        if Set(located.map(\.row)).count < located.count {
            let causes = ErrorLocalisation(table, judge: judge).causes(of: located)
            for (place, cause) in causes { located[place].finding.cause = cause }
        }
        if hasSurplus { located.removeAll { !kept.contains($0.place) } }
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
