import AuditReports
import RegistryModel
import RegistryRules
import Yams

/// Reads the manifest's `suppressions:`.
struct SuppressionReader {
    let manifest: ManifestReader
    /// Names of the sources the manifest declares beside the contract's own.
    let declared: [String]
    /// Whether a code may be one of the county's own rules, which may stand in a file.
    let hasOwnRules: Bool

    init(_ manifest: ManifestReader, declared: [String], hasOwnRules: Bool) {
        self.manifest = manifest
        self.declared = declared
        self.hasOwnRules = hasOwnRules
    }

    func read(_ node: Node) throws(ManifestError) -> [Suppression] {
        guard case .sequence(let sequence) = node else {
            throw manifest.failure(
                node, zh: "suppressions 应为列表，每项写明 rule、reason、expires。",
                en: "suppressions must be a list; each entry has rule, reason and expires.")
        }
        var entries: [Suppression] = []
        for item in sequence { entries.append(try entry(item)) }
        return entries
    }

    private func entry(_ node: Node) throws(ManifestError) -> Suppression {
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(
                node, zh: "每项豁免应写作“键: 值”。", en: "Each suppression must be a mapping.")
        }
        try manifest.checkKeys(
            mapping,
            ["rule", "file", "source", "field", "recordID", "reason", "expires", "by"])
        let rule = try rule(try required("rule", mapping, node))
        let reason = try text(try required("reason", mapping, node))
        let expires = try manifest.day(try required("expires", mapping, node))
        var by: String?
        if let node = mapping["by"] { by = try text(node) }
        var entry = Suppression(
            rule: rule, note: SuppressionNote(reason: reason, expires: expires, by: by),
            line: node.mark?.line ?? 0)
        if let node = mapping["file"] { entry.file = try text(node) }
        if let node = mapping["source"] { entry.source = try source(node) }
        if let node = mapping["field"] { entry.field = try field(node, of: entry.source) }
        if let node = mapping["recordID"] { entry.recordID = try text(node) }
        return entry
    }

    private func required(
        _ key: String, _ mapping: Node.Mapping, _ node: Node
    ) throws(ManifestError) -> Node {
        if let value = mapping[key] { return value }
        throw manifest.failure(
            node, zh: "豁免缺少 \(key)：必须写明规则、理由和到期日。",
            en: "The suppression lacks \(key): rule, reason and expires are required.")
    }

    /// A single value that says something.
    private func text(_ node: Node) throws(ManifestError) -> String {
        let text = try manifest.scalar(node)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw manifest.failure(node, zh: "这里不能为空。", en: "This can't be blank.")
        }
        return text
    }

    private func rule(_ node: Node) throws(ManifestError) -> String {
        let rule = try text(node)
        // A letter alone would set aside rules nobody thought of.
        let family = String(rule.prefix { !$0.isNumber })
        let isOwn = hasOwnRules && !CountyRule.reservedFamilies.contains(family)
        let isKnown = isOwn || RuleSelection(select: [rule]).unknown(in: .catalogue).isEmpty
        guard rule.utf8.count >= 3, isKnown else {
            throw manifest.failure(
                node, zh: "没有规则“\(rule)”：应为代码或至少三个字符的前缀，如 FLD104、FLD10。用 hecha rule 列出。",
                en: "There is no rule '\(rule)': a code or a prefix of three characters or more, "
                    + "such as FLD104 or FLD10. List them with hecha rule.")
        }
        guard !rule.hasPrefix("FIL04") else {
            throw manifest.failure(
                node, zh: "\(rule) 说的是豁免本身，不能豁免。",
                en: "\(rule) is about suppressions themselves and can't be suppressed.")
        }
        return rule
    }

    private func source(_ node: Node) throws(ManifestError) -> String {
        let name = try text(node)
        let known = SourceKind.allCases.filter { !$0.isExtra }.map(\.rawValue) + declared
        guard known.contains(name) else {
            let hint = NearestName.hint(name, among: known)
            throw manifest.failure(
                node, zh: "没有来源“\(name)”\(hint.zh)。", en: "There is no source '\(name)'\(hint.en).")
        }
        return name
    }

    private func field(_ node: Node, of source: String?) throws(ManifestError) -> Field {
        let name = try text(node)
        let kind = source.flatMap { SourceKind(rawValue: $0) }
        let known =
            kind.map { SourceCatalogue.schema(of: $0).fields.map(\.field) } ?? Field.allCases
        guard let field = Field(name: name), known.contains(field) else {
            let hint = NearestName.hint(name, among: known.map(\.name))
            let place = kind?.rawValue
            throw manifest.failure(
                node, zh: "\(place.map { $0 + " " } ?? "")没有字段“\(name)”\(hint.zh)。",
                en: "\(place ?? "The contract") has no field '\(name)'\(hint.en).")
        }
        return field
    }
}
