import RegistryModel

/// A county's own rule, made ready: a record fails when the conditions hold and the requirement
/// doesn't; where either can't be told for want of a value, it is undecided.
///
/// Cost: a few integer operations a record, over whole columns; nothing is allocated for a record
/// that passes.
package struct CountyRule: RecordRule {
    package let card: RuleCard
    package let examples: [RuleExample]
    package let source: SourceKind
    /// All fields the rule looks at, the one to look at first leading.
    package let fields: [Field]
    /// Fields the message names besides.
    private let shown: [Field]
    private let test: CountyTest

    /// Families of built-in rules, of later editions too, and of the tool's own findings.
    package static let reservedFamilies: Set<String> = Set(
        ["FIL", "FLD", "REC", "SET", "TOT", "SGN", "XMT", "STA", "CLM", "SUP"]
            + RuleCatalogue.all.map { String($0.code.text.prefix { !$0.isNumber }) })

    /// Refuses a rule that can't be understood, or isn't complete.
    package init(_ definition: CountyRuleDefinition) throws(CountyRuleError) {
        let schema = SourceCatalogue.schema(of: definition.source)
        let check = CountyRuleCheck(definition, schema)
        try check.run()
        var compiler = ConditionCompiler(schema)
        let requirement: CountyTest
        var condition: CountyTest?
        do {
            requirement = try compiler.compile(definition.requirement)
            condition = try definition.when.map { when throws(CountyRuleError) in
                try compiler.compile(when)
            }
        } catch {
            throw error.place.line > 0
                ? error
                : CountyRuleError(definition.place, zh: error.message.zh, en: error.message.en)
        }
        test = condition.map { .any([.not($0), requirement]) } ?? requirement
        let leading = try check.leading
        var fields = compiler.terms.fields
        if let leading { fields = [leading] + fields.filter { $0 != leading } }
        self.fields = fields
        shown = try check.messageFields.filter { !fields.contains($0) }
        source = definition.source
        examples = try check.examples(leading: fields.first)
        card = RuleCard(
            RuleCode(definition.code.text), definition.name.text, definition.severity, .record,
            message: definition.message.text, explanation: definition.explanation,
            source: definition.citation, standing: .local)
    }

    package func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        // What is missing makes the rule undecided only where it matters.
        schema.kind == source ? FieldSet() : nil
    }

    package func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        let row = record.view.row
        let rows = JudgedRows(
            record.view.table, row..<row + 1, context, defects: [record.defects])
        switch test.truths(rows)[0] {
        case Truth.yes: return .passed
        case Truth.no: return .failed(failure(record))
        default: return .undecided(missing: missing(record))
        }
    }

    package func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let truths = test.truths(rows)
        var undecided = 0
        for (offset, truth) in truths.enumerated() where truth != Truth.yes {
            if truth == Truth.unknown {
                undecided += 1
            } else {
                let record = rows[rows.range.lowerBound + offset]
                ledger.fail(failure(record), record.view, by: card, at: index)
            }
        }
        ledger.addUndecided(undecided, at: index)
    }

    private func failure(_ record: JudgedRecord) -> Failure {
        Failure(fields, (fields + shown).map { record.shown($0) })
    }

    private func missing(_ record: JudgedRecord) -> Field {
        fields.first { !record.view.isFilled($0) || record.defects.contains($0) }
            ?? fields.first ?? .recordID
    }
}
