import RegistryModel

/// The rules across sources that adjudication decides (XMT).
enum CaseRules {
    static let all: [any CaseRule] = births + people

    static let births: [any CaseRule] = [
        missing, misreported, sexMisreported, wrongVillage, unsupported, sourceInError, undecided,
        uncertainLink,
    ]

    /// A missing birth that nothing is charged for yet is a lead.
    static func severityOfMissing(_ found: AuditCase) -> Severity? {
        found.grade == .c || found.village == nil ? .warning : nil
    }

    static let missing = VerdictRule(
        RuleCard(
            "XMT001", "birth-missing-from-registry", .error, .crossSource,
            message: Bilingual(
                zh: "出生未见于出生个案，责任村 {village}，证据等级 {grade}（个案 {case}）",
                en: "A birth nobody reported; village {village}, evidence {grade} (case {case})"),
            explanation: Bilingual(
                zh: "医院、公安或接种记录有此出生，审核期内又属本县，出生个案中却没有。证据等级 C 或责任村不明的为提醒。"
                    + "此处只作指引，不另扣分；扣分见个案。同胎另一孩已上报的见 XMT030。请村里核实后补报。",
                en: "Hospital, police or clinic know a birth of the county and the period that the "
                    + "registry lacks. A warning when the evidence is of grade C or no village can "
                    + "be named. A pointer only, never a second deduction: points are the case's. "
                    + "When a twin was reported it is XMT030. Verify, then report it."),
            source: .scoring("§1 Adjudication")),
        .missing,
        examples: [
            .passes(
                "另有原因未列入", "out of scope",
                adjudicated: CaseSketch(.outOfScope, in: [.hospitalDeliveries])),
            .passes(
                "同胎另一孩已上报", "a twin was reported: XMT030",
                adjudicated: CaseSketch(
                    .missing, in: [.hospitalDeliveries], grade: .b, hasReportedTwin: true)),
            .fails(
                "医院、公安都有", "hospital and police have it",
                adjudicated: CaseSketch(
                    .missing, in: [.hospitalDeliveries, .policeEntries], grade: .a)),
            .fails(
                "只有接种卡", "a clinic card alone",
                adjudicated: CaseSketch(.missing, in: [.vaccinationChildren], grade: .c),
                as: .warning),
        ],
        concerns: { found, reported in !reported.haveTwin(of: found) },
        severity: severityOfMissing)

    static let misreported = VerdictRule(
        RuleCard(
            "XMT002", "birth-misreported", .error, .crossSource,
            message: Bilingual(
                zh: "“{field}”与各来源裁定的结果不符（个案 {case}）",
                en: "{field} isn't what the sources were found to say (case {case})"),
            explanation: Bilingual(
                zh: "格式归一后，上报值仍与各来源按可靠度裁定的值不同。性别另见 XMT003。只作指引，不另扣分；扣分见个案，"
                    + "证据并列在个案中。请核对原始证件后更正。",
                en: "After differences of form are put aside, the reported value differs from the "
                    + "one the sources, weighed by reliability, agree on. Sex is XMT003. A pointer "
                    + "only: points are the case's, where the evidence stands side by side. Check "
                    + "the papers and correct it."),
            source: .scoring("§1 Adjudication")),
        .misreported,
        examples: [
            .passes(
                "仅性别不符", "only the sex differs: XMT003",
                adjudicated: CaseSketch(
                    .misreported, in: [.registryBirths, .hospitalDeliveries], fields: [.sex])),
            .fails(
                "出生日期不符", "the birth date differs",
                adjudicated: CaseSketch(
                    .misreported, in: [.hospitalDeliveries, .registryBirths],
                    fields: [.birthDate, .sex]), at: .birthDate),
        ],
        concerns: { found, _ in
            CaseRecord.leading(found)?.source.kind != .registryPersons
                && found.fields.contains { $0.field != .sex }
        }, fields: { $0 != .sex })

    static let sexMisreported = VerdictRule(
        RuleCard(
            "XMT003", "sex-misreported", .error, .crossSource,
            message: Bilingual(
                zh: "上报性别与各来源裁定的结果不符（个案 {case}）",
                en: "The sex reported isn't what the sources were found to say (case {case})"),
            explanation: Bilingual(
                zh: "多个相互独立的来源对性别的记载一致，与上报的不同。只作指引，不另扣分；扣分见个案。请核对出生医学证明后更正。",
                en: "Independent sources agree on a sex other than the one reported. A pointer "
                    + "only: points are the case's. Look at the birth certificate and correct it."),
            source: .scoring("§2, misreported-sex")),
        .misreported,
        examples: [
            .passes(
                "性别不在其中", "the sex isn't among the fields",
                adjudicated: CaseSketch(
                    .misreported, in: [.registryBirths, .policeEntries], fields: [.birthDate])),
            .fails(
                "性别不符", "the sex differs",
                adjudicated: CaseSketch(
                    .misreported, in: [.hospitalDeliveries, .registryBirths], fields: [.sex]),
                at: .sex),
        ],
        concerns: { found, _ in
            CaseRecord.leading(found)?.source.kind != .registryPersons
                && found.fields.contains { $0.field == .sex }
        }, fields: { $0 == .sex })

