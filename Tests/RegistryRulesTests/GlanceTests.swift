import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Rules that look at columns first")
struct GlanceTests {
    private static let kinds: [SourceKind] = [
        .registryPersons, .registryBirths, .hospitalDeliveries, .policeEntries,
        .vaccinationChildren, .policeRoster, .registryMarriages,
    ]

    /// Cells right, wrong, blank and odd, for any field of a kind.
    private static let cells: [String?] = [
        nil, "", "1", "2", "9", "2013-05-07", "2031-05-07", "1013-05-07", "2013-07-05",
        "2013-13-40", ExampleRecords.childID, ExampleRecords.motherID, ExampleRecords.fatherID,
        "520525201305079821", "666666666666666666", "51032220130507000", "520525201205",
        "522426201205", "520525201", "999999201205", "N520012345", "李晓雨", "未取名",
        ExampleRecords.id(born: "2031-05-07", sequence: 982),
        ExampleRecords.id(born: "1799-02-01", sequence: 981),
        ExampleRecords.id(born: "1988-11-03", sequence: 984, division: 529_999),
    ]

    private func table(_ kind: SourceKind, _ random: inout SeededGenerator) -> RecordTable {
        let fields = SourceCatalogue.schema(of: kind).fields.map(\.field)
        let records = (0..<300).map { _ in
            (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                RuleExample.Cell(
                    field: fields[Int.random(in: 0..<fields.count, using: &random)],
                    text: Self.cells[Int.random(in: 0..<Self.cells.count, using: &random)])
            }
        }
        return ExampleRecords.table(kind, records)
    }

    private func records(_ table: RecordTable) -> [JudgedRecord] {
        (0..<table.count).map { row in
            let wrong = table.remarks.filter { $0.row == row && $0.defect != nil }.map(\.field)
            return JudgedRecord(table[row], defects: FieldSet(wrong))
        }
    }

    private func count(_ verdicts: [Verdict]) -> RuleCount {
        var count = RuleCount()
        for verdict in verdicts {
            switch verdict {
            case .passed: count.passed += 1
            case .undecided: count.undecided += 1
            case .failed: count.failed += 1
            }
        }
        return count
    }

    @Test("say of every record what they say when asked one by one", arguments: kinds)
    func sameAsOneByOne(kind: SourceKind) {
        for seed in 1...8 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let table = table(kind, &random)
            let context = ExampleRecords.context
            let records = records(table)
            let outcome = RecordJudge(context: context).judge(table)
            for rule in RuleCatalogue.all where rule.card.standing.isJudged {
                var verdicts: [Verdict] = []
                if let rule = rule as? any RecordRule {
                    guard rule.needs(in: table.schema, context) != nil else { continue }
                    verdicts = records.map { rule.judge($0, in: context) }
                } else if let rule = rule as? any ValueRule {
                    for definition in table.schema.fields
                    where rule.applies(to: definition, in: table.schema, context) {
                        verdicts += records.map {
                            rule.judge(definition.field, of: $0, in: context)
                        }
                    }
                } else {
                    continue
                }
                #expect(
                    outcome.count(of: rule.code) == count(verdicts),
                    "\(rule.code) on \(kind), seed \(seed)")
            }
        }
    }
}
