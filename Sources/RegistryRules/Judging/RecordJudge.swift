import RegistryModel

/// Judges the records of any source by the rules of a rule set.
///
/// `judge` looks at fields and records and may be given any slice of a source; `judgeTogether`
/// looks at records side by side and needs the source whole, `judgeAcross` the sources of the run.
/// Rows with a wrong number of cells are left undecided by every rule: what stands in which column
/// is a guess there.
package struct RecordJudge: Sendable {
    package let context: RunContext
    package let rules: RuleSet
    let selection: RuleSelection
    /// How many findings of a kind are kept of a file.
    private let limit: Int
    private let plans = PlanCache()
    /// By these records are judged again when their findings are grouped.
    private let contentRules: RuleSet
    private let contentPlans = PlanCache()

    /// Rows judged in one go: their defects stay in the processor's cache.
    private static let stride = 4096

    package init(
        context: RunContext, rules: RuleSet = .catalogue,
        selection: RuleSelection = RuleSelection(), limit: Int = KeptFindings.limit
    ) {
        self.limit = limit
        self.context = context
        self.rules = rules
        contentRules = rules.aboutContent
        self.selection = selection
    }

    /// Applies the rules on cells, fields and records. Cost: linear; nothing is allocated for a
    /// record that passes.
    ///
    /// The findings of one record that one cause explains are grouped under it.
    ///
    /// - Parameter full: findings of which the earlier records of the file have brought enough: they
    ///   are counted and not made.
    package func judge(_ table: RecordTable, full: KeptFindings.Full = []) -> RuleOutcome {
        var ledger = ledger(of: table, by: rules, plans, full: full)
        ledger.localise(
            in: table,
            everything: { self.ledger(of: table, by: rules, plans, only: $0).findings },
            judge: { self.ledger(of: $0, by: contentRules, contentPlans, isTracing: true).broken })
        return ledger.outcome()
    }

    private func ledger(
        of table: RecordTable, by rules: RuleSet, _ plans: PlanCache,
        full: KeptFindings.Full = [], only rows: Set<Int>? = nil, isTracing: Bool = false
    ) -> JudgeLedger {
        // Variants and rows judged once more are few, and all that is found in them is wanted.
        let isFirst = rows == nil && plans === self.plans
        var ledger = JudgeLedger(
            rules, full: full, limit: isFirst ? limit : .max, rows: rows, isTracing: isTracing)
        var remarks = 0
        var plan: JudgePlan?
        var planned: UInt32?
        for run in RowRun.runs(of: table) {
            if planned != run.file || plan == nil {
                let presence = table.presence[run.file] ?? FieldSet()
                plan = plans.plan(table.schema, presence) {
                    JudgePlan(table.schema, presence: presence, context, rules, selection)
                }
                planned = run.file
            }
            guard let plan else { continue }
            if run.isBroken {
                for (index, number) in plan.judgedPerRecord + plan.undecidedPerRecord {
                    ledger.addJudged(number, at: index)
                    ledger.addUndecided(number, at: index)
                }
                continue
            }
            var start = run.rows.lowerBound
            while start < run.rows.upperBound {
                let end = min(start + Self.stride, run.rows.upperBound)
                judge(start..<end, of: table, by: plan, &remarks, &ledger)
                start = end
            }
        }
        return ledger
    }

    private func judge(
        _ range: Range<Int>, of table: RecordTable, by plan: JudgePlan, _ remarks: inout Int,
        _ ledger: inout JudgeLedger
    ) {
        for (index, number) in plan.judgedPerRecord {
            ledger.addJudged(number * range.count, at: index)
        }
        for (index, number) in plan.undecidedPerRecord {
            ledger.addJudged(number * range.count, at: index)
            ledger.addUndecided(number * range.count, at: index)
        }
        let defects = judgeRemarks(range, of: table, by: plan, &remarks, &ledger)
        let rows = JudgedRows(table, range, context, defects: defects)
        for check in plan.fieldChecks {
            check.rule.sweep(rows, field: check.field, into: &ledger, at: check.index)
        }
        for (field, checks) in plan.nameChecks where !checks.isEmpty {
            judgeNames(rows, field, checks, &ledger)
        }
        for check in plan.recordChecks {
            check.rule.sweep(rows, into: &ledger, at: check.index)
        }
    }

    /// Applies the cell rules and returns the defective fields of each row.
    private func judgeRemarks(
        _ range: Range<Int>, of table: RecordTable, by plan: JudgePlan, _ next: inout Int,
        _ ledger: inout JudgeLedger
    ) -> [FieldSet] {
        var defects = [FieldSet](repeating: FieldSet(), count: range.count)
        while next < table.remarks.count, table.remarks[next].row < range.upperBound {
            let remark = table.remarks[next]
            next += 1
            // A broken row's remarks are passed over.
            guard remark.row >= range.lowerBound else { continue }
            if remark.defect != nil {
                defects[remark.row - range.lowerBound].insert(remark.field)
            }
            for place in plan.cellChecks.indices
            where plan.cellChecks[place].fields.contains(remark.field) {
                let severity: Severity?
                switch plan.cellChecks[place].rule.judge(remark) {
                case .passed: continue
                case .failed: severity = nil
                case .failedAs(let other): severity = other
                }
                let check = plan.cellChecks[place]
                ledger.fail(
                    remark, table[remark.row], by: check.card, at: check.index,
                    severity: severity)
            }
        }
        return defects
    }

    private func judgeNames(
        _ rows: JudgedRows, _ field: Field, _ checks: [JudgePlan.NameCheck],
        _ ledger: inout JudgeLedger
    ) {
        // A cell of the roll may name several officers; what is said of one is said once a cell.
        let isList = rows.table.schema.kind == .villages
        for row in oddNames(rows, field) {
            let record = rows[row]
            let text = record.view.text(field) ?? ""
            var names = isList ? SignerRole.listed(in: text) : []
            if names.isEmpty { names = [PersonName(text)] }
            for check in checks {
                switch Self.verdict(on: names, by: check.rule, field, record) {
                case .passed: break
                case .undecided: ledger.addUndecided(1, at: check.index)
                case .failed(let failure):
                    ledger.fail(failure, record.view, by: check.card, at: check.index)
                }
            }
        }
    }

    /// The first failure, else the first name that leaves the rule undecided.
    private static func verdict(
        on names: [PersonName], by rule: any NameRule, _ field: Field, _ record: JudgedRecord
    ) -> Verdict {
        var verdict = Verdict.passed
        for name in names {
            switch (rule.judge(name, in: field, of: record), verdict) {
            case (.passed, _), (.undecided, .undecided): break
            case (.undecided(let missing), _): verdict = .undecided(missing: missing)
            case (.failed(let failure), _): return .failed(failure)
            }
        }
        return verdict
    }

    /// The rows whose name isn't plainly one.
    private func oddNames(_ rows: JudgedRows, _ field: Field) -> [Int] {
        let names = rows.table.texts(field)
        if names.count == 0 { return Array(rows.range) }
        let plain = PlainName()
        return names.withBytes { bytes in
            rows.range.filter { !plain.holds(bytes, names.range(at: $0)) }
        }
    }
}

/// Neighbouring rows of one file, all whole or one broken.
private struct RowRun {
    let rows: Range<Int>
    let file: UInt32
    let isBroken: Bool

    static func runs(of table: RecordTable) -> [RowRun] {
        let broken = table.brokenRows.sorted()
        var nextBroken = 0
        var runs: [RowRun] = []
        var row = 0
        let places = table.provenance
        while row < places.count {
            let file = places[row].file
            if nextBroken < broken.count, broken[nextBroken] == row {
                runs.append(RowRun(rows: row..<row + 1, file: file, isBroken: true))
                nextBroken += 1
                row += 1
                continue
            }
            let limit = nextBroken < broken.count ? broken[nextBroken] : places.count
            var end = row + 1
            while end < limit, places[end].file == file { end += 1 }
            runs.append(RowRun(rows: row..<end, file: file, isBroken: false))
            row = end
        }
        return runs
    }
}
