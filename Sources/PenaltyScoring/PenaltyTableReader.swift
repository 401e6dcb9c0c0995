import RegistryModel
import Yams

/// Reads a table file, naming the line of whatever is wrong with it.
struct PenaltyTableReader {
    let path: String

    private static let keys = [
        "id", "title", "document", "edition", "options", "uncharged", "rows",
    ]
    private static let rowKeys = [
        "id", "clause", "title", "charge", "when", "points", "pointsPerHigherParity",
    ]

    func read(_ text: String, sha256: String) throws(PenaltyTableError) -> PenaltyTable {
        let top = try TableMapping(
            root(of: text), key: "table", path: path, allowed: Self.keys)
        let table = PenaltyTable(
            id: try identifier(in: top), title: try top.bilingual("title"),
            document: try top.text("document"), edition: try edition(in: top),
            options: try options(in: top), rows: try rows(in: top),
            uncharged: try uncharged(in: top), sha256: sha256)
        try TableCoverage(table: table, path: path, line: top.line(of: "rows")).check()
        return table
    }

    private func root(of text: String) throws(PenaltyTableError) -> Node {
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch let error as YamlError {
            throw failure(error)
        } catch {
            throw PenaltyTableError(path: path, line: 0, problem: .notYAML(detail: "\(error)"))
        }
        guard let node else { throw PenaltyTableError(path: path, line: 1, problem: .empty) }
        return node
    }

    private func failure(_ error: YamlError) -> PenaltyTableError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            PenaltyTableError(path: path, line: mark.line, problem: .notYAML(detail: problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            PenaltyTableError(
                path: path, line: context.mark.line,
                problem: .duplicateKey(duplicates.sorted().first ?? ""))
        case .reader(let problem, _, _, _):
            PenaltyTableError(path: path, line: 0, problem: .notYAML(detail: problem))
        default:
            PenaltyTableError(path: path, line: 0, problem: .notYAML(detail: "\(error)"))
        }
    }

    private func identifier(in mapping: TableMapping) throws(PenaltyTableError) -> String {
        let id = try mapping.text("id")
        let isPlain = id.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
        }
        guard isPlain else { throw mapping.error("id", .notAnIdentifier(value: id)) }
        return id
    }

    private func edition(in top: TableMapping) throws(PenaltyTableError) -> String {
        let text = try top.text("edition")
        guard CalendarDay(text) != nil || CalendarDay(text + "-01") != nil else {
            throw top.error("edition", .notAnEdition(value: text))
        }
        return text
    }

    private func options(in top: TableMapping) throws(PenaltyTableError) -> ReadingOptions {
        var options = ReadingOptions()
        guard let node = top.node("options") else { return options }
        let given = try TableMapping(
            node, key: "options", path: path, allowed: ReadingOptions.names)
        if let value = try given.choice(
            "missingFourPlus", of: ReadingOptions.HigherParities.self)
        {
            options.missingFourPlus = value
        }
        if let value = try given.choice("perBirth", of: ReadingOptions.PerBirth.self) {
            options.perBirth = value
        }
        if let value = try given.choice("sex", of: ReadingOptions.Stacking.self) {
            options.sex = value
        }
        if let value = try given.choice("household", of: ReadingOptions.Stacking.self) {
            options.household = value
        }
        if let value = try given.choice("supplemented", of: ReadingOptions.Supplemented.self) {
            options.supplemented = value
        }
        return options
    }

    private func uncharged(in top: TableMapping) throws(PenaltyTableError) -> Set<ChargeKind> {
        guard top.node("uncharged") != nil else { return [] }
        var kinds: Set<ChargeKind> = []
        for item in try top.list("uncharged") {
            let word = item.scalar?.string ?? ""
            guard let kind = ChargeKind(rawValue: word) else {
                let allowed = ChargeKind.allCases.map(\.rawValue)
                throw PenaltyTableError(
                    path: path, line: item.mark?.line ?? top.line(of: "uncharged"),
                    problem: .notAllowed(key: "uncharged", value: word, allowed: allowed))
            }
            kinds.insert(kind)
        }
        return kinds
    }

    private func rows(in top: TableMapping) throws(PenaltyTableError) -> [PenaltyRow] {
        var rows: [PenaltyRow] = []
        for item in try top.list("rows") {
            let row = try row(item)
            if let first = rows.first(where: { $0.id == row.id }) {
                throw PenaltyTableError(
                    path: path, line: row.line,
                    problem: .duplicateRow(id: row.id, firstLine: first.line))
            }
            rows.append(row)
        }
        return rows
    }

    private func row(_ node: Node) throws(PenaltyTableError) -> PenaltyRow {
        let row = try TableMapping(node, key: "rows", path: path, allowed: Self.rowKeys)
        let id = try identifier(in: row)
        guard let charge = try row.choice("charge", of: ChargeKind.self) else {
            throw row.error("charge", .missingKey("charge"))
        }
        guard let points = try row.points("points") else {
            throw row.error("points", .missingKey("points"))
        }
        let conditions = try row.node("when").map { node throws(PenaltyTableError) in
            try TableMapping(node, key: "when", path: path, allowed: charge.conditions)
        }
        let parity = try parity(in: conditions)
        let addition = try row.points("pointsPerHigherParity")
        guard addition == nil || parity.highest == nil else {
            throw row.error("pointsPerHigherParity", .additionWithoutHigherParities)
        }
        return PenaltyRow(
            id: id, clause: try row.text("clause"), title: try row.bilingual("title"),
            charge: charge, policy: try policy(in: conditions), parity: parity,
            field: try field(in: conditions), points: points,
            pointsPerHigherParity: addition ?? .zero, line: row.line)
    }

    private func parity(
        in conditions: TableMapping?
    ) throws(PenaltyTableError) -> ParityCondition {
        guard let conditions, let text = try conditions.optionalText("parity") else {
            return .any
        }
        guard let parity = ParityCondition(text) else {
            throw conditions.error("parity", .notAParity(value: text))
        }
        return parity
    }

    private enum PolicyWord: String, CaseIterable {
        case within, outside
    }

    private func policy(in conditions: TableMapping?) throws(PenaltyTableError) -> PolicyStatus? {
        switch try conditions?.choice("policy", of: PolicyWord.self) {
        case .within: .within
        case .outside: .outside
        case nil: nil
        }
    }

    private func field(in conditions: TableMapping?) throws(PenaltyTableError) -> Field? {
        guard let conditions, let name = try conditions.optionalText("field") else { return nil }
        let known = SourceCatalogue.schema(of: .registryBirths).fields.map(\.field.name)
        guard known.contains(name), let field = Field(name: name) else {
            throw conditions.error(
                "field", .notAllowed(key: "field", value: name, allowed: known))
        }
        return field
    }
}
