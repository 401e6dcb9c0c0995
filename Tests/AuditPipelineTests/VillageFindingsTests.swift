import AuditReports
import RegistryModel
import Testing

@testable import AuditPipeline

/// Whose the problems in the data are, for the report's map.
@Suite("Findings by village")
struct VillageFindingsTests {
    private let roll = VillageRoll(
        (1...3).map { number in
            Village(
                code: DivisionCode(rawValue: 520_525_100_200 + UInt64(number)), name: "村\(number)",
                township: "镇")
        })

    private func table(_ kind: SourceKind, file: UInt32, villages: [String]) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(kind))
        builder.setPresence(builder.schema.allFields, ofFile: file)
        for (number, village) in villages.enumerated() {
            for (position, definition) in builder.schema.fields.enumerated() {
                let text = definition.field == .villageCode ? village : ""
                builder.append(Array(text.utf8).span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: file, line: UInt32(number + 2), number: UInt32(number + 1), byteOffset: 0,
                    byteLength: 0))
        }
        return builder.build()
    }

    private func finding(
        _ rule: RuleCode, _ kind: SourceKind?, file: UInt32?, line: UInt32
    ) -> Finding {
        Finding(
            rule: rule, severity: .error, source: kind.map { SourceID($0) }, file: file, line: line)
    }

    private func quality(_ findings: [Finding]) -> [VillageQuality] {
        let births = table(
            .registryBirths, file: 0,
            villages: ["520525100201", "520525100202", "522426100202", "520525999201", ""])
        let deliveries = table(.hospitalDeliveries, file: 1, villages: ["520525100201"])
        return VillageFindings(roll: roll, county: 520_525).quality(
            findings, [births.source: births, deliveries.source: deliveries])
    }

    @Test(
        "a record's findings are its village's, by family; a code given up is the village's still")
    func counted() {
        let found = quality([
            finding("REC001", .registryBirths, file: 0, line: 2),
            finding("REC002", .registryBirths, file: 0, line: 2),
            finding("FLD011", .registryBirths, file: 0, line: 4),
        ])
        #expect(
            found == [
                VillageQuality(
                    village: roll.villages[0].code, records: 1, counts: [.record: 2]),
                VillageQuality(
                    village: roll.villages[1].code, records: 2, counts: [.field: 1]),
            ])
    }

    @Test("outside sources, whole files, cases, and villages not on the roll are nobody's")
    func nobodys() {
        let found = quality([
            finding("REC001", .hospitalDeliveries, file: 1, line: 2),
            finding("FIL020", .registryBirths, file: 0, line: 0),
            finding("XMT001", .registryBirths, file: 0, line: 2),
            finding("FLD030", .registryBirths, file: 0, line: 5),
            finding("FLD001", .registryBirths, file: 0, line: 6),
            finding("REC001", .registryBirths, file: 7, line: 2),
            finding("FIL001", nil, file: nil, line: 0),
        ])
        #expect(found.allSatisfy { $0.counts.isEmpty } && found.map(\.records) == [1, 2])
    }

    @Test("families are what codes begin with; others are the county's own")
    func families() {
        #expect(RuleFamily("TOT005") == .total && RuleFamily("LOC001") == .own)
    }
}
