import RegistryModel

/// One thing that is checked: a card, and the examples that are its manual and its tests.
package protocol Rule: Sendable {
    var card: RuleCard { get }
    var examples: [RuleExample] { get }
    /// Why no record can leave the rule undecided; nil when one can, and an example shows it.
    var neverUndecided: Bilingual? { get }
    /// What it judges; each protocol of rules gives its own.
    var form: RuleForm { get }
}

extension Rule {
    package var neverUndecided: Bilingual? { nil }
    package var code: RuleCode { card.code }
}

/// A rule as what it judges. The rule says so itself: asking the runtime which of eight protocols
/// each of two hundred types conforms to takes longer than a village's month does.
package enum RuleForm: Sendable {
    case file(any FileRule)
    case cell(any CellRule)
    case value(any ValueRule)
    case name(any NameRule)
    case record(any RecordRule)
    case set(any SetRule)
    case cross(any CrossRule)
    case adjudicated(any CaseRule)

    var setRule: (any SetRule)? {
        if case .set(let rule) = self { rule } else { nil }
    }

    var crossRule: (any CrossRule)? {
        if case .cross(let rule) = self { rule } else { nil }
    }

    var caseRule: (any CaseRule)? {
        if case .adjudicated(let rule) = self { rule } else { nil }
    }
}

/// A rule on a file as a whole. Intake finds these; the card tells what they mean.
package protocol FileRule: Rule {}

extension FileRule {
    package var form: RuleForm { .file(self) }
}

extension CellRule {
    package var form: RuleForm { .cell(self) }
}

extension ValueRule {
    package var form: RuleForm { .value(self) }
}

extension NameRule {
    package var form: RuleForm { .name(self) }
}

extension RecordRule {
    package var form: RuleForm { .record(self) }
}

/// Judges what reading a cell noted: a defect of content or a deviation of form.
package protocol CellRule: Rule {
    func applies(to definition: FieldDefinition, in schema: SourceSchema) -> Bool

    /// The values are added by the judge: `value` is the cell as it stood in the file.
    func judge(_ remark: CellRemark) -> CellVerdict
}

/// Judges one field of a record by its value.
package protocol ValueRule: Rule {
    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool
    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict
    /// Judges one field of many records; the default is meant for every rule.
    func sweep(_ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int)
}

/// Judges a name that isn't plainly two to four Han characters; plain ones pass without a call.
package protocol NameRule: Rule {
    func applies(to field: Field, in schema: SourceSchema) -> Bool
    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict
}

/// Judges the fields of one record against each other.
package protocol RecordRule: Rule {
    /// The fields without which nothing can be said; nil when the rule has no say in the source
    /// or in this run.
    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet?
    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict
    /// Judges many records; the default is meant for every rule.
    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int)
}

// One loop a rule and column: compiled for the rule's own type, so that judging a value costs no
// dynamic call, and a pass allocates nothing.
extension ValueRule {
    package func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        var undecided = 0
        rows.forEach { record in
            switch judge(field, of: record, in: rows.context) {
            case .passed: break
            case .undecided: undecided += 1
            case .failed(let failure): ledger.fail(failure, record.view, by: card, at: index)
            }
        }
        ledger.addUndecided(undecided, at: index)
    }
}

extension RecordRule {
    package func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        var undecided = 0
        rows.forEach { record in
            switch judge(record, in: rows.context) {
            case .passed: break
            case .undecided: undecided += 1
            case .failed(let failure): ledger.fail(failure, record.view, by: card, at: index)
            }
        }
        ledger.addUndecided(undecided, at: index)
    }
}
