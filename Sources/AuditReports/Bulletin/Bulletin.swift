import RegistryModel

/// The bulletin (通报) of a period for the whole county, ready to send: figures in words and tables.
///
/// It goes to many, so counts of one and two persons aren't told, nobody is named, and no village is
/// ranked by rate. What a village answers for in detail stands in its own notice.
package struct Bulletin: Sendable {
    let context: ReportContext
    private let shown: PublishedPoints
    private let trend: TrendTable

    package init(_ result: AuditResult, language: Language) {
        self.init(ReportContext(result, language: language, reveal: .masked))
    }

    init(_ context: ReportContext) {
        self.context = context
        shown = PublishedPoints(context)
        trend = TrendTable(context, published: shown.counts)
    }

    /// Which counts it shows, for the bulletins of other periods.
    package var counts: BulletinCounts { shown.counts.bulletin }

    /// A page; `report` leads to the whole report, where one stands beside it.
    package func html(report: String? = nil) -> [UInt8] {
        BulletinPage(document: document, report: report).bytes()
    }

    /// An OpenDocument text, for a word processor.
    package func odt() throws(TextDocumentFailure) -> [UInt8] {
        try TextDocument(document, day: context.result.run.period.upperBound).bytes()
    }

    private var period: AccountPeriod { AccountPeriod(context.result.run.period) }

    var document: OfficialDocument {
        let title = period.title
        return OfficialDocument(
            language: context.language, issuer: context.issuer, number: context.documentNumber,
            title: context[
                Bilingual(
                    zh: "\(title.zh)出生统计数据质量通报",
                    en: "Bulletin on the quality of birth registration, \(title.en)")],
            addressee: context[.bulletinAddressee],
            blocks: opening
                + BulletinOverview(context: context, shown: shown, trend: trend).blocks
                + BulletinTables(context: context, shown: shown).blocks
                + reliability + demands,
            signature: [context.issuer, context.signedDay], colophon: colophon)
    }

    private var opening: [DocumentBlock] {
        let county = context.result.run.countyName ?? context.countyTitle
        let document = context.result.table.document
        // Everybody knows the days of a month or a quarter, and other titles are the days themselves.
        let (first, last) = (period.days.lowerBound.words, period.days.upperBound.words)
        let inBrackets =
            period.kind == .year
            ? Bilingual(zh: "（\(first.zh)至\(last.zh)）", en: " (\(first.en) to \(last.en))")
            : Bilingual(zh: "", en: "")
        return [
            .paragraph(
                context[
                    Bilingual(
                        zh: "依据\(document)，对\(county)\(period.title.zh)\(inBrackets.zh)"
                            + "的出生统计数据与医院、公安、接种、民政等来源进行了比对核查，现将情况通报如下。",
                        en: "Under \(document), the births of \(county) in \(period.title.en)"
                            + "\(inBrackets.en) were matched with the records of hospitals, "
                            + "police, vaccination and civil affairs. This is what was found.")])
        ]
    }

    private var reliability: [DocumentBlock] {
        [
            .heading(context[Bilingual(zh: "四、核查的可靠程度", en: "4. How sure this is")]),
            .paragraph(sensitivity),
        ]
    }

    /// As the run has it, with the caution that what is found this way is a lead.
    private var sensitivity: String {
        if let text = context.result.sensitivity { return context[text] }
        let none = Bilingual(
            zh: "本期没有估计链接的灵敏度，漏报可能多于所列。",
            en: "The linkage's sensitivity was not estimated; more may be missing than is listed. ")
        return context[none] + context[.flagIsLead]
    }

    private var demands: [DocumentBlock] {
        let limit = context.answerLimit
        return [
            .heading(context[Bilingual(zh: "五、工作要求", en: "5. What is to be done")]),
            .paragraph(
                context[
                    Bilingual(
                        zh: "有关村（居）应\(limit.zh)对扣分通知所列个案逐一核实，由人口主任、村委主任、支书汇签，"
                            + "经包村领导、包村干部审核签字后书面答复；对个案有异议的，在同一期限内附证明材料提出申诉。",
                        en: "The villages concerned verify each case of their notice and answer in "
                            + "writing \(limit.en), signed by the population director, the committee "
                            + "director and the party secretary and approved by the lead officer and "
                            + "the field officer. Appeals are due within the same time, with proof."
                    )]),
            .paragraph(
                context[
                    Bilingual(
                        zh: "逾期未答复、未核实的个案不销号，结转下期继续核实。对待核实个案，未经核实不得作为扣分依据。",
                        en: "A case that nobody has answered or verified stays open and is carried "
                            + "over. Cases still to be verified cost no points until they have been."
                    )]),
        ]
    }

    private var colophon: [String] {
        let table = context.result.table
        return [
            context[
                Bilingual(
                    zh: "扣分表 \(table.id)（\(table.sha256.prefix(12))）；程序 hecha "
                        + "\(context.result.run.toolVersion)。个案资料仅供核实统计数据使用，本通报不列个人信息。",
                    en: "Penalty table \(table.id) (\(table.sha256.prefix(12))); hecha "
                        + "\(context.result.run.toolVersion). Case data serve to verify statistics "
                        + "only; this bulletin names no person.")]
        ]
    }
}
