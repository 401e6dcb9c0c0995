import AuditReports
import PenaltyScoring
import RegistryModel
import Testing

/// A made-up county with every kind of case, scored under the published table.
struct SampleCounty {
    static let files: [(path: String, kind: SourceKind)] = [
        ("hospital/deliveries.xml", .hospitalDeliveries),
        ("police/entries.csv", .policeEntries), ("police/roster.csv", .policeRoster),
        ("registry/births-102.csv", .registryBirths),
        ("vaccination/children.csv", .vaccinationChildren), ("villages.csv", .villages),
    ]
    private static let names = ["新房村", "大坪村", "小河村", "白岩村", "马场村", "岔河村", "梅花村", "龙井村"]

    var villageCount = 8
    /// Put where a person's name stands, to see that it is escaped.
    var motherName = "陈秀英"
    var villageName: String?

    func village(_ number: Int) -> DivisionCode {
        DivisionCode(rawValue: 520_525_102_200 + UInt64(number))
    }

    var roll: VillageRoll {
        VillageRoll(
            (1...villageCount).map { number in
                let name = Self.names[(number - 1) % Self.names.count]
                return Village(
                    code: village(number), name: number == 1 ? villageName ?? name : name,
                    township: number <= 4 ? "新房乡" : "寨乐乡", population: 1200 + number * 37)
            })
    }

    /// One record, made by the same builder the readers use.
    func record(_ kind: SourceKind, line: Int, _ values: [Field: String]) -> RecordView {
        var builder = RecordTableBuilder(source: SourceID(kind))
        let file = UInt32(Self.files.firstIndex { $0.kind == kind } ?? 0)
        builder.setPresence(builder.schema.allFields, ofFile: file)
        for (position, definition) in builder.schema.fields.enumerated() {
            builder.append(Array((values[definition.field] ?? "").utf8).span, at: position)
        }
        builder.endRecord(
            Provenance(
                file: file, line: UInt32(line), number: UInt32(line), byteOffset: 0,
                byteLength: 0))
        return builder.build()[0]
    }

    func delivery(_ number: Int, sex: String = "1") -> RecordView {
        record(
            .hospitalDeliveries, line: 10 + number * 9,
            [
                .deliveryID: "FM-2013-\(number)", .deliveredAt: "2013-05-0\(number % 9 + 1)T03:20",
                .motherName: motherName, .motherIDNumber: "520525198801011232",
                .childSex: sex, .outcome: "1", .certificateNumber: "M520000123",
                .parity: "2", .villageCode: village(1).description,
            ])
    }

    func entry(_ number: Int, sex: String = "1") -> RecordView {
        record(
            .policeEntries, line: 2 + number,
            [
                .entryID: "RH\(number)", .childName: "陈小虎", .sex: sex,
                .birthDate: "2013-05-0\(number % 9 + 1)", .idNumber: "52052520130501123X",
                .motherName: motherName, .motherIDNumber: "520525198801011232",
                .villageCode: village(1).description, .registeredAt: "2013-05-20",
            ])
    }

    func birth(_ number: Int, sex: String = "2") -> RecordView {
        record(
            .registryBirths, line: 2 + number,
            [
                .birthID: "CS\(number)", .childName: "陈小虎", .sex: sex,
                .birthDate: "2013-05-0\(number % 9 + 1)", .motherName: motherName,
                .motherIDNumber: "520525198801011232", .parity: "2", .policyStatus: "1",
                .villageCode: village(1).description, .reportedAt: "2013-06-02",
            ])
    }

    func resident(_ number: Int) -> RecordView {
        record(
            .policeRoster, line: 2 + number,
            [
                .idNumber: "520525197003034561", .name: "杨胜利", .sex: "1",
                .birthDate: "1970-03-03", .householdNumber: "H77",
                .villageCode: village(2).description, .status: "1",
            ])
    }

    /// Rows of evidence over the records, the first record's values taken as adjudicated.
    func evidence(_ records: [RecordView], _ fields: [Field]) -> [EvidenceRow] {
        fields.map { field in
            let texts = records.map { $0.display(field) ?? $0.display(twin(of: field)) }
            let stated = texts.compactMap { $0 }.first?.prefix(10)
            let cells = texts.enumerated().map { place, text in
                EvidenceCell(
                    text: text,
                    privacy: records[place].table.schema.definition(of: field)?.privacy ?? .plain,
                    differs: text != nil && text?.prefix(10) != stated)
            }
            return EvidenceRow(field: field, cells: cells)
        }
    }

    private func twin(of field: Field) -> Field {
        switch field {
        case .sex: .childSex
        case .birthDate: .deliveredAt
        default: field
        }
    }

    static let birthFields: [Field] = [
        .childName, .sex, .birthDate, .motherName, .motherIDNumber, .certificateNumber, .parity,
        .villageCode,
    ]

    static let waterfall = [
        WeightStep(name: "prior", level: "", log2Weight: -11.3),
        WeightStep(name: "motherIDNumber", level: "exact", log2Weight: 15.2),
        WeightStep(name: "birthDate", level: "near", log2Weight: 4.1),
        WeightStep(name: "motherName", level: "equivalent", log2Weight: 6.75),
        WeightStep(name: "sex", level: "else", log2Weight: -3.4),
        WeightStep(name: "certificateNumber", level: "missing", log2Weight: 0),
    ]
}
