import RegistryModel

/// The totals of the monthly summaries (TOT001–TOT007).
enum TotalRules {
    static let all: [any Rule] = [
        births, birthsBySex, birthsByParity, birthsOutsidePolicy, persons, households, marriages,
    ]

    private static let message = Bilingual(
        zh: "{month} 汇总“{field}”为 {stated}，个案为 {found}",
        en: "{month}: {field} is {stated} in the summary, {found} in the records")

    private static func card(
        _ code: RuleCode, _ name: String, zh: String, en: String
    ) -> RuleCard {
        RuleCard(
            code, name, .error, .villageMonth, message: message,
            explanation: Bilingual(
                zh: zh + "读不出村、月份或所计内容的个案，重复的个案（SET001、SET004，计入与否都有可能），以及与其重复件所填不同的个案（以哪条为准不能确定），"
                    + "使总数成为区间（如 3–5）；汇总数在区间内的，无法判定。请改正报表或补报、更正个案。",
                en: en + " Records whose village, month or content can't be read, records that "
                    + "repeat another (SET001, SET004) and may have been counted or not, and "
                    + "records whose repeat says something else, either of which may be right, "
                    + "make the count a range such as 3–5; a total within it is undecided. "
                    + "Correct the summary or the records."),
            source: .domainNotes("§1.2, S0 附件 8"), standing: .active(since: "0.2.0"))
    }

    private static let births = TotalRule(
        card(
            "TOT001", "births-total-differs",
            zh: "汇总报表的当月出生数应等于出生个案：该村当月出生、在结账日前上报的。迟报的出生不在当月汇总内。"
                + "只比较审核期内的整月。",
            en: "The month's births of a summary must equal the individual records: born in the "
                + "month, reported by its closing day. Births reported late aren't in the month's "
                + "summary. Only whole months of the audited period are compared."),
        .registryBirths, [(.births, .births)],
        examples: [
            .passes(
                "一个出生，报一个", "one birth, one counted",
                run: [.summaries: [[:]], .registryBirths: [[:]]]),
            .passes(
                "迟报的不计", "a late report isn't counted",
                run: [.summaries: [[:]], .registryBirths: [[:], TotalExamples.late]]),
            .fails(
                "少报一个", "one too few",
                run: [.summaries: [[.births: "0"]], .registryBirths: [[:]]], in: .summaries,
                at: .births),
            .undecided(
                "有一个出生的村代码为空", "a birth without village",
                run: [
                    .summaries: [[:]],
                    .registryBirths: [[:], TotalExamples.homeless],
                ], missing: .villageCode),
            .undecided(
                "一个出生报了两次，汇总计为两个", "one birth reported twice, counted as two",
                run: [
                    .summaries: [[.births: "2"]],
                    .registryBirths: [[:], TotalExamples.again],
                ], missing: .births),
            .undecided(
                "一个出生报了两次，汇总计为一个", "one birth reported twice, counted as one",
                run: [.summaries: [[:]], .registryBirths: [[:], TotalExamples.again]],
                missing: .births),
            .fails(
                "一个出生报了两次，汇总计为三个", "one birth reported twice, counted as three",
                run: [
                    .summaries: [[.births: "3"]],
                    .registryBirths: [[:], TotalExamples.again],
                ], in: .summaries, at: .births),
            .undecided(
                "审核期外的月份", "a month outside the period",
                run: [.summaries: [[.month: "2013-04"]], .registryBirths: [[:]]], missing: .month),
            .undecided(
                "没有出生个案", "no birth registry", run: [.summaries: [[:]]],
                without: .registryBirths),
        ])

    private static let birthsBySex = TotalRule(
        card(
            "TOT002", "births-by-sex-differ",
            zh: "汇总报表的男、女出生数应分别等于出生个案。计数办法同 TOT001。性别与自己的号码不符的个案（REC002）计入哪边不能确定；"
                + "没有号码而性别填错的，改正个案后这一条也随之消失。",
            en: "Births by sex must equal the individual records, counted as in TOT001. A record "
                + "whose sex contradicts its own ID (REC002) may belong to either. Where a record "
                + "without ID has the wrong sex, this finding goes when the record is corrected."),
        .registryBirths, [(.birthsMale, .male), (.birthsFemale, .female)],
        examples: [
            .passes(
                "一个女婴", "one girl", run: [.summaries: [[:]], .registryBirths: [[:]]]),
            .fails(
                "多报一个男婴", "a boy too many",
                run: [
                    .summaries: [[.birthsMale: "1"]], .registryBirths: [[:]],
                ], in: .summaries, at: .birthsMale),
            .undecided(
                "个案性别为空", "a birth without sex",
                run: [.summaries: [[:]], .registryBirths: [[.sex: nil]]], missing: .sex),
            .undecided(
                "个案性别与号码不符，汇总可能是对的", "the record's sex contradicts its ID",
                run: [.summaries: [[:]], .registryBirths: [[.sex: "1"]]], missing: .sex),
        ])

