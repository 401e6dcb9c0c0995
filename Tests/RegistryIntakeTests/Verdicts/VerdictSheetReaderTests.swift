import RegistryModel
import Testing

@testable import RegistryIntake

@Suite struct VerdictSheetReaderTests {
    private let today = CalendarDay(number: 15_900)

    @Test func everyOutcomeOfACaseBecomesAVerdict() throws {
        let reading = try read(
            FilledSheet([
                [.outcome: "属实", .parity: "２", .policyStatus: "政策内", .document: "函〔2013〕7号"],
                [.outcome: "不属实"],
                [.outcome: "暂缓", .waivedUntil: "2013年7月1日"],
                [.outcome: "无法核实", .seen: ""],
            ]))
        #expect(reading.refused.isEmpty)
        let verdicts = reading.verdicts
        #expect(verdicts.map(\.caseID) == ["C1", "C2", "C3", "C4"])
        #expect(
            verdicts.map(\.outcome) == [
                .confirmed(parity: 2, policy: .within), .overturned,
                .waived(until: CalendarDay(number: 15_887)), .unverifiable,
            ])
        #expect(verdicts[0].by == "王五" && verdicts[0].day == CalendarDay(number: 15_859))
        #expect(verdicts[0].seen == "入户见到母婴" && verdicts[0].document == "函〔2013〕7号")
        #expect(verdicts[1].document == nil)
    }

    @Test(arguments: ["2013-06-03", "2014-06-04"])
    func aWaiverHoldsForItsDayOrAYear(until: String) throws {
        let reading = try read(FilledSheet([[.outcome: "暂缓", .waivedUntil: until]]))
        #expect(reading.refused.isEmpty && reading.verdicts.count == 1)
    }

    @Test func aCheckedRecordIsNoVerdict() throws {
        let reading = try read(
            FilledSheet(
                .persons,
                [[.outcome: "准确"], [.outcome: "有误"], [.outcome: "查无此人"], [.outcome: "属实"]]))
        #expect(reading.checks.map(\.outcome) == [.accurate, .inaccurate, .absent])
        #expect(reading.verdicts.isEmpty)
        #expect(reading.refused.map(\.line) == [5])
        #expect(reading.refused[0].reason.zh.contains("准确、有误、查无此人、无法核实"))
    }

    @Test func englishSheetsAreReadAsWell() throws {
        var sheet = FilledSheet([
            [.outcome: "Confirmed", .policyStatus: "outside policy"], [.outcome: "unverifiable"],
        ])
        sheet.language = .en
        let reading = try read(sheet)
        #expect(reading.refused.isEmpty)
        #expect(
            reading.verdicts.map(\.outcome) == [
                .confirmed(parity: nil, policy: .outside), .unverifiable,
            ])
    }

    @Test(arguments: ["", "５２０５２５１００２０１", "5.20525E+11", " 520525100201 "])
    func aVillageCodeAsSpreadsheetsLeaveIt(code: String) throws {
        let reading = try read(FilledSheet([[.outcome: "属实", .villageCode: code]]))
        #expect(reading.refused.isEmpty && reading.checks.count == 1)
    }

    @Test func whatNobodyFilledInIsCounted() throws {
        let blank: [WorksheetColumn: String] = [.by: "", .day: "", .seen: ""]
        let reading = try read(FilledSheet([[.outcome: "不属实"], blank, blank]))
        #expect(reading.blankRows == 2)
        #expect(reading.checks.count == 1 && reading.refused.isEmpty)
    }

    struct Bad: Sendable, CustomStringConvertible {
        let cells: [WorksheetColumn: String]
        let zh: String
        let en: String

        var description: String { zh }
    }

    /// One refusal a row, with its file, line and reason; the sound row beside it is taken.
    @Test(arguments: [
        Bad(cells: [.outcome: "属实", .planID: "OTHER"], zh: "另一个抽查计划", en: "another plan"),
        Bad(cells: [.outcome: "属实", .seed: "43"], zh: "另一个抽查计划", en: "another plan"),
        Bad(cells: [.outcome: "属实", .itemID: "12345-67890"], zh: "改动", en: "was changed"),
        Bad(
            cells: [.outcome: "属实", .itemID: ItemID.text(of: 777)], zh: "没有检查编号",
            en: "has no item"),
        Bad(cells: [.outcome: "属实", .number: "3"], zh: "序号应为 1", en: "is number 1"),
        Bad(
            cells: [.outcome: "属实", .subject: "漏报；个案编号：C2"], zh: "核查对象”一栏写的却是 C2",
            en: "what is checked says C2"),
        Bad(cells: [:], zh: "没有填核查结果", en: "outcome isn't"),
        Bad(cells: [.outcome: "好"], zh: "不在可选项中", en: "is none of"),
        Bad(cells: [.outcome: "属实、不属实"], zh: "自相矛盾", en: "contradicts itself"),
        Bad(cells: [.outcome: "不属实", .parity: "2"], zh: "两者矛盾", en: "and yet"),
        Bad(cells: [.outcome: "无法核实", .policyStatus: "政策外"], zh: "两者矛盾", en: "and yet"),
        Bad(cells: [.outcome: "属实", .waivedUntil: "2013-07-01"], zh: "两者矛盾", en: "and yet"),
        Bad(cells: [.outcome: "属实", .by: " "], zh: "核查人", en: "Nobody is named"),
        Bad(cells: [.outcome: "属实", .day: ""], zh: "没有填核查日期", en: "is missing"),
        Bad(cells: [.outcome: "属实", .day: "6月"], zh: "不是日期", en: "is no date"),
        Bad(cells: [.outcome: "属实", .day: "2013-02-30"], zh: "不是日期", en: "is no date"),
        Bad(cells: [.outcome: "属实", .day: "2099-01-01"], zh: "在今天之后", en: "yet to come"),
        Bad(cells: [.outcome: "属实", .day: "2012-01-01"], zh: "早于统计期", en: "before the period"),
        Bad(cells: [.outcome: "暂缓"], zh: "暂缓至哪一天", en: "needs the day"),
        Bad(cells: [.outcome: "暂缓", .waivedUntil: "2013-06-02"], zh: "早于", en: "ends before"),
        Bad(
            cells: [.outcome: "暂缓", .waivedUntil: "2014-06-05"], zh: "至多一年",
            en: "a year at most"),
        Bad(cells: [.outcome: "属实", .parity: "两"], zh: "实际孩次", en: "parity"),
        Bad(cells: [.outcome: "属实", .parity: "0"], zh: "实际孩次", en: "parity"),
        Bad(cells: [.outcome: "属实", .parity: "16"], zh: "1 至 15", en: "1 to 15"),
        Bad(
            cells: [.outcome: "属实", .villageCode: "520525100202"],
            zh: "村(居)代码应为 520525100201", en: "is of village 520525100201"),
        Bad(
            cells: [.outcome: "暂缓", .waivedUntil: "9999-12-31"], zh: "至多一年",
            en: "a year at most"),
        Bad(cells: [.outcome: "属实", .by: "王\u{1B}[31m五"], zh: "控制字符", en: "control"),
        Bad(cells: [.outcome: "属实", .policyStatus: "内"], zh: "实际政策属性", en: "policy status"),
        Bad(cells: [.outcome: "不属实", .seen: ""], zh: "所见情况", en: "what was seen"),
    ])
    func aBadRowIsRefusedAlone(bad: Bad) throws {
        let reading = try read(FilledSheet([bad.cells, [.outcome: "不属实"]]), name: "坏表.csv")
        #expect(reading.checks.map(\.item.number) == [2])
        let refused = try #require(reading.refused.first)
        #expect(reading.refused.count == 1 && refused.line == 2)
        #expect(refused.file.hasSuffix("坏表.csv"))
        #expect(refused.reason.zh.contains(bad.zh), "\(refused.reason.zh)")
        #expect(refused.reason.en.contains(bad.en), "\(refused.reason.en)")
    }

    @Test func aColumnThatIsThereTwiceIsRefused() throws {
        let sheet = FilledSheet([[.outcome: "属实"]])
        let lines = sheet.csv.split(whereSeparator: \.isNewline)
        let twice = lines.enumerated().map { $0 == 0 ? "\($1),核查结果" : "\($1),不属实" }
        let file = try scratch(twice.joined(separator: "\n") + "\n", "twice.csv")
        let reading = try VerdictSheetReader(plan: sheet.plan, today: today).read([file.url.path])
        #expect(reading.checks.isEmpty && reading.refused.map(\.line) == [1])
        #expect(reading.refused[0].reason.zh.contains("重复的列：核查结果"))
    }

    @Test func twoAnswersToOneItemAreBothRefused() throws {
        let sheet = FilledSheet([[.outcome: "属实"]])
        let other = FilledSheet([[.outcome: "不属实"]])
        let files = try [scratch(sheet.csv, "a.csv"), scratch(other.csv, "b.csv")]
        let reading = try VerdictSheetReader(plan: sheet.plan, today: today)
            .read(files.map(\.url.path))
        #expect(reading.checks.isEmpty)
        #expect(reading.refused.count == 2)
        #expect(reading.refused[0].reason.zh.contains("b.csv:2"))
        #expect(reading.refused[1].reason.zh.contains("a.csv:2"))
        let twice = try VerdictSheetReader(plan: sheet.plan, today: today)
            .read([files[0].url.path, files[0].url.path])
        #expect(twice.checks.count == 1 && twice.refused.count == 1)
        #expect(twice.refused[0].reason.en.contains("Hand in one"))
    }

    @Test func foreignFilesAreRefusedWhole() throws {
        let plan = FilledSheet.plan()
        let texts = ["", "a,b,c\n1,2,3\n", "序号,检查编号\n1,x\n", "\u{0}\u{1}\u{2}", "PK\u{3}\u{4}xxxx"]
        for (number, text) in texts.enumerated() {
            let file = try scratch(text, "f\(number).csv")
            let reading = try VerdictSheetReader(plan: plan, today: today).read([file.url.path])
            #expect(reading.checks.isEmpty)
            #expect(reading.refused.count == 1, "\(number): \(reading.refused)")
        }
        #expect(throws: ReadFailure.self) {
            try VerdictSheetReader(plan: plan, today: today).read(["/nowhere/x.csv"])
        }
    }

    @Test func aRowOfAnotherLengthIsRefused() throws {
        var text = FilledSheet([[.outcome: "属实"]]).csv
        text += "1,2,3\r\n"
        let file = try scratch(text, "short.csv")
        let reading = try VerdictSheetReader(plan: FilledSheet.plan(), today: today)
            .read([file.url.path])
        #expect(reading.checks.count == 1)
        #expect(reading.refused.map(\.line) == [3])
    }

    /// Whatever one character of a filled sheet is changed to, a verdict never goes to another case.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func noChangedCharacterMovesAVerdict(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let sheet = FilledSheet([
            [.outcome: "属实"], [.outcome: "不属实"], [.outcome: "属实"], [.outcome: "不属实"],
        ])
        for _ in 0..<12 {
            var bytes = Array(sheet.csv.utf8)
            let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXY-\",".utf8)
            bytes[random(bytes.count)] = letters[random(letters.count)]
            let file = try scratch(String(decoding: bytes, as: UTF8.self), "m.csv")
            let reading = try VerdictSheetReader(plan: sheet.plan, today: today)
                .read([file.url.path])
            for verdict in reading.verdicts {
                let isOdd = verdict.caseID == "C1" || verdict.caseID == "C3"
                #expect(
                    (verdict.outcome == .overturned) != isOdd, "seed \(seed): \(verdict.caseID)")
            }
        }
    }

    private func scratch(_ text: String, _ name: String) throws -> ScratchFile {
        try ScratchFile(text.utf8, named: name)
    }

    private func read(
        _ sheet: FilledSheet, name: String = "sheet.csv"
    ) throws -> VerdictSheetReading {
        let file = try scratch(sheet.csv, name)
        return try VerdictSheetReader(plan: sheet.plan, today: today).read([file.url.path])
    }
}
