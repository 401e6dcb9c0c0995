import RegistryModel

/// Words of the index and of the case pages.
extension Bilingual {
    static let sources = Bilingual(zh: "来源", en: "Sources")
    static let timeline = Bilingual(zh: "时间", en: "Time")
    static let quality = Bilingual(zh: "数据质量", en: "Data quality")
    static let misreportedShort = Bilingual(zh: "错报", en: "Misreported")
    static let skip = Bilingual(zh: "跳到正文", en: "Skip to the report")
    static let contents = Bilingual(zh: "目录", en: "Contents")
    static let noBirths = Bilingual(zh: "本期没有出生", en: "no births in the period")
    static let notice = Bilingual(zh: "通知", en: "Notice")
    static let todo = Bilingual(zh: "怎么办", en: "What to do")
    static let order = Bilingual(zh: "排序", en: "Order")
    static let casePageTitle = Bilingual(zh: "个案与证据", en: "Cases and evidence")
    static let openAlone = Bilingual(zh: "在村的个案页打开", en: "Open on its village's page")
    static let caseLink = Bilingual(zh: "本例的链接", en: "Link to this case")
    static let caseID = Bilingual(zh: "个案编号", en: "Case ID")
    static let showMore = Bilingual(zh: "再显示 100 例", en: "Show 100 more")
    static let noMatch = Bilingual(zh: "没有符合条件的个案。", en: "No case matches.")
}
