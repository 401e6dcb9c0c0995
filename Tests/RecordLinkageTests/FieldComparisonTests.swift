import RecordLinkage
import Testing

@Suite struct FieldComparisonTests {
    /// The name of the rung two records reach, the same in both orders.
    private func rung(_ comparison: some FieldComparison, _ a: Int, _ b: Int) -> String {
        #expect(comparison.level(a, b) == comparison.level(b, a))
        return comparison.levels[comparison.level(a, b)].name
    }

    /// Days since 1970-01-01, counted on from there.
    private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        var number: Int32 = 0
        while true {
            let date = CivilDate(dayNumber: number)
            if (date.year, date.month, date.day) == (year, month, day) { return number }
            number += 1
        }
    }

    @Test func exactComparesEveryKind() throws {
        let columns: [LinkageColumn] = [
            .text(InternedTextColumn(["a", "a", "b", nil])), .number(NumberColumn([1, 1, 2, nil])),
            .date(DateColumn([1, 1, 2, nil])), .code(CodeColumn([0, 0, 2, nil])),
        ]
        for column in columns {
            let comparison = try ExactComparison("x", column: column)
            #expect((0..<4).map { comparison.level(0, $0) } == [1, 1, 2, 0])
            #expect(comparison.level(3, 3) == 0)
        }
        #expect(throws: LinkageSettingsFailure.self) {
            try ExactComparison("x", column: .keys(KeyListColumn()))
        }
    }

    @Test func datesReachTheirRungs() throws {
        let column = DateColumn([
            day(2013, 5, 7), day(2013, 5, 8), day(2013, 7, 5), day(2014, 5, 7), day(2013, 6, 30),
            nil, day(2013, 5, 27), day(2016, 5, 7),
        ])
        let twenty: @Sendable (Int32, Int32) -> Bool = { $1 - $0 == 20 }
        let comparison = try DateComparison(
            "born", column: column,
            rungs: [.days(1), .dayMonthSwapped, .years(1), .named("lunar", twenty), .days(60)])
        #expect(
            (0..<8).map { rung(comparison, 0, $0) } == [
                "exact", "days ≤ 1", "day and month swapped", "same day, years ≤ 1", "days ≤ 60",
                "missing", "lunar", "else",
            ])
        for rungs: [DateRung] in [[.days(0)], [.years(0)]] {
            #expect(throws: LinkageSettingsFailure.self) {
                try DateComparison("born", column: column, rungs: rungs)
            }
        }
        #expect(
            throws: LinkageSettingsFailure.rungsOutOfOrder(comparison: "born", rung: "days ≤ 1")
        ) {
            try DateComparison("born", column: column, rungs: [.days(2), .days(1)])
        }
        #expect(
            throws: LinkageSettingsFailure.duplicateRung(comparison: "born", rung: "exact")
        ) {
            try DateComparison("born", column: column, rungs: [.named("exact", twenty)])
        }
    }

    @Test func numbersReachTheirRungs() throws {
        let column = NumberColumn([100, 100.5, 109, 120, nil, -100, 0])
        let comparison = try NumberComparison(
            "weight", column: column, rungs: [.within(0.5), .withinShare(0.1)])
        #expect(
            (0..<7).map { rung(comparison, 0, $0) } == [
                "exact", "difference ≤ 0.5", "relative difference ≤ 0.1", "else", "missing",
                "else", "else",
            ])
        for rungs: [NumberRung] in [[.within(0)], [.withinShare(1)], [.within(2), .within(1)]] {
            #expect(throws: LinkageSettingsFailure.self) {
                try NumberComparison("weight", column: column, rungs: rungs)
            }
        }
    }

    /// The sample number of GB 11643-1999 is 11010519491231002X.
    @Test func residentNumbersReachTheirRungs() throws {
        let numbers = [
            "11010519491231002X", "11010519491231002x", "110105491231002", "11010519491231002X",
            "11010519491230102X", "110105194912310020", "11010519491231003X", "110105194912310038",
            "1101051949123100X2", "440524188001010014", "", "11010519491231020X",
        ]
        let parsed = numbers.map { ResidentIDNumber($0) }
        #expect(parsed[0]?.isChecked == true && parsed[0]?.check == 10)
        #expect(parsed[2]?.isOld == true && parsed[2]?.isChecked == true)
        #expect(parsed[0]?.body == parsed[2]?.body)
        #expect(parsed[8] == nil && ResidentIDNumber("1101051949123100２X") == nil)
        #expect(ResidentIDNumber("440524188001010014")?.isChecked == true)
        let comparison = ResidentIDComparison(
            "id", column: CodeColumn(parsed.map { $0?.code }))
        #expect(
            (0..<12).map { rung(comparison, 0, $0) } == [
                "exact", "exact", "equivalent", "exact", "swapped", "one character",
                "one character", "neighbouring number", "missing", "else", "missing", "swapped",
            ])
        // Without a check character, a slip in an old number can only be seen as a slip.
        #expect(rung(comparison, 2, 6) == "one character")
        #expect(rung(comparison, 2, 7) == "one character")
    }

    @Test func theLastCharacterSwapsToo() throws {
        let codes = ["440524188001010014", "440524188001010041"].map { ResidentIDNumber($0)?.code }
        let comparison = ResidentIDComparison("id", column: CodeColumn(codes))
        #expect(rung(comparison, 0, 1) == "swapped")
        let digits = DigitComparison("number", column: CodeColumn([1_234, 1_243, 1_235, 1, nil]))
        #expect(
            (0..<5).map { rung(digits, 0, $0) } == [
                "exact", "swapped", "one digit", "else", "missing",
            ])
    }

    @Test func keyLaddersReachTheFirstRungWithASharedKey() throws {
        let strict = KeyListColumn([[1], [1], [2], [2], [], [9]])
        let lenient = KeyListColumn([[10, 11], [10], [11, 12], [12], [], [13]])
        let comparison = try KeyLadderComparison(
            "name", rungs: [.init(.exact, keys: strict), .init(.near, keys: lenient)])
        #expect((0..<6).map { comparison.level(0, $0) } == [1, 1, 2, 3, 0, 3])
        #expect(comparison.level(4, 4) == 0)
        #expect(
            throws: LinkageSettingsFailure.unequalColumn("near", expected: 6, found: 0)
        ) {
            try KeyLadderComparison(
                "name",
                rungs: [.init(.exact, keys: strict), .init(.near, keys: KeyListColumn())])
        }
        #expect(throws: LinkageSettingsFailure.noRungs(comparison: "name")) {
            try KeyLadderComparison("name", rungs: [])
        }
    }

    @Test func hierarchiesAgreeAsFarAsBothCodesGo() throws {
        let column = CodeColumn([
            520_525_100_201, 520_525_100_201, 520_525_100_202, 520_525_100_000, 520_525_200_001,
            520_525_000_000, 520_526_100_201, nil, 0,
        ])
        let tiers: [HierarchyComparison.Tier] = [
            .init("village", digits: 12), .init("township", digits: 9), .init("county", digits: 6),
        ]
        let comparison = try HierarchyComparison("place", column: column, width: 12, tiers: tiers)
        #expect(
            (0..<9).map { rung(comparison, 0, $0) } == [
                "village", "village", "township", "township", "county", "county", "else",
                "missing", "missing",
            ])
        #expect(rung(comparison, 3, 3) == "township")
        #expect(rung(comparison, 3, 4) == "county")
        for digits in [[9, 12], [13], [0]] {
            #expect(throws: LinkageSettingsFailure.self) {
                try HierarchyComparison(
                    "place", column: column, width: 12,
                    tiers: digits.map { .init("\($0)", digits: $0) })
            }
        }
    }

    @Test func alternativesShareSomeOrAll() throws {
        let column = KeyListColumn([[1, 2, 3], [3, 2, 1], [1, 2, 9], [1, 8, 9], [7], []])
        let comparison = try AlternativesComparison("phones", column: column, shares: [0.6])
        #expect(
            (0..<6).map { rung(comparison, 0, $0) } == [
                "exact", "exact", "shared ≥ 0.6", "any shared", "else", "missing",
            ])
        for shares in [[1.0], [0], [0.5, 0.5]] {
            #expect(throws: LinkageSettingsFailure.self) {
                try AlternativesComparison("phones", column: column, shares: shares)
            }
        }
    }

    @Test func agreementOnARareValueWeighsMore() throws {
        let column = InternedTextColumn(["王", "王", "蒯", "蒯", "王", nil])
        let base = try TextComparison("name", column: column)
        #expect(column.valueCounts == [0, 3, 2])
        let bits: @Sendable (Int, Int) -> Double = {
            $0 != $1 ? 0.5 : column.valueCounts[$0] > 2 ? -1 : 2.5
        }
        let weighted = try RarityWeighted(base, values: column.ids, log2Adjustment: bits)
        #expect(weighted.name == "name" && weighted.levels == base.levels)
        #expect(weighted.level(0, 1) == 1 && weighted.level(0, 2) == 2)
        #expect(weighted.frequencyAdjustment(0, 1, level: 1) == -1)
        #expect(weighted.frequencyAdjustment(2, 3, level: 1) == 2.5)
        #expect(weighted.frequencyAdjustment(0, 2, level: 2) == 0)
        #expect(weighted.frequencyAdjustment(5, 5, level: 1) == 0)
        let near = try RarityWeighted(
            TextComparison("name", column: column, rungs: [.edits(1)]), values: column.ids,
            rungs: [1, 2], log2Adjustment: bits)
        #expect(near.level(0, 2) == 2 && near.frequencyAdjustment(0, 2, level: 2) == 0.5)
        for rung in [0, 2] {
            #expect(throws: LinkageSettingsFailure.self) {
                try RarityWeighted(
                    base, values: column.ids, rungs: [rung], log2Adjustment: bits)
            }
        }
    }
}
