import RegistryModel

/// Dates, codes and numbers that can't be read.
enum DefectRules {
    static let notADate = DefectRule(
        RuleCard(
            "FLD002", "not-a-date", .error, .field,
            message: Bilingual(zh: "{field} “{value}” 不是日期", en: "{field} “{value}” is no date"),
            explanation: Bilingual(
                zh: "规定写法为 2013-05-07;20130507、2013/5/7、2013年5月7日 等也能识别。两位年份（13-6-1）"
                    + "按电子表格的惯例识别（00–29 为 20×× 年），并提示；年份在后的（5/7/13）不予识别。请改为规定写法。",
                en: "Dates are written 2013-05-07; 20130507, 2013/5/7, 2013年5月7日 and more are read "
                    + "too. A year of two digits (13-6-1) is read as spreadsheets do (00–29 are of "
                    + "this century), with a notice; one that comes last (5/7/13) is not. Write "
                    + "the date in full."),
            source: .dataContract("Types")),
        of: .notADate, in: \.isDate,
        examples: [
            .passes("规定写法", "the prescribed form"),
            .passes("年月日写法", "the form with 年月日", [.birthDate: "2013年5月7日"]),
            .passes("两位年份", "a year of two digits", [.birthDate: "13-5-7"]),
            .fails("年份在后", "the year last", [.birthDate: "5/7/13"], at: .birthDate),
            .fails("文字", "a word", [.reportedAt: "上月底"], at: .reportedAt),
        ])

    static let impossibleDate = DefectRule(
        RuleCard(
            "FLD003", "impossible-date", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 在公历中不存在", en: "{field} “{value}” is no day of the calendar"),
            explanation: Bilingual(
                zh: "如 4 月 31 日、2 月 30 日。常见原因：农历日期填入公历栏（农历二月可有三十）、日月颠倒、笔误。请按公历更正。",
                en:
                    "For instance 31 April or 30 February. Usual causes: a lunar date in a solar "
                    + "field (the second lunar month can have 30 days), day and month swapped, a "
                    + "slip. Enter the solar date."),
            source: .dataContract("Types")),
        of: .impossibleDate, in: \.isDate,
        examples: [
            .passes("闰年 2 月 29 日", "29 February of a leap year", [.birthDate: "2012-02-29"]),
            .fails("4 月 31 日", "31 April", [.birthDate: "2013-04-31"], at: .birthDate),
            .fails("农历二月三十", "a lunar 30 February", [.birthDate: "2013-02-30"], at: .birthDate),
        ])

    static let notACode = DefectRule(
        RuleCard(
            "FLD006", "not-a-code", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 不在代码表中", en: "{field} “{value}” is not in its code list"),
            explanation: Bilingual(
                zh: "该项只能填代码表中的代码（或其文字）。常见原因：用了本地自编代码、错列、笔误。请按数据约定的代码表更正。",
                en:
                    "The field takes a code of its list (or the word for it). Usual causes: a "
                    + "local code, shifted columns, a slip. Correct it after the code list of the "
                    + "data contract."
            ),
            source: .dataContract("Types")),
        in: { $0.isCode && $0.field != .ethnicity },
        judging: { $0.defect == .notACode ? .failed : .passed },
        examples: [
            .passes("代码", "a code"),
            .passes("代码的文字", "the word for a code", [.policyStatus: "政策内"]),
            .fails("性别填 3", "sex 3", [.sex: "3"], at: .sex),
            .fails(
                "是否补报填“大概”", "a word that isn't yes or no", [.supplementary: "大概"],
                at: .supplementary),
        ])

    static let notAnInteger = DefectRule(
        RuleCard(
            "FLD007", "not-an-integer", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 不是数字", en: "{field} “{value}” is no whole number"),
            explanation: Bilingual(
                zh: "该项应填整数。常见原因：带单位、带小数、填了文字。“39+2”式孕周按整周读取，另有提示。请只填数字。",
                en:
                    "The field takes a whole number. Usual causes: a unit or decimals, a word. "
                    + "Weeks written as 39+2 are read as 39, with a notice. Enter digits alone."),
            source: .dataContract("Types")),
        in: \.isNumber,
        judging: { remark in
            // A weight in kilograms is a slip of unit, which FLD008 names.
            remark.defect == .notAnInteger && !UnitSlip.isSmallWeight(remark) ? .failed : .passed
        },
        examples: [
            .passes("整数", "a whole number"),
            .passes(
                "体重误用公斤由 FLD008 说明", "a weight in kilograms is FLD008's matter",
                [.birthWeight: "3.15"], in: .hospitalDeliveries),
            .fails("孩次写作“头胎”", "a word for the parity", [.parity: "头胎"], at: .parity),
            .fails(
                "孕周 39.5", "weeks with a decimal", [.gestationalWeeks: "39.5"],
                at: .gestationalWeeks, in: .hospitalDeliveries),
        ])

    static let ethnicityUnknown = DefectRule(
        RuleCard(
            "FLD050", "ethnicity-unknown", .warning, .field,
            message: Bilingual(zh: "{field} “{value}” 无法识别", en: "{field} “{value}” is not known"),
            explanation: Bilingual(
                zh:
                    "应为 GB 3304 的 01–56、其名称或字母代码（HA、MH）；穿青人、革家人（公治〔2003〕118号）与 97、98 也是合法值，“布衣族”“达斡族”等"
                    + "常见别字按本族理解。请核对户口簿。",
                en:
                    "The field takes 01–56 of GB 3304, the name or the letter code (HA, MH). 穿青人 and "
                    + "革家人 (公治〔2003〕118号), 97 and 98 are valid too, and common misspellings such as "
                    + "布衣族 are understood. "
                    + "Look at the household booklet."),
            source: .ethnicGroups),
        in: { $0.field == .ethnicity },
        judging: { $0.defect == .notACode ? .failed : .passed },
        examples: [
            .passes("布依族", "Bouyei", [.ethnicity: "布依族"], in: .registryPersons),
            .passes("穿青人", "Chuanqing people", [.ethnicity: "穿青人"], in: .registryPersons),
            .passes("字母代码", "a letter code", [.ethnicity: "MH"], in: .registryPersons),
            .fails("代码 77", "code 77", [.ethnicity: "77"], at: .ethnicity, in: .registryPersons),
        ])
}
