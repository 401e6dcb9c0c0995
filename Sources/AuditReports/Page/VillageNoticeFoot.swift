import RegistryModel

/// The end of a notice: how, until when and where to appeal; the five signatures of the village's
/// answer; the office's seal and day.
struct VillageNoticeFoot {
    let context: ReportContext
    let village: Village

    // MARK: Appeal

    var appeal: Markup {
        """
        <section class="appeal"><h2>\(context[Self.appealTitle])</h2><ol>\
        \(Markup.each(steps) { step in
            "<li><b>\(context[step.title])</b> \(context[step.text])</li>"
        })</ol></section>
        """
    }

    private static let appealTitle = Bilingual(zh: "答复与申诉", en: "Answer and appeal")

    private var steps: [(title: Bilingual, text: Bilingual)] {
        let limit = context.answerLimit
        let township = village.township.isEmpty ? "" : village.township
        let blank = Bilingual(zh: "＿＿＿＿＿＿＿＿＿＿", en: "____________________")
        let office = context.result.run.appealTo ?? context[blank]
        return [
            (
                Bilingual(zh: "期限：", en: "Until when."),
                Bilingual(
                    zh: "\(limit.zh)书面答复或申诉；逾期未答复的个案不销号，结转下期。",
                    en:
                        "Answer or appeal in writing \(limit.en). A case without an answer stays open "
                        + "and is carried over.")
            ),
            (
                Bilingual(zh: "方式：", en: "How."),
                Bilingual(
                    zh: "逐例写明个案编号、事实和理由，附证明材料（出生医学证明、户口簿、分娩记录、迁移证明等）；可用“个案申诉表”。",
                    en:
                        "Name the case ID, the facts and the reason for each case and attach proof, such "
                        + "as the birth certificate, household register, delivery record or proof of "
                        + "moving. There is a form for it.")
            ),
            (
                Bilingual(zh: "受理：", en: "Where."),
                Bilingual(
                    zh: "交\(township.isEmpty ? "乡镇" : township)，由其核实后报县；受理单位和电话：\(office)。",
                    en:
                        "Hand it to \(township.isEmpty ? "the township" : township), which verifies it "
                        + "and reports to the county. Office and telephone: \(office).")
            ),
            (
                Bilingual(zh: "结果：", en: "What follows."),
                Bilingual(
                    zh: "核实结论（属实、撤销、更正、暂免、无法核实）记入台账，写明何人、何时、依据何物；结论入账后重新计分，"
                        + "撤销的个案不扣分。",
                    en:
                        "The verdict goes into the ledger with who, when and on what proof. Points are "
                        + "then computed anew; an overturned case costs nothing.")
            ),
        ]
    }

    // MARK: Signatures

    /// The five who answer for a village's report, in the order they sign, and the office.
    private static let signers = [
        Bilingual(zh: "人口主任", en: "Population director"),
        Bilingual(zh: "村委主任", en: "Committee director"),
        Bilingual(zh: "支书", en: "Party secretary"),
        Bilingual(zh: "包村领导", en: "Lead officer"),
        Bilingual(zh: "包村干部", en: "Field officer"),
    ]

    private static let signTitle = Bilingual(zh: "村（居）答复签署", en: "The village's answer")
    private static let signHeads = [
        Bilingual(zh: "汇签、审核", en: "Signed by"), Bilingual(zh: "签字", en: "Signature"),
        Bilingual(zh: "意见（属实／有异议的个案编号）", en: "Agreed, or the cases contested"),
        Bilingual(zh: "日期", en: "Date"),
    ]

    /// What the five sign.
    var answer: Markup {
        let rows = Markup.each(Self.signers) { signer in
            "<tr><th scope=\"row\">\(context[signer])</th><td></td><td></td><td></td></tr>"
        }
        return """
            <section class="signing"><table class="signers"><caption>\
            \(context[Self.signTitle])</caption><thead><tr>\
            \(Markup.each(Self.signHeads) { "<th scope=\"col\">\(context[$0])</th>" })</tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }

    var signature: Markup {
        let table = context.result.table
        let seal = Bilingual(zh: "（盖章）", en: " (seal)")
        let officer = Bilingual(zh: "经办人：＿＿＿＿＿＿", en: "Officer: ______________")
        return """
            <section class="signing"><div class="signed"><p>\(context[officer])</p><p>\(context.issuer)\(context[seal])</p>\
            <p>\(context.signedDay)</p></div></section>
            <footer class="colophon"><p>\(table.document) · \(context[.penaltyTable]) \
            <code>\(table.id)</code> \(table.sha256.prefix(12)) · hecha \
            \(context.result.run.toolVersion)</p><p>\(context.privacy)</p></footer>
            """
    }
}
