import RecordLinkage
import Testing

@Suite struct ColumnTests {
    @Test(arguments: seeds) func textsAreStoredOnceAndReadBack(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let texts: [String?] = (0..<3_000).map { _ in
            if random.chance(0.1) { return nil }
            let number = Int.random(in: 0..<1_500, using: &random)
            return number == 0 ? "" : "名\(number)𠮷"
        }
        let column = InternedTextColumn(texts)
        let present = texts.map { $0 == "" ? nil : $0 }
        #expect((0..<column.count).map { column[$0] } == present)
        #expect(column.distinctCount == Set(present.compactMap { $0 }).count)
        let counts = Dictionary(present.map { ($0, 1) }, uniquingKeysWith: +)
        for (record, text) in present.enumerated() {
            let id = column.ids[record]
            #expect(Int(column.counts[Int(id)]) == counts[text])
            if let text { #expect(column.hash(of: id) == KeyMixing.hash(scalars(text))) }
        }
        let distinct = Set(present.compactMap { $0 }).reduce(0) { $0 + scalars($1).count }
        #expect(column.byteCount == 4 * (3_000 + distinct + 2 * column.distinctCount + 3))
    }

    @Test func missingValuesStayMissing() {
        let codes = CodeColumn((0..<130).map { $0 % 3 == 0 ? nil : UInt64($0) })
        #expect((0..<130).allSatisfy { codes[$0] == ($0 % 3 == 0 ? nil : UInt64($0)) })
        #expect(CodeColumn([.max, 0, nil]).byteCount == 32)
        let numbers = NumberColumn([1.5, nil, .infinity, .nan, -0.0])
        #expect((0..<5).map { numbers[$0] } == [1.5, nil, nil, nil, 0])
        let days = DateColumn([0, nil, -719_468])
        #expect((0..<3).map { days[$0] } == [0, nil, -719_468])
        let lists = KeyListColumn([[3, 1, 3], [], [2]])
        #expect((0..<3).map { Array(lists[$0]) } == [[1, 3], [], [2]])
        #expect(LinkageColumn.keys(lists).isMissing(1) && !LinkageColumn.keys(lists).isMissing(0))
        #expect(
            LinkageColumn.number(numbers).key(of: 4) == LinkageColumn.number(.init([0])).key(of: 0))
    }

    @Test(arguments: seeds) func listsMeetAsSetsDo(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let sets = (0..<60).map { _ in
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                UInt64.random(in: 0...9, using: &random)
            }
        }
        let lists = KeyListColumn(sets)
        for a in sets.indices {
            for b in sets.indices {
                let shared = Set(sets[a]).intersection(sets[b]).count
                #expect(lists.sharedCount(a, b) == shared)
                #expect(lists.share(a, b) == (shared > 0))
            }
        }
    }

    /// Every day of eight centuries, counted on by the calendar's rules.
    @Test func daysAreReadAsTheCalendarCounts() {
        var (year, month, day) = (1_600, 1, 1)
        for number in Int32(-135_140)...156_900 {
            let date = CivilDate(dayNumber: number)
            guard (date.year, date.month, date.day) == (year, month, day) else {
                Issue.record("\(number) is read as \(date), not \(year)-\(month)-\(day)")
                return
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(CivilDate(dayNumber: 0) == CivilDate(dayNumber: 0))
        #expect(CivilDate(dayNumber: 15_832).day == 7, "2013-05-07")
    }

    @Test func tablesAreChecked() throws {
        let three = LinkageColumn.number(NumberColumn([1, 2, 3]))
        let two = LinkageColumn.text(InternedTextColumn(["a", "b"]))
        #expect(throws: LinkageSettingsFailure.duplicateColumn("x")) {
            try ColumnTable([("x", three), ("x", three)])
        }
        #expect(throws: LinkageSettingsFailure.unequalColumn("y", expected: 3, found: 2)) {
            try ColumnTable([("x", three), ("y", two)])
        }
        let table = try ColumnTable([("x", three)])
        #expect(table.bytesPerRecord == 8 && table.names == ["x"])
        #expect(throws: LinkageSettingsFailure.unknownColumn("z")) { try table.column("z") }
    }
}
