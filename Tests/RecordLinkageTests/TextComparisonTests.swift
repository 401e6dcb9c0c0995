import Testing

@testable import RecordLinkage

@Suite struct TextComparisonTests {
    /// Unrestricted distance straight from the definition: the cheapest alignment trace.
    private func naive(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var cells = [[Int]](
            repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                guard i > 0, j > 0 else {
                    cells[i][j] = i + j
                    continue
                }
                var best = min(cells[i - 1][j], cells[i][j - 1]) + 1
                best = min(best, cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                // Swap a[k] … a[i] with b[l] … b[j], all between deleted or inserted.
                for k in 1..<max(i, 1) where a[k - 1] == b[j - 1] {
                    for l in 1..<max(j, 1) where b[l - 1] == a[i - 1] {
                        best = min(best, cells[k - 1][l - 1] + (i - k - 1) + 1 + (j - l - 1))
                    }
                }
                cells[i][j] = best
            }
        }
        return cells[a.count][b.count]
    }

    private func randomText(_ random: inout SplitMix64, longest: Int, letters: UInt32) -> [UInt32] {
        (0..<Int.random(in: 0...longest, using: &random)).map { _ in
            0x4E00 + UInt32.random(in: 0..<letters, using: &random)
        }
    }

    /// The worked examples of Damerau's distance, with and without the restriction.
    @Test(arguments: [
        ("CA", "ABC", 2, 3), ("a cat", "an abct", 3, 4), ("KITTEN", "SITTING", 3, 3),
        ("", "ABC", 3, 3), ("ABCD", "BADC", 2, 2), ("MARTHA", "MARHTA", 1, 1), ("", "", 0, 0),
        ("王小明", "王明小", 1, 1), ("ab", "bca", 2, 3),
    ])
    func knownDistances(a: String, b: String, free: Int, restricted: Int) {
        #expect(DamerauLevenshtein.distance(scalars(a), scalars(b)) == free)
        #expect(DamerauLevenshtein.distance(scalars(b), scalars(a)) == free)
        #expect(OptimalStringAlignment.distance(scalars(a), scalars(b)) == restricted)
    }

