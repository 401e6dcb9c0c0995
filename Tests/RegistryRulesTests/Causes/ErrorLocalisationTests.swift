import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Cause and consequence: the fewest fields that explain a record's findings")
struct ErrorLocalisationTests {
    private static let judge = RecordJudge(context: ExampleRecords.context)

    private func findings(
        _ changes: RuleExample.Changes, in kind: SourceKind = .registryBirths,
        rules: RuleSet = .catalogue
    ) -> [Finding] {
        let cells = changes.map { RuleExample.Cell(field: $0.key, text: $0.value) }
        return RecordJudge(context: ExampleRecords.context, rules: rules)
            .judge(ExampleRecords.table(kind, [cells])).findings.filter(\.isAboutContent)
    }

    private func cause(of rule: RuleCode, in findings: [Finding]) -> LikelyCause? {
        findings.first { $0.rule == rule }?.cause
    }

    // MARK: Worked by hand

    @Test func aWrongBirthDateIsOneDefect() {
        let found = findings([.birthDate: "2013-06-07"])
        #expect(Set(found.map(\.rule)).isSuperset(of: ["REC001", "REC003", "REC019"]))
        #expect(found.allSatisfy { $0.cause?.fields == [.birthDate] })
        #expect(found.filter(\.opensDefect).map(\.rule) == ["REC001"])
        #expect(found.defectCount == 1)
        #expect(cause(of: "REC001", in: found)?.repair.map(\.text) == ["2013-05-07"])
    }

    @Test func anotherPersonsNumberIsOneDefect() {
        // A man's of 2012: against the birth date and against the sex.
        let found = findings([.idNumber: ExampleRecords.id(born: "2012-10-11", sequence: 983)])
        #expect(found.map(\.rule) == ["REC001", "REC002"])
        #expect(found.allSatisfy { $0.cause?.fields == [.idNumber] })
        #expect(found.defectCount == 1)
    }

    @Test func aWrongSexIsToldFromAWrongDate() {
        let found = findings([.sex: "1", .birthDate: "2013-05-21"])
        #expect(found.map(\.rule) == ["REC001", "REC002", "REC003"])
        #expect(cause(of: "REC001", in: found)?.fields == [.birthDate])
        #expect(cause(of: "REC003", in: found)?.fields == [.birthDate])
        #expect(cause(of: "REC002", in: found) == nil)
        #expect(found.defectCount == 2)
    }

    @Test func parentsInEachOthersPlaceAreOneDefect() throws {
        let found = findings([
            .motherIDNumber: ExampleRecords.fatherID, .fatherIDNumber: ExampleRecords.motherID,
        ])
        #expect(found.map(\.rule) == ["REC008", "REC009"])
        #expect(found.allSatisfy { $0.cause?.fields == [.motherIDNumber, .fatherIDNumber] })
        let repair = try #require(found.first { $0.opensDefect }?.cause?.repair)
        #expect(repair.map(\.text) == [ExampleRecords.motherID, ExampleRecords.fatherID])
        #expect(repair.allSatisfy { $0.privacy == .identityNumber })
    }

    @Test("a mother of eight by her ID and of nine by her age: the ID alone doesn't explain it")
    func impliedEdits() {
        // Without her ID the stated age is judged, and fails as well; without the day of the
        // delivery there is nothing to judge: it is the smallest cause, though the only one.
        let found = findings(
            [
                .motherIDNumber: ExampleRecords.id(born: "2005-03-01", sequence: 984),
                .motherAge: "11", .parity: "0",
            ], in: .hospitalDeliveries)
        #expect(Set(found.map(\.rule)) == ["REC010", "REC012", "REC013"])
        #expect(cause(of: "REC010", in: found)?.fields == [.deliveredAt])
        #expect(cause(of: "REC012", in: found)?.fields == [.deliveredAt])
        #expect(cause(of: "REC013", in: found) == nil)
    }

