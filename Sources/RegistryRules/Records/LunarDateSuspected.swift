import RegistryModel

/// Notes a birth date that is the lunar form of the date in the ID, or the other way round.
struct LunarDateSuspected: BirthDateInID {
    let card = RuleCard(
        "REC024", "lunar-date-suspected", .notice, .record,
        message: Bilingual(
            zh: "出生日期 {birthDate} 与身份证号中的 {inID} 恰为农历与公历的对应",
            en: "Birth date {birthDate} and the ID's {inID} are one day, once lunar and once "
                + "solar"),
        explanation: Bilingual(
            zh: "两个日期是同一天的农历与公历，是 REC001 不一致的可能原因。登记一律用公历，核实确认之前不作错报。请按出生医学证明更正为公历。",
            en:
                "The two dates name one day in the lunar and the solar calendar: the likely cause "
                + "of REC001. Until verified this is no misreport. "
                + "Enter the solar date, as on the certificate."),
        source: .domainNotes("§6"), standing: .trial(since: "0.1.0"), explains: "REC001")

    let examples: [RuleExample] = [
        .passes("一致", "they agree"),
        .passes("差一天", "a day apart", [.birthDate: "2013-05-08"]),
        .fails(
            "填了农历三月廿八", "the lunar date, 28th of the third", [.birthDate: "2013-03-28"],
            at: .birthDate),
        .undecided("没有身份证号", "no ID", [.idNumber: nil], missing: .idNumber),
    ]

    func speaks(of birthDay: CalendarDay, _ inID: CalendarDay) -> Bool {
        let (stated, numbered) = (Int(birthDay.number), Int(inID.number))
        return LunarCalendar.couldBeLunarReading(recordedDay: stated, of: numbered)
            || LunarCalendar.couldBeLunarReading(recordedDay: numbered, of: stated)
    }
}
