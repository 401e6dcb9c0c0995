import RegistryModel

/// The words reports share.
extension Bilingual {
    static let reportTitle = Bilingual(
        zh: "出生统计数据质量核查报告", en: "Birth registration quality report")
    static let noticeTitle = Bilingual(
        zh: "出生统计质量扣分通知", en: "Notice of penalty points")
    static let countyCode = Bilingual(zh: "县区", en: "County")
    static let period = Bilingual(zh: "统计期", en: "Period")
    static let runDate = Bilingual(zh: "核查日期", en: "Date of the audit")
    static let penaltyTable = Bilingual(zh: "扣分表", en: "Penalty table")
    static let toolVersion = Bilingual(zh: "程序版本", en: "Version")
    static let overview = Bilingual(zh: "概况", en: "Overview")
    static let villages = Bilingual(zh: "村级扣分", en: "Villages")
    static let cases = Bilingual(zh: "个案", en: "Cases")
    static let dataProblems = Bilingual(zh: "数据问题", en: "Data problems")
    static let method = Bilingual(zh: "计分办法", en: "How points are computed")
    static let appeal = Bilingual(zh: "申诉", en: "Appeal")

    static let births = Bilingual(zh: "本期出生", en: "Births in the period")
    static let missing = Bilingual(zh: "出生漏报", en: "Missing births")
    static let misreported = Bilingual(zh: "出生错报", en: "Misreported births")
    static let toVerify = Bilingual(zh: "待核实", en: "To be verified")
    static let confirmedPoints = Bilingual(zh: "已确认扣分", en: "Confirmed points")
    static let provisionalPoints = Bilingual(zh: "暂计扣分", en: "Provisional points")
    static let notSummed = Bilingual(
        zh: "已确认与暂计分两栏列示，不合成一个总分；暂计按下限计，括号内为下限–上限。",
        en: "Confirmed and provisional points are two columns and are never merged into one total. "
            + "Provisional points count at the minimum; the interval stands in brackets.")

    static let notes = Bilingual(zh: "先请阅读", en: "Read first")
    static let whatWasRead = Bilingual(zh: "读入的文件", en: "What was read")
    static let file = Bilingual(zh: "文件", en: "File")
    static let source = Bilingual(zh: "来源", en: "Source")
    static let encoding = Bilingual(zh: "编码", en: "Encoding")
    static let records = Bilingual(zh: "记录", en: "Records")
    static let rejected = Bilingual(zh: "退回", en: "Rejected")
    static let checksum = Bilingual(zh: "校验和", en: "Checksum")
    static let stages = Bilingual(zh: "从记录到扣分", en: "From records to points")
    static let nothingRead = Bilingual(zh: "没有读入任何文件。", en: "No file was read.")

    static let rank = Bilingual(zh: "名次", en: "Rank")
    static let village = Bilingual(zh: "村（居）", en: "Village")
    static let township = Bilingual(zh: "乡镇", en: "Township")
    static let birthsShort = Bilingual(zh: "出生", en: "Births")
    static let casesShort = Bilingual(zh: "扣分个案", en: "Charged cases")
    static let confirmed = Bilingual(zh: "已确认", en: "Confirmed")
    static let provisional = Bilingual(zh: "暂计", en: "Provisional")
    static let provisionalMin = Bilingual(zh: "暂计下限", en: "Provisional min.")
    static let provisionalMax = Bilingual(zh: "暂计上限", en: "Provisional max.")
    static let bar = Bilingual(zh: "图示", en: "Chart")
    static let per100 = Bilingual(zh: "每百出生扣分", en: "Points per 100 births")
    static let smallNumber = Bilingual(zh: "样本小", en: "too few")
    static func rankNote(fewest: Int) -> Bilingual {
        Bilingual(
            zh: "名次按已确认分加暂计下限排，不按比率；每百出生扣分 =（已确认＋暂计下限）÷ 出生 × 100，"
                + "本期出生不足 \(fewest) 人的村不计算比率。",
            en:
                "Ranked by confirmed points plus the provisional minimum, never by rate. Points per 100 "
                + "births are those two together over the births; no rate is given for a village with fewer than \(fewest) births."
        )
    }
    static let findVillage = Bilingual(zh: "查找村或乡镇", en: "Find a village or township")
    static let onlyCharged = Bilingual(zh: "只看有扣分的村", en: "Only villages with points")
    static let openNotice = Bilingual(zh: "打开扣分通知", en: "Open the notice")
    static let noVillages = Bilingual(
        zh: "没有村（居）名册，无法归责到村。", en: "Without a village roll no village can be charged.")
    static let byClause = Bilingual(zh: "各条款的件数和扣分", en: "Cases and points by clause")
    static let clause = Bilingual(zh: "条款", en: "Clause")
    static let points = Bilingual(zh: "扣分", en: "Points")
    static let count = Bilingual(zh: "件数", en: "Count")

