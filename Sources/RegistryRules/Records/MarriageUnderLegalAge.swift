import RegistryModel

/// Flags a marriage registered before the legal age.
struct MarriageUnderLegalAge: RecordRule {
    let card = RuleCard(
        "REC021", "marriage-under-legal-age", .error, .record,
        message: Bilingual(
            zh: "{registeredAt} 登记时{spouse}方 {age} 岁，法定婚龄 {legal} 岁",
            en: "Registered on {registeredAt} at {age} ({spouse}); the legal age was {legal}"),
        explanation: Bilingual(
            zh: "自 1981 年起男不得早于 22 周岁、女不得早于 20 周岁（此前为 20、18；个别民族自治地方另有变通）。"
                + "登记机关不会受理未到婚龄者，多为号码或日期抄错。请对照结婚证。",
            en:
                "Since 1981 a man (男) must be 22 and a woman (女) 20; before that 20 and 18, and "
                + "some autonomous areas have their own rule. No office registers a couple under "
                + "age, so a number or a date has probably been miscopied. "
                + "Look at the marriage certificate."),
        source: .marriageLaw)

    /// 1981-01-01, when the law of 1980 took effect.
    private static let lawOf1980 = CalendarDay(number: 4018)

    let examples: [RuleExample] = [
        .passes("双方到龄", "both of age", in: .registryMarriages),
        .passes(
            "1980 年按旧法", "in 1980, by the older law",
            [
                .registeredAt: "1980-06-01",
                .husbandIDNumber: ExampleRecords.id(born: "1960-05-01", sequence: 983),
                .wifeIDNumber: ExampleRecords.id(born: "1962-05-01", sequence: 984),
            ], in: .civilMarriages),
        .fails(
            "男方差一天满 22", "he is a day short of 22",
            [.husbandIDNumber: ExampleRecords.id(born: "1991-05-07", sequence: 983)],
            at: .husbandIDNumber, in: .registryMarriages),
        .fails(
            "女方 19", "she is 19",
            [.wifeIDNumber: ExampleRecords.id(born: "1994-01-01", sequence: 984)],
            at: .wifeIDNumber, in: .civilMarriages),
        .undecided(
            "没有女方号码", "no wife's ID", [.wifeIDNumber: nil],
            missing: .wifeIDNumber, in: .registryMarriages),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.husbandIDNumber, .wifeIDNumber, .registeredAt) ? [.registeredAt] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let day = record.view.date(.registeredAt) else {
            return .undecided(missing: .registeredAt)
        }
        let (forMen, forWomen) = day < Self.lawOf1980 ? (20, 18) : (22, 20)
        let husband = record.validID(.husbandIDNumber)?.birthDate?.age(on: day)
        if let husband, husband < forMen {
            return failed(record, .husbandIDNumber, "男", age: husband, legal: forMen)
        }
        let wife = record.validID(.wifeIDNumber)?.birthDate?.age(on: day)
        if let wife, wife < forWomen {
            return failed(record, .wifeIDNumber, "女", age: wife, legal: forWomen)
        }
        if husband == nil { return .undecided(missing: .husbandIDNumber) }
        return wife == nil ? .undecided(missing: .wifeIDNumber) : .passed
    }

    private func failed(
        _ record: JudgedRecord, _ field: Field, _ spouse: String, age: Int, legal: Int
    ) -> Verdict {
        .failed(
            Failure(
                [field, .registeredAt],
                [
                    record.shown(.registeredAt), FindingValue("spouse", spouse, words: .spouse),
                    FindingValue("age", String(age)), FindingValue("legal", String(legal)),
                ]))
    }
}
