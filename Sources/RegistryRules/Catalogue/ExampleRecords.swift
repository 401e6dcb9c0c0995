import RegistryModel

/// The known-good records that examples differ from, and the run they are judged in.
///
/// Everything is invented; IDs carry a right check character and high sequence numbers.
package enum ExampleRecords {
    static let childID = id(born: "2013-05-07", sequence: 982)
    static let motherID = id(born: "1988-11-03", sequence: 984, division: 522_426)
    static let fatherID = id(born: "1986-07-15", sequence: 983, division: 522_426)

    static let village = DivisionCode(rawValue: 520_525_201_205)

    /// A run over May 2013 in county 520525, on 10 June 2013, with two villages on the roll.
    package static let context = RunContext(
        runDate: CalendarDay(number: 15_866), county: 520_525,
        period: CalendarDay(number: 15_826)...CalendarDay(number: 15_856),
        villages: VillageRoll([
            Village(
                code: DivisionCode(rawValue: 520_525_201_205), name: "河边村", township: "新房乡"),
            Village(
                code: DivisionCode(rawValue: 520_525_201_206), name: "坝子村", township: "新房乡"),
        ]))

    /// An eighteen-character number with a right check character, for a person who doesn't exist.
    static func id(born: String, sequence: Int, division: Int = 520_525) -> String {
        let date = born.utf8.reduce(0) { sum, byte in
            (0x30...0x39).contains(byte) ? sum * 10 + UInt64(byte - 0x30) : sum
        }
        let first = UInt64(division) * 100_000_000_000 + date * 1000 + UInt64(sequence)
        return ResidentID(
            firstSeventeen: first, checkValue: ResidentID.checkValue(of: first)
        ).description
    }

    /// Every field of the source, well filled.
    package static func good(_ kind: SourceKind) -> [(field: Field, text: String)] {
        SourceCatalogue.schema(of: kind).fields.map { ($0.field, value($0.field, kind)) }
    }

    /// The table of an example; each record stands on a line of its own, from line 2.
    ///
    /// - Parameter respell: how a cell is written instead, to show that form doesn't matter.
    package static func table(
        _ kind: SourceKind, _ records: [[RuleExample.Cell]], file: UInt32 = 0,
        respell: (FieldDefinition, String) -> String = { $1 }
    ) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(kind))
        builder.setPresence(builder.schema.allFields, ofFile: file)
        let base = good(kind)
        for (number, changes) in records.enumerated() {
            for (position, definition) in builder.schema.fields.enumerated() {
                var text: String? = base[position].text
                if let change = changes.first(where: { $0.field == definition.field }) {
                    text = change.text
                }
                let bytes = Array((text.map { respell(definition, $0) } ?? "").utf8)
                builder.append(bytes.span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: file, line: UInt32(number + 2), number: UInt32(number + 1), byteOffset: 0,
                    byteLength: 0))
        }
        return builder.build()
    }

    /// The tables of an example's run, each source a file of its own.
    package static func tables(
        _ sources: [RuleExample.Source], respell: (FieldDefinition, String) -> String = { $1 }
    ) -> [RecordTable] {
        sources.enumerated().map { number, source in
            table(source.kind, source.records, file: UInt32(number), respell: respell)
        }
    }

    /// What the run of the examples has measured.
    package static let figures = [
        MeasuredFigure(["出生人数", "births"], 1562),
        MeasuredFigure(["出生统计准确率", "birth accuracy"], 1549, of: 1562),
    ]

    private static func value(_ field: Field, _ kind: SourceKind) -> String {
        if let value = values[field] { return value }
        switch field {
        case .idNumber: return isChildList(kind) ? childID : motherID
        case .birthDate: return isChildList(kind) ? "2013-05-07" : "1988-11-03"
        case .motherIDNumber:
            return kind == .registryPersons ? id(born: "1964-02-01", sequence: 984) : motherID
        case .fatherIDNumber:
            return kind == .registryPersons ? id(born: "1962-08-09", sequence: 985) : fatherID
        case .registeredAt:
            return kind == .registryMarriages || kind == .civilMarriages
                ? "2013-05-06" : "2013-05-20"
        default: return "1"
        }
    }

    private static func isChildList(_ kind: SourceKind) -> Bool {
        switch kind {
        case .registryPersons, .policeRoster, .personList: false
        default: true
        }
    }

    private static let values: [Field: String] = [
        .birthID: "B0001", .sex: "2", .childName: "李晓雨", .certificateNumber: "N520012345",
        .parity: "1",
        .policyStatus: "1", .plurality: "1", .birthOrder: "1", .motherName: "王秀英",
        .fatherName: "李建国", .villageCode: "520525201205", .householdID: "H00017",
        .birthPlace: "1", .facilityCode: "F52052501", .reportedAt: "2013-05-20",
        .supplementary: "0", .personID: "P000123", .name: "王秀英", .ethnicity: "09",
        .relation: "02", .maritalStatus: "21", .registeredVillageCode: "520525201205",
        .residency: "1", .updatedAt: "2013-05-21", .marriageID: "M0001", .husbandName: "李建国",
        .husbandIDNumber: fatherID, .wifeName: "王秀英", .wifeIDNumber: motherID,
        .deliveryID: "D0001", .facilityName: "县人民医院", .deliveredAt: "2013-05-07T23:40",
        .motherAge: "24", .childSex: "2", .birthWeight: "3150", .gestationalWeeks: "39",
        .outcome: "1", .address: "新房乡河边村", .entryID: "E0001", .householdNumber: "0520017",
        .status: "1", .childCode: "520525120120130012", .hepB1Date: "2013-05-08",
        .bcgDate: "2013-05-09", .villageName: "河边村", .townshipName: "新房乡",
        .partySecretary: "赵国平", .committeeDirector: "钱文斌", .populationDirector: "周玉兰",
        .leadOfficer: "吴志强", .fieldOfficer: "郑海燕", .month: "2013-05", .role: "1",
        .signedAt: "2013-06-02", .births: "1", .birthsMale: "0", .birthsFemale: "1",
        .birthsOutsidePolicy: "0", .firstParity: "1", .secondParity: "0",
        .thirdPlusParity: "0", .noticeID: "N0001", .kind: "1", .fromDivision: "520525000000",
        .toDivision: "520502000000", .sentAt: "2013-05-10", .receivedAt: "2013-05-12",
        .repliedAt: "2013-05-15", .subjectRef: "B0001", .indicator: "准确率", .scope: "全县",
        .numerator: "98", .denominator: "100", .claimedPercent: "98.00",
        .targetPercent: "98.00", .claimedMargin: "0.00", .recordID: "R0001",
    ]
}
