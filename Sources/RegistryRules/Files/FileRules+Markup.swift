import RegistryModel

/// Whether an XML file is one, and what its schema says.
extension FileRules {
    static let markup: [any Rule] = [
        ReportedByIntake(
            "FIL010", "not-well-formed-xml", .error,
            message: Bilingual(
                zh: "XML 格式错误（第 {line} 行）：{message}",
                en: "Not well-formed XML at line {line}: {message}"),
            explanation: Bilingual(
                zh: "标签不配对、“&”未转义等，从该处起无法继续读取，其后的记录未参加检查。请由导出程序生成而不要手工编辑。",
                en:
                    "A tag without its partner, an unescaped &, and the like: reading stops there, "
                    + "and the records after it were not checked. Let the exporting program write "
                    + "the file, don't edit it by hand."),
            source: .xml,
            examples: [
                .passes(
                    "标签配对", "matching tags", file: "<sex>2</sex>",
                    .xml()),
                .fails(
                    "标签不配对", "tags that don't match", file: "<sex>2</sxe>",
                    .xml(["</sex>": "</sxe>"])),
            ]),
        ReportedByIntake(
            "FIL011", "schema-violation", .error,
            message: Bilingual(
                zh: "第 {line} 行 {element} 不符合 XSD：{message}",
                en: "Line {line}, {element}: not as the XSD says: {message}"),
            explanation: Bilingual(
                zh: "元素的名称、次序或取值与 Schemas/ 中的 XSD 不符。缺少元素时，指出的是所在记录和缺的字段。请对照 XSD 修改导出程序。",
                en:
                    "An element's name, order or value is not what the XSD in Schemas/ allows. "
                    + "When an element is missing, the record and the missing field are named. "
                    + "Correct the exporting program after the XSD."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "次序正确", "the right order", file: "<sex>2</sex><birthDate>…",
                    .xml()),
                .fails(
                    "未知元素", "an unknown element", file: "<gender>2</gender>",
                    .xml(["sex>": "gender>"])),
            ]),
        ReportedByIntake(
            "FIL012", "forbidden-doctype", .error,
            message: Bilingual(
                zh: "文件含 DOCTYPE 声明，拒绝读取", en: "The file has a DOCTYPE and is refused"),
            explanation: Bilingual(
                zh: "DOCTYPE 可以引入外部实体，用来读取本机文件或耗尽内存，交换文件不需要它。请去掉后重报；来历不明的文件请先查明。",
                en:
                    "A DOCTYPE can bring in outside entities, to read local files or exhaust "
                    + "memory; exchange files have no use for it. Remove it; find out first where "
                    + "an unexpected one came from."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "没有 DOCTYPE", "no DOCTYPE", file: "<?xml version=\"1.0\"?><entries>",
                    .xml()),
                .fails(
                    "外部实体", "an outside entity",
                    file: "<!DOCTYPE entries [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                    .xml([
                        "<entries":
                            "<!DOCTYPE entries [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<entries"
                    ])),
            ]),
        ReportedByIntake(
            "FIL013", "illegal-control-character", .error,
            message: Bilingual(
                zh: "含 {count} 个不允许的控制字符，第一个在第 {line} 行",
                en: "Control characters that aren't allowed: {count}, the first on line {line}"),
            explanation: Bilingual(
                zh: "XML 与 CSV 文本只允许制表符和换行符。其他控制字符多来自老系统的导出或复制粘贴。请在导出时清除。",
                en:
                    "Text may hold tabs and line ends only. Other control characters come from old "
                    + "systems or from pasting. Remove them in export."),
            source: .xmlCharacters,
            examples: [
                .passes(
                    "制表符", "a tab", file: "…\\t…",
                    .csv(["李晓雨": "李晓雨\t"])),
                .fails(
                    "字符 0x0B", "character 0x0B", file: "…\\x0B…",
                    .csv(["李晓雨": "李\u{0B}晓雨"])),
            ]),
    ]
}
