import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Judging: columns, broken rows and slices")
struct RecordJudgeTests {
    private func table(
        _ changes: [[RuleExample.Cell]], without: Field? = nil, broken: Set<Int> = []
    ) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(.registryBirths))
        let good = ExampleRecords.good(.registryBirths)
        builder.setPresence(FieldSet(good.map(\.field).filter { $0 != without }), ofFile: 0)
        for (row, cells) in changes.enumerated() {
            for (position, cell) in good.enumerated() {
                let change = cells.first { $0.field == cell.field }
                let text = cell.field == without ? "" : change.map { $0.text ?? "" } ?? cell.text
                builder.append(Array(text.utf8).span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: 0, line: UInt32(row + 2), number: UInt32(row + 1), byteOffset: 0,
                    byteLength: 0), isBroken: broken.contains(row))
        }
        return builder.build()
    }

    private let judge = RecordJudge(context: ExampleRecords.context)

    @Test func aMissingColumnIsNeverABlankCell() {
        let outcome = judge.judge(table([[], []], without: .motherIDNumber))
        #expect(outcome.findings == [])
        #expect(outcome.count(of: "FLD001").undecided == 2)
        #expect(outcome.count(of: "REC008") == RuleCount(passed: 0, failed: 0, undecided: 2))
        #expect(outcome.count(of: "REC001") == RuleCount(passed: 2, failed: 0, undecided: 0))
    }

    @Test func brokenRowsAreHeldAgainstNobody() {
        let bad = [RuleExample.Cell(field: .birthDate, text: "2013-13-40")]
        let outcome = judge.judge(table([[], bad, []], broken: [1]))
        #expect(outcome.findings == [])
        #expect(outcome.count(of: "REC003") == RuleCount(passed: 2, failed: 0, undecided: 1))
        #expect(
            judge.judge(table([[], bad, []])).findings.map(\.rule).contains("FLD003"))
    }

    @Test func nothingIsSaidOfARollThatWasNotGiven() {
        let cell = RuleExample.Cell(field: .villageCode, text: "520525999999")
        let alone = RecordJudge(context: RunContext(runDate: ExampleRecords.context.runDate))
        #expect(alone.judge(table([[cell]])).findings == [])
        #expect(judge.judge(table([[cell]])).findings.map(\.rule) == ["FLD030"])
    }

    @Test(arguments: [1, 2, 7, 64])
    func slicesGiveTheSameAsTheWhole(parts: Int) {
        var generator = SeededGenerator(seed: 7)
        let rows = RandomBirths.rows(300, using: &generator)
        let whole = judge.judge(RandomBirths.table(rows))
        var merged = RuleOutcome()
        for part in 0..<parts {
            let slice = rows[(part * 300 / parts)..<((part + 1) * 300 / parts)]
            merged.merge(judge.judge(RandomBirths.table(Array(slice))))
        }
        #expect(merged.findings == whole.findings)
        #expect(merged.counts.map(\.code) == whole.counts.map(\.code))
        #expect(merged.counts.map(\.count) == whole.counts.map(\.count))
    }
}
