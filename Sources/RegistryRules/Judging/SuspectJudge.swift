import RegistryModel

/// Applies the rules on records together to a source of which only keys and traits were kept: finds
/// the records they have to see, and judges these once they have been read again.
///
/// What it says of the source in all is the same as if the rules had seen every record.
package struct SuspectJudge: Sendable {
    private enum Kind: Sendable {
        case set(any SetRule)
        case cross(any CrossRule)
    }

    private struct Suspicion: Sendable {
        let index: Int
        let kind: Kind
        let rows: RowSet
    }

    private let judge: RecordJudge
    private let source: SourceKeys
    private let mentioned: BrokenNumbers
    private var suspicions: [Suspicion] = []
    /// What can be said without the records themselves.
    package let settled: RuleOutcome
    /// The records to be read again: each set is to be judged on its own.
    package let batches: [RowSet]

    /// - Parameter isIncomplete: whether something of the source is known to be lost.
    package init(
        _ source: SourceKeys, of kind: SourceKind, isIncomplete: Bool, by judge: RecordJudge,
        batchSize: Int? = nil
    ) {
        self.judge = judge
        self.source = source
        mentioned = BrokenNumbers(source.slices.lazy.flatMap(\.mentioned))
        let schema = SourceCatalogue.schema(of: kind)
        let scan = KeyScan(source)
        var ledger = JudgeLedger(judge.rules)
        var found: [(rows: RowSet, ties: [SharedKey])] = []
        let broken = source.brokenCount
        for own in Self.searches(judge, schema, isIncomplete) {
            let suspects = own.search.suspects(in: scan)
            ledger.addJudged(source.count, at: own.index)
            ledger.addUndecided(suspects.undecided + broken, at: own.index)
            found.append((suspects.rows, own.search.ties))
            suspicions.append(Suspicion(index: own.index, kind: own.kind, rows: suspects.rows))
        }
        settled = ledger.outcome()
        var sharing = SuspectBatches(found: found, source: source)
        if let batchSize { sharing.limit = batchSize }
        batches = sharing.all
    }

    /// Judges the records of a batch, in the order of their rows.
    package func judge(_ table: RecordTable, _ batch: RowSet) -> RuleOutcome {
        let rows = batch.elements(in: 0..<source.count)
        var outcome = RuleOutcome()
        var known: [(places: [Int], records: SourceRecords)] = []
        for suspicion in suspicions {
            let places = rows.indices.filter { suspicion.rows.contains(rows[$0]) }
            if places.isEmpty { continue }
            let records: SourceRecords
            if let same = known.first(where: { $0.places == places }) {
                records = same.records
            } else {
                let all = places.count == table.count
                records = SourceRecords(all ? table : table.keeping(places), broken: mentioned)
                known.append((places, records))
            }
            var ledger = JudgeLedger(judge.rules)
            judge(records, by: suspicion, &ledger)
            outcome.merge(ledger.outcome { UInt64(rows[places[$0]]) })
        }
        return outcome
    }

    private func judge(
        _ records: SourceRecords, by suspicion: Suspicion, _ ledger: inout JudgeLedger
    ) {
        // How many are judged has been counted with the whole source.
        switch suspicion.kind {
        case .set(let rule):
            let verdict = rule.judge(records, in: judge.context)
            ledger.addUndecided(verdict.undecided, at: suspicion.index)
            let card = rule.card
            ledger.fail(verdict.failures, in: records.table, by: card, at: suspicion.index)
        case .cross(let rule):
            let verdict = rule.judge(RunRecords(records), in: judge.context)
            ledger.addUndecided(verdict.undecided, at: suspicion.index)
            let card = rule.card
            for (record, failure) in verdict.failures.sorted(by: { $0.record.row < $1.record.row })
            {
                ledger.fail(failure, record, by: card, at: suspicion.index)
            }
        }
    }

    private static func searches(
        _ judge: RecordJudge, _ schema: SourceSchema, _ isIncomplete: Bool
    ) -> [(index: Int, kind: Kind, search: any SuspectSearch)] {
        var found: [(index: Int, kind: Kind, search: any SuspectSearch)] = []
        for (index, rule) in judge.wanted(\.setRule) where rule.applies(to: schema) {
            guard let search = rule.search(in: schema) else { continue }
            found.append((index, .set(rule), search))
        }
        guard !isIncomplete else { return found }
        for (index, rule) in judge.wanted(\.crossRule)
        where rule.soleSource == schema.kind {
            guard let search = rule.search(in: schema) else { continue }
            found.append((index, .cross(rule), search))
        }
        return found
    }
}

extension RecordJudge {
    /// What has to be kept of each record of a source so that the wanted rules find the records
    /// they have to see; nil when one of them has to see all.
    package func factsToKeep(of kind: SourceKind, among kinds: Set<SourceKind>) -> KeptFacts? {
        let schema = SourceCatalogue.schema(of: kind)
        var searches: [any SuspectSearch] = []
        for rule in decidable(among: kinds) where rule.columns[kind] != nil {
            guard rule.soleSource == kind, let search = rule.search(in: schema) else { return nil }
            searches.append(search)
        }
        for (_, rule) in wanted(\.setRule) where rule.applies(to: schema) {
            guard let search = rule.search(in: schema) else { return nil }
            searches.append(search)
        }
        return KeptFacts(searches)
    }
}
