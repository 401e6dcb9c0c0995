import RegistryModel
import Testing

@testable import RegistryRules

/// Findings told one by one are bounded: the first of each kind, whatever the slices and threads.
@Suite("Findings of rules, bounded")
struct KeptFindingsTests {
    private static let judge = RecordJudge(
        context: ExampleRecords.context, selection: RuleSelection(select: ["REC", "FLD"]),
        limit: 50)

    private static func table(_ rows: Range<Int>, using rules: [Int]) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(.registryBirths))
        builder.setPresence(builder.schema.allFields, ofFile: 0)
        for row in rows {
            for (position, cell) in ExampleRecords.good(.registryBirths).enumerated() {
                var text = cell.text
                // Born after the report, a number of another date and sex, a date that is none.
                if cell.field == .birthDate { text = rules[row] == 1 ? "2013-06-30" : text }
                if cell.field == .sex, rules[row] > 0 { text = "1" }
                if cell.field == .birthDate, rules[row] == 2 { text = "2013-13-01" }
                builder.append(Array(text.utf8).span, at: position)
            }
            builder.endRecord(
                // Twenty records to a line, as XML may have them.
                Provenance(
                    file: 0, line: UInt32(row / 20 + 2), number: UInt32(row + 1), byteOffset: 0,
                    byteLength: 0))
        }
        return builder.build()
    }

    private static func kinds(_ count: Int) -> [Int] {
        var generator = SeededGenerator(seed: 5)
        return (0..<count).map { _ in Int.random(in: 0...3, using: &generator) % 3 }
    }

    private func finding(_ line: Int, _ record: Int) -> Finding {
        Finding(
            rule: "REC003", severity: .error, source: SourceID(.registryBirths), file: 0,
            line: UInt32(line), recordID: "B\(record)", fields: [.reportedAt])
    }

    private static let key = FormTally.Key(
        file: 0, rule: 1, field: Field.reportedAt.rawValue, severity: .error)

    @Test("the first of a kind are kept and all are counted, in whatever order they come")
    func firstAreKept() {
        for seed in UInt64(1)...20 {
            var generator = SeededGenerator(seed: seed)
            var whole = KeptFindings(limit: 7)
            var parts = (0..<3).map { _ in KeptFindings(limit: 7) }
            for record in (0..<100).shuffled(using: &generator) {
                let own = finding(2 + record / 10, record)
                whole.add(own, order: UInt64(record), at: Self.key)
                parts.withUnsafeMutableBufferPointer { buffer in
                    buffer[Int.random(in: 0..<3, using: &generator)].add(
                        own, order: UInt64(record), at: Self.key)
                }
            }
            var merged = KeptFindings(limit: 7)
            for part in parts.shuffled(using: &generator) { merged.merge(part, base: 0) }
            for found in [whole.findings, merged.findings] {
                #expect(found.compactMap(\.recordID).sorted() == (0..<7).map { "B\($0)" })
                let summary = found.last { $0.isSummary }
                #expect(summary?.values.map(\.text) == ["100", "2", "11", "7"])
                #expect(summary?.severity == .error)
            }
        }
    }

    @Test("up to the limit nothing is summed up")
    func few() {
        var kept = KeptFindings(limit: 7)
        for record in 0..<7 { kept.add(finding(2, record), order: UInt64(record), at: Self.key) }
        #expect(kept.findings.count == 7)
        #expect(kept.full == [Self.key])
    }

    @Test("a million broken records are told alike in one slice and in many, by one thread and two")
    func slicesAndThreads() {
        let count = 600
        let rules = Self.kinds(count)
        // In one slice nothing is known to be full while it is judged.
        let whole = Self.judge.judge(Self.table(0..<count, using: rules))
        let expected = whole.findings
        #expect(expected.contains { $0.isSummary && $0.severity == .error })
        #expect(expected.contains { $0.cause != nil })
        for (size, threads) in [(1, 2), (37, 1), (101, 2), (250, 3)] {
            var parts = (0..<threads).map { _ in RuleOutcome() }
            for (number, start) in stride(from: 0, to: count, by: size).enumerated() {
                let slice = Self.table(start..<min(count, start + size), using: rules)
                let thread = number % threads
                parts[thread].merge(
                    Self.judge.judge(slice, full: parts[thread].full),
                    base: UInt64(number) << 32)
            }
            let merged = parts.reversed().reduce(RuleOutcome()) { $0.merged(with: $1) }
            #expect(merged.findings == expected)
            #expect(merged.counts.map(\.count) == whole.counts.map(\.count))
        }
    }
}
