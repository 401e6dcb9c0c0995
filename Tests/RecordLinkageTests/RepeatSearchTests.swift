import Glibc
import Testing

@testable import RecordLinkage

@Suite struct RepeatSearchTests {
    /// Births of three sources: twins share all but their number and name, and the first source
    /// reports some births twice, with slips of its own.
    private struct Births {
        var mother: [UInt64?] = []
        var father: [UInt64?] = []
        var day: [UInt64?] = []
        var number: [UInt64?] = []
        var name: [UInt64?] = []
        var birth: [UInt64] = []
        var source: [UInt8] = []
        var identity: [UInt64] = []

        init() {}

        init(families: Int, seed: UInt64) {
            var random = SplitMix64(seed: seed)
            for family in 0..<UInt64(families) {
                let day = UInt64.random(in: 0..<365, using: &random)
                for child in 0..<(random.chance(0.15) ? UInt64(2) : 1) {
                    for source in UInt8(0)...2 where random.chance(0.9) {
                        let copies = source == 0 && random.chance(0.08) ? 2 : 1
                        for copy in 0..<copies {
                            add([family, day, child], source, UInt64(copy), &random)
                        }
                    }
                }
            }
        }

        private mutating func add(
            _ birth: [UInt64], _ source: UInt8, _ copy: UInt64, _ random: inout SplitMix64
        ) {
            let (family, child) = (birth[0], birth[2])
            func slip(_ value: UInt64, missing: Double) -> UInt64? {
                if random.chance(missing) { return nil }
                return random.chance(0.03) ? value + 1_000_000 : value
            }
            mother.append(slip(family, missing: 0.1))
            father.append(slip(family, missing: 0.2))
            day.append(slip(birth[1], missing: 0))
            number.append(slip(family * 2 + child, missing: 0.4))
            name.append(slip((family * 2 + child) % 300, missing: 0.3))
            self.birth.append(family * 2 + child)
            self.source.append(source)
            identity.append(KeyMixing.combine(family * 2 + child, UInt64(source) * 2 + copy))
        }

        func shuffled(seed: UInt64) -> Births {
            var random = SplitMix64(seed: seed)
            let order = source.indices.shuffled(using: &random)
            var turned = Births()
            turned.mother = order.map { mother[$0] }
            turned.father = order.map { father[$0] }
            turned.day = order.map { day[$0] }
            turned.number = order.map { number[$0] }
            turned.name = order.map { name[$0] }
            turned.birth = order.map { birth[$0] }
            turned.source = order.map { source[$0] }
            turned.identity = order.map { identity[$0] }
            return turned
        }

        func scorer() throws -> PairScorer {
            let columns = [
                ("mother", mother), ("father", father), ("day", day), ("number", number),
                ("name", name),
            ]
            let set = try ComparisonSet(
                columns.map { ColumnComparison(name: $0, values: $1, near: { _, _ in false }) })
            let chance = [0.001, 0.001, 0.003, 0.0005, 0.004]
            let model = try MatchModel(
                priorLog2Odds: -10,
                comparisons: zip(columns, chance).map { column, u in
                    ComparisonParameters(
                        column.0,
                        levels: [
                            LevelParameters("exact", m: 0.94, u: u),
                            LevelParameters("near", m: 0.001, u: 0.000_1),
                            LevelParameters("else", m: 0.059, u: 0.999_9 - u),
                        ])
                })
            return try PairScorer(comparisons: set, model: model)
        }
    }

    private struct Linked {
        let result: LinkageResult
        let search: RepeatSearch
    }

