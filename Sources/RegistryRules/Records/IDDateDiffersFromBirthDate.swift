import RegistryModel

/// Flags a birth date that differs from the one inside the person's own ID.
struct IDDateDiffersFromBirthDate: BirthDateInID {
    let card = RuleCard(
        "REC001", "id-date-differs-from-birth-date", .error, .record,
        message: Bilingual(
            zh: "身份证号中的出生日期 {inID} 与登记的 {birthDate} 不一致",
            en: "The ID says born on {inID}, the record {birthDate}"),
        explanation: Bilingual(
            zh: "号码第 7–14 位就是出生日期，应与登记一致。常见原因：农历阳历混用、日月颠倒、抄错、错配了别人的号码。"
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

    func speaks(of birthDay: CalendarDay, _ inID: CalendarDay) -> Bool { true }
}
