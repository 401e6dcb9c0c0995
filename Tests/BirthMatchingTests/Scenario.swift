import RegistryModel

@testable import BirthMatching

/// A small county in memory: records by field, adjudicated as a run would.
struct Scenario {
    static let village = "520525100201"
    static let otherVillage = "520525100202"

    var births: [[Field: String]] = []
    var deliveries: [[Field: String]] = []
    var entries: [[Field: String]] = []
    var children: [[Field: String]] = []
    var visits: [[Field: String]] = []
    var persons: [[Field: String]]?
    var runDate = "2013-07-01"

    /// A valid number: division, birth date, sequence (odd = male) and the check character.
    static func number(_ born: String, _ sequence: Int, division: Int = 520525) -> String {
        let digits = born.filter { $0 != "-" }
        let first =
            UInt64(division) * 100_000_000_000 + (UInt64(digits) ?? 0) * 1000 + UInt64(sequence)
        return ResidentID(firstSeventeen: first, checkValue: ResidentID.checkValue(of: first))
            .description
    }

    static let mother = number("1988-03-04", 122)

    static func birth(_ changes: [Field: String] = [:]) -> [Field: String] {
        [
            .birthID: "B1", .childName: "李小明", .sex: "1", .birthDate: "2013-05-07",
            .parity: "1", .policyStatus: "1", .motherName: "王秀英", .motherIDNumber: mother,
            .fatherName: "李大山", .villageCode: village, .reportedAt: "2013-05-20",
        ].merging(changes) { $1 }
    }

    static func delivery(_ changes: [Field: String] = [:]) -> [Field: String] {
        [
            .deliveryID: "D1", .facilityCode: "F1", .deliveredAt: "2013-05-07T10:30",
            .motherName: "王秀英", .motherIDNumber: mother, .childSex: "1", .outcome: "1",
            .villageCode: village,
        ].merging(changes) { $1 }
    }

    static func entry(_ changes: [Field: String] = [:]) -> [Field: String] {
        [
            .entryID: "E1", .childName: "李小明", .sex: "1", .birthDate: "2013-05-07",
            .idNumber: number("2013-05-07", 131), .motherName: "王秀英",
            .motherIDNumber: mother, .householdNumber: "H1", .villageCode: village,
            .registeredAt: "2013-05-25",
        ].merging(changes) { $1 }
    }

    static func card(_ changes: [Field: String] = [:]) -> [Field: String] {
        [
            .childCode: "C1", .childName: "李小明", .sex: "1", .birthDate: "2013-05-07",
            .motherName: "王秀英", .motherIDNumber: mother, .villageCode: village,
            .registeredAt: "2013-06-01",
        ].merging(changes) { $1 }
    }

    private static let visitList = SourceID(name: "visits", kind: .birthList)

    private var tables: [RecordTable] {
        [
            Self.table(SourceID(.registryBirths), births),
            Self.table(SourceID(.hospitalDeliveries), deliveries),
            Self.table(SourceID(.policeEntries), entries),
            Self.table(SourceID(.vaccinationChildren), children),
            Self.table(Self.visitList, visits),
        ]
    }

    func population() throws -> BirthPopulation {
        try BirthPopulation(
            tables: tables, chains: [Self.visitList: .visit], codes: CountyCodes(county: 520_525))
    }

    func outcome() throws -> BirthOutcome {
        let codes = CountyCodes(county: 520_525)
        let tables = tables
        let population = try population()
        let linkage = try BirthLinkage(population, policy: AuditPolicy())
        let register = PersonRegister(
            persons.map { Self.table(SourceID(.registryPersons), $0) },
            people: PersonRegister.mothers(of: population), codes: codes)
        let from = CalendarDay("2013-05-01") ?? CalendarDay(number: 0)
        let context = RunContext(
            runDate: CalendarDay(runDate) ?? from, county: 520_525,
            period: from...from.adding(days: 30),
            villages: VillageRoll(
                [Self.village, Self.otherVillage].compactMap { DivisionCode($0) }.map {
                    Village(code: $0, name: "村\($0)", township: "乡")
                }))
        return BirthAdjudication(
            clusters: linkage.resolve(linkage.ranges.map { linkage.score($0) }),
            context: context, policy: AuditPolicy(), register: register,
            present: Set(tables.filter { $0.count > 0 }.map(\.source.kind)),
            brokenRegistry: BrokenRegistryText([])
        ).adjudicate()
    }

    static func table(_ source: SourceID, _ rows: [[Field: String]]) -> RecordTable {
        var builder = RecordTableBuilder(source: source)
        builder.setPresence(builder.schema.allFields, ofFile: 0)
        for (number, row) in rows.enumerated() {
            for (position, definition) in builder.schema.fields.enumerated() {
                let bytes = Array((row[definition.field] ?? "").utf8)
                builder.append(bytes.span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: 0, line: UInt32(number + 2), number: UInt32(number + 1), byteOffset: 0,
                    byteLength: 0))
        }
        return builder.build()
    }
}