    private func link(_ births: Births, parts: Int = 1) throws -> Linked {
        let population = try LinkagePopulation(
            sourceOf: births.source, stableKey: births.identity)
        let rules = [
            ColumnRule(name: "mother", values: births.mother),
            ColumnRule(name: "number", values: births.number),
            ColumnRule(name: "day", values: births.day),
        ]
        let blocks = try CandidateBlocks(
            population: population, rules: rules, scope: .everywhere)
        let scorer = try births.scorer()
        let ranges = (0..<parts).map {
            ($0 * blocks.blockCount / parts)..<(($0 + 1) * blocks.blockCount / parts)
        }
        let scored = ranges.reversed().flatMap {
            scorer.score(blocks.pairs(inBlocks: $0), keepingAtLeast: 0)
        }
        let resolver = ClusterResolver(
            population: population, thresholds: try ResolutionThresholds(match: 3.17, review: 0),
            options: try ResolutionOptions(), score: { scorer.log2Weight($0, $1) })
        func isWithin(_ pair: ScoredPair) -> Bool {
            births.source[Int(pair.a)] == births.source[Int(pair.b)]
        }
        func solve(
            _ components: LinkageComponents, _ resolver: ClusterResolver
        ) -> [SolvedComponent] {
            let cuts = (0...parts).map { $0 * components.count / parts }
            return zip(cuts, cuts.dropFirst()).reversed().flatMap {
                resolver.solve(components, in: $0..<$1)
            }
        }
        let across = scored.filter { !isWithin($0) }
        let before = solve(resolver.components(of: across), resolver)
        let search = try RepeatSearch(
            linkage: resolver, scorer: scorer, pairs: scored.filter(isWithin),
            solved: before)
        let second = RepeatResolution(
            search, pairs: across, components: resolver.components(of: across))
        let again = solve(second.components, second.resolver)
        return Linked(result: second.result(before: before, again: again), search: search)
    }

    @Test(arguments: seeds) func repeatsAreFoundAndTwinsStayTwo(seed: UInt64) throws {
        let births = Births(families: 900, seed: seed)
        let linked = try link(births)
        func pairs(_ groups: [[RecordIndex]]) -> Set<[RecordIndex]> {
            Set(
                groups.flatMap { group in
                    group.indices.flatMap { place in
                        group[(place + 1)...].map { [group[place], $0].sorted() }
                    }
                })
        }
        let found = pairs(linked.search.groups.map(\.members))
        var copies: [UInt64: [RecordIndex]] = [:]
        for record in births.source.indices where births.source[record] == 0 {
            copies[births.birth[record], default: []].append(RecordIndex(record))
        }
        let all = pairs(Array(copies.values))
        let right = found.intersection(all).count
        #expect(Double(right) >= 0.97 * Double(found.count), "\(right) of \(found.count) found")
        #expect(Double(right) >= 0.3 * Double(all.count), "\(right) of \(all.count)")
        #expect(all.count > 40 && linked.search.scorer.lookalikes > 100)
        // Each record in one cluster; those of one source in a cluster are repeats of each other.
        let placed = linked.result.clusters.flatMap(\.members)
        #expect(placed.sorted() == births.source.indices.map { RecordIndex($0) })
        for cluster in linked.result.clusters {
            let within = pairs([cluster.members]).filter {
                births.source[Int($0[0])] == births.source[Int($0[1])]
            }
            #expect(within.isSubset(of: found))
            let places = cluster.members.map { births.source[Int($0)] }
            #expect(places == places.sorted())
        }
        let together = pairs(linked.result.clusters.map(\.members))
        #expect(found.isSubset(of: together))
    }

    @Test(arguments: seeds.prefix(4), [1, 2, 7, 64])
    func resultIsTheSameInAnyOrderAndParts(seed: UInt64, parts: Int) throws {
        let births = Births(families: 250, seed: seed)
        func picture(_ births: Births, parts: Int) throws -> [String] {
            let linked = try link(births, parts: parts)
            func name(_ cluster: RecordCluster) -> String {
                let members = cluster.members.map { births.identity[Int($0)] }
                let edges = cluster.supportingEdges.map { $0.log2Weight }
                return "\(members) \(edges) \(cluster.totalLog2Weight) "
                    + "\(String(describing: cluster.weakestLinkLog2Weight)) \(cluster.isAmbiguous)"
            }
            func name(_ pair: ScoredPair) -> String {
                "\(births.identity[Int(pair.a)]) \(births.identity[Int(pair.b)]) \(pair.log2Weight)"
            }
            let own = linked.search
            return linked.result.clusters.map(name) + linked.result.uncertain.map(name)
                + linked.result.overruled.map(name) + own.groups.map(name)
                + own.uncertain.map(name) + own.overruled.map(name) + ["\(linked.result.report)"]
        }
        let expected = try picture(births, parts: 1)
        #expect(try picture(births.shuffled(seed: seed &+ 1), parts: parts) == expected)
    }

