/// The schemas of all sources, as the data contract lists them.
package enum SourceCatalogue {
    package static let all: [SourceSchema] = [
        births, persons, marriages(.registryMarriages), deliveries, entries, roster, children,
        marriages(.civilMarriages), villages, signoffs, summaries, notices, claims, birthList,
        personList,
    ]

    private static let byKind: [SourceKind: SourceSchema] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.kind, $0) })

    package static func schema(of kind: SourceKind) -> SourceSchema {
        // Every kind is in `all`, which a test holds; an empty schema reads nothing.
        byKind[kind]
            ?? SourceSchema(kind, root: "", record: "", title: Bilingual(zh: "", en: ""), [])
    }

    private static func required(_ field: Field, _ type: FieldType) -> FieldDefinition {
        FieldDefinition(field, type, required: true, labels: FieldLabels.of(field))
    }

    private static func optional(_ field: Field, _ type: FieldType) -> FieldDefinition {
        FieldDefinition(field, type, required: false, labels: FieldLabels.of(field))
    }

    static let births = SourceSchema(
        .registryBirths, root: "births", record: "birth",
        title: Bilingual(zh: "出生人口个案", en: "birth registry"),
        [
            required(.birthID, .text), optional(.childName, .name),
            required(.sex, .code(.sex)), required(.birthDate, .date),
            optional(.idNumber, .residentID), optional(.certificateNumber, .certificate),
            required(.parity, .integer), required(.policyStatus, .code(.policyStatus)),
            optional(.plurality, .integer), optional(.birthOrder, .integer),
            required(.motherName, .name), required(.motherIDNumber, .residentID),
            optional(.fatherName, .name), optional(.fatherIDNumber, .residentID),
            required(.villageCode, .division), optional(.householdID, .text),
            optional(.birthPlace, .code(.birthPlace)), optional(.facilityCode, .text),
            required(.reportedAt, .date), optional(.supplementary, .boolean),
        ])

    static let persons = SourceSchema(
        .registryPersons, root: "persons", record: "person",
        title: Bilingual(zh: "全员人口个案", en: "population registry"),
        [
            required(.personID, .text), required(.name, .name), required(.sex, .code(.sex)),
            required(.birthDate, .date), required(.idNumber, .residentID),
            optional(.ethnicity, .code(.ethnicity)), required(.householdID, .text),
            optional(.relation, .code(.relation)),
            optional(.maritalStatus, .code(.maritalStatus)),
            optional(.motherIDNumber, .residentID), optional(.fatherIDNumber, .residentID),
            required(.villageCode, .division), optional(.registeredVillageCode, .division),
            required(.residency, .code(.residency)), optional(.updatedAt, .date),
        ])

    static func marriages(_ kind: SourceKind) -> SourceSchema {
        let isRegistry = kind == .registryMarriages
        return SourceSchema(
            kind, root: "marriages", record: "marriage",
            title: isRegistry
                ? Bilingual(zh: "新婚个案", en: "marriage registry")
                : Bilingual(zh: "民政婚姻登记", en: "civil marriage register"),
            [
                required(.marriageID, .text), required(.registeredAt, .date),
                required(.husbandName, .name), required(.husbandIDNumber, .residentID),
                required(.wifeName, .name), required(.wifeIDNumber, .residentID),
                isRegistry
                    ? required(.villageCode, .division) : optional(.villageCode, .division),
            ])
    }

    static let deliveries = SourceSchema(
        .hospitalDeliveries, root: "deliveries", record: "delivery",
        title: Bilingual(zh: "住院分娩登记", en: "hospital deliveries"),
        [
            required(.deliveryID, .text), required(.facilityCode, .text),
            optional(.facilityName, .text), required(.deliveredAt, .dateTime),
            required(.motherName, .name), optional(.motherIDNumber, .residentID),
            optional(.motherAge, .integer), optional(.fatherName, .name),
            required(.childSex, .code(.sex)), optional(.birthWeight, .integer),
            optional(.gestationalWeeks, .integer),
            required(.outcome, .code(.deliveryOutcome)), optional(.plurality, .integer),
            optional(.birthOrder, .integer), optional(.parity, .integer),
            optional(.certificateNumber, .certificate), optional(.villageCode, .division),
            optional(.address, .text),
        ])

    static let entries = SourceSchema(
        .policeEntries, root: "entries", record: "entry",
        title: Bilingual(zh: "公安出生入户登记", en: "police household entries"),
        [
            required(.entryID, .text), required(.childName, .name), required(.sex, .code(.sex)),
            required(.birthDate, .date), required(.idNumber, .residentID),
            optional(.motherName, .name), optional(.motherIDNumber, .residentID),
            optional(.fatherName, .name), optional(.fatherIDNumber, .residentID),
            required(.householdNumber, .text), required(.villageCode, .division),
            required(.registeredAt, .date), optional(.certificateNumber, .certificate),
        ])

    static let roster = SourceSchema(
        .policeRoster, root: "roster", record: "resident",
        title: Bilingual(zh: "公安户籍人口", en: "police roster"),
        [
            required(.idNumber, .residentID), required(.name, .name),
            required(.sex, .code(.sex)), required(.birthDate, .date),
            required(.householdNumber, .text), optional(.relation, .code(.relation)),
            required(.villageCode, .division), optional(.status, .code(.residentStatus)),
        ])

    static let children = SourceSchema(
        .vaccinationChildren, root: "children", record: "child",
        title: Bilingual(zh: "儿童预防接种建卡", en: "vaccination cards"),
        [
            required(.childCode, .text), required(.childName, .name),
            required(.sex, .code(.sex)), required(.birthDate, .date),
            required(.motherName, .name), optional(.motherIDNumber, .residentID),
            optional(.fatherName, .name), optional(.certificateNumber, .certificate),
            optional(.villageCode, .division), optional(.address, .text),
            required(.registeredAt, .date), optional(.hepB1Date, .date),
            optional(.bcgDate, .date),
        ])

    static let villages = SourceSchema(
        .villages, root: "villages", record: "village",
        title: Bilingual(zh: "村(居)名册", en: "village roll"),
        [
            required(.villageCode, .division), required(.villageName, .text),
            required(.townshipName, .text), optional(.partySecretary, .name),
            optional(.committeeDirector, .name), optional(.populationDirector, .name),
            optional(.leadOfficer, .name), optional(.fieldOfficer, .name),
            optional(.population, .integer), optional(.households, .integer),
        ])

    static let signoffs = SourceSchema(
        .signoffs, root: "signoffs", record: "signoff",
        title: Bilingual(zh: "月报审签", en: "monthly sign-offs"),
        [
            required(.villageCode, .division), required(.month, .month),
            required(.role, .code(.signerRole)), required(.name, .name),
            required(.signedAt, .date),
        ])

    static let summaries = SourceSchema(
        .summaries, root: "summaries", record: "summary",
        title: Bilingual(zh: "汇总报表", en: "village summaries"),
        [required(.villageCode, .division), required(.month, .month)]
            + [
                Field.births, .birthsMale, .birthsFemale, .birthsOutsidePolicy, .firstParity,
                .secondParity, .thirdPlusParity, .marriages, .persons, .households,
            ].map { optional($0, .integer) })

    static let notices = SourceSchema(
        .notices, root: "notices", record: "notice",
        title: Bilingual(zh: "信息通报与反馈", en: "information notices"),
        [
            required(.noticeID, .text), required(.kind, .code(.noticeKind)),
            required(.fromDivision, .division), required(.toDivision, .division),
            required(.sentAt, .date), optional(.receivedAt, .date),
            optional(.dueClass, .code(.dueClass)), optional(.repliedAt, .date),
            optional(.subjectRef, .text),
        ])

    static let claims = SourceSchema(
        .claims, root: "claims", record: "claim",
        title: Bilingual(zh: "自查报告指标", en: "self-report claims"),
        [
            required(.indicator, .text), optional(.scope, .text),
            optional(.numerator, .decimal), optional(.denominator, .decimal),
            optional(.claimedPercent, .decimal), optional(.targetPercent, .decimal),
            optional(.claimedMargin, .decimal),
        ])

    static let birthList = SourceSchema(
        .birthList, root: "births", record: "birth",
        title: Bilingual(zh: "其他出生名单", en: "further birth list"),
        [
            optional(.recordID, .text), optional(.childName, .name),
            optional(.sex, .code(.sex)), required(.birthDate, .date),
            optional(.idNumber, .residentID), optional(.certificateNumber, .certificate),
            optional(.parity, .integer), optional(.policyStatus, .code(.policyStatus)),
            optional(.plurality, .integer), optional(.birthOrder, .integer),
            optional(.motherName, .name), optional(.motherIDNumber, .residentID),
            optional(.fatherName, .name), optional(.fatherIDNumber, .residentID),
            optional(.villageCode, .division), optional(.address, .text),
            optional(.registeredAt, .date),
        ])

    static let personList = SourceSchema(
        .personList, root: "persons", record: "person",
        title: Bilingual(zh: "其他人员名单", en: "further person list"),
        [
            optional(.recordID, .text), required(.name, .name), optional(.sex, .code(.sex)),
            optional(.birthDate, .date), optional(.idNumber, .residentID),
            optional(.householdID, .text), optional(.villageCode, .division),
            optional(.address, .text), optional(.registeredAt, .date),
        ])
}

extension SourceID {
    /// What the list is called; a declared extra list by its kind, with its own name in brackets.
    package var title: Bilingual {
        let own = SourceCatalogue.schema(of: kind).title
        return kind.isExtra
            ? Bilingual(zh: "\(own.zh)（\(name)）", en: "\(own.en) (\(name))") : own
    }
}