    @Test func separateSlipsStandAlone() {
        let found = findings([.motherIDNumber: "1", .villageCode: "520525999999"])
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.cause == nil })
        #expect(found.defectCount == 2)
    }

    @Test func formTakesNoPart() {
        let all = Self.judge.judge(
            ExampleRecords.table(
                .registryBirths,
                [
                    [
                        RuleExample.Cell(field: .birthDate, text: "2013/6/7"),
                        RuleExample.Cell(field: .supplementary, text: nil),
                    ]
                ])
        ).findings
        #expect(all.first { $0.rule == "FLD103" }?.cause == nil)
        #expect(all.contains { $0.cause?.fields == [.birthDate] })
    }

    // MARK: Properties

    /// Births of which each has several cells of another birth, or none.
    private static func tangledRows(seed: UInt64) -> [RandomBirths.Row] {
        var generator = SeededGenerator(seed: seed)
        let days = ["2013-05-07", "2013-07-05", "2013-06-21", "2011-05-07", "", "x"]
        let parents = [
            ExampleRecords.motherID, ExampleRecords.fatherID, "",
            ExampleRecords.id(born: "2003-05-07", sequence: 982),
        ]
        return RandomBirths.rows(120, using: &generator).map { row in
            var row = row
            for (field, texts) in [
                (Field.birthDate, days), (.reportedAt, days), (.motherIDNumber, parents),
                (.fatherIDNumber, parents), (.idNumber, parents + [ExampleRecords.childID]),
                (.supplementary, ["0", "1", ""]), (.birthPlace, ["1", "2"]),
                (.facilityCode, ["", "F1"]), (.parity, ["0", "1", ""]),
                (.policyStatus, ["1", "2"]),
            ] {
                row.cells[field] = texts.randomElement(using: &generator) ?? ""
            }
            return row
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func everyFindingBelongsToOneDefect(seed: UInt64) {
        let found = Self.judge.judge(RandomBirths.table(Self.tangledRows(seed: seed))).findings
        let caused = found.filter { $0.cause != nil }
        #expect(caused.count > 100, "seed \(seed)")
        let defects = Dictionary(grouping: caused) { "\($0.line) \($0.cause?.fields ?? [])" }
        for defect in defects.values {
            #expect(defect.count { $0.opensDefect } == 1, "seed \(seed), line \(defect[0].line)")
            #expect(defect.count > 1, "seed \(seed), line \(defect[0].line)")
        }
        // No field is blamed in two defects of one record.
        for record in Dictionary(grouping: caused, by: \.line).values {
            let causes = Set(record.compactMap { $0.cause?.fields })
            let fields = causes.flatMap(\.self)
            #expect(fields.count == Set(fields).count, "seed \(seed), line \(record[0].line)")
        }
    }

    @Test("a record's causes are the same whatever stands beside it")
    func causesKnowNoNeighbours() {
        let rows = Self.tangledRows(seed: 9)
        let together = Self.judge.judge(RandomBirths.table(rows)).findings
        let alone = rows.flatMap { Self.judge.judge(RandomBirths.table([$0])).findings }
        #expect(together == alone.inOrder())
    }

    /// With the cause's fields unknown, no rule of the defect fails any more but on these fields.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func changingTheCauseSatisfiesItsRules(seed: UInt64) {
        let rows = Self.tangledRows(seed: seed)
        let found = Self.judge.judge(RandomBirths.table(rows)).findings
        let defects = Dictionary(grouping: found.filter { $0.cause != nil }) {
            "\($0.line) \($0.cause?.fields ?? [])"
        }
        for defect in defects.values {
            let fields = defect[0].cause?.fields ?? []
            let left = ["", "?"].map { text in
                var row = rows[Int(defect[0].line) - 2]
                for field in fields { row.cells[field] = text }
                return Self.judge.judge(RandomBirths.table([row])).findings
                    .filter { !$0.fields.allSatisfy(fields.contains) }
            }
            for finding in defect {
                // A rule on single fields may fail on others of the record, too.
                let isOnField = finding.rule.text.hasPrefix("FLD")
                #expect(
                    left.contains { after in
                        !after.contains {
                            $0.rule == finding.rule
                                && (!isOnField || $0.fields == finding.fields)
                        }
                    },
                    "seed \(seed), line \(finding.line), \(finding.rule)")
            }
        }
    }

    @Test("what a failure doesn't name can't mend it", arguments: ExampleCase.judged)
    func failuresNameEveryFieldTheyLookAt(_ item: ExampleCase) {
        guard case .fails = item.example.outcome,
            case .records(let kind, let records) = item.example.material, records.count == 1,
            item.rule is any RecordRule || item.rule is any ValueRule
        else { return }
        let judge = RecordJudge(
            context: ExampleRecords.context,
            selection: RuleSelection(select: [item.rule.code.text]))
        let named = judge.judge(ExampleRecords.table(kind, records)).findings.first?.fields ?? []
        for definition in SourceCatalogue.schema(of: kind).fields
        where !named.contains(definition.field) {
            for text in ["", "?"] {
                let changed =
                    records[0].filter { $0.field != definition.field }
                    + [RuleExample.Cell(field: definition.field, text: text)]
                let after = judge.judge(ExampleRecords.table(kind, [changed]))
                #expect(
                    after.count(of: item.rule.code).failed > 0, "\(definition.field) = “\(text)”")
            }
        }
    }
}
