import RegistryModel

/// Where a rule comes from: a standard, a law, or this project's data contract, and the clause.
package struct Citation: Sendable, Hashable {
    package let document: Bilingual
    package let clause: String

    package init(zh: String, en: String, clause: String) {
        document = Bilingual(zh: zh, en: en)
        self.clause = clause
    }

    package func text(in language: Language) -> String {
        language == .zh ? "\(document.zh)，\(clause)" : "\(document.en), \(clause)"
    }
}

extension Citation {
    static func dataContract(_ clause: String) -> Citation {
        Citation(zh: "本项目数据约定", en: "data contract", clause: clause)
    }

    static func domainNotes(_ clause: String) -> Citation {
        Citation(zh: "本项目业务说明", en: "domain notes", clause: clause)
    }

    static func scoring(_ clause: String) -> Citation {
        Citation(zh: "本项目计分说明", en: "scoring notes", clause: clause)
    }

    /// The number's structure and check character.
    static let residentID = Citation(
        zh: "GB 11643-1999《公民身份号码》", en: "GB 11643-1999, Citizen identification number",
        clause: "§4")
    static let divisions = Citation(
        zh: "GB/T 2260《中华人民共和国行政区划代码》",
        en: "GB/T 2260, Codes for the administrative divisions", clause: "1980–2021")
    static let statisticalDivisions = Citation(
        zh: "《统计用区划代码和城乡划分代码编制规则》（国统字〔2009〕91号）",
        en: "Rules for statistical division codes (2009, no. 91)", clause: "2+2+2+3+3")
    static let ethnicGroups = Citation(
        zh: "GB 3304-91《中国各民族名称的罗马字母拼写法和代码》及公治〔2003〕118号",
        en: "GB 3304-91, Names of nationalities, with 公治〔2003〕118号", clause: "01–56")
    static let nameCharacters = Citation(
        zh: "2016年十二部门关于统一姓名采集应用规范的通知",
        en: "notice of twelve ministries on names in information systems, 2016",
        clause: "U+00B7")
    static let xml = Citation(
        zh: "W3C《可扩展标记语言（XML）1.0》第五版", en: "W3C, XML 1.0, fifth edition", clause: "§2.1")
    static let xmlCharacters = Citation(
        zh: "W3C《可扩展标记语言（XML）1.0》第五版", en: "W3C, XML 1.0, fifth edition", clause: "§2.2")
    static let csv = Citation(zh: "RFC 4180", en: "RFC 4180", clause: "§2")
    static let chineseCharacters = Citation(
        zh: "GB 18030-2005《信息技术 中文编码字符集》", en: "GB 18030-2005, Chinese coded character set",
        clause: "§5")
    static let marriageLaw = Citation(
        zh: "《中华人民共和国婚姻法》（1980年）", en: "Marriage Law of 1980", clause: "§5; 2001: §6")
    static let surnameLaw = Citation(
        zh: "《中华人民共和国婚姻法》（2001年修正）", en: "Marriage Law, as amended in 2001", clause: "§22")
    static let certificates = Citation(
        zh: "《中华人民共和国母婴保健法》", en: "Law on Maternal and Infant Health Care", clause: "§23")
}
