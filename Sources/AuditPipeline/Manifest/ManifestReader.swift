import RegistryIntake
import RegistryModel
import Yams

/// What is wrong with a manifest, and on which line.
package struct ManifestError: ToldFailure, Sendable, Hashable {
    package let path: String
    /// From 1; 0 when the whole file is meant.
    package let line: Int
    /// From 1; 0 when the whole line is meant.
    package var column = 0
    package let message: Bilingual

    package var sentence: Bilingual {
        let place = [path, line > 0 ? "\(line)" : "", column > 0 ? "\(column)" : ""]
            .filter { !$0.isEmpty }.joined(separator: ":")
        return Bilingual(zh: "\(place)：\(message.zh)", en: "\(place): \(message.en)")
    }
}

/// Reads `audit.yaml`. Nothing that can't be understood is passed over.
struct ManifestReader {
    let path: String
    /// Sources are numbered by bits in linkage.
    private static let mostSources = 60

    func read(_ text: String) throws(ManifestError) -> Manifest {
        let mapping = try root(text)
        let root = Node.mapping(mapping)
        try checkKeys(
            mapping,
            [
                "county", "countyName", "period", "reportingYear", "penaltyTable", "sources",
                "policy", "gate", "runDate", "holidays", "rules", "suppressions", "ledger",
                "notice",
            ])
        var manifest = Manifest(
            county: try county(mapping["county"], root), period: try period(mapping["period"], root)
        )
        manifest.countyName = mapping["countyName"]?.scalar?.string
        if let node = mapping["reportingYear"] {
            manifest.reportingYearStart = try reportingYear(node)
        }
        if let node = mapping["penaltyTable"] { manifest.penaltyTable = try scalar(node) }
        if let node = mapping["sources"] { manifest.sources = try sources(node) }
        if let node = mapping["policy"] { manifest.policy = try PolicyReader(self).read(node) }
        if let node = mapping["gate"] { manifest.gate = try GateSettingsReader(self).read(node) }
        if let node = mapping["runDate"] { manifest.runDate = try day(node) }
        if let node = mapping["holidays"] { manifest.holidays = try scalar(node) }
        if let node = mapping["ledger"] { manifest.ledger = try scalar(node) }
        if let node = mapping["notice"] { manifest.notice = try NoticeReader(self).read(node) }
        if let node = mapping["rules"] {
            manifest.rules = try CountyRulesReader(self).read(node)
        }
        if let node = mapping["suppressions"] {
            let declared = (manifest.sources ?? []).map(\.source.name)
            manifest.suppressions = try SuppressionReader(
                self, declared: declared, hasOwnRules: !manifest.rules.isEmpty
            ).read(node)
        }
        return manifest
    }

