import RegistryModel

/// What the report says about points and appeals.
extension Bilingual {
    static let methodPoints: [Bilingual] = [
        Bilingual(
            zh: "每个扣分都对应一个个案、一条原文条款和来源文件的行号；没有个案就没有扣分。",
            en: "Every point belongs to one case, one quoted clause, and lines of the source "
                + "files. Without a case there are no points."),
        Bilingual(
            zh: "已确认：经核实属实。暂计：证据等级为 A 或 B，尚未核实，按下限计并给出上限。"
                + "两栏分开列示。",
            en: "Confirmed: verified. Provisional: evidence of grade A or B, not yet verified, "
                + "counted at the minimum with the maximum beside it. The two stay apart."),
        Bilingual(
            zh: "待核实个案不扣分。比对得出的是线索，不是结论。",
            en: "A case to be verified carries no points: a flag is a lead, not a verdict."),
        Bilingual(
            zh: "政策属性或孩次不明时，扣分是所有可能条款的区间，核实前按最低计；程序不推断政策属性。",
            en: "Where policy status or parity isn't known, points are the interval over every "
                + "clause that could apply, counted at the minimum. Policy status is never "
                + "inferred."),
        Bilingual(
            zh: "重报、虚报、迟报在条款中没有分值，因此只列出，不扣分。",
            en: "Duplicate, unsupported and late reports have no points in the clauses: they are "
                + "listed and not charged."),
        Bilingual(
            zh: "外部来源自身的差错不由村承担，转告该来源更正。",
            en: "An outside source's own error costs no village anything; that source is told."),
    ]

    static let appealSteps: [Bilingual] = [
        Bilingual(
            zh: "对个案有异议的，写明个案编号，并附证明材料（如出生医学证明、户口簿、分娩记录、迁移证明）。",
            en: "To contest a case, name its case ID and attach proof, such as the birth "
                + "certificate, household register, delivery record or proof of moving."),
        Bilingual(
            zh: "在答复期限前交乡镇，由乡镇核实后报县。",
            en: "Hand it to the township before the answer-by date; the township verifies it and "
                + "reports to the county."),
        Bilingual(
            zh: "核实结论记入台账：属实、撤销或更正，写明何人、何时、依据何物；只追加，不涂改。",
            en: "The verdict goes into the ledger (confirmed, overturned or corrected) with who, "
                + "when and on what proof. Verdicts are added, never edited."),
        Bilingual(
            zh: "结论入账后重新计分；撤销的个案不再扣分。",
            en: "Points are computed anew from the verdicts; an overturned case costs nothing."),
    ]

    static let privacyMasked = Bilingual(
        zh: "姓名、证件号码和住址已遮盖。个案资料仅供核实统计数据使用。",
        en: "Names, identity numbers and addresses are masked. Case data serve to verify "
            + "statistics only.")
    static let privacyRevealed = Bilingual(
        zh: "本报告显示未遮盖的个人信息，请按涉密资料保管，不得外传。",
        en: "This report shows personal data unmasked. Keep it under lock and pass it to nobody.")
}

extension Bilingual {
    static let reliability = Bilingual(zh: "各来源可靠程度", en: "How reliable the sources are")
    static let reliabilityMeaning = Bilingual(
        zh: "实心为本次估计：由各来源互相印证的出生得出（Dawid–Skene，同一证据链只算一次）；空心、表中括号内为公布值，按 200 个出生计入；"
            + "各项认定的把握以此计算。",
        en:
            "Filled: estimated from this run's births by how the sources agree (Dawid–Skene, each chain "
            + "of custody once); open, and in brackets in the table, the published rate, which counts "
            + "for 200 births. The "
            + "certainty of what was decided rests on these.")
}

/// The reading options of penalty tables in words.
enum OptionWords {
    static func title(of name: String) -> Bilingual? {
        switch name {
        case "missingFourPlus": Bilingual(zh: "四孩及以上加扣", en: "Fourth and later births")
        case "perBirth": Bilingual(zh: "错报计数", en: "Counting of misreports")
        case "sex": Bilingual(zh: "性别错报", en: "A wrong sex")
        case "household": Bilingual(zh: "整户漏报", en: "A missing household")
        case "supplemented": Bilingual(zh: "月后补报", en: "Reported after the close")
        default: nil
        }
    }

    static func meaning(of name: String, _ value: String) -> Bilingual? {
        switch (name, value) {
        case ("missingFourPlus", "eachHigherAdds"):
            Bilingual(zh: "每高一孩次累计加扣", en: "every higher parity adds to the points")
        case ("missingFourPlus", "addsOnce"):
            Bilingual(zh: "只加扣一次", en: "one addition, whatever the parity")
        case ("missingFourPlus", "flat"):
            Bilingual(zh: "只扣加扣部分", en: "the addition alone")
        case ("perBirth", "once"):
            Bilingual(
                zh: "一个出生只扣一次，不论错几项", en: "once a birth, however many fields are wrong")
        case ("perBirth", "perField"): Bilingual(zh: "每错一项扣一次", en: "once a wrong field")
        case ("sex", "replaces"):
            Bilingual(zh: "代替一般错报的分值", en: "in place of an ordinary misreport's points")
        case ("sex", "adds"):
            Bilingual(zh: "与一般错报的分值相加", en: "besides an ordinary misreport's points")
        case ("household", "replaces"):
            Bilingual(zh: "代替户内各人的分值", en: "in place of its persons' points")
        case ("household", "adds"):
            Bilingual(zh: "与户内各人的分值相加", en: "besides its persons' points")
        case ("supplemented", "keep"): Bilingual(zh: "仍扣分，注明已补报", en: "keeps its points")
        case ("supplemented", "waive"): Bilingual(zh: "不再扣分", en: "points are waived")
        default: nil
        }
    }
}
