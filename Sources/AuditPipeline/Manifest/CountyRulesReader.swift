import RegistryModel
import RegistryRules
import Yams

extension ManifestReader {
    /// `rules:` with nothing after it, or a `-` with nothing behind.
    fileprivate func noRules(at node: Node) -> ManifestError {
        failure(
            node, zh: "rules 下面没有内容：请逐条写出规则，或写规则文件的路径；不用时删去 rules。",
            en: "Nothing stands under rules: list rules or the path of a file of rules, or leave "
                + "rules out.")
    }
}

/// One entry of a list of rules: a rule written out, or a file that holds further ones.
enum CountyRuleEntry: Sendable {
    case rule(CountyRule, line: Int)
    case file(path: String, line: Int)
}

/// Reads a county's own rules: `rules:` of the manifest, or a file of rules. What isn't understood
/// is refused with its line, never passed over.
struct CountyRulesReader {
    let manifest: ManifestReader
    /// Conditions nested deeper than this, or more of them in one rule, are a mistake; a file's
    /// anchors could otherwise make any number of them out of a few lines.
    private static let deepest = 16
    private static let mostConditions = 500

    init(_ manifest: ManifestReader) {
        self.manifest = manifest
    }

    /// A file of rules: a mapping with the one key `rules`.
    static func read(file path: String, text: String) throws(ManifestError) -> [CountyRuleEntry] {
        let reader = ManifestReader(path: path)
        let mapping = try reader.root(text)
        try reader.checkKeys(mapping, ["rules"])
        guard let node = mapping["rules"] else {
            throw reader.failure(
                nil, zh: "规则文件应以 rules: 开头，下面逐条列出规则。",
                en: "A file of rules begins with rules: and lists them below.")
        }
        let entries = try CountyRulesReader(reader).read(node)
        guard !entries.isEmpty else { throw reader.noRules(at: node) }
        return entries
    }

    /// A path, or a list of paths and rules.
    func read(_ node: Node) throws(ManifestError) -> [CountyRuleEntry] {
        guard case .sequence(let items) = node else {
            if Self.isBlank(node) { throw manifest.noRules(at: node) }
            return [.file(path: try manifest.scalar(node), line: node.mark?.line ?? 0)]
        }
        var entries: [CountyRuleEntry] = []
        for item in items {
            let line = item.mark?.line ?? 0
            if Self.isBlank(item) { throw manifest.noRules(at: item) }
            if case .mapping(let mapping) = item {
                entries.append(.rule(try rule(mapping, item), line: line))
            } else {
                entries.append(.file(path: try manifest.scalar(item), line: line))
            }
        }
        return entries
    }

    // MARK: One rule

    private func rule(
        _ mapping: Node.Mapping, _ node: Node
    ) throws(ManifestError) -> CountyRule {
        try manifest.checkKeys(
            mapping,
            [
                "code", "name", "severity", "source", "when", "require", "at", "message",
                "explanation", "citation", "examples",
            ])
        var left = Self.mostConditions
        let message = try required(mapping, "message", node)
        let texts = CountyRuleTexts(
            message: try bilingual(message, "message"), at: Self.place(message),
            explanation: try bilingual(
                required(mapping, "explanation", node), "explanation"),
            citation: try citation(required(mapping, "citation", node)))
        var definition = CountyRuleDefinition(
            place: Self.place(node), code: try text(required(mapping, "code", node)),
            name: try text(required(mapping, "name", node)),
            judging: (
                try severity(required(mapping, "severity", node)),
                try source(required(mapping, "source", node))
            ), requirement: try condition(required(mapping, "require", node), &left), texts: texts)
        if let node = mapping["when"] { definition.when = try condition(node, &left) }
        if let node = mapping["at"] { definition.leading = try text(node) }
        definition.examples = try examples(required(mapping, "examples", node))
        do {
            return try CountyRule(definition)
        } catch {
            throw ManifestError(
                path: manifest.path, line: error.place.line, column: error.place.column,
                message: error.message)
        }
    }

    private func required(
        _ mapping: Node.Mapping, _ key: String, _ node: Node
    ) throws(ManifestError) -> Node {
        guard let value = mapping[key] else {
            throw manifest.failure(node, zh: "规则缺少 \(key)。", en: "The rule lacks \(key).")
        }
        return value
    }

    private func severity(_ node: Node) throws(ManifestError) -> Severity {
        let text = try manifest.scalar(node)
        guard let severity = Severity(rawValue: text) else {
            throw manifest.failure(
                node, zh: "不认识的级别“\(text)”，可用 error、warning、notice。",
                en: "Unknown severity '\(text)': error, warning or notice.")
        }
        return severity
    }

    private func source(_ node: Node) throws(ManifestError) -> SourceKind {
        let text = try manifest.scalar(node)
        guard let kind = SourceKind(rawValue: text) else {
            let known = SourceKind.allCases.map(\.rawValue)
            let hint = NearestName.hint(text, among: known)
            throw manifest.failure(
                node, zh: "不认识的来源“\(text)”\(hint.zh)。可用：\(known.joined(separator: "、"))。",
                en: "Unknown source '\(text)'\(hint.en). Known: \(known.joined(separator: ", ")).")
        }
        return kind
    }

