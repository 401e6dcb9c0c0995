/// Conjunctions of key parts that stay within a budget of pairs.
///
/// A rule is extended by one more part only while it takes more than a tenth of the budget:
/// each part added can but lose matches, and is worth it only for the pairs it saves. A rule has at
/// most one part of many keys, such as a neighbourhood: two would multiply.
struct RuleSearch {
    /// A conjunction, its parts as places in the list offered, ascending.
    struct Rule: Equatable {
        let parts: [Int]
        /// Pairs it yields, counted by key.
        let pairs: Int

        /// One bit a part.
        var mask: UInt64 { parts.reduce(0) { $0 | 1 << UInt64($1) } }
    }

    private let population: LinkagePopulation
    private let scope: PairScope
    private let options: SuggestionOptions
    private let columns: [String]
    /// Every record's keys for each part.
    private let keys: [KeyListColumn]

    init(
        table: ColumnTable, population: LinkagePopulation, scope: PairScope, parts: [KeyPart],
        options: SuggestionOptions
    ) throws(LinkageSettingsFailure) {
        guard parts.count <= SuggestionOptions.mostParts else {
            throw .tooManyParts(parts.count)
        }
        guard table.count == population.count else {
            throw .unequalColumn(
                table.names.first ?? "", expected: population.count, found: table.count)
        }
        var keys: [KeyListColumn] = []
        for part in parts {
            let source = try PartKeys(part, of: table, rule: part.name)
            var lists = KeyListColumn()
            var list: [UInt64] = []
            for record in 0..<population.count {
                list.removeAll(keepingCapacity: true)
                source.appendKeys(of: record, to: &list)
                lists.append(list)
            }
            keys.append(lists)
        }
        self.population = population
        self.scope = scope
        self.options = options
        self.keys = keys
        columns = parts.map(\.column)
    }

    /// Every rule that yields some pairs and fits the budget, by parts; `visit` sees its blocks.
    func rules(visit: (RuleEntries) -> Void) -> [Rule] {
        var found: [Rule] = []
        var open: [[Int]] = [[]]
        for _ in 0..<options.partsPerRule {
            var extensible: [[Int]] = []
            for parts in open.flatMap(extensions) {
                let entries = entries(of: parts)
                let pairs = pairCount(entries)
                if pairs > 0, pairs <= options.pairBudget {
                    found.append(Rule(parts: parts, pairs: pairs))
                    visit(entries)
                }
                if pairs > options.pairBudget / 10 { extensible.append(parts) }
            }
            open = extensible
        }
        return found
    }

    /// A conjunction with one more part of another column, later in the list.
    private func extensions(of parts: [Int]) -> [[Int]] {
        keys.indices.dropFirst((parts.last ?? -1) + 1).filter { part in
            !parts.contains {
                columns[$0] == columns[part] || (hasManyKeys($0) && hasManyKeys(part))
            }
        }.map { parts + [$0] }
    }

    /// Which parts two records share a key of, one bit each.
    func sharedParts(_ a: RecordIndex, _ b: RecordIndex) -> UInt64 {
        keys.indices.reduce(0) {
            keys[$1].share(Int(a), Int(b)) ? $0 | 1 << UInt64($1) : $0
        }
    }

    private func hasManyKeys(_ part: Int) -> Bool {
        keys[part].keys.count > 2 * population.count
    }

    private func pairCount(_ entries: RuleEntries) -> Int {
        var pairs = 0
        entries.forEachBlock { _, records in
            pairs += scope.pairCount(records, sourceOf: population.sourceOf)
        }
        return pairs
    }

    private func entries(of parts: [Int]) -> RuleEntries {
        RuleEntries(population: population) { record, found in
            found.append(0)
            for part in parts {
                let range = keys[part].range(of: record)
                let count = found.count
                for key in keys[part].keys[range] {
                    for place in 0..<count {
                        found.append(KeyMixing.combine(found[place], key))
                    }
                }
                found.removeFirst(count)
            }
        }
    }
}
