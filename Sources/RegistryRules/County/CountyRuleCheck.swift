import RegistryModel

/// What must be right about a county's rule besides its conditions: code, name, message, examples.
struct CountyRuleCheck {
    private let definition: CountyRuleDefinition
    private let schema: SourceSchema

    init(_ definition: CountyRuleDefinition, _ schema: SourceSchema) {
        self.definition = definition
        self.schema = schema
    }

    func run() throws(CountyRuleError) {
        try checkCode()
        try checkName()
        try checkMessage()
        try checkExamples()
    }

    private func checkCode() throws(CountyRuleError) {
        let (code, place) = (definition.code.text, definition.code.place)
        let letters = code.prefix { ("A"..."Z").contains($0) }
        let digits = code.dropFirst(letters.count)
        guard (2...6).contains(letters.count), digits.count == 3,
            digits.allSatisfy({ ("0"..."9").contains($0) })
        else {
            throw CountyRuleError(
                place, zh: "规则代码应为 2–6 个大写字母加三位数字，如 LOC001，实为“\(code)”。",
                en: "A rule's code is two to six capitals and three digits such as LOC001, not "
                    + "'\(code)'.")
        }
        guard !CountyRule.reservedFamilies.contains(String(letters)) else {
            throw CountyRuleError(
                place, zh: "\(letters) 是内置规则的前缀，请用别的，如 LOC。",
                en: "\(letters) is a prefix of built-in rules; use another such as LOC.")
        }
    }

    private func checkName() throws(CountyRuleError) {
        let (name, place) = (definition.name.text, definition.name.place)
        let isKebab =
            !name.isEmpty && !name.hasPrefix("-") && !name.hasSuffix("-") && name.count <= 80
            && name.allSatisfy {
                ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
            }
        guard isKebab else {
            throw CountyRuleError(
                place, zh: "名称用小写英文和连字符，说明错在哪里，如 home-birth-reported-late。",
                en: "The name is lower-case words with hyphens that say what is wrong, such as "
                    + "home-birth-reported-late.")
        }
        if let rule = RuleSet.catalogue.rule(matching: name) {
            throw CountyRuleError(
                place, zh: "内置规则 \(rule.code) 已用这个名称。",
                en: "The built-in rule \(rule.code) has this name.")
        }
    }

    private func checkMessage() throws(CountyRuleError) {
        let (text, place) = definition.message
        let (zh, en) = (
            RuleRenderer.placeholders(in: text.zh), RuleRenderer.placeholders(in: text.en)
        )
        guard Set(zh) == Set(en) else {
            throw CountyRuleError(
                place, zh: "中英文提示中的 {字段} 不一致。",
                en: "The {fields} of the Chinese and the English message differ.")
        }
        _ = try messageFields
    }

    private static let generalNames: Set<String> = ["field", "line", "path"]

    /// The fields whose values the message shows.
    var messageFields: [Field] {
        get throws(CountyRuleError) {
            let (text, place) = definition.message
            var fields: [Field] = []
            for name in RuleRenderer.placeholders(in: text.en)
            where !Self.generalNames.contains(name) {
                fields.append(try field(PlacedText(name, at: place)))
            }
            return fields
        }
    }

    var leading: Field? {
        get throws(CountyRuleError) {
            guard let name = definition.leading else { return nil }
            return try field(name)
        }
    }

    private func field(_ name: PlacedText) throws(CountyRuleError) -> Field {
        guard let field = Field(name: name.text), schema.position(of: field) != nil else {
            throw TermCompiler(schema).unknownField(name.text, name.place)
        }
        return field
    }

    // MARK: Examples

    private func checkExamples() throws(CountyRuleError) {
        for outcome in [CountyExample.Outcome.passes, .fails]
        where !definition.examples.contains(where: { $0.outcome == outcome }) {
            let word = outcome == .passes ? "通过" : "不通过"
            throw CountyRuleError(
                definition.place,
                zh: "规则 \(definition.code.text) 缺少一个\(word)的例子（\(outcome.rawValue)）。",
                en: "Rule \(definition.code.text) has no example that \(outcome.rawValue).")
        }
    }

    func examples(leading: Field?) throws(CountyRuleError) -> [RuleExample] {
        var examples: [RuleExample] = []
        for example in definition.examples {
            var cells: [RuleExample.Cell] = []
            for cell in example.cells {
                cells.append(RuleExample.Cell(field: try field(cell.field), text: cell.text))
            }
            let outcome: RuleExample.Outcome =
                switch example.outcome {
                case .passes: .passes
                case .fails: .fails(at: leading, record: 0, nil)
                case .undecided:
                    .undecided(missing: cells.first?.field ?? leading ?? .recordID)
                }
            examples.append(
                RuleExample(example.title, outcome, .records(definition.source, [cells])))
        }
        return examples
    }
}
