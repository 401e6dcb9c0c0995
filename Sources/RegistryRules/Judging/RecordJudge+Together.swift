import RegistryModel

// Rules that need a source whole, several sources, or adjudicated cases. They run once a run, after
// everything has been read.
extension RecordJudge {
    private func wanted<Kind>(_ kind: Kind.Type) -> [(index: Int, rule: Kind)] {
        rules.rules.enumerated().compactMap { index, rule in
            guard let wanted = rule as? Kind, selection.contains(rule.code),
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
        return wanted((any SetRule).self).filter { $0.rule.applies(to: schema) }.map { own in
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
        for (row, failure) in verdict.failures {
            ledger.fail(failure, table[row], by: card, at: index)
        }
        return ledger.outcome()
    }

    /// Applies the rules on records together to the records that share a key with another, which
    /// stand for the whole source; each wanted rule must have a `Recurrence`.
    package func judgeTogether(recurring table: RecordTable, of keys: SourceKeys) -> RuleOutcome {
        let source = SourceRecords(table)
        var ledger = JudgeLedger(rules)
        for (index, rule) in wanted((any SetRule).self) where rule.applies(to: table.schema) {
            guard let recurrence = rule.recurrence(in: table.schema) else { continue }
            let verdict = rule.judge(source, in: context)
            var undecided = verdict.undecided
            if let key = recurrence.undecidedWithout {
                // What lacks the key was counted with the whole source, broken rows with it.
                undecided += keys.lacking(key) - key.values(of: table).count { $0 == 0 }
            } else {
                undecided += keys.brokenCount
            }
            ledger.addJudged(keys.count, at: index)
            ledger.addUndecided(undecided, at: index)
            let card = rule.card
            for (row, failure) in verdict.failures {
                ledger.fail(failure, table[row], by: card, at: index)
            }
        }
        return ledger.outcome()
    }

    /// The keys by which records of a source are to be singled out; nil when a wanted rule has to
    /// see all of them.
    package func keysOfRecurrence(
        of kind: SourceKind, among kinds: Set<SourceKind>
    ) -> [SharedKey]? {
        let schema = SourceCatalogue.schema(of: kind)
        let isCompared = decidable(among: kinds).contains { $0.columns[kind] != nil }
        if isCompared { return nil }
        var keys: [SharedKey] = []
        for (_, rule) in wanted((any SetRule).self) where rule.applies(to: schema) {
            guard let recurrence = rule.recurrence(in: schema) else { return nil }
            keys += recurrence.keys
        }
        return SharedKey.allCases.filter(keys.contains)
    }

    /// The wanted rules on several sources that have all they need and something to judge.
    private func decidable(among kinds: Set<SourceKind>) -> [any CrossRule] {
        wanted((any CrossRule).self).map(\.rule).filter { rule in
            rule.needs.allSatisfy(kinds.contains) && rule.subjects.contains(where: kinds.contains)
        }
    }

    /// Applies the rules on several sources.
    ///
    /// - Parameter keyed: how many records there are of the sources of which only keys were kept.
    package func judgeAcross(
        _ run: RunRecords, keyed: [SourceKind: Int] = [:]
    ) -> RuleOutcome {
        var ledger = JudgeLedger(rules)
        for (index, rule) in wanted((any CrossRule).self) {
            let subjects = rule.subjects.compactMap { run.table($0)?.count ?? keyed[$0] }
            guard !subjects.isEmpty else { continue }
            var verdict = CrossVerdict()
            if rule.needs.allSatisfy(run.isWhole) {
                verdict = rule.judge(run, in: context)
            } else {
                verdict.leaveOpen(subjects.reduce(0, +))
            }
            ledger.addJudged(verdict.judged, at: index)
            ledger.addUndecided(verdict.undecided, at: index)
            let card = rule.card
            for (record, failure) in verdict.failures {
                ledger.fail(failure, record, by: card, at: index)
            }
        }
        return ledger.outcome()
    }

    /// Applies the rules on adjudicated cases; a finding stands at the record the case is about.
    package func judge(_ cases: [AuditCase], of run: RunRecords) -> RuleOutcome {
        let caseRules = wanted((any CaseRule).self)
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
        return RuleOutcome(findings: findings, tally: FormTally(), counts: counts, of: rules)
    }

    /// The columns that the wanted rules on records together and on several sources read of these
    /// kinds of source.
    package func columnsReadTogether(of kinds: Set<SourceKind>) -> FieldSet {
        let sets = wanted((any SetRule).self)
        let across = decidable(among: kinds)
        var columns = FieldSet()
        for kind in kinds {
            let schema = SourceCatalogue.schema(of: kind)
            // A finding names the record it is about.
            if let identifier = schema.identifier { columns.insert(identifier) }
            for (_, rule) in sets where rule.applies(to: schema) {
                columns = columns.union(rule.columns(in: schema))
            }
            for rule in across {
                columns = columns.union(rule.columns[kind] ?? FieldSet())
            }
        }
        return columns
    }
}