    @Test(arguments: seeds) func freeDistanceEqualsItsDefinitionAndIsAMetric(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let texts = (0..<3).map { _ in randomText(&random, longest: 9, letters: 4) }
            let distances = [(0, 1), (1, 2), (0, 2)].map {
                DamerauLevenshtein.distance(texts[$0.0], texts[$0.1])
            }
            #expect(distances[0] == naive(texts[0], texts[1]))
            #expect(distances[2] <= distances[0] + distances[1])
            #expect(distances[0] <= OptimalStringAlignment.distance(texts[0], texts[1]))
        }
    }

    /// Winkler's JELLYFISH pair, and q-gram overlaps worked by hand.
    @Test func knownSimilarities() throws {
        let jelly = JaroWinkler.similarity(scalars("JELLYFISH"), scalars("SMELLYFISH"))
        #expect(abs(jelly - 0.8963) < 0.00005)
        // ni ig gh ht | na ac ch ht: one of seven.
        let two = try #require(QGrams(size: 2))
        #expect(two.jaccard(scalars("NIGHT").span, scalars("NACHT").span) == 1.0 / 7)
        // #n ni ig gh ht t# | #n na ac ch ht t#: three of nine.
        let padded = try #require(QGrams(size: 2, isPadded: true))
        #expect(padded.jaccard(scalars("NIGHT").span, scalars("NACHT").span) == 3.0 / 9)
        // ##a #ab ab# b## | ##a #a# a##: one of six.
        let three = try #require(QGrams(size: 3, isPadded: true))
        #expect(three.jaccard(scalars("AB").span, scalars("A").span) == 1.0 / 6)
        #expect(two.jaccard(scalars("A").span, scalars("A").span) == 1)
        #expect(two.jaccard(scalars("A").span, scalars("B").span) == 0)
        #expect(two.jaccard(scalars("").span, scalars("").span) == 1)
        #expect(two.jaccard(scalars("").span, scalars("AB").span) == 0)
        #expect(QGrams(size: 0) == nil && QGrams(size: 4) == nil)
    }

    @Test(arguments: seeds) func gramsOverlapAsSetsOfStringsDo(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for size in 1...3 {
            for isPadded in [false, true] {
                let grams = try #require(QGrams(size: size, isPadded: isPadded))
                func set(_ text: [UInt32]) -> Set<[UInt32]> {
                    let blanks = [UInt32](repeating: .max, count: isPadded ? size - 1 : 0)
                    let whole = blanks + text + blanks
                    if text.isEmpty { return [] }
                    if whole.count < size { return [text] }
                    return Set((0...(whole.count - size)).map { Array(whole[$0..<($0 + size)]) })
                }
                for _ in 0..<60 {
                    let a = randomText(&random, longest: 8, letters: 3)
                    let b = randomText(&random, longest: 8, letters: 3)
                    let all = set(a).union(set(b)).count
                    let expected = Double(set(a).intersection(set(b)).count) / Double(max(all, 1))
                    #expect(grams.jaccard(a.span, b.span) == (all == 0 ? 1 : expected))
                }
            }
        }
    }

    @Test func aPairReachesTheFirstRungThatHolds() throws {
        let column = InternedTextColumn([
            "MARTHA", "MARHTA", "MARTHA", nil, "DIXON", "DICKSONX", "MATHA",
        ])
        let comparison = try TextComparison(
            "name", column: column, rungs: [.jaroWinkler(0.96), .edits(1), .jaroWinkler(0.8)])
        #expect(
            comparison.levels.map(\.name) == [
                "missing", "exact", "jaro-winkler ≥ 0.96", "edits ≤ 1", "jaro-winkler ≥ 0.8",
                "else",
            ])
        #expect(comparison.level(0, 2) == 1)
        #expect(comparison.level(0, 1) == 2)
        #expect(comparison.level(0, 6) == 3)
        #expect(comparison.level(4, 5) == 4)
        #expect(comparison.level(0, 4) == 5)
        #expect(comparison.level(0, 3) == 0 && comparison.level(3, 3) == 0)
    }

    @Test(arguments: seeds) func rememberedRungsAreThoseComputed(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let texts = (0..<90).map { _ in
            let text = randomText(&random, longest: 6, letters: 4)
            return text.isEmpty
                ? nil : String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
        }
        let two = try #require(QGrams(size: 2, isPadded: true))
        let rungs: [TextRung] = [
            .jaroWinkler(0.9), .freeEdits(1), .qGrams(two, 0.4), .jaro(0.7), .edits(3),
        ]
        let comparison = try TextComparison("text", column: InternedTextColumn(texts), rungs: rungs)
        // Other numbers for the same texts, to show that numbers decide nothing.
        let turned = try TextComparison(
            "text", column: InternedTextColumn(texts.reversed()), rungs: rungs)
        let last = texts.count - 1
        let tables = await withTaskGroup(of: [Int].self) { group in
            for _ in 0..<3 {
                group.addTask {
                    (0...last).flatMap { a in (0...last).map { comparison.level(a, $0) } }
                }
            }
            return await group.reduce(into: [[Int]]()) { $0.append($1) }
        }
        #expect(tables.count == 3 && Set(tables).count == 1)
        for a in 0...last {
            for b in 0...last {
                let level = comparison.level(a, b)
                #expect(level == tables[0][a * texts.count + b])
                #expect(level == turned.level(last - a, last - b))
                #expect(level == comparison.level(b, a))
                guard let x = texts[a].map(scalars), let y = texts[b].map(scalars) else {
                    #expect(level == 0)
                    continue
                }
                let (first, second) = x.lexicographicallyPrecedes(y) ? (x, y) : (y, x)
                let holds = [
                    x == y, JaroWinkler.similarity(first, second) >= 0.9,
                    DamerauLevenshtein.distance(x, y) <= 1, two.jaccard(x.span, y.span) >= 0.4,
                    JaroWinkler.jaro(first, second) >= 0.7,
                    OptimalStringAlignment.distance(x, y) <= 3,
                ]
                #expect(level == (holds.firstIndex(of: true) ?? 6) + 1)
            }
        }
    }

    /// Small ranges of numbers crowd the memo; far more pairs than entries.
    @Test func aMemoNeverAnswersForAnotherPair() {
        let memo = LevelMemo()
        for round in 0..<2 {
            for a in UInt32(1)...500 {
                for b in (a + 1)...501 {
                    let expected = Int(a &* 31 &+ b) % 15 + 1
                    let found =
                        round == 0 ? memo.level(a, b) { expected } : memo.level(b, a) { expected }
                    if found != expected {
                        Issue.record("\(a), \(b): \(found), not \(expected)")
                        return
                    }
                }
            }
        }
        var computed = 0
        for _ in 0..<5 {
            _ = memo.level(7, 8) {
                computed += 1
                return 3
            }
        }
        #expect(computed <= 1)
    }

    @Test func thresholdsAreChecked() throws {
        let column = InternedTextColumn(["a"])
        for rung: TextRung in [.jaro(0), .jaroWinkler(1), .jaro(.nan), .edits(0), .freeEdits(-1)] {
            #expect(
                throws: LinkageSettingsFailure.thresholdOutOfRange(
                    comparison: "x", rung: rung.level.name)
            ) {
                try TextComparison("x", column: column, rungs: [rung])
            }
        }
        let unreachable: [[TextRung]] = [
            [.jaroWinkler(0.8), .jaroWinkler(0.9)], [.edits(2), .edits(2)],
            [.jaroWinkler(0.8), .jaro(0.8)], [.freeEdits(2), .edits(1)],
        ]
        for rungs in unreachable {
            #expect(
                throws: LinkageSettingsFailure.rungsOutOfOrder(
                    comparison: "x", rung: rungs[1].level.name)
            ) {
                try TextComparison("x", column: column, rungs: rungs)
            }
        }
        let many = (1...14).map { TextRung.edits($0) }
        #expect(throws: LinkageSettingsFailure.tooManyRungs(comparison: "x", rungs: 17)) {
            try TextComparison("x", column: column, rungs: many)
        }
        _ = try ComparisonSet([TextComparison("x", column: column, rungs: Array(many.dropLast()))])
    }
}
