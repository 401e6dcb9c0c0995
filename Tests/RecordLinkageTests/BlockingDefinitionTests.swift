import RecordLinkage
import Testing

@Suite struct BlockingDefinitionTests {
    /// The National Archives' examples, and those of Knuth, The Art of Computer Programming 3, 6.
    @Test(arguments: [
        ("Washington", "W252"), ("Lee", "L000"), ("Gutierrez", "G362"), ("Pfister", "P236"),
        ("Jackson", "J250"), ("Tymczak", "T522"), ("Ashcraft", "A261"), ("Robert", "R163"),
        ("Rupert", "R163"), ("Rubin", "R150"), ("Euler", "E460"), ("Gauss", "G200"),
        ("Hilbert", "H416"), ("Knuth", "K530"), ("Lloyd", "L300"), ("Lukasiewicz", "L222"),
        ("Honeyman", "H555"), ("O'Hara", "O600"), ("h", "H000"),
    ])
    func soundexCodes(name: String, code: String) {
        #expect(Soundex.code(of: scalars(name)) == Array(code.utf8))
        #expect(Soundex.code(of: scalars(name.uppercased())) == Array(code.utf8))
    }

    @Test func otherScriptsHaveNoSoundex() {
        #expect(Soundex.code(of: scalars("王小明 12")) == nil)
        #expect(Soundex.code(of: scalars("")) == nil)
    }

    private func table() throws -> ColumnTable {
        try ColumnTable([
            (
                "name",
                .text(InternedTextColumn(["Anna Maria Li", "Maria  Anna", "Anne", nil, "nnA"]))
            ),
            ("day", .date(DateColumn([0, 31, 365, nil, 396]))),
            ("code", .code(CodeColumn([520_525, 520_552, 520_625, nil, 52_052]))),
            ("size", .number(NumberColumn([9.5, 10.4, 11.6, nil, -0.5]))),
            ("tags", .keys(KeyListColumn([[1, 2], [2, 3], [3], [], [4]]))),
        ])
    }

    /// The records from the second to the last that the first shares a key with.
    private func partners(_ parts: [KeyPart], of record: Int = 0) throws -> [Int] {
        let rule = try ColumnBlockingRule(BlockingDefinition(parts: parts), of: table())
        let keys = (0..<5).map { record in
            var keys: [UInt64] = []
            rule.appendKeys(of: record, to: &keys)
            return Set(keys)
        }
        #expect(keys[3].isEmpty)
        // Many records at once give the keys that they give one by one.
        var together = [Set<UInt64>](repeating: [], count: 5)
        rule.forEachKey(of: 0..<5) { together[$0].insert($1) }
        #expect(together == keys)
        return (0..<5).filter { $0 != record && !keys[$0].isDisjoint(with: keys[record]) }
    }

