import Testing

@testable import RecordLinkage

@Suite struct BlockingSuggestionTests {
    /// People written down by two sources, with slips; entity `entity[i]` is the truth.
    private struct People {
        var family: [String?] = []
        var given: [String?] = []
        var born: [Int32?] = []
        var town: [UInt64?] = []
        var entity: [Int] = []
        var source: [UInt8] = []

        init(count: Int, seed: UInt64) {
            var random = SplitMix64(seed: seed)
            for entity in 0..<count {
                let family = "f\(Int.random(in: 0..<60, using: &random))"
                let given = "g\(Int.random(in: 0..<200, using: &random))"
                let born = Int32.random(in: 0..<12_000, using: &random)
                let town = UInt64.random(in: 0..<8, using: &random)
                for source in UInt8(0)...1 where random.chance(0.9) {
                    self.family.append(random.chance(0.1) ? family + "x" : family)
                    self.given.append(random.chance(0.1) ? nil : given)
                    self.born.append(random.chance(0.1) ? born + 1 : born)
                    self.town.append(town)
                    self.entity.append(entity)
                    self.source.append(source)
                }
            }
        }

        mutating func shuffle(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            let order = source.indices.shuffled(using: &random)
            family = order.map { family[$0] }
            given = order.map { given[$0] }
            born = order.map { born[$0] }
            town = order.map { town[$0] }
            entity = order.map { entity[$0] }
            source = order.map { source[$0] }
        }

        func table() throws -> ColumnTable {
            try ColumnTable([
                ("family", .text(InternedTextColumn(family))),
                ("given", .text(InternedTextColumn(given))),
                ("born", .date(DateColumn(born))), ("town", .code(CodeColumn(town))),
            ])
        }

        func population() throws -> LinkagePopulation {
            try LinkagePopulation(
                sourceOf: source,
                stableKey: source.indices.map {
                    KeyMixing.combine(UInt64(entity[$0]), UInt64(source[$0]))
                })
        }
    }

    private func suggestion(_ people: People, budget: Int) throws -> BlockingSuggestion {
        let table = try people.table()
        return try BlockingSuggestion(
            table: table, population: people.population(),
            parts: SuggestionOptions.parts(for: table),
            options: SuggestionOptions(pairBudget: budget, sampleRecords: 300))
    }

    @Test(arguments: seeds.prefix(4)) func rulesFindTheMatchesWithinTheBudget(seed: UInt64) throws {
        let people = People(count: 700, seed: seed)
        let budget = 4_000
        let found = try suggestion(people, budget: budget)
        #expect(!found.rules.isEmpty && found.pairs <= budget)
        #expect(Double(found.matchesFound) > 0.9 * Double(found.likelyMatches))
        // In truth: the rules are bound and run, and matches counted by entity.
        let table = try people.table()
        let rules = try found.rules.map { try ColumnBlockingRule($0.definition, of: table) }
        let blocks = try CandidateBlocks(population: people.population(), rules: rules)
        var counted = blocks.report
        counted.count(blocks.pairs())
        for (rule, report) in zip(found.rules, counted.rules) {
            #expect(report.pairsYielded == rule.pairs, "\(rule.definition.name)")
        }
        let sameEntity = blocks.pairs().count {
            people.entity[Int($0.a)] == people.entity[Int($0.b)]
        }
        let all = people.source.indices.dropFirst().count {
            people.entity[$0] == people.entity[$0 - 1]
        }
        #expect(Double(sameEntity) > 0.9 * Double(all))
    }

    @Test(arguments: seeds.prefix(3)) func suggestionsDoNotDependOnInputOrder(seed: UInt64) throws {
        var people = People(count: 300, seed: seed)
        let one = try suggestion(people, budget: 1_500)
        people.shuffle(seed: seed &+ 9)
        #expect(try suggestion(people, budget: 1_500) == one)
        #expect(one.candidates.allSatisfy { $0.pairs <= 1_500 })
        let counts = one.candidates.map(\.likelyMatches)
        #expect(counts == counts.sorted(by: >))
    }

    @Test func optionsAreChecked() throws {
        for make: () throws -> SuggestionOptions in [
            { try SuggestionOptions(pairBudget: 0) },
            { try SuggestionOptions(pairBudget: 1, partsPerRule: 4) },
            { try SuggestionOptions(pairBudget: 1, sampleRecords: 0) },
            { try SuggestionOptions(pairBudget: 1, maximumRules: 0) },
        ] {
            #expect(throws: LinkageSettingsFailure.self) { try make() }
        }
        let people = People(count: 5, seed: 1)
        #expect(throws: LinkageSettingsFailure.tooManyParts(65)) {
            try BlockingSuggestion(
                table: people.table(), population: people.population(),
                parts: [KeyPart](repeating: KeyPart("born"), count: 65),
                options: SuggestionOptions(pairBudget: 10))
        }
        // Nothing fits a budget of no use; nothing is suggested.
        let none = try suggestion(People(count: 0, seed: 1), budget: 1)
        #expect(none.rules.isEmpty && none.candidates.isEmpty && none.likelyMatches == 0)
    }

    /// A name and its sounds say one thing: together they weigh what the name does alone.
    @Test func aColumnAndThoseMadeOfItAreOnePieceOfEvidence() throws {
        let names = ["A", "A", "B", "C", nil, "D"]
        let sounds: [[UInt64]] = [[1], [1], [1], [3], [], [4]]
        var lists = KeyListColumn()
        for list in sounds { lists.append(list) }
        let name = LinkageColumn.text(InternedTextColumn(names))
        let columns = [("name", name), ("name sound", LinkageColumn.keys(lists))]
        let population = try LinkagePopulation(
            sourceOf: [0, 1, 1, 1, 0, 0], stableKey: [1, 2, 3, 4, 5, 6])
        func matches(
            _ columns: [(String, LinkageColumn)], madeOf: [String: String] = [:]
        ) throws -> LikelyMatches {
            try LikelyMatches(
                table: ColumnTable(columns.map { (name: $0.0, column: $0.1) }, madeOf: madeOf),
                population: population, scope: .acrossSources, sampleRecords: 10)
        }
        let alone = try matches([columns[0]])
        let sound = try matches([columns[1]])
        let twice = try matches(columns)
        let once = try matches(columns, madeOf: ["name sound": "name"])
        // The same name; the same sound, another name; nothing the same; a name missing.
        #expect(once.log2Weight(0, 1) == alone.log2Weight(0, 1))
        #expect(twice.log2Weight(0, 1) > once.log2Weight(0, 1))
        #expect(once.log2Weight(0, 2) == sound.log2Weight(0, 2))
        #expect(once.log2Weight(0, 3) == alone.log2Weight(0, 3))
        #expect(twice.log2Weight(0, 3) < once.log2Weight(0, 3))
        #expect(once.log2Weight(4, 3) == alone.log2Weight(4, 3))
        let order = try matches(columns.reversed(), madeOf: ["name sound": "name"])
        #expect(order.log2Weight(0, 1) == once.log2Weight(0, 1))
    }
}
