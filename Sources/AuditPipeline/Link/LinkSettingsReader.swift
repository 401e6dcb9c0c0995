import RecordLinkage
import RegistryModel
import Yams

/// Reads a settings file of `hecha link`. What isn't understood is refused with its line.
package struct LinkSettingsReader {
    let yaml: ManifestReader
    private static let mostColumns = 200

    package init(path: String) {
        yaml = ManifestReader(path: path)
    }

    /// What the settings are for.
    package enum Purpose: Sendable {
        /// To link: columns, comparisons and blocking rules are needed.
        case linking
        /// To find blocking rules: columns are enough, and what follows from rules isn't read.
        case suggesting
    }

    package func read(
        _ text: String, for purpose: Purpose = .linking
    ) throws(ManifestError) -> LinkSettings {
        let root = try yaml.root(text)
        try yaml.checkKeys(
            root,
            [
                "mode", "id", "source", "encoding", "columns", "compare", "block", "apart",
                "shared", "training", "match", "review", "clusters", "duplicates",
            ])
        var settings = LinkSettings()
        settings.path = yaml.path
        if let node = root["mode"] { settings.scope = try scope(node) }
        if let node = root["id"] { settings.identifier = try yaml.scalar(node) }
        if let node = root["source"] { settings.source = try yaml.scalar(node) }
        if let node = root["encoding"] { settings.encoding = try yaml.scalar(node) }
        settings.columns = try columns(required(root, "columns"))
        if purpose == .suggesting { return settings }
        settings.comparisons = try comparisons(required(root, "compare"), settings)
        try readBlocking(required(root, "block"), &settings)
        if let node = root["apart"] { settings.separations = try separations(node, settings) }
        if let node = root["shared"] { settings.shared = try shared(node, settings) }
        if let node = root["training"] { try readTraining(node, &settings) }
        if let node = root["match"] { settings.match = try probability(node) }
        if let node = root["review"] { settings.review = try probability(node) }
        guard settings.review <= settings.match else {
            throw yaml.failure(
                root["review"], zh: "review 不能高于 match。", en: "review can't be above match.")
        }
        if let node = root["clusters"] { settings.shape = try shape(node) }
        if let node = root["duplicates"] { try readDuplicates(node, &settings) }
        return settings
    }

    private func required(_ mapping: Node.Mapping, _ key: String) throws(ManifestError) -> Node {
        guard let node = mapping[key] else {
            throw yaml.failure(
                nil,
                zh: "缺少 \(key)。columns 写明各列是什么，compare 写明比较哪些列，block 写明在什么条件下比较"
                    + "（--suggest 可建议 block）。",
                en:
                    "\(key) is missing. columns says what the columns are, compare which of them are "
                    + "compared, block which records are (--suggest finds rules for block).")
        }
        return node
    }

    private func scope(_ node: Node) throws(ManifestError) -> PairScope {
        switch try yaml.scalar(node) {
        case "link": return .acrossSources
        case "dedupe": return .withinSources
        case "both": return .everywhere
        default:
            throw yaml.failure(
                node, zh: "mode 可用 link（不同来源之间）、dedupe（同一来源之内）、both。",
                en: "mode is link (across sources), dedupe (within one) or both.")
        }
    }

    private func shape(_ node: Node) throws(ManifestError) -> LinkSettings.Shape {
        guard let shape = LinkSettings.Shape(rawValue: try yaml.scalar(node)) else {
            throw yaml.failure(
                node, zh: "clusters 可用 one-per-source（每个来源至多一条）或 any。",
                en: "clusters is one-per-source or any.")
        }
        return shape
    }

    private func probability(_ node: Node) throws(ManifestError) -> Double {
        guard let value = Double(try yaml.scalar(node)), value > 0, value < 1 else {
            throw yaml.failure(
                node, zh: "这里应是 0 与 1 之间的概率。", en: "A probability between 0 and 1 is expected.")
        }
        return value
    }

    // MARK: Columns

    private func columns(_ node: Node) throws(ManifestError) -> [LinkSettings.Column] {
        guard case .mapping(let mapping) = node, !mapping.isEmpty,
            mapping.count <= Self.mostColumns
        else {
            throw yaml.failure(
                node, zh: "columns 应写作 {列名: 类型}。", en: "columns maps names to types.")
        }
        var columns: [LinkSettings.Column] = []
        for (key, value) in mapping { columns.append(try column(yaml.scalar(key), value)) }
        return columns
    }

    private func column(
        _ name: String, _ node: Node
    ) throws(ManifestError) -> LinkSettings.Column {
        let line = node.mark?.line ?? 0
        guard case .mapping(let mapping) = node else {
            return LinkSettings.Column(
                name: name, headers: [name], type: try type(node), line: line)
        }
        try yaml.checkKeys(mapping, ["type", "header", "separator"])
        guard let own = mapping["type"] else {
            throw yaml.failure(node, zh: "列 \(name) 缺少 type。", en: "Column \(name) lacks type.")
        }
        var headers: [String] = []
        let written = try mapping["header"].map { node throws(ManifestError) in try part(node) }
        for item in written ?? [] { headers.append(try yaml.scalar(item)) }
        var column = LinkSettings.Column(
            name: name, headers: headers.isEmpty ? [name] : headers, type: try type(own),
            line: line)
        if let node = mapping["separator"] {
            column.separator = try yaml.scalar(node)
            guard !column.separator.isEmpty else {
                throw yaml.failure(node, zh: "separator 不能为空。", en: "separator can't be empty.")
            }
        }
        return column
    }

    private func type(_ node: Node) throws(ManifestError) -> LinkSettings.ColumnType {
        let name = try yaml.scalar(node)
        guard let type = LinkSettings.ColumnType(rawValue: name) else {
            let known = LinkSettings.ColumnType.allCases.map(\.rawValue)
            let hint = NearestName.hint(name, among: known)
            throw yaml.failure(
                node, zh: "没有类型“\(name)”\(hint.zh)。可用：\(known.joined(separator: "、"))。",
                en: "There is no type '\(name)'\(hint.en). Known: \(known.joined(separator: ", "))."
            )
        }
        return type
    }

    /// A column's name, which must be one of those declared.
    private func known(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> LinkSettings.Column {
        let name = try yaml.scalar(node)
        if let column = settings.column(name) { return column }
        let hint = NearestName.hint(name, among: settings.columns.map(\.name))
        throw yaml.failure(
            node, zh: "columns 里没有“\(name)”\(hint.zh)。", en: "columns has no '\(name)'\(hint.en).")
    }

    // MARK: Comparisons

    private func comparisons(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> [LinkSettings.Comparison] {
        var comparisons: [LinkSettings.Comparison] = []
        for item in try items(node, "compare") {
            comparisons.append(try comparison(item, settings))
        }
        return comparisons
    }

    private func comparison(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> LinkSettings.Comparison {
        let line = node.mark?.line ?? 0
        guard case .mapping(let mapping) = node else {
            return LinkSettings.Comparison(column: try known(node, settings).name, line: line)
        }
        try yaml.checkKeys(mapping, ["column", "rungs", "rare"])
        guard let name = mapping["column"] else {
            throw yaml.failure(
                node, zh: "比较缺少 column。", en: "The comparison lacks column.")
        }
        let column = try known(name, settings)
        var comparison = LinkSettings.Comparison(column: column.name, line: line)
        if let node = mapping["rungs"] {
            for item in try items(node, "rungs") {
                let text = try yaml.scalar(item)
                guard let rung = LinkRungText.rung(text, of: column.type) else {
                    let known = LinkRungText.known(column.type)
                    throw yaml.failure(
                        item,
                        zh: "\(column.type.rawValue) 类型的列没有“\(text)”这样的级。"
                            + (known.isEmpty
                                ? "这种列只有相同与不同，不写 rungs；要看相近，请用 text 类型。"
                                : "可用：\(known.joined(separator: "、"))。"),
                        en: "A column of type \(column.type.rawValue) has no rung '\(text)'. "
                            + (known.isEmpty
                                ? "Such a column is equal or not: leave rungs out, or give it the "
                                    + "type text to compare what is alike."
                                : "Known: \(known.joined(separator: ", "))."))
                }
                comparison.rungs.append(rung)
            }
        }
        if let node = mapping["rare"] {
            guard let isRare = node.bool, column.type == .text || column.type == .name
            else {
                throw yaml.failure(
                    node, zh: "rare 为 true 或 false，只用于 text 和 name 类型。",
                    en: "rare is true or false, for columns of type text and name.")
            }
            comparison.isRarityWeighted = isRare
        }
        return comparison
    }

    private func items(_ node: Node, _ key: String) throws(ManifestError) -> [Node] {
        guard case .sequence(let items) = node, !items.isEmpty else {
            throw yaml.failure(node, zh: "\(key) 应是一个列表。", en: "\(key) must be a list.")
        }
        return Array(items)
    }

    // MARK: Blocking

    private func readBlocking(
        _ node: Node, _ settings: inout LinkSettings
    ) throws(ManifestError) {
        for item in try items(node, "block") {
            var (parts, split) = (item, Node?.none)
            if case .mapping(let mapping) = item {
                try yaml.checkKeys(mapping, ["keys", "split"])
                guard let keys = mapping["keys"] else {
                    throw yaml.failure(item, zh: "缺少 keys。", en: "keys is missing.")
                }
                (parts, split) = (keys, mapping["split"])
            }
            var own: [KeyPart] = []
            var compared: [String] = []
            for part in try part(parts) {
                let key = try keyPart(part, settings)
                own.append(key)
                compared.append(try column(ofPart: part, settings).name)
            }
            let refinement = try split.map { node throws(ManifestError) in
                try keyPart(node, settings)
            }
            settings.blocking.append(
                BlockingDefinition(
                    parts: own, refinement: refinement,
                    fixedComparisons: settings.comparisons.map(\.column).filter(compared.contains)))
            settings.blockingLines.append(item.mark?.line ?? 0)
        }
    }

    /// One part alone, or several that must all agree.
    private func part(_ node: Node) throws(ManifestError) -> [Node] {
        if case .sequence(let items) = node, !items.isEmpty { return Array(items) }
        return [node]
    }

    private func column(
        ofPart node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> LinkSettings.Column {
        let text = try yaml.scalar(node)
        // A column's name may hold blanks; the longest that fits is meant.
        let fitting = settings.columns.filter { text == $0.name || text.hasPrefix($0.name + " ") }
        guard let column = fitting.max(by: { $0.name.count < $1.name.count }) else {
            let hint = NearestName.hint(text, among: settings.columns.map(\.name))
            throw yaml.failure(
                node, zh: "columns 里没有“\(text)”\(hint.zh)。",
                en: "columns has no '\(text)'\(hint.en).")
        }
        return column
    }

    private func keyPart(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> KeyPart {
        let column = try column(ofPart: node, settings)
        let text = try yaml.scalar(node).dropFirst(column.name.count).drop { $0 == " " }
        guard let part = LinkKeyText.part(String(text), of: column) else {
            throw yaml.failure(
                node,
                zh: "\(column.type.rawValue) 类型的列不能这样分块：“\(text)”。可用："
                    + LinkKeyText.known(column.type).joined(separator: "、") + "。",
                en:
                    "A column of type \(column.type.rawValue) can't be blocked by '\(text)'. Known: "
                    + LinkKeyText.known(column.type).joined(separator: ", ") + ".")
        }
        return part
    }

    // MARK: The rest

    private func separations(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> [LinkSettings.Separation] {
        var separations: [LinkSettings.Separation] = []
        for item in try items(node, "apart") {
            var columns: [String] = []
            for name in try part(item) {
                let column = try known(name, settings)
                guard column.type != .list else {
                    throw yaml.failure(
                        name, zh: "apart 不能用 list 类型的列。", en: "apart can't use a list.")
                }
                columns.append(column.name)
            }
            separations.append(LinkSettings.Separation(columns: columns))
        }
        return separations
    }

    private func shared(
        _ node: Node, _ settings: LinkSettings
    ) throws(ManifestError) -> Set<String> {
        var shared: Set<String> = []
        for item in try items(node, "shared") {
            let name = try yaml.scalar(item)
            guard settings.comparisons.contains(where: { $0.column == name }) else {
                throw yaml.failure(
                    item, zh: "shared 只能列 compare 中的列，其中没有“\(name)”。",
                    en: "shared lists columns that are in compare, and '\(name)' isn't.")
            }
            shared.insert(name)
        }
        guard shared.count < settings.comparisons.count else {
            throw yaml.failure(
                node, zh: "shared 不能列出 compare 的所有列：没有能分辨个体的列了。",
                en: "shared can't list all columns of compare: none would tell things apart.")
        }
        return shared
    }

    private func readTraining(
        _ node: Node, _ settings: inout LinkSettings
    ) throws(ManifestError) {
        guard case .mapping(let mapping) = node else {
            throw yaml.failure(
                node, zh: "training 应写作 {键: 值}。", en: "training must be a mapping.")
        }
        try yaml.checkKeys(mapping, ["chancePairs", "strict", "recall"])
        if let node = mapping["chancePairs"] {
            guard let count = Int(try yaml.scalar(node)), count > 0 else {
                throw yaml.failure(
                    node, zh: "chancePairs 应是正整数。", en: "chancePairs must be a positive number.")
            }
            settings.chancePairs = count
        }
        guard let strict = mapping["strict"] else { return }
        guard let recall = mapping["recall"] else {
            throw yaml.failure(
                strict, zh: "strict 要同时写明 recall：这些规则能找到多少真配对。",
                en: "strict needs recall: the share of true pairs these rules find.")
        }
        var rules: [Int] = []
        for item in try items(strict, "strict") {
            guard let number = Int(try yaml.scalar(item)),
                settings.blocking.indices.contains(number - 1)
            else {
                throw yaml.failure(
                    item, zh: "strict 是 block 中规则的序号，从 1 起。",
                    en: "strict lists numbers of the rules in block, from 1.")
            }
            rules.append(number - 1)
        }
        settings.prior = .rules(rules, recall: try probability(recall))
    }
}
