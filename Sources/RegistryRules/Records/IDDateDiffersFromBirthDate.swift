import RegistryModel

/// Flags a birth date that differs from the one inside the person's own ID.
struct IDDateDiffersFromBirthDate: RecordRule {
    let card = RuleCard(
        "REC001", "id-date-differs-from-birth-date", .error, .record,
        message: Bilingual(
            zh: "身份证号中的出生日期 {inID} 与登记的 {birthDate} 不一致",
            en: "The ID says born on {inID}, the record {birthDate}"),
        explanation: Bilingual(
            zh: "号码第 7–14 位就是出生日期,应与登记一致。常见原因:农历阳历混用、日月颠倒、抄错、错配了别人的号码。"
                + "请核对出生医学证明和户口簿。",
            en:
                "Digits 7–14 of the number are the birth date and should agree with the record. "
                + "Usual causes: a lunar date, day and month swapped, a slip, another person's "
                + "number. Compare the birth certificate and the household booklet."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("一致", "they agree"),
        .fails("差一天", "a day apart", [.birthDate: "2013-05-08"], at: .birthDate),
        .fails(
            "公安户籍人口", "on the roster", [.birthDate: "1988-11-13"], at: .birthDate,
            in: .policeRoster),
        .undecided("没有身份证号", "no ID", [.idNumber: nil], missing: .idNumber),
        .undecided(
            "校验码不对的号码不作依据", "a number with a wrong check digit proves nothing",
            [.idNumber: "520525201305089821"], missing: .idNumber),
        .undecided("没有出生日期", "no birth date", [.birthDate: nil], missing: .birthDate),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.idNumber, .birthDate) ? [.idNumber, .birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let inID = record.validID(.idNumber)?.birthDate else {
            return .undecided(missing: .idNumber)
        }
        if inID == birthDay { return .passed }
        return .failed(
            record, at: [.birthDate, .idNumber],
            adding: [FindingValue("inID", inID.description)])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let (days, ids) = (rows.narrow(.birthDate), rows.idFacts(.idNumber))
        guard days.count == ids.count else {
            return sweep(rows, into: &ledger, at: index) { _ in .unclear }
        }
        let first = days.startIndex
        sweep(rows, into: &ledger, at: index) { place in
            Glance.at(days[first + place], equals: ids[place].birthDay)
        }
    }
}