    /// The mapping a file consists of.
    func root(_ text: String) throws(ManifestError) -> Node.Mapping {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw syntaxError(error, in: text)
        }
        guard case .mapping(let mapping)? = root else {
            throw failure(nil, zh: "文件应是“键: 值”的形式。", en: "The file must be a mapping.")
        }
        return mapping
    }

    // MARK: Top-level values

    private func county(_ node: Node?, _ root: Node) throws(ManifestError) -> UInt32 {
        guard let node else {
            throw failure(
                root, zh: "缺少 county（六位县级代码）。", en: "county is missing: six digits.")
        }
        let text = try scalar(node)
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let code = UInt32(text)
        else {
            throw failure(
                node, zh: "county 应为六位数字的县级代码，如 \"520525\"，实为“\(text)”。",
                en: "county must be six digits such as \"520525\", not '\(text)'.")
        }
        return code
    }

    private func period(
        _ node: Node?, _ root: Node
    ) throws(ManifestError) -> ClosedRange<CalendarDay> {
        guard let node, case .mapping(let mapping) = node else {
            throw failure(
                node ?? root,
                zh: "period 缺少或写法不对，应写作 period: {from: 2013-05-01, to: 2013-05-31}。",
                en: "period is missing or not as it should be: "
                    + "period: {from: 2013-05-01, to: 2013-05-31}.")
        }
        try checkKeys(mapping, ["from", "to"])
        guard let from = mapping["from"], let to = mapping["to"] else {
            throw failure(node, zh: "period 要有 from 和 to。", en: "period needs from and to.")
        }
        let first = try day(from)
        let last = try day(to)
        guard first <= last else {
            throw failure(to, zh: "period 的 to 早于 from。", en: "period ends before it begins.")
        }
        return first...last
    }

    private func reportingYear(_ node: Node) throws(ManifestError) -> (month: Int, day: Int) {
        guard case .mapping(let mapping) = node else {
            throw failure(
                node, zh: "reportingYear 应写作 {startsOn: \"10-01\"}。",
                en: "reportingYear must be {startsOn: \"10-01\"}.")
        }
        try checkKeys(mapping, ["startsOn"])
        guard let start = mapping["startsOn"] else { return (10, 1) }
        let text = try scalar(start)
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, CalendarDay(year: 2000, month: parts[0], day: parts[1]) != nil
        else {
            throw failure(
                start, zh: "startsOn 应为“月-日”，如 \"10-01\"。",
                en: "startsOn must be month-day such as \"10-01\".")
        }
        return (parts[0], parts[1])
    }

    // MARK: Sources

    private func sources(_ node: Node) throws(ManifestError) -> [SourceDeclaration] {
        guard case .mapping(let mapping) = node else {
            throw failure(
                node, zh: "sources 下应逐行写“来源: 文件”。",
                en: "sources must map each source to its files.")
        }
        var declarations: [SourceDeclaration] = []
        for (key, value) in mapping { declarations.append(try declaration(key, value)) }
        guard declarations.count <= Self.mostSources else {
            throw failure(
                node, zh: "来源最多 \(Self.mostSources) 个。", en: "At most \(Self.mostSources) sources.")
        }
        return declarations.sorted { $0.source < $1.source }
    }

    private func declaration(
        _ key: Node, _ value: Node
    ) throws(ManifestError) -> SourceDeclaration {
        let name = try scalar(key)
        let kind = SourceKind(rawValue: name).flatMap { $0.isExtra ? nil : $0 }
        guard case .mapping(let mapping) = value else {
            guard let kind else { throw unknownSource(name, key) }
            var declaration = SourceDeclaration(source: SourceID(kind), line: line(key))
            declaration.patterns = try patterns(value)
            return declaration
        }
        try checkKeys(
            mapping,
            [
                "files", "format", "kind", "chain", "columns", "sheet", "encoding", "delimiter",
                "headerRows",
            ])
        let layout = try layout(mapping["format"], of: kind)
        let source =
            mapping["kind"] == nil && kind == nil && layout?.source.isExtra == true
            ? SourceID(name: name, kind: layout?.source ?? .birthList)
            : try source(name, kind, mapping["kind"], key)
        if let layout, layout.source != source.kind, let node = mapping["format"] {
            throw wrongLayout(layout, source, node)
        }
        var declaration = SourceDeclaration(source: source, line: line(key))
        declaration.layout = layout
        declaration.chain = layout?.chain
        guard let files = mapping["files"] else {
            throw failure(key, zh: "来源 \(name) 缺少 files。", en: "Source \(name) lacks files.")
        }
        declaration.patterns = try patterns(files)
        try fill(&declaration, mapping)
        return declaration
    }

    /// `format:` names a built-in layout; `csv`, `xml` and `xlsx` are told from the files themselves.
    private func layout(
        _ node: Node?, of kind: SourceKind?
    ) throws(ManifestError) -> TableLayout? {
        guard let node else { return nil }
        let name = try scalar(node)
        if let layout = TableLayout.layout(name) { return layout }
        let known = (kind.map { TableLayout.layouts(of: $0) } ?? TableLayout.all).map(\.id)
        let hint = NearestName.hint(name, among: known)
        let list = known.isEmpty ? "—" : known.joined(separator: ", ")
        throw failure(
            node, zh: "没有内置布局“\(name)”\(hint.zh)。可用：\(list)（hecha schema --layouts）。",
            en: "There is no built-in layout '\(name)'\(hint.en). Known: \(list) "
                + "(hecha schema --layouts).")
    }

    private func wrongLayout(
        _ layout: TableLayout, _ source: SourceID, _ node: Node
    ) -> ManifestError {
        failure(
            node,
            zh: "布局 \(layout.id) 属于 \(layout.source.rawValue)，不是 \(source.kind.rawValue)。",
            en: "Layout \(layout.id) is of \(layout.source.rawValue), not of "
                + "\(source.kind.rawValue).")
    }

    private func source(
        _ name: String, _ kind: SourceKind?, _ declared: Node?, _ key: Node
    ) throws(ManifestError) -> SourceID {
        guard let declared else {
            guard let kind else { throw unknownSource(name, key) }
            return SourceID(kind)
        }
        let text = try scalar(declared)
        guard let extra = SourceKind(rawValue: text), extra.isExtra, kind == nil else {
            throw failure(
                declared, zh: "kind 只能是 person-list 或 birth-list，且不用于内置来源。",
                en: "kind is person-list or birth-list, and not for a built-in source.")
        }
        return SourceID(name: name, kind: extra)
    }

    private func fill(
        _ declaration: inout SourceDeclaration, _ mapping: Node.Mapping
    ) throws(ManifestError) {
        if let node = mapping["chain"] {
            let name = try scalar(node)
            guard let chain = CustodyChain(name: name), declaration.source.kind == .birthList else {
                throw failure(
                    node,
                    zh: "chain 用于 birth-list，取值 \(CustodyChain.names.joined(separator: "、"))。",
                    en: "chain is for birth lists: \(CustodyChain.names.joined(separator: ", ")).")
            }
            declaration.chain = chain
        }
        if let node = mapping["encoding"] {
            let label = try scalar(node)
            guard TextEncoding(label: label) != nil else {
                throw failure(
                    node, zh: "不认识的编码“\(label)”，可用 UTF-8、GB18030、GBK、UTF-16。",
                    en: "Unknown encoding '\(label)': UTF-8, GB18030, GBK or UTF-16.")
            }
            declaration.encoding = label
        }
        if let node = mapping["sheet"] { declaration.sheet = try scalar(node) }
        if let node = mapping["delimiter"] { declaration.delimiter = try delimiter(node) }
        if let node = mapping["headerRows"] {
            guard let rows = Int(try scalar(node)), (0...100).contains(rows) else {
                throw failure(
                    node, zh: "headerRows 是表头之前要跳过的行数，0–100。",
                    en: "headerRows is the number of rows before the header, 0 to 100.")
            }
            declaration.headerRows = rows
        }
        if let node = mapping["columns"] {
            declaration.columns = try columns(node, declaration.source.kind)
        }
    }

    private func delimiter(_ node: Node) throws(ManifestError) -> UInt8 {
        switch try scalar(node) {
        case ",": return 0x2C
        case "\t", "tab", "\\t": return 0x09
        case ";": return 0x3B
        case "|": return 0x7C
        default:
            throw failure(
                node, zh: "delimiter 只能是 , ; | 或 tab。", en: "delimiter is , ; | or tab.")
        }
    }

    private func columns(
        _ node: Node, _ kind: SourceKind
    ) throws(ManifestError) -> [Field: String] {
        guard case .mapping(let mapping) = node else {
            throw failure(
                node, zh: "columns 应写作 {字段: 文件中的表头}。",
                en: "columns must map a field to the file's header.")
        }
        let schema = SourceCatalogue.schema(of: kind)
        var columns: [Field: String] = [:]
        for (key, value) in mapping {
            let name = try scalar(key)
            guard let field = Field(name: name), schema.position(of: field) != nil else {
                let hint = NearestName.hint(name, among: schema.fields.map(\.field.name))
                throw failure(
                    key, zh: "\(kind.rawValue) 没有字段“\(name)”\(hint.zh)。",
                    en: "\(kind.rawValue) has no field '\(name)'\(hint.en).")
            }
            columns[field] = try scalar(value)
        }
        return columns
    }

    private func patterns(_ node: Node) throws(ManifestError) -> [String] {
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let sequence):
            var patterns: [String] = []
            for item in sequence { patterns.append(try self.scalar(item)) }
            return patterns
        default:
            throw failure(
                node, zh: "文件应写作一个模式或模式的列表。",
                en: "Files must be a pattern or a list of patterns.")
        }
    }

    private func unknownSource(_ name: String, _ node: Node) -> ManifestError {
        let known = SourceKind.allCases.filter { !$0.isExtra }.map(\.rawValue)
        let hint = NearestName.hint(name, among: known)
        return failure(
            node, zh: "不认识的来源“\(name)”\(hint.zh)；另外的名单要写明 kind: person-list 或 birth-list。",
            en: "Unknown source '\(name)'\(hint.en); a further list needs kind: person-list or "
                + "birth-list.")
    }

    // MARK: Shared

    func scalar(_ node: Node) throws(ManifestError) -> String {
        guard let text = node.scalar?.string else {
            throw failure(node, zh: "这里应是一个值。", en: "A single value is expected here.")
        }
        return text
    }

    func day(_ node: Node) throws(ManifestError) -> CalendarDay {
        let text = try scalar(node)
        guard let day = CalendarDay(text) else {
            throw failure(
                node, zh: "“\(text)”不是 2013-05-01 这样的日期。",
                en: "'\(text)' isn't a date like 2013-05-01.")
        }
        return day
    }

    func checkKeys(_ mapping: Node.Mapping, _ known: [String]) throws(ManifestError) {
        for (key, _) in mapping {
            let name = try scalar(key)
            if known.contains(name) { continue }
            let hint = NearestName.hint(name, among: known)
            throw failure(
                key, zh: "没有“\(name)”这一项\(hint.zh)。可用：\(known.joined(separator: "、"))。",
                en: "There is no key '\(name)'\(hint.en). Known: \(known.joined(separator: ", ")).")
        }
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 0 }

    func failure(_ node: Node?, zh: String, en: String) -> ManifestError {
        ManifestError(
            path: path, line: node?.mark?.line ?? 0, message: Bilingual(zh: zh, en: en))
    }
}