    @Test func whatAnotherSourceHasTwoOfIsTwo() throws {
        // Twins that nothing tells apart; with one partner they are one report twice.
        var births = Births()
        func add(_ source: UInt8, number: UInt64?) {
            births.mother.append(7)
            births.father.append(7)
            births.day.append(7)
            births.number.append(number)
            births.name.append(7)
            births.birth.append(0)
            births.source.append(source)
            births.identity.append(UInt64(births.source.count))
        }
        add(0, number: 5)
        add(0, number: 5)
        add(1, number: 5)
        let one = try link(births)
        #expect(one.result.clusters.map(\.members) == [[0, 1, 2]])
        #expect(one.search.inquiry(0, 1).explanation.isIdentical)
        add(1, number: 5)
        let two = try link(births)
        #expect(two.result.clusters.map(\.members) == [[0, 2], [1, 3]])
        #expect(two.search.inquiry(0, 1).isRuledOut && two.search.groups.isEmpty)
        #expect(two.search.scorer.lookalikes == 2, "and so in either source")
    }

    @Test func twinsOfOneSourceAloneAreLeftToAPerson() throws {
        var births = Births()
        for record in 0..<2 as Range<UInt64> {
            births.mother.append(7)
            births.father.append(7)
            births.day.append(7)
            births.number.append(nil)
            births.name.append(nil)
            births.birth.append(record)
            births.source.append(0)
            births.identity.append(record)
        }
        // All that is there agrees, and what would tell twins apart isn't there.
        let linked = try link(births)
        #expect(linked.result.clusters.count == 2)
        #expect(linked.search.uncertain.count == 1)
    }

    /// Worked by hand: v is the lookalikes' share beside eight pairs of ¾ m + ¼ u.
    @Test func lookalikesAreWeighedByWhatIsKnownOfThem() throws {
        var records = SyntheticRecords()
        records.name = [1, 1, 2]
        records.day = [3, 3, 3]
        records.number = [nil, 5, 5]
        let scorer = try PairScorer(
            comparisons: records.comparisons(), model: syntheticModel())
        let bare = RepeatScorer(scorer: scorer, lookalikes: [])
        let nothing = bare.explain(0, 1)
        let name = log2(0.97 / (0.75 * 0.97 + 0.25 * 0.05))
        let day = log2(0.88 / (0.75 * 0.88 + 0.25 * 0.025))
        #expect(zip(nothing.steps.map(\.log2Weight), [name, day, 0]).allSatisfy { near($0, $1) })
        // Twelve lookalikes of one name, and none of one number.
        var levels = PackedLevels()
        levels[0] = 1
        levels[2] = 3
        let taught = RepeatScorer(
            scorer: scorer, lookalikes: [PackedLevels](repeating: levels, count: 12))
        let own = taught.explain(1, 2)
        let share = (0 + 8 * (0.75 * 0.8 + 0.25 * 0.0001)) / 20
        #expect(near(own.steps[2].log2Weight, log2(0.8 / share)))
        #expect(near(own.steps[1].log2Weight, day), "the day was missing in all twelve")
        let other = (0 + 8 * (0.75 * 0.02 + 0.25 * 0.949)) / 20
        // Two names were rarer among lookalikes than among matches; that is no reason for a repeat.
        #expect(near(own.steps[0].log2Weight, min(0, log2(0.02 / other))))
        let rivals = [own.againstStrangers, own.againstLookalikes].map { exp2(-$0) }
        #expect(near(own.log2Weight, -log2(rivals[0] + rivals[1])))
        #expect(near(own.againstStrangers, scorer.log2Weight(1, 2) - 5))
        #expect(taught.log2Weight(2, 1) == own.log2Weight)
    }

    private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }
}