    private func citation(_ node: Node) throws(ManifestError) -> Citation {
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(
                node, zh: "citation 应写作 {zh: 文件名, en: 英文名, clause: 条款}。",
                en: "citation must be {zh: …, en: …, clause: …}.")
        }
        try manifest.checkKeys(mapping, ["zh", "en", "clause"])
        return Citation(
            zh: try filled(mapping, "zh", node), en: try filled(mapping, "en", node),
            clause: try filled(mapping, "clause", node))
    }

    private func bilingual(_ node: Node, _ key: String) throws(ManifestError) -> Bilingual {
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(
                node, zh: "\(key) 要有中英文：{zh: …, en: …}。",
                en: "\(key) must be in both languages: {zh: …, en: …}.")
        }
        try manifest.checkKeys(mapping, ["zh", "en"])
        return Bilingual(zh: try filled(mapping, "zh", node), en: try filled(mapping, "en", node))
    }

    private func filled(
        _ mapping: Node.Mapping, _ key: String, _ node: Node
    ) throws(ManifestError) -> String {
        guard let value = mapping[key] else {
            throw manifest.failure(node, zh: "缺少 \(key)。", en: "\(key) is missing.")
        }
        let text = try manifest.scalar(value)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw manifest.failure(value, zh: "\(key) 是空的。", en: "\(key) is blank.")
        }
        return text
    }

    // MARK: Conditions

    /// A text, a list that must all hold, or `all:`, `any:`, `not:`.
    private func condition(
        _ node: Node, _ left: inout Int, depth: Int = 0
    ) throws(ManifestError) -> CountyCondition {
        left -= 1
        guard depth < Self.deepest, left >= 0 else {
            throw manifest.failure(
                node, zh: "条件嵌套太深，或超过 \(Self.mostConditions) 个。",
                en: "Conditions nested too deeply, or more than \(Self.mostConditions).")
        }
        switch node {
        case .scalar: return .text(try text(node))
        case .sequence: return .all(try conditions(node, &left, depth))
        case .mapping(let mapping):
            try manifest.checkKeys(mapping, ["all", "any", "not"])
            guard mapping.count == 1, let part = mapping.first else {
                throw manifest.failure(
                    node, zh: "all、any、not 一次只能写一个。", en: "One of all, any and not at a time.")
            }
            switch try manifest.scalar(part.key) {
            case "all": return .all(try conditions(part.value, &left, depth))
            case "any": return .any(try conditions(part.value, &left, depth))
            default: return .not(try condition(part.value, &left, depth: depth + 1))
            }
        case .alias:
            throw manifest.failure(node, zh: "这里应是条件。", en: "A condition is expected here.")
        }
    }

    private func conditions(
        _ node: Node, _ left: inout Int, _ depth: Int
    ) throws(ManifestError) -> [CountyCondition] {
        guard case .sequence(let items) = node, !items.isEmpty else {
            throw manifest.failure(
                node, zh: "这里应是条件的列表。", en: "A list of conditions is expected here.")
        }
        var parts: [CountyCondition] = []
        for item in items { parts.append(try condition(item, &left, depth: depth + 1)) }
        return parts
    }

    // MARK: Examples

    private func examples(_ node: Node) throws(ManifestError) -> [CountyExample] {
        guard case .sequence(let items) = node else {
            throw manifest.failure(
                node, zh: "examples 应是例子的列表。", en: "examples must be a list.")
        }
        var examples: [CountyExample] = []
        for item in items { examples.append(try example(item)) }
        return examples
    }

    private func example(_ node: Node) throws(ManifestError) -> CountyExample {
        let outcomes = CountyExample.Outcome.allCases
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(
                node, zh: "例子应写作 {passes: {zh: …, en: …}, cells: {字段: 值}}。",
                en: "An example is {passes: {zh: …, en: …}, cells: {field: value}}.")
        }
        try manifest.checkKeys(mapping, outcomes.map(\.rawValue) + ["cells"])
        let stated = outcomes.filter { mapping[$0.rawValue] != nil }
        guard stated.count == 1, let title = mapping[stated[0].rawValue] else {
            throw manifest.failure(
                node, zh: "例子要写明 passes、fails、undecided 中的一个。",
                en: "An example is one of passes, fails and undecided.")
        }
        var cells: [(field: PlacedText, text: String?)] = []
        if let changes = mapping["cells"] {
            guard case .mapping(let changes) = changes else {
                throw manifest.failure(
                    changes, zh: "cells 应写作 {字段: 值}。", en: "cells must be {field: value}.")
            }
            for (key, value) in changes {
                cells.append(
                    (try text(key), Self.isBlank(value) ? nil : try manifest.scalar(value)))
            }
        }
        return CountyExample(
            place: Self.place(node), outcome: stated[0],
            title: try bilingual(title, stated[0].rawValue), cells: cells)
    }

    private static func isBlank(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.string.isEmpty
            || scalar.style == .plain && ["~", "null"].contains(scalar.string)
    }

    // MARK: Places

    private func text(_ node: Node) throws(ManifestError) -> PlacedText {
        let text = try manifest.scalar(node)
        let place = Self.place(node)
        switch node.scalar?.style {
        case .singleQuoted, .doubleQuoted:
            return PlacedText(text, at: RulePlace(line: place.line, column: place.column + 1))
        // A text over several lines has no columns of its own.
        case .literal, .folded:
            return PlacedText(text, at: RulePlace(line: place.line, column: 0))
        default: return PlacedText(text, at: place)
        }
    }

    private static func place(_ node: Node) -> RulePlace {
        RulePlace(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }
}
