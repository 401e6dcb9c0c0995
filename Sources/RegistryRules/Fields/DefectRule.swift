import RegistryModel

/// A rule whose judgement reading has already made: one kind of defect, one rule.
struct DefectRule: CellRule {
    let card: RuleCard
    let examples: [RuleExample]
    private let types: @Sendable (FieldDefinition) -> Bool
    private let verdict: @Sendable (CellRemark) -> CellVerdict

    /// Speaks of one defect in the columns that can have it.
    init(
        _ card: RuleCard, of defect: CellDefect,
        in types: @escaping @Sendable (FieldDefinition) -> Bool, examples: [RuleExample]
    ) {
        self.init(
            card, in: types, judging: { $0.defect == defect ? .failed : .passed },
            examples: examples)
    }

    init(
        _ card: RuleCard, in types: @escaping @Sendable (FieldDefinition) -> Bool,
        judging verdict: @escaping @Sendable (CellRemark) -> CellVerdict, examples: [RuleExample]
    ) {
        self.card = card
        self.examples = examples
        self.types = types
        self.verdict = verdict
    }

    func applies(to definition: FieldDefinition, in schema: SourceSchema) -> Bool {
        types(definition)
    }

    func judge(_ remark: CellRemark) -> CellVerdict { verdict(remark) }
}

extension CellRule {
    package var neverUndecided: Bilingual? {
        Bilingual(
            zh: "只看已填写的单元格；空白由 FLD001 说明",
            en: "only what is written is looked at; a blank is FLD001's matter")
    }
}

extension FieldDefinition {
    var isDate: Bool { type == .date || type == .dateTime || type == .month }
    var isNumber: Bool { type == .integer || type == .decimal }
    var isCode: Bool {
        switch type {
        case .code, .boolean: true
        default: false
        }
    }
}