    static let reason = Bilingual(zh: "认定理由", en: "Why")
    static let evidence = Bilingual(zh: "证据对照", en: "Evidence side by side")
    static let field = Bilingual(zh: "项目", en: "Field")
    static let blank = Bilingual(zh: "空", en: "blank")
    static let differs = Bilingual(zh: "不一致", en: "differs")
    static let judgement = Bilingual(zh: "逐项认定", en: "What was decided, field by field")
    static let registryValue = Bilingual(zh: "村上报", en: "Registry")
    static let adjudicatedValue = Bilingual(zh: "认定值", en: "Adjudicated")
    static let certainty = Bilingual(zh: "把握", en: "Certainty")
    static let grade = Bilingual(zh: "证据等级", en: "Grade of evidence")
    static let matchProbability = Bilingual(zh: "匹配概率", en: "Match probability")
    static let waterfall = Bilingual(
        zh: "匹配权重（比特，逐项累加）", en: "Match weight in bits, adding up")
    static let total = Bilingual(zh: "合计", en: "Total")
    static let status = Bilingual(zh: "状态", en: "Status")
    static let verdict = Bilingual(zh: "类别", en: "Kind")
    static let unassigned = Bilingual(zh: "未归责", en: "unassigned")
    static let all = Bilingual(zh: "全部", en: "All")
    static let search = Bilingual(zh: "搜索个案", en: "Search the cases")
    static let searchHint = Bilingual(
        zh: "个案编号、姓名首字、记录号、村、文件…", en: "case ID, name, record ID, village, file…")
    static let shownCount = Bilingual(zh: "显示", en: "Shown")
    static let expandAll = Bilingual(zh: "全部展开", en: "Open all")
    static let collapseAll = Bilingual(zh: "全部收起", en: "Close all")
    static let noCases = Bilingual(
        zh: "本期没有需要列出的个案。", en: "There is no case to list in this period.")

    static let rule = Bilingual(zh: "规则", en: "Rule")
    static let severity = Bilingual(zh: "级别", en: "Severity")
    static let firstPlaces = Bilingual(zh: "最先出现在", en: "First places")
    static let noFindings = Bilingual(zh: "没有发现数据问题。", en: "No problem was found in the data.")
    static let policy = Bilingual(zh: "本次运行的规定", en: "The policy of this run")
    static let reading = Bilingual(zh: "条款读法", en: "How clauses are read")
    static let sensitivity = Bilingual(zh: "链接的灵敏度", en: "Sensitivity of the linkage")
    static let noScript = Bilingual(
        zh: "排序与筛选需要浏览器启用脚本；不启用时内容仍完整。",
        en: "Sorting and filtering need scripts; without them everything is still listed.")
    static let backToReport = Bilingual(zh: "返回总报告", en: "Back to the report")
    static let print = Bilingual(zh: "打印", en: "Print")
}

extension Severity {
    var title: Bilingual {
        switch self {
        case .error: Bilingual(zh: "错误", en: "Error")
        case .warning: Bilingual(zh: "警告", en: "Warning")
        case .notice: Bilingual(zh: "提示", en: "Notice")
        }
    }
}

extension EvidenceGrade {
    var explanation: Bilingual {
        switch self {
        case .a: Bilingual(zh: "A：两条独立的证据链", en: "A: two independent chains of custody")
        case .b:
            Bilingual(
                zh: "B：一条有法律效力的证据链（分娩或出生证、公安入户）",
                en: "B: one chain with legal force (delivery or certificate, police entry)")
        case .c:
            Bilingual(
                zh: "C：证据较弱，先核实，暂不扣分",
                en: "C: weaker evidence; no points before somebody has verified it")
        }
    }
}