    private static let birthsByParity = TotalRule(
        card(
            "TOT003", "births-by-parity-differ",
            zh: "汇总报表的一孩、二孩、三孩及以上出生数应分别等于出生个案。计数办法同 TOT001。",
            en: "First, second and further births must equal the individual records, counted as in "
                + "TOT001."),
        .registryBirths,
        [
            (.firstParity, .firstParity), (.secondParity, .secondParity),
            (.thirdPlusParity, .thirdPlusParity),
        ],
        examples: [
            .passes(
                "一个一孩", "one first child", run: [.summaries: [[:]], .registryBirths: [[:]]]),
            .fails(
                "多报一个二孩", "a second child too many",
                run: [.summaries: [[.secondParity: "1"]], .registryBirths: [[:]]],
                in: .summaries, at: .secondParity),
            .undecided(
                "一个出生报了两次，一条一孩，一条二孩，汇总计为二孩",
                "one birth reported twice, as a first and as a second child, counted as a second",
                run: [
                    .summaries: [[.firstParity: "0", .secondParity: "1"]],
                    .registryBirths: [[:], TotalExamples.again(.parity, "2")],
                ], missing: .parity),
            .fails(
                "两条都是一孩，汇总计为二孩", "reported twice as a first child, counted as a second",
                run: [
                    .summaries: [[.secondParity: "1"]],
                    .registryBirths: [[:], TotalExamples.again],
                ], in: .summaries, at: .secondParity),
            .undecided(
                "汇总没有一孩数", "no first births in the summary",
                run: [.summaries: [[.firstParity: nil]], .registryBirths: [[:]]],
                missing: .firstParity),
        ])

    private static let birthsOutsidePolicy = TotalRule(
        card(
            "TOT004", "births-outside-policy-differ",
            zh: "汇总报表的政策外出生数应等于政策属性为“政策外”的出生个案；“待定”的不能确定。计数办法同 TOT001。",
            en: "Births outside policy must equal the records with that status; records not yet "
                + "determined leave it open. Counted as in TOT001."),
        .registryBirths, [(.birthsOutsidePolicy, .outsidePolicy)],
        examples: [
            .passes("都是政策内", "none outside", run: [.summaries: [[:]], .registryBirths: [[:]]]),
            .fails(
                "个案为政策外", "a record outside policy",
                run: [.summaries: [[:]], .registryBirths: [[.policyStatus: "2"]]], in: .summaries,
                at: .birthsOutsidePolicy),
            .undecided(
                "一个出生报了两次，一条政策外，一条政策内，汇总未计",
                "one birth reported twice, outside policy and within, not counted",
                run: [
                    .summaries: [[:]],
                    .registryBirths: [
                        [.policyStatus: "2"], TotalExamples.again(.policyStatus, "1"),
                    ],
                ], missing: .policyStatus),
            .undecided(
                "政策属性待定", "not yet determined",
                run: [.summaries: [[:]], .registryBirths: [[.policyStatus: "9"]]],
                missing: .policyStatus),
        ])

    private static let persons = TotalRule(
        card(
            "TOT005", "persons-total-differs",
            zh: "汇总报表的期末人口数应等于全员人口中该村的常住人口（人口类别 1）。全员人口没有历史，只与审核期最后一个月的汇总比较。",
            en: "Persons at the month's end must equal the register's residents (residency 1) of "
                + "the village. The register keeps no history, so only the audited period's last "
                + "month is compared."),
        .registryPersons, [(.persons, .persons)],
        examples: [
            .passes("一人", "one person", run: [.summaries: [[:]], .registryPersons: [[:]]]),
            .passes(
                "流出的不计", "who has gone out isn't counted",
                run: [
                    .summaries: [[:]],
                    .registryPersons: [[:], TotalExamples.emigrant],
                ]),
            .fails(
                "多报一人", "one too many",
                run: [.summaries: [[.persons: "2"]], .registryPersons: [[:]]], in: .summaries,
                at: .persons),
            .undecided(
                "人口类别为空", "no residency",
                run: [.summaries: [[:]], .registryPersons: [[.residency: nil]]],
                missing: .residency),
        ])

    private static let households = TotalRule(
        card(
            "TOT006", "households-total-differs",
            zh: "汇总报表的期末户数应等于全员人口中该村常住人口的家庭编号个数。只与审核期最后一个月的汇总比较。",
            en: "Households at the month's end must equal the number of household numbers that the "
                + "register's residents of the village bear. Only the audited period's last month "
                + "is compared."),
        .registryPersons, [(.households, .households)],
        examples: [
            .passes(
                "两人一户", "two people, one household",
                run: [
                    .summaries: [[.persons: "2"]],
                    .registryPersons: [[:], HouseholdExamples.husband],
                ]),
            .undecided(
                "一人登记两次，家庭编号不同，汇总计为两户",
                "one person entered twice in two households, counted as two",
                run: [
                    .summaries: [[.households: "2"]],
                    .registryPersons: [[:], [.personID: "P000999", .householdID: "H00018"]],
                ], missing: .householdID),
            .fails(
                "多报一户", "one too many",
                run: [.summaries: [[.households: "2"]], .registryPersons: [[:]]], in: .summaries,
                at: .households),
            .undecided(
                "家庭编号为空", "no household number",
                run: [
                    .summaries: [[:]], .registryPersons: [[.householdID: nil]],
                ], missing: .householdID),
        ])

    private static let marriages = TotalRule(
        card(
            "TOT007", "marriages-total-differs",
            zh: "汇总报表的当月新婚数应等于该村当月登记的新婚个案。只比较审核期内的整月。",
            en: "The month's marriages must equal the individual records of the village registered "
                + "in the month. Only whole months of the audited period are compared."),
        .registryMarriages, [(.marriages, .marriages)],
        examples: [
            .passes(
                "一对新婚", "one couple", run: [.summaries: [[:]], .registryMarriages: [[:]]]),
            .fails(
                "个案没有", "no record",
                run: [
                    .summaries: [[.marriages: "2"]], .registryMarriages: [[:]],
                ], in: .summaries, at: .marriages),
            .undecided(
                "登记日期为空", "no day of registration",
                run: [.summaries: [[:]], .registryMarriages: [[.registeredAt: nil]]],
                missing: .registeredAt),
        ])
}