    @Test func partsMeetAsTheySay() throws {
        #expect(try partners([KeyPart("name", .prefix(3))]) == [2])
        #expect(try partners([KeyPart("name", .prefix(4))]) == [])
        #expect(try partners([KeyPart("name", .soundex)], of: 2) == [])
        #expect(try partners([KeyPart("name", .anyWord)]) == [1])
        #expect(try partners([KeyPart("name", .sortedWords)]) == [])
        #expect(try partners([KeyPart("day", .year)]) == [1])
        #expect(try partners([KeyPart("day", .yearMonth)]) == [])
        #expect(try partners([KeyPart("day", .monthDay)]) == [2])
        #expect(try partners([KeyPart("code", .digitMissing(width: 6))]) == [1, 2, 4])
        #expect(try partners([KeyPart("code", .leadingDigits(3, width: 6))]) == [1, 2])
        #expect(try partners([KeyPart("size", .bucket(1))]) == [1])
        #expect(try partners([KeyPart("tags", .anyValue)], of: 1) == [0, 2])
        #expect(try partners([KeyPart("tags", .anyValue), KeyPart("day", .year)], of: 1) == [0])
        #expect(
            try partners([KeyPart("tags", .anyValue), KeyPart("name", .anyWord)], of: 1) == [0])
        let rule = BlockingDefinition(parts: [KeyPart("name", .prefix(3)), KeyPart("day", .year)])
        #expect(rule.name == "name[first 3] + day[year]")
    }

    @Test(arguments: seeds) func textsOneEditApartMeet(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let texts = (0..<80).map { _ in
            (0..<Int.random(in: 1...5, using: &random)).map { _ in
                "甲乙丙丁".randomElement(using: &random) ?? "甲"
            }
        }
        let column = InternedTextColumn(texts.map { String($0) })
        let rule = try ColumnBlockingRule(
            BlockingDefinition(parts: [KeyPart("x", .characterMissing)]),
            of: ColumnTable([("x", .text(column))]))
        let keys = texts.indices.map { record in
            var keys: [UInt64] = []
            rule.appendKeys(of: record, to: &keys)
            return Set(keys)
        }
        for a in texts.indices {
            for b in texts.indices {
                let (x, y) = (scalars(String(texts[a])), scalars(String(texts[b])))
                let distance = OptimalStringAlignment.distance(x, y)
                let meet = !keys[a].isDisjoint(with: keys[b])
                #expect(meet || distance > 1, "\(texts[a]) \(texts[b])")
                #expect(!meet || distance <= 2, "\(texts[a]) \(texts[b])")
            }
        }
    }

    @Test func definitionsAreChecked() throws {
        let table = try table()
        func bind(_ parts: [KeyPart], fixed: [String] = []) throws {
            _ = try ColumnBlockingRule(
                BlockingDefinition(name: "r", parts: parts, fixedComparisons: fixed), of: table,
                comparisons: ["name"])
        }
        #expect(throws: LinkageSettingsFailure.noParts(rule: "r")) { try bind([]) }
        #expect(throws: LinkageSettingsFailure.unknownColumn("z")) { try bind([KeyPart("z")]) }
        for part in [
            KeyPart("name", .year), KeyPart("day", .prefix(1)), KeyPart("tags"),
            KeyPart("size", .digitMissing(width: 6)), KeyPart("code", .bucket(1)),
        ] {
            #expect(throws: LinkageSettingsFailure.self) { try bind([part]) }
        }
        for part in [
            KeyPart("name", .prefix(0)), KeyPart("code", .digitMissing(width: 20)),
            KeyPart("code", .leadingDigits(7, width: 6)), KeyPart("size", .bucket(.nan)),
        ] {
            #expect(throws: LinkageSettingsFailure.keySizeOutOfRange(rule: "r", part: part.name)) {
                try bind([part])
            }
        }
        #expect(throws: LinkageSettingsFailure.unknownComparison(rule: "r", comparison: "day")) {
            try bind([KeyPart("name")], fixed: ["day"])
        }
    }

    @Test(arguments: seeds) func blockSizesAreThoseOfTheBlocks(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 80, sources: 3, seed: seed)
        let population = try records.population()
        let rule = records.rules[2]
        var blocks: [UInt64: Set<Int>] = [:]
        for record in 0..<records.count {
            var keys: [UInt64] = []
            rule.appendKeys(of: record, to: &keys)
            for key in keys { blocks[key, default: []].insert(record) }
        }
        func pairs(_ block: Set<Int>) -> Int {
            block.reduce(0) { sum, a in
                sum + block.count { a < $0 && records.source[a] != records.source[$0] }
            }
        }
        let sizes = BlockSizes(of: rule, population: population, keeping: 3)
        for (place, bin) in sizes.histogram.enumerated() {
            let own = blocks.values.filter { $0.count >> place == 1 }
            #expect(bin.blocks == own.count)
            #expect(bin.records == own.reduce(0) { $0 + $1.count })
            #expect(bin.pairs == own.reduce(0) { $0 + pairs($1) })
        }
        let expected = blocks.map { ($0.key, pairs($0.value)) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(3)
        #expect(sizes.largest.map(\.key) == expected.map(\.0))
        #expect(sizes.largest.map(\.pairs) == expected.map(\.1))
        #expect(sizes.pairs == blocks.values.reduce(0) { $0 + pairs($1) })
    }

    @Test(arguments: seeds) func neighboursInOrderMeetInOversizedBlocks(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 60, sources: 3, seed: seed)
        func blocks(_ records: SyntheticRecords, cap: Int) throws -> CandidateBlocks {
            let table = try ColumnTable([
                ("all", .code(CodeColumn(records.name.map { _ in 1 }))),
                ("number", .code(CodeColumn(records.number))),
            ])
            let rule = try ColumnBlockingRule(
                BlockingDefinition(parts: [KeyPart("all")], order: "number"), of: table)
            return try CandidateBlocks(
                population: records.population(), rules: [rule],
                limits: BlockingLimits(splitAbovePairs: 1, pairCap: cap, oversize: .neighbours))
        }
        let cap = 200
        let whole = try blocks(records, cap: cap)
        let pairs = Set(whole.pairs())
        #expect(pairs.count == whole.pairs().count, "no pair twice")
        let population = try records.population()
        let order = (0..<records.count).sorted {
            (records.number[$0] ?? 0, population.rank[$0])
                < (records.number[$1] ?? 0, population.rank[$1])
        }
        // Windows of 20 records, each beginning ten after the last: nearer than ten is certain.
        for (place, a) in order.enumerated() {
            for b in order[(place + 1)..<min(place + 10, order.count)]
            where records.source[a] != records.source[b] {
                #expect(whole.owner(of: a, b) == 0)
            }
        }
        let all = order.reduce(0) { sum, a in
            sum + order.count { a < $0 && records.source[a] != records.source[$0] }
        }
        let report = whole.report.rules[0]
        #expect(report.blocksInOrder == 1 && report.blocksCapped == 0)
        #expect(report.pairsOverCap == all - pairs.count)
        let other = records.shuffled(seed: seed &+ 7)
        let turned = try blocks(other, cap: cap)
        #expect(turned.report == whole.report)
        func named(_ pairs: [CandidatePair], _ records: SyntheticRecords) -> Set<[UInt64]> {
            Set(pairs.map { [records.identity[Int($0.a)], records.identity[Int($0.b)]] })
        }
        #expect(named(whole.pairs(), records) == named(turned.pairs(), other))
    }
}
