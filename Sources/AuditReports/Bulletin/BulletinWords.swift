import RegistryModel

/// Sentences of bulletins.
extension Bilingual {
    static let bulletinAddressee = Bilingual(
        zh: "各乡镇人民政府、街道办事处，各村（居）民委员会：",
        en: "To all township governments and village and neighbourhood committees:")
    static let smallCells = Bilingual(
        zh: "人数为 1–2 的以“<3”代替；“※”为避免由合计推算而不列。",
        en:
            "Counts of 1 and 2 are shown as <3; ※ stands where a count is left out because it could "
            + "be worked out from the sum.")
    static let pointsApart = Bilingual(
        zh: "已确认与暂计分别列示，不相加；暂计按下限计，核实后以核实结论为准。",
        en:
            "Confirmed and provisional points are shown apart and never added up; provisional points "
            + "count at the minimum until somebody has verified the case.")
    static let pointsTogether = Bilingual(
        zh: "扣分（已确认与暂计合计）", en: "Points, confirmed and provi\u{AD}sional")
    static let whyTogether = Bilingual(
        zh: "已确认与暂计的分值合并列示，因分列会反映出个别个案。",
        en: "Confirmed and provisional points are shown together: apart they would give single "
            + "cases away.")
    static let pointsWithheld = Bilingual(
        zh: "有的条款个案太少，由分值可推算出来，所以本通报不列分值；各村的分值见其扣分通知。",
        en:
            "Some clauses have so few cases that the points would give them away, so no points are "
            + "shown here; each village finds its own in its notice.")
    static let overReporting = Bilingual(
        zh: "多报与漏报一并通报：条款没有为重报、虚报、迟报规定分值，只列出，不扣分。",
        en: "Over-reporting is shown alongside omissions. The clauses set no points for duplicate, "
            + "unsupported or late reports, so these are listed but cost nothing.")
    static let flagIsLead = Bilingual(
        zh: "比对得出的是线索，核实后才是结论。", en: "What matching finds is a lead until verified.")
    static let noTrend = Bilingual(
        zh: "本次没有使用台账，不能与上期、去年同期比较。",
        en: "No ledger was used, so there is no comparison with earlier periods.")
    static let noPastRuns = Bilingual(
        zh: "台账中没有上期和去年同期的数字，暂不能比较。",
        en: "The ledger has no figures of the period before or of a year ago yet.")
    static let otherTable = Bilingual(
        zh: "“†”：当时用的扣分表与本期不同，分值不可直接比较。",
        en: "†: counted by another penalty table, so points don't compare.")

    // Heads of narrow columns: English words may break at their soft hyphens.
    static let villageCount = Bilingual(zh: "村数", en: "Vil\u{AD}lages")
    static let missingColumn = Bilingual(zh: "漏报", en: "Miss\u{AD}ing")
    static let misreportedColumn = Bilingual(zh: "错报", en: "Misre\u{AD}ported")
    static let unsupportedColumn = Bilingual(zh: "无佐证", en: "Unsup\u{AD}ported")
    static let duplicateColumn = Bilingual(zh: "重报", en: "Dupli\u{AD}cate")
    static let lateColumn = Bilingual(zh: "迟报", en: "Late")
    static let confirmedColumn = Bilingual(zh: "已确认", en: "Con\u{AD}firmed")
    static let provisionalColumn = Bilingual(zh: "暂计", en: "Provi\u{AD}sional")

    static let thisPeriod = Bilingual(zh: "本期", en: "This period")
    static let lastPeriod = Bilingual(zh: "上期", en: "Period before")
    static let yearAgo = Bilingual(zh: "去年同期", en: "Year ago")
    static let change = Bilingual(zh: "增减", en: "Change")
    static let indicator = Bilingual(zh: "指标", en: "Figure")
    static let accuracy = Bilingual(zh: "出生统计准确率", en: "Accuracy of births")
    static let entryRate = Bilingual(zh: "出生入库率", en: "Births in the registry")
}

extension ReportContext {
    /// The office that issues notices and bulletins, else the county.
    var issuer: String { result.run.issuer ?? result.run.countyName ?? countyTitle }

    /// `〔2013〕　　号`: the number is the office's to give.
    var documentNumber: String {
        let day = result.run.isRunDateStated ? result.run.runDate : result.run.period.upperBound
        let year = day.components.year
        return self[Bilingual(zh: "〔\(year)〕　　　号", en: "No. ______ / \(year)")]
    }

    /// The stated day of the run in words; else a place to write one in.
    var signedDay: String {
        guard result.run.isRunDateStated else {
            return self[Bilingual(zh: "　　　　年　　月　　日", en: "Date: ______________")]
        }
        return self[result.run.runDate.words]
    }

    /// `于 2013年6月25日前`, or without a stated date the days from the receipt of the notice.
    var answerLimit: Bilingual {
        if let day = result.run.answerBy {
            return Bilingual(zh: "于\(day.words.zh)前", en: "by \(day.words.en)")
        }
        let days = result.run.answerDays ?? AuditPolicy().answerDays
        return Bilingual(
            zh: "自收到扣分通知之日起 \(days) 日内", en: "within \(days) days of receiving the notice")
    }

    /// Below this many births no rate is given.
    var rateFloor: Int { result.run.fewestBirths }
}
