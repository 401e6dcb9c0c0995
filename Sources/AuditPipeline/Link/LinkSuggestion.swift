import RecordLinkage
import RegistryModel

/// Blocking rules worth having for some tables, found without labels under a budget of pairs.
///
/// Deterministic, whatever the order of files and rows. Cost: see `BlockingSuggestion`; then every
/// pair of the rules suggested is listed once to count what each adds.
package struct LinkSuggestion: Sendable {
    package struct Rule: Sendable {
        /// As `block:` of a settings file has it: `[surname soundex, given first 1]`.
        package let yaml: String
        /// Pairs that no rule before it yields.
        package let pairsAdded: Int
        /// The share of the sample's likely matches that the rules up to this one find.
        package let recall: Double
        /// What it adds to that share.
        package let recallAdded: Double
        /// Columns that every other rule uses: it is there so that they can be weighed.
        package let freedColumns: [String]
    }

    package let rules: [Rule]
    package let records: Int
    package let pairsInScope: Int
    package let pairBudget: Int
    /// Likely matches of the sample the rules were tried on.
    package let likelyMatches: Int
    /// Records drawn for it, at most.
    package let sampleRecords: Int
    /// Parts of keys that weren't tried, since there were too many.
    package let partsLeftOut: [String]

    /// Pairs a record that are allowed unless a budget is given.
    private static let pairsPerRecord = 20
    private static let leastBudget = 1_000

    /// Reads the tables and searches; a budget of twenty pairs a record unless one is given.
    /// Throws `LinkFailure`.
    package init(
        _ settings: LinkSettings, files: [String], pairBudget: Int? = nil, threads: Int = 1
    ) async throws {
        do {
            let runner = ParallelRunner(threads: threads)
            let tables = try await LinkTablesReader(settings: settings, runner: runner).read(files)
            try self.init(settings, tables, pairBudget: pairBudget)
        } catch {
            throw LinkFailure(engine: error)
        }
    }

    private init(
        _ settings: LinkSettings, _ tables: LinkTables, pairBudget given: Int?
    ) throws {
        let scope =
            settings.scope ?? (tables.sources.count > 1 ? .acrossSources : .withinSources)
        let budget = given ?? max(Self.leastBudget, Self.pairsPerRecord * tables.records.count)
        let offered = Self.parts(settings.columns)
        let options = try SuggestionOptions(pairBudget: budget)
        let found = try BlockingSuggestion(
            table: tables.columns, population: tables.population, scope: scope,
            parts: offered.tried.map(\.part), options: options)
        let chosen = Self.learnable(found, budget: budget, offered.tried)
        let counts = try Self.counts(of: chosen, tables, scope)
        records = tables.records.count
        pairsInScope = counts.pairsInScope
        pairBudget = budget
        likelyMatches = found.likelyMatches
        sampleRecords = min(options.sampleRecords, tables.records.count)
        partsLeftOut = offered.leftOut
        rules = Self.rules(
            chosen, counts, likelyMatches: found.likelyMatches, texts: offered.tried)
    }

    /// The lines to paste into a settings file, a comment beside each rule.
    package func lines(_ language: Language) -> [String] {
        let width = rules.map(\.yaml.count).max() ?? 0
        return ["block:"]
            + rules.map { rule in
                let blanks = String(repeating: " ", count: width - rule.yaml.count)
                return "  - \(rule.yaml)\(blanks)  # \(rule.comment[language])"
            }
    }

    private static func counts(
        of chosen: [Chosen], _ tables: LinkTables, _ scope: PairScope
    ) throws -> BlockingCounts {
        guard !chosen.isEmpty else {
            return BlockingCounts(
                BlockingReport(rules: []), population: tables.population, scope: scope)
        }
        let rules = try chosen.map {
            try ColumnBlockingRule($0.rule.definition, of: tables.columns)
        }
        let blocks = try CandidateBlocks(
            population: tables.population, rules: rules, scope: scope)
        var report = blocks.report
        for range in blocks.blockRanges(membersPerRange: 20_000) {
            report.count(blocks.pairs(inBlocks: range))
        }
        return BlockingCounts(report, population: tables.population, scope: scope)
    }

    private static func rules(
        _ chosen: [Chosen], _ counts: BlockingCounts, likelyMatches: Int, texts: [Offer]
    ) -> [Rule] {
        var matches = 0
        let all = Double(max(likelyMatches, 1))
        return zip(chosen, counts.rows).map { chosen, row in
            matches += chosen.rule.matchesAdded
            let parts = chosen.rule.definition.parts.compactMap { part in
                texts.first { $0.part == part }?.text
            }
            return Rule(
                yaml: YAMLText.list(parts), pairsAdded: row.pairsAdded,
                recall: Double(matches) / all,
                recallAdded: Double(chosen.rule.matchesAdded) / all,
                freedColumns: chosen.freedColumns)
        }
    }

    // MARK: Rules to learn from

    private struct Chosen {
        let rule: BlockingSuggestion.Rule
        var freedColumns: [String] = []
    }

    /// The rules suggested, and where all of them use some column one more that doesn't: a column
    /// is weighed by the pairs of rules without it.
    private static func learnable(
        _ found: BlockingSuggestion, budget: Int, _ offers: [Offer]
    ) -> [Chosen] {
        let columnOf = Dictionary(offers.map { ($0.part, $0.column) }, uniquingKeysWith: { $1 })
        func columns(_ rule: BlockingSuggestion.Rule) -> [String] {
            rule.definition.parts.compactMap { columnOf[$0] }
        }
        let chosen = found.rules.map { Chosen(rule: $0) }
        guard let first = chosen.first else { return [] }
        let shared = chosen.dropFirst().reduce(columns(first.rule)) { shared, next in
            let own = columns(next.rule)
            return shared.filter(own.contains)
        }
        let rest = budget - found.pairs
        let other = found.candidates.first { rule in
            rule.pairs <= rest && rule.likelyMatches > 0
                && !columns(rule).contains(where: shared.contains)
        }
        guard !shared.isEmpty, let other else { return chosen }
        return chosen + [Chosen(rule: other, freedColumns: shared)]
    }

    // MARK: Parts

    /// A part of a key and how a settings file writes it.
    private struct Offer {
        let text: String
        let part: KeyPart
        /// The column of the settings, where the part may be of one made of it.
        let column: String
    }

    /// Parts of all columns worth trying, as many as can be told apart: whole values before
    /// coarser ones, and those before typing slips.
    private static func parts(
        _ columns: [LinkSettings.Column]
    ) -> (tried: [Offer], leftOut: [String]) {
        let ladders = columns.map { column in
            LinkKeyText.worthTrying(column.type).compactMap { text -> Offer? in
                let whole = text.isEmpty ? column.name : "\(column.name) \(text)"
                return LinkKeyText.part(text, of: column).map {
                    Offer(text: whole, part: $0, column: column.name)
                }
            }
        }
        let longest = ladders.map(\.count).max() ?? 0
        let all = (0..<longest).flatMap { step in
            ladders.compactMap { $0.indices.contains(step) ? $0[step] : nil }
        }
        let most = SuggestionOptions.mostParts
        return (Array(all.prefix(most)), all.dropFirst(most).map(\.text))
    }
}

extension LinkSuggestion.Rule {
    var comment: Bilingual {
        if !freedColumns.isEmpty {
            let names = freedColumns.joined(separator: ", ")
            return Bilingual(
                zh: "+\(pairsAdded) 对，为了能估计 \(names) 的权重",
                en: "+\(pairsAdded) pairs, so that \(names) can be weighed")
        }
        return Bilingual(
            zh: "+\(pairsAdded) 对，召回 +\(Self.percent(recallAdded))，累计约 \(Self.percent(recall))",
            en: "+\(pairsAdded) pairs, recall +\(Self.percent(recallAdded)), about "
                + "\(Self.percent(recall)) so far")
    }

    /// In tenths of a percent.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}

/// Short lists of plain words as YAML has them.
enum YAMLText {
    /// One item alone, several in brackets.
    static func list(_ items: [String]) -> String {
        items.count == 1
            ? scalar(items[0]) : "[" + items.map(scalar).joined(separator: ", ") + "]"
    }

    /// Plain where no reader could take it for anything but text, else in double quotes.
    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
            !text.hasSuffix(" ")
        else { return false }
        let words: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        guard !words.contains(text.lowercased()) else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
                || "-_. /()".unicodeScalars
                    .contains($0)
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
