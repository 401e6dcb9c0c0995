import RegistryModel

/// Notes a birth date that is its ID's with day and month swapped.
struct DayMonthSwapped: BirthDateInID {
    let card = RuleCard(
        "REC023", "day-month-swapped", .notice, .record,
        message: Bilingual(
            zh: "出生日期 {birthDate} 疑为身份证号中 {inID} 的日月颠倒",
            en: "Birth date {birthDate} looks like the ID's {inID} with day and month swapped"),
        explanation: Bilingual(
            zh: "两个日期年份相同，日与月恰好互换，是 REC001 不一致的可能原因。请按出生医学证明更正其中一个。",
            en:
                "Both dates are of one year, and day and month have changed places: the likely "
                + "cause of REC001. Correct the one the birth certificate contradicts."),
        source: .domainNotes("§6"), standing: .trial(since: "0.1.0"), explains: "REC001")

    let examples: [RuleExample] = [
        .passes("一致", "they agree"),
        .passes("差一天不是颠倒", "a day apart isn't swapped", [.birthDate: "2013-05-08"]),
        .fails(
            "5 月 7 日写成 7 月 5 日", "7 May written as 5 July", [.birthDate: "2013-07-05"],
            at: .birthDate),
        .undecided("没有身份证号", "no ID", [.idNumber: nil], missing: .idNumber),
    ]

    func speaks(of birthDay: CalendarDay, _ inID: CalendarDay) -> Bool {
        let (stated, numbered) = (birthDay.components, inID.components)
        return stated.year == numbered.year && stated.month == numbered.day
            && stated.day == numbered.month
    }
}
