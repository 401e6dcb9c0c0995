import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Defects: findings about several records, and what is left after a selection")
struct DefectTests {
    private func finding(
        _ rule: RuleCode, line: UInt32 = 2, _ fields: [Field], cause: LikelyCause? = nil
    ) -> Finding {
        var finding = Finding(
            rule: rule, severity: .error, source: SourceID(.registryBirths), file: 0, line: line,
            recordID: "B\(line)", fields: fields)
        finding.cause = cause
        return finding
    }

    @Test func aSetFindingJoinsTheCauseItShares() {
        let cause = LikelyCause(fields: [.idNumber], isLeading: true)
        let other = LikelyCause(fields: [.idNumber], isLeading: false)
        let tied = Defects().tyingSets([
            finding("REC001", [.birthDate, .idNumber], cause: cause),
            finding("REC002", [.sex, .idNumber], cause: other), finding("SET002", [.idNumber]),
        ])
        #expect(tied.map(\.cause?.fields) == [[.idNumber], [.idNumber], [.idNumber]])
        #expect(tied.map(\.opensDefect) == [true, false, false])
    }

    @Test func aCopiedNumberExplainsTheDateItContradicts() {
        let tied = Defects().tyingSets([
            finding("REC001", [.birthDate, .idNumber]), finding("SET002", [.idNumber]),
        ])
        #expect(tied.map(\.cause?.fields) == [[.idNumber], [.idNumber]])
        #expect(tied.map(\.opensDefect) == [false, true])
    }

    @Test(
        "a reason belongs to the defect it explains",
        arguments: [("2013-07-05", "REC023"), ("2013-03-28", "REC024")])
    func reasons(birthDate: String, reason: String) throws {
        let table = ExampleRecords.table(
            .registryBirths, [[RuleExample.Cell(field: .birthDate, text: birthDate)]])
        let judge = RecordJudge(
            context: ExampleRecords.context,
            selection: RuleSelection(select: ["REC001", "REC023", "REC024"]))
        let tied = Defects().tyingSets(judge.judge(table).findings)
        #expect(tied.map(\.rule.text) == ["REC001", reason])
        #expect(tied.map(\.opensDefect) == [true, false])
        #expect(tied.map(\.cause?.fields) == [[.birthDate], [.birthDate]])
        #expect(tied[0].cause?.repair == [FindingValue("birthDate", "2013-05-07")])
    }

    @Test func aReasonJoinsTheCauseItsFindingHas() {
        let cause = LikelyCause(fields: [.idNumber], isLeading: false)
        let tied = Defects().tyingSets([
            finding("REC001", [.birthDate, .idNumber], cause: cause),
            finding(
                "REC002", [.sex, .idNumber], cause: .init(fields: [.idNumber], isLeading: true)),
            finding("REC023", [.birthDate, .idNumber]),
        ])
        #expect(tied.map(\.cause?.fields) == [[.idNumber], [.idNumber], [.idNumber]])
        #expect(tied.map(\.opensDefect) == [false, true, false])
    }

    @Test func otherRecordsAndOtherFieldsStayApart() {
        let apart = [
            finding("REC003", [.reportedAt, .birthDate]), finding("SET002", [.idNumber]),
            finding("SET002", line: 3, [.idNumber]),
        ]
        #expect(Defects().tyingSets(apart) == apart)
    }

    @Test func theNextLeadsWhenTheFirstIsLeftOut() {
        let second = LikelyCause(fields: [.birthDate], isLeading: false)
        let settled = Defects.settled([
            finding("REC003", [.reportedAt, .birthDate], cause: second),
            finding("REC019", [.birthDate], cause: second),
            finding("REC003", line: 3, [.reportedAt, .birthDate], cause: second),
        ])
        #expect(settled.map(\.opensDefect) == [false, true, true])
        #expect(settled[2].cause == nil)
    }
}
