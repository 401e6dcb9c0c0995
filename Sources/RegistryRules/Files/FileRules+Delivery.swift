import RegistryModel

/// Whether the right file came, whole and once.
extension FileRules {
    static let delivery: [any Rule] = [
        ReportedByIntake(
            "FIL030", "empty-file", .error,
            message: Bilingual(zh: "文件里没有记录", en: "The file holds no record"),
            explanation: Bilingual(
                zh: "文件为空，或只有表头。若本期确无出生，应报“零报告”汇总表。常见原因：导出条件选错、上传中断。请核实后重报。",
                en:
                    "The file is empty or has a header only. Where there were no births, a summary "
                    + "of zero is to be reported. Usual causes: a wrong export filter, a broken "
                    + "upload. Check and send again."),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "至少一条记录", "one record at least", file: "入户编号,婴儿姓名,… ⏎ E0001,李晓雨,…",
                    .csv()),
                .fails(
                    "只有表头", "a header alone", file: "入户编号,婴儿姓名,…",
                    .csv(rows: [])),
            ]),
        ReportedByIntake(
            "FIL031", "truncated-file", .error,
            message: Bilingual(zh: "文件{inLine}中途断开", en: "The file breaks off{inLine}"),
            explanation: Bilingual(
                zh: "末行不完整、根标签未结束或压缩流中断，其后的记录已丢失。请重新导出，并核对记录数。",
                en:
                    "The last row is incomplete, the root tag unclosed, or the compressed stream "
                    + "broken off: records after it are lost. Export again and compare the number "
                    + "of records."),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "结尾完整", "a whole end", file: "…</entry></entries>",
                    .xml()),
                .fails(
                    "断在记录中", "cut within a record", file: "…<sex>2</sex>",
                    .xml(cutAt: "<birthDate>")),
            ]),
        ReportedByIntake(
            "FIL032", "duplicate-file", .error,
            message: Bilingual(zh: "与 {path} 内容完全相同，只读一份", en: "Same bytes as {path}; read once"),
            explanation: Bilingual(
                zh: "两个文件逐字节相同，多为重复上传或改名后再报。只读取其中一份，避免重复计数。请删去一份；若本应是另一村的数据，请换成正确的文件。",
                en:
                    "Two files are equal byte for byte: uploaded twice, or renamed and sent again. "
                    + "One is read, so that nothing counts double. Remove one; if it should have "
                    + "been another village's data, send the right file."),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "内容不同", "different files", file: "entries.csv ≠ entries-2.csv",
                    .csv(), .csv(["E0001": "E0002"], path: "police/entries-2.csv")),
                .fails(
                    "改名再报", "renamed and sent again", file: "entries.csv = entries-2.csv",
                    .csv(), .csv(path: "police/entries-2.csv")),
            ]),
        ReportedByIntake(
            "FIL033", "wrong-county", .error,
            message: Bilingual(
                zh: "文件属于 {found}，应为 {expected}",
                en: "The file is for county {found}, not {expected}"),
            explanation: Bilingual(
                zh: "根元素声明的县代码与清单不符。多为拿错文件；旧代码（如 522426）按现代码理解，不在此列。请换成本县文件或改正清单。",
                en:
                    "The county stated in the root element is not the manifest's. Usually the "
                    + "wrong file; a code given up (522426) is read as its successor and doesn't "
                    + "count. Send this county's file or correct the manifest."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "本县", "this county", file: "<entries county=\"520525\">",
                    .xml()),
                .fails(
                    "邻县文件", "a neighbour's file", file: "<entries county=\"520524\">",
                    .xml(["county=\"520525": "county=\"520524"])),
            ]),
        ReportedByIntake(
            "FIL034", "wrong-period", .error,
            message: Bilingual(
                zh: "文件属于 {found}，应为 {expected}", en: "The file is for {found}, not {expected}"),
            explanation: Bilingual(
                zh: "根元素声明的报告期与清单不符，多为错拿上月文件。请换成本期文件或改正清单。",
                en:
                    "The period stated in the root element is not the manifest's; usually last "
                    + "month's file. Send this period's file or correct the manifest."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "本期", "this period", file: "<entries period=\"2013-05\">",
                    .xml()),
                .fails(
                    "上月文件", "last month's file", file: "<entries period=\"2013-04\">",
                    .xml(["period=\"2013-05": "period=\"2013-04"])),
            ]),
        ReportedByIntake(
            "FIL035", "denied-column", .error,
            message: Bilingual(
                zh: "列“{column}”属于不得采集的信息，读取时已丢弃",
                en: "Column {column} holds what must not be collected; dropped on reading"),
            explanation: Bilingual(
                zh: "艾滋病感染状况、避孕与孕检、电话号码等与出生人口核查无关，一律不读入、不保存、不出现在任何报告中。请在导出时去掉。",
                en:
                    "HIV status, contraception and check-ups, and phone numbers have nothing to do "
                    + "with counting births: they are never read in, stored or reported. Leave "
                    + "them out of the export."
            ),
            source: .domainNotes("§2.6"),
            examples: [
                .passes(
                    "只有需要的列", "only what is needed", file: "入户编号,…,出生医学证明编号",
                    .csv()),
                .fails(
                    "含“母亲HIV”列", "a column on HIV", file: "入户编号,…,母亲HIV",
                    .csv(adding: "母亲HIV", "阴性")),
            ]),
    ]
}
