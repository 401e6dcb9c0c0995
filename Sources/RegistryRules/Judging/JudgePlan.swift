import RegistryModel

/// Which rules look at which columns of a file; settled once for a file, not once a record.
struct JudgePlan: Sendable {
    struct FieldCheck: Sendable {
        let rule: any ValueRule
        let index: Int
        let field: Field
    }

    struct RecordCheck: Sendable {
        let rule: any RecordRule
        let index: Int
    }

    struct CellCheck: Sendable {
        let rule: any CellRule
        let index: Int
        let card: RuleCard
        let fields: FieldSet
    }

    struct NameCheck: Sendable {
        let rule: any NameRule
        let index: Int
        let card: RuleCard
    }

    private(set) var fieldChecks: [FieldCheck] = []
    private(set) var recordChecks: [RecordCheck] = []
    private(set) var cellChecks: [CellCheck] = []
    /// The name columns, each with the rules that look at it.
    private(set) var nameChecks: [(field: Field, checks: [NameCheck])] = []
    /// Judgements a record owes each rule, by the rule's place in the rule set.
    private(set) var judgedPerRecord: [(index: Int, number: Int)] = []
    /// Judgements each record leaves open because a column is missing.
    private(set) var undecidedPerRecord: [(index: Int, number: Int)] = []

    init(
        _ schema: SourceSchema, presence: FieldSet, _ context: RunContext, _ rules: RuleSet,
        _ selection: RuleSelection
    ) {
        let present = schema.fields.filter { presence.contains($0.field) }
        for definition in present where definition.type == .name {
            nameChecks.append((definition.field, []))
        }
        for (index, rule) in rules.rules.enumerated()
        where selection.contains(rule.code) && rule.card.standing.isJudged {
            switch rule.form {
            case .value(let rule): add(rule, index, schema, present.map(\.field), context)
            case .record(let rule): add(rule, index, schema, presence, context)
            case .cell(let rule): add(rule, index, schema, present)
            case .name(let rule): add(rule, index, schema)
            case .file, .set, .cross, .adjudicated: break
            }
        }
    }

    private mutating func add(
        _ rule: any ValueRule, _ index: Int, _ schema: SourceSchema, _ present: [Field],
        _ context: RunContext
    ) {
        let columns = schema.fields.filter { rule.applies(to: $0, in: schema, context) }
        let seen = columns.filter { present.contains($0.field) }
        fieldChecks += seen.map { FieldCheck(rule: rule, index: index, field: $0.field) }
        note(index, judged: seen.count, undecided: columns.count - seen.count)
    }

    private mutating func add(
        _ rule: any RecordRule, _ index: Int, _ schema: SourceSchema, _ presence: FieldSet,
        _ context: RunContext
    ) {
        guard let needs = rule.needs(in: schema, context) else { return }
        if presence.isSuperset(of: needs) {
            recordChecks.append(RecordCheck(rule: rule, index: index))
            note(index, judged: 1, undecided: 0)
        } else {
            note(index, judged: 0, undecided: 1)
        }
    }

    private mutating func add(
        _ rule: any CellRule, _ index: Int, _ schema: SourceSchema, _ present: [FieldDefinition]
    ) {
        let columns = present.filter { rule.applies(to: $0, in: schema) }.map(\.field)
        guard !columns.isEmpty else { return }
        cellChecks.append(
            CellCheck(rule: rule, index: index, card: rule.card, fields: FieldSet(columns)))
        note(index, judged: columns.count, undecided: 0)
    }

    private mutating func add(_ rule: any NameRule, _ index: Int, _ schema: SourceSchema) {
        let check = NameCheck(rule: rule, index: index, card: rule.card)
        var number = 0
        for place in nameChecks.indices where rule.applies(to: nameChecks[place].field, in: schema)
        {
            nameChecks[place].checks.append(check)
            number += 1
        }
        note(index, judged: number, undecided: 0)
    }

    private mutating func note(_ index: Int, judged: Int, undecided: Int) {
        if judged > 0 { judgedPerRecord.append((index, judged)) }
        if undecided > 0 { undecidedPerRecord.append((index, undecided)) }
    }
}