    static let wrongVillage = VerdictRule(
        RuleCard(
            "XMT004", "birth-reported-by-wrong-village", .warning, .crossSource,
            message: Bilingual(
                zh: "应由村 {village} 上报（个案 {case}）", en: "Village {village}'s to report (case {case})"
            ),
            explanation: Bilingual(
                zh: "母亲现居住地等证据指向另一个村。出生已上报，不算漏报，也不扣分；请两村商定后由责任村保留。",
                en: "The mother's residence and other evidence point to another village. The birth "
                    + "is reported, so nothing is missing and nothing charged; let the two villages "
                    + "agree whose it is."),
            source: .scoring("§1 Adjudication")),
        .wrongVillage,
        examples: [
            .passes(
                "迟报不是错村", "late isn't the wrong village",
                adjudicated: CaseSketch(.late, in: [.registryBirths])),
            .fails(
                "母亲住在另一个村", "the mother lives elsewhere",
                adjudicated: CaseSketch(
                    .wrongVillage, in: [.registryBirths, .policeEntries], fields: [.villageCode]),
                at: .villageCode),
        ])

    static let unsupported = VerdictRule(
        RuleCard(
            "XMT005", "birth-unsupported-by-any-source", .warning, .crossSource,
            message: Bilingual(
                zh: "没有来源佐证这一出生（个案 {case}）",
                en: "No source bears this birth out (case {case})"),
            explanation: Bilingual(
                zh: "本应有记载的来源（医院、公安、接种）都没有这个孩子，可能是虚报，也可能在外地出生。没有扣分，请入户核实。",
                en: "Those that should have seen the child (hospital, police, clinic) have not. It "
                    + "may never have been born, or was born elsewhere. No points; visit the "
                    + "household."),
            source: .scoring("§1 Adjudication")),
        .unsupported,
        examples: [
            .passes(
                "外部来源有误", "another source is wrong",
                adjudicated: CaseSketch(.feedError, in: [.registryBirths, .policeEntries])),
            .fails(
                "只有村里上报", "only the village knows it",
                adjudicated: CaseSketch(.unsupported, in: [.registryBirths])),
        ])

    static let sourceInError = VerdictRule(
        RuleCard(
            "XMT006", "source-in-error", .notice, .crossSource,
            message: Bilingual(
                zh: "上报无误，外部来源的“{field}”有误（个案 {case}）",
                en: "The report stands; an outside source's {field} is wrong (case {case})"),
            explanation: Bilingual(
                zh: "其他来源与上报一致，个别外部来源不同。与村无关，不扣分。请转告该部门更正。",
                en: "The other sources agree with the report and one outside source differs. It "
                    + "concerns no village and costs nothing. Ask that office to correct it."),
            source: .scoring("§1 Adjudication")),
        .feedError,
        examples: [
            .passes(
                "尚未定论", "not decided",
                adjudicated: CaseSketch(.disputed, in: [.registryBirths, .policeEntries])),
            .fails(
                "接种卡的性别有误", "the clinic has the sex wrong",
                adjudicated: CaseSketch(
                    .feedError, in: [.registryBirths, .vaccinationChildren], fields: [.sex]),
                at: .sex),
        ])

    static let undecided = VerdictRule(
        RuleCard(
            "XMT007", "conflict-undecided", .warning, .crossSource,
            message: Bilingual(
                zh: "各来源不一致，证据不足以断定（个案 {case}）",
                en: "The sources disagree and the evidence doesn't decide (case {case})"),
            explanation: Bilingual(
                zh: "各来源的记载互相矛盾，哪个正确尚不能断定。核实之前不扣分，请查验原始证件或入户。",
                en:
                    "Sources contradict one another and none outweighs the others. No points before "
                    + "it is verified: look at the papers or visit the household."),
            source: .scoring("§1 Adjudication")),
        .disputed,
        examples: [
            .passes(
                "已裁定为错报", "decided: a misreport",
                adjudicated: CaseSketch(.misreported, in: [.registryBirths], fields: [.sex])),
            .fails(
                "两个来源各执一词", "two sources, two dates",
                adjudicated: CaseSketch(
                    .disputed, in: [.registryBirths, .policeEntries], fields: [.birthDate]),
                at: .birthDate),
        ])

    static let uncertainLink = VerdictRule(
        RuleCard(
            "XMT008", "uncertain-link", .notice, .crossSource,
            message: Bilingual(
                zh: "可能是同一个人或同一个出生，请人工判别（个案 {case}）",
                en: "May be one person or one birth: for somebody to judge (case {case})"),
            explanation: Bilingual(
                zh: "两条记录相似，但不足以认定为同一个，也不足以认定为两个。判别之前不扣分。请人工判别。",
                en: "Two records are alike, but not enough to call them one, nor different enough "
                    + "to call them two. No points before somebody has judged. Look at both and decide."
            ),
            source: .scoring("§1 Adjudication")),
        .uncertainLink,
        examples: [
            .passes(
                "已认定漏报", "decided: missing",
                adjudicated: CaseSketch(.missing, in: [.policeEntries], grade: .b)),
            .fails(
                "姓名相近", "names alike",
                adjudicated: CaseSketch(.uncertainLink, in: [.registryBirths, .policeEntries])),
        ])
}
