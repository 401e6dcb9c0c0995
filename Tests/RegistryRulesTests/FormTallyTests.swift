import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Form notices: gathered past twenty, whatever the order")
struct FormTallyTests {
    private static func table(rows: Range<Int>, file: UInt32 = 0) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(.registryBirths))
        builder.setPresence(builder.schema.allFields, ofFile: file)
        for row in rows {
            for (position, cell) in ExampleRecords.good(.registryBirths).enumerated() {
                let text = cell.field == .sex ? "女" : cell.text
                builder.append(Array(text.utf8).span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: file, line: UInt32(row + 2), number: UInt32(row + 1), byteOffset: 0,
                    byteLength: 0))
        }
        return builder.build()
    }

    private static let judge = RecordJudge(
        context: ExampleRecords.context, selection: RuleSelection(select: ["FLD108"]))

    @Test func twentyAreListedOneByOne() {
        let findings = Self.judge.judge(Self.table(rows: 0..<20)).findings
        #expect(findings.count == 20)
        #expect(findings.allSatisfy { !$0.isSummary })
    }

    @Test func moreAreToldInOneFurtherFinding() throws {
        let outcome = Self.judge.judge(Self.table(rows: 0..<500))
        #expect(outcome.findings.count == 21)
        #expect(outcome.count(of: "FLD108").failed == 500)
        let summary = try #require(outcome.findings.first { $0.isSummary })
        #expect(summary.line == 2)
        #expect(summary.values.map(\.text) == ["500", "2", "501", "20"])
        #expect(
            RuleRenderer(in: .en).message(for: summary)
                == "500 cells of sex are like this (lines 2 to 501); the first 20 are listed")
    }

    @Test func errorsAreNeverGathered() {
        let short = RuleExample.Cell(field: .villageCode, text: "520525201")
        let wrong = RuleExample.Cell(field: .villageCode, text: "5205252012")
        let rows = Array(repeating: [short], count: 40) + Array(repeating: [wrong], count: 30)
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: ["FLD032"]))
        let findings = judge.judge(ExampleRecords.table(.registryBirths, rows)).findings
        #expect(findings.count { $0.severity == .error } == 30)
        #expect(findings.count { $0.severity == .notice } == 21)
    }

    @Test func eachFileHasItsOwn() {
        let first = Self.judge.judge(Self.table(rows: 0..<30, file: 0))
        let second = Self.judge.judge(Self.table(rows: 0..<30, file: 1))
        #expect(first.merged(with: second).findings.count == 42)
    }

    @Test(arguments: [UInt64](1...20))
    func mergingKnowsNoOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var parts: [RuleOutcome] = []
        var start = 0
        while start < 200 {
            let end = min(200, start + Int.random(in: 1...60, using: &generator))
            parts.append(Self.judge.judge(Self.table(rows: start..<end)))
            start = end
        }
        let whole = Self.judge.judge(Self.table(rows: 0..<200))
        let shuffled = parts.shuffled(using: &generator)
        let left = shuffled.reduce(RuleOutcome()) { $0.merged(with: $1) }
        let right = shuffled.reversed().reduce(RuleOutcome()) { $1.merged(with: $0) }
        #expect(left.findings == whole.findings, "seed \(seed)")
        #expect(right.findings == whole.findings, "seed \(seed)")
        #expect(left.count(of: "FLD108") == whole.count(of: "FLD108"))
        #expect(whole.merged(with: RuleOutcome()).findings == whole.findings)
        #expect(RuleOutcome().merged(with: whole).findings == whole.findings)
    }
}
