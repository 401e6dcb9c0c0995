import RegistryModel
import Testing

@testable import RegistryRules

/// What rules on records together say when only keys and traits of the records are kept must be
/// what they say when they see the whole table.
@Suite("Set rules on records of which only keys were kept")
struct SuspectJudgeTests {
    private static let kinds: [SourceKind] = [.registryPersons, .policeRoster, .registryBirths]

    private static let judge = RecordJudge(
        context: ExampleRecords.context,
        selection: RuleSelection(
            select: [
                "SET001", "SET002", "SET003", "SET009", "SET010", "SET011", "SET012", "SET013",
                "SET014",
            ]))

    /// Records that clash often: few households, numbers of several generations, copies, broken rows.
    private static func table(_ kind: SourceKind, seed: UInt64) -> RecordTable {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...90, using: &generator)
        let births = ["1950-03-04", "1988-11-03", "2008-02-11", "2013-05-07"]
        let people = (0..<max(2, count)).map { number in
            let born = births[number % births.count]
            return (born, ExampleRecords.id(born: born, sequence: 500 + number))
        }
        var rows: [RandomCounty.Row] = []
        for number in 0..<count {
            if let earlier = rows.randomElement(using: &generator), number % 9 == 0 {
                rows.append(RandomCounty.Row(cells: earlier.cells, line: UInt32(number + 2)))
                continue
            }
            var cells = Dictionary(
                uniqueKeysWithValues: ExampleRecords.good(kind).map { ($0.field, $0.text) })
            func set(_ field: Field, _ choices: [String]) {
                cells[field] = choices.randomElement(using: &generator) ?? ""
            }
            let person = people.randomElement(using: &generator) ?? people[0]
            cells[.idNumber] = Int.random(in: 0..<8, using: &generator) == 0 ? "" : person.1
            set(.birthDate, [person.0, person.0, person.0, births[number % 4], ""])
            set(.name, ["王秀英", "李建国", "周玉兰", "陈思远", ""])
            set(.sex, ["1", "2", "1", "2", "9"])
            for parent in [Field.motherIDNumber, .fatherIDNumber] {
                set(parent, people.map(\.1) + ["", "", "520525198811030000"])
            }
            let homes = (0..<max(2, count / 3)).map { "H\($0)" } + ["集体户1", ""]
            set(.householdID, homes)
            set(.householdNumber, homes)
            set(.relation, ["01", "02", "02", "12", "12", "12", "21", "35", "99", "99", ""])
            set(.maritalStatus, ["10", "21", "22", "90", ""])
            set(.residency, ["1", "1", "2", "3", ""])
            set(.status, ["1", "1", "2", "3", ""])
            set(.villageCode, ["520525201205", "520525201206", "522426201205", ""])
            let identifiers = (0..<count * 4).map { "P\($0)" }
            set(.personID, identifiers)
            set(.birthID, identifiers)
            set(.childName, ["李晓雪", "李小龙", "陈思远", ""])
            set(.certificateNumber, ["M520012345", "M520012346", "N520012345", ""])
            rows.append(RandomCounty.Row(cells: cells, line: UInt32(number + 2)))
        }
        let broken = Set(
            rows.filter { _ in Int.random(in: 0..<12, using: &generator) == 0 }.map(\.line))
        return RandomCounty.table(kind, rows, file: 0) { broken.contains($0.line) }
    }

    private func whole(_ table: RecordTable) -> RuleOutcome {
        Self.judge.judgeTogether(table).merged(with: Self.judge.judgeAcross(RunRecords([table])))
    }

    private func keyed(
        _ table: RecordTable, parts: Int, batchSize: Int, isIncomplete: Bool = false
    ) throws -> RuleOutcome {
        let kind = table.source.kind
        let facts = try #require(Self.judge.factsToKeep(of: kind, among: [kind]))
        var keys = SourceKeys(facts)
        for part in 0..<parts {
            let rows = table.count * part / parts..<table.count * (part + 1) / parts
            keys.append(SliceKeys(table.keeping(Array(rows)), facts, Self.judge.context))
        }
        let suspects = SuspectJudge(
            keys, of: kind, isIncomplete: isIncomplete, by: Self.judge, batchSize: batchSize)
        var outcome = suspects.settled
        for batch in suspects.batches {
            let rows = batch.elements(in: 0..<table.count)
            outcome.merge(suspects.judge(table.keeping(rows), batch))
        }
        let run = RunRecords([], incomplete: isIncomplete ? [kind] : [])
        return outcome.merged(with: Self.judge.judgeAcross(run, keyed: [kind: table.count]))
    }

    @Test(arguments: kinds, [UInt64](1...50))
    func sayWhatTheySayOfTheWholeTable(kind: SourceKind, seed: UInt64) throws {
        let table = Self.table(kind, seed: seed)
        let expected = whole(table)
        for (parts, batchSize) in [(1, 1_000), (2, 1), (7, 3), (64, 12)] {
            let found = try keyed(table, parts: parts, batchSize: batchSize)
            #expect(found.findings == expected.findings, "seed \(seed)")
            #expect(found.counts.map(\.code) == expected.counts.map(\.code))
            #expect(
                found.counts.map(\.count) == expected.counts.map(\.count),
                "seed \(seed): \(found.counts) \(expected.counts)")
        }
    }

    @Test func theSeedsBringEveryRule() {
        var failed: [RuleCode: Int] = [:]
        var undecided: [RuleCode: Int] = [:]
        for kind in Self.kinds {
            for seed in UInt64(1)...120 {
                for (code, count) in whole(Self.table(kind, seed: seed)).counts {
                    failed[code, default: 0] += count.failed
                    undecided[code, default: 0] += count.undecided
                }
            }
        }
        #expect(failed.count == 9)
        #expect(failed.filter { $0.value < 5 } == [:])
        #expect(undecided.filter { $0.value < 5 } == [:])
    }

    @Test("of a source that isn't whole, who is absent from it stays open")
    func incomplete() throws {
        let table = Self.table(.registryPersons, seed: 3)
        let found = try keyed(table, parts: 2, batchSize: 10, isIncomplete: true)
        #expect(
            found.count(of: "SET011")
                == RuleCount(passed: 0, failed: 0, undecided: table.count))
    }

    @Test("few records are read again of a register in order")
    func fewAreRead() throws {
        let kind = SourceKind.registryPersons
        var generator = SeededGenerator(seed: 1)
        let county = RandomCounty(400, using: &generator)
        let rows = (county.rows[kind] ?? []).enumerated().map { number, row in
            var cells = row.cells
            cells[.personID] = "P\(number)"
            cells[.idNumber] = ExampleRecords.id(born: "1988-11-03", sequence: 100 + number)
            cells[.birthDate] = "1988-11-03"
            cells[.householdID] = "H\(number)"
            cells[.relation] = "02"
            cells[.motherIDNumber] = ""
            cells[.fatherIDNumber] = ""
            return RandomCounty.Row(cells: cells, line: row.line)
        }
        let table = RandomCounty.table(kind, rows, file: 0)
        let facts = try #require(Self.judge.factsToKeep(of: kind, among: [kind]))
        var keys = SourceKeys(facts)
        keys.append(SliceKeys(table, facts, Self.judge.context))
        let suspects = SuspectJudge(keys, of: kind, isIncomplete: false, by: Self.judge)
        #expect(suspects.batches.isEmpty)
    }

    @Test("where sources are compared with each other, the register is kept whole")
    func comparedSourcesAreKept() {
        let judge = RecordJudge(context: ExampleRecords.context)
        #expect(
            judge.factsToKeep(
                of: .registryPersons, among: [.registryPersons, .policeRoster]) == nil)
        #expect(judge.factsToKeep(of: .registryPersons, among: [.registryPersons]) != nil)
    }
}
