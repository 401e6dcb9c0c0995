import RegistryModel

extension CaseRules {
    static let people: [any CaseRule] = [
        missingPerson, missingHousehold, personMisreported, missingNewlyweds, missingTwin,
    ]

    static let missingPerson = VerdictRule(
        RuleCard(
            "XMT010", "person-missing-from-registry", .error, .crossSource,
            message: Bilingual(
                zh: "全员人口中没有此人，责任村 {village}（个案 {case}）",
                en: "Not in the population register; village {village} (case {case})"),
            explanation: Bilingual(
                zh: "公安户籍或其他名单上有此人，全员人口按号码和姓名、出生日期都查不到。整户缺失的见 XMT011，本期新生儿按出生计。"
                    + "只作指引，不另扣分。请核实后补录。",
                en: "The police roster or another list has the person; the register has nobody of "
                    + "that number, nor of that name and birth date. Whole households are XMT011, "
                    + "newborns of the period count as births. A pointer only. Verify and enter."),
            source: .scoring("§2, missing-person")),
        .missingPerson,
        examples: [
            .passes(
                "整户漏报", "the whole household: XMT011",
                adjudicated: CaseSketch(.missingHousehold, in: [.policeRoster])),
            .fails(
                "户籍在册而全员没有", "on the roster, not in the register",
                adjudicated: CaseSketch(.missingPerson, in: [.policeRoster])),
        ])

    static let missingHousehold = VerdictRule(
        RuleCard(
            "XMT011", "household-missing-from-registry", .error, .crossSource,
            message: Bilingual(
                zh: "整户不在全员人口中，责任村 {village}（个案 {case}）",
                en: "The register has nobody of this household; village {village} (case {case})"),
            explanation: Bilingual(
                zh: "公安户籍在册的一户，全员人口中一个人也没有。按户计，不再按人计。只作指引，不另扣分。请核实后补录。",
                en: "A household on the police roster of which the register has nobody. It counts "
                    + "as a household, not person by person. A pointer only. Verify and enter it."),
            source: .scoring("§2, missing-household")),
        .missingHousehold,
        examples: [
            .passes(
                "只缺一人", "one person only: XMT010",
                adjudicated: CaseSketch(.missingPerson, in: [.policeRoster])),
            .fails(
                "一户四人都没有", "none of four is there",
                adjudicated: CaseSketch(
                    .missingHousehold,
                    in: [.policeRoster, .policeRoster, .policeRoster, .policeRoster])),
        ])

    static let personMisreported = VerdictRule(
        RuleCard(
            "XMT012", "person-misreported", .error, .crossSource,
            message: Bilingual(
                zh: "全员人口的“{field}”与各来源裁定的结果不符（个案 {case}）",
                en: "The register's {field} isn't what the sources were found to say (case {case})"
            ),
            explanation: Bilingual(
                zh: "全员人口个案与公安户籍等来源对照裁定为有误。目前的裁定只逐项比对出生个案，人员逐项比对之前本规则不会指出什么。"
                    + "只作指引，不扣分。请按公安户籍核对后更正。",
                en: "A record of the population register was decided against by the other sources. "
                    + "Adjudication compares births field by field so far; until it does so for "
                    + "persons, this rule finds nothing. A pointer only. Check it against the police "
                    + "roster and correct it."),
            source: .scoring("§1 Adjudication"), standing: .trial(since: "0.2.0")),
        .misreported,
        examples: [
            .passes(
                "出生个案有误属 XMT002", "a birth is XMT002's matter",
                adjudicated: CaseSketch(
                    .misreported, in: [.policeEntries, .registryBirths], fields: [.birthDate])),
            .fails(
                "全员人口的出生日期有误", "the register's birth date is wrong",
                adjudicated: CaseSketch(
                    .misreported, in: [.policeRoster, .registryPersons], fields: [.birthDate]),
                at: .birthDate),
        ], concerns: { found, _ in CaseRecord.leading(found)?.source.kind == .registryPersons })

    static let missingNewlyweds = VerdictRule(
        RuleCard(
            "XMT020", "newlyweds-missing-from-registry", .error, .crossSource,
            message: Bilingual(
                zh: "新婚个案中没有这对夫妇，责任村 {village}（个案 {case}）",
                en: "No village reported this couple; village {village} (case {case})"),
            explanation: Bilingual(
                zh: "民政部门本期登记的夫妇，新婚个案按双方号码和姓名都查不到。责任村不明的为提醒。只作指引，不另扣分。请核实后补报。",
                en: "The civil register has the couple in the period; the marriage registry has "
                    + "neither their numbers nor their names. A warning when no village can be "
                    + "named. A pointer only. Verify and report them."),
            source: .scoring("§2, missing-newlyweds")),
        .missingNewlyweds,
        examples: [
            .passes(
                "双方都不在本县", "neither lives in the county",
                adjudicated: CaseSketch(.outOfScope, in: [.civilMarriages])),
            .fails(
                "民政有、村里没有", "registered, not reported",
                adjudicated: CaseSketch(.missingNewlyweds, in: [.civilMarriages])),
            .fails(
                "责任村不明", "no village can be named",
                adjudicated: CaseSketch(
                    .missingNewlyweds, in: [.civilMarriages], isVillageKnown: false), as: .warning),
        ], severity: { $0.village == nil ? .warning : nil })

    static let missingTwin = VerdictRule(
        RuleCard(
            "XMT030", "twin-missing", .error, .crossSource,
            message: Bilingual(
                zh: "同胎另一孩已上报，这一孩没有；责任村 {village}，证据等级 {grade}（个案 {case}）",
                en: "A twin was reported, this child wasn't; village {village}, evidence {grade} "
                    + "(case {case})"),
            explanation: Bilingual(
                zh: "其他来源有同一次分娩的另一个孩子，出生个案只报了一个。即 XMT001 的一种，分列便于查找。只作指引，不另扣分。"
                    + "请核实后补报，并写明胎数、胎序。",
                en: "Other sources know a second child of a confinement of which the registry has "
                    + "one. It is XMT001's matter, told apart because it is easily mended. A "
                    + "pointer only. Verify, report it, and state plurality and order."),
            source: .scoring("§1, Twins")),
        .missing,
        examples: [
            .passes(
                "没有上报同胎", "no other child of the confinement",
                adjudicated: CaseSketch(.missing, in: [.hospitalDeliveries], grade: .b)),
            .fails(
                "双胞胎只报了一个", "one of twins",
                adjudicated: CaseSketch(
                    .missing, in: [.hospitalDeliveries, .policeEntries], grade: .a,
                    hasReportedTwin: true)),
        ],
        concerns: { found, reported in reported.haveTwin(of: found) },
        severity: severityOfMissing)
}
