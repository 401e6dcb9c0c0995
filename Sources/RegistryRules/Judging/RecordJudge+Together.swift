import RegistryModel

// Rules that need a source whole, several sources, or adjudicated cases. They run once a run, after
// everything has been read.
extension RecordJudge {
    /// The rules that are selected and judged, of those `form` picks.
    func wanted<Kind>(_ form: (RuleForm) -> Kind?) -> [(index: Int, rule: Kind)] {
        rules.rules.enumerated().compactMap { index, rule in
            guard let wanted = form(rule.form), selection.contains(rule.code),
                rule.card.standing.isJudged
            else { return nil }
            return (index, wanted)
        }
    }

    /// Applies the rules on records together to a whole source.
    package func judgeTogether(_ table: RecordTable) -> RuleOutcome {
        judgeTogether(SourceRecords(table))
    }

    /// Applies the rules on records together to a whole source.
    package func judgeTogether(_ source: SourceRecords) -> RuleOutcome {
        var outcome = RuleOutcome()
        for task in tasksTogether(source) { outcome.merge(task()) }
        return outcome
    }

    /// The same as pieces of work, one a rule, that may be done in any order and side by side.
    package func tasksTogether(_ source: SourceRecords) -> [@Sendable () -> RuleOutcome] {
        let schema = source.table.schema
        return wanted(\.setRule).filter { $0.rule.applies(to: schema) }.map { own in
            { judgeTogether(source, by: own.rule, at: own.index) }
        }
    }

    private func judgeTogether(
        _ source: SourceRecords, by rule: any SetRule, at index: Int
    ) -> RuleOutcome {
        let table = source.table
        var ledger = JudgeLedger(rules)
        let verdict = rule.judge(source, in: context)
        ledger.addJudged(table.count, at: index)
        ledger.addUndecided(verdict.undecided + table.brokenRows.count, at: index)
        let card = rule.card
        ledger.fail(verdict.failures, in: table, by: card, at: index)
        return ledger.outcome()
    }

    /// The wanted rules on several sources that have all they need and something to judge.
    func decidable(among kinds: Set<SourceKind>) -> [any CrossRule] {
        wanted(\.crossRule).map(\.rule).filter { rule in
            rule.needs.allSatisfy(kinds.contains) && rule.subjects.contains(where: kinds.contains)
        }
    }

    /// Applies the rules on several sources.
    ///
    /// - Parameter keyed: how many records there are of the sources of which only keys were kept;
    ///   rules that look at such a source alone are `SuspectJudge`'s.
    package func judgeAcross(
        _ run: RunRecords, keyed: [SourceKind: Int] = [:]
    ) -> RuleOutcome {
        var ledger = JudgeLedger(rules)
        for (index, rule) in wanted(\.crossRule) {
            let subjects = rule.subjects.compactMap { run.table($0)?.count ?? keyed[$0] }
            guard !subjects.isEmpty, !isSettled(rule, run, keyed) else { continue }
            var verdict = CrossVerdict()
            if rule.needs.allSatisfy(run.isWhole) {
                verdict = rule.judge(run, in: context)
            } else {
                verdict.leaveOpen(subjects.reduce(0, +))
            }
            ledger.addJudged(verdict.judged, at: index)
            ledger.addUndecided(verdict.undecided, at: index)
            let card = rule.card
            for (record, failure) in verdict.failures.sorted(by: { $0.record.row < $1.record.row })
            {
                ledger.fail(failure, record, by: card, at: index)
            }
        }
        return ledger.outcome()
    }

    private func isSettled(
        _ rule: any CrossRule, _ run: RunRecords, _ keyed: [SourceKind: Int]
    ) -> Bool {
        guard let kind = rule.soleSource, keyed[kind] != nil, !run.isIncomplete(kind) else {
            return false
        }
        return rule.search(in: SourceCatalogue.schema(of: kind)) != nil
    }

    /// Applies the rules on adjudicated cases; a finding stands at the record the case is about.
    package func judge(_ cases: [AuditCase], of run: RunRecords) -> RuleOutcome {
        let caseRules = wanted(\.caseRule)
        var counts = Array(repeating: RuleCount(), count: rules.rules.count)
        var findings: [Finding] = []
        let siblings = ReportedConfinements(run.table(.registryBirths))
        for found in cases {
            guard let place = CaseRecord.leading(found) else { continue }
            for (index, rule) in caseRules {
                guard let failure = rule.judge(found, beside: siblings) else {
                    counts[index].passed += 1
                    continue
                }
                counts[index].failed += 1
                findings.append(
                    Finding(
                        rule: rule.code, severity: failure.severity ?? rule.card.severity,
                        source: place.source, file: place.file, line: place.line,
                        recordID: place.recordID, fields: failure.fields,
                        values: failure.values))
            }
        }
        return RuleOutcome(
            kept: KeptFindings(all: findings), tally: FormTally(), counts: counts, of: rules)
    }

    /// The columns that the wanted rules on records together and on several sources read of a kind
    /// of source, when these kinds are given.
    package func columnsReadTogether(
        of kind: SourceKind, among kinds: Set<SourceKind>
    ) -> FieldSet {
        let schema = SourceCatalogue.schema(of: kind)
        var columns = FieldSet()
        // A finding names the record it is about.
        if let identifier = schema.identifier { columns.insert(identifier) }
        for (_, rule) in wanted(\.setRule) where rule.applies(to: schema) {
            columns = columns.union(rule.columns(in: schema))
        }
        for rule in decidable(among: kinds) {
            columns = columns.union(rule.columns[kind] ?? FieldSet())
        }
        return columns
    }
}
