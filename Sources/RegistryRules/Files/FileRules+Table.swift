import RegistryModel

/// Whether a table has the columns and rows it should.
extension FileRules {
    static let table: [any Rule] = [
        ReportedByIntake(
            "FIL014", "oversized-record", .error,
            message: Bilingual(
                zh: "第 {line} 行起的一条记录超过 {expected} MB，没有读取",
                en: "The record on line {line} is longer than {expected} MB and was not read"),
            explanation: Bilingual(
                zh: "一条记录不会这样长，多半是文件损坏或换行符丢失。其余各行照常读取；若是表头，整个文件都无法读取。请重新导出。",
                en:
                    "No record is that long: the file is damaged, or has lost its line ends. All "
                    + "other rows were read, none where it is the header. Export it again."),
            source: .csv,
            examples: [
                .passes(
                    "普通的一行", "a plain row", file: "1,2,3",
                    .csv()),
                .fails(
                    "一行超过上限", "one row above the limit", file: "1,2,3…",
                    .longRow(megabytes: 17)),
            ]),
        ReportedByIntake(
            "FIL020", "missing-column", .error,
            message: Bilingual(
                zh: "缺少列“{field}”", en: "Column {field} is missing"),
            explanation: Bilingual(
                zh: "整列不存在，一次说明，不再逐行报空；必需的列是错误，可选的列只提示。凡需要该列的规则都无法判断。常见原因：表头改名、导出时未勾选。"
                    + "请补上，或在清单 columns: 中指明列名。",
                en:
                    "The whole column isn't there; that is said once and not for every row: an "
                    + "error where the column is required, a notice where it isn't. Rules that "
                    + "need it can decide nothing. Usual causes: a renamed header, a box not "
                    + "ticked in export. Add it, or name the header under columns: in the "
                    + "manifest."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "列齐全", "all columns", file: "入户编号,…,出生日期,…",
                    .csv()),
                .fails(
                    "没有出生日期列", "no birth date", file: "入户编号,婴儿姓名,性别,公民身份号码,…",
                    .csv(without: .birthDate)),
            ]),
        ReportedByIntake(
            "FIL021", "unknown-column", .warning,
            message: Bilingual(
                zh: "不认识的列“{column}”{hint}，未读取", en: "Unknown column {column}{hint}, not read"),
            explanation: Bilingual(
                zh: "该列不在数据约定中，内容未使用。若是已知项目换了名称，请改用约定的列名，或在清单 columns: 中指明。",
                en:
                    "The column is not in the data contract and wasn't used. If it is a known item "
                    + "under another name, use the contract's header or name it under columns: in "
                    + "the manifest."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "约定的列名", "a known header", file: "…,户号,…",
                    .csv()),
                .fails(
                    "自加的列", "an added column", file: "…,备注,…",
                    .csv(adding: "备注", "无")),
            ]),
        ReportedByIntake(
            "FIL022", "duplicate-column", .error,
            message: Bilingual(
                zh: "列“{column}”出现了不止一次", en: "Column {column} appears more than once"),
            explanation: Bilingual(
                zh: "两列对应同一项目，只用第一列。请删去多余的列；若两列含义不同，请改正其中一列的名称。",
                en:
                    "Two columns mean one field; only the first is used. Remove the other, or "
                    + "correct the name of the one that means something else."),
            source: .dataContract("Fields"),
            examples: [
                .passes(
                    "每列一次", "each once", file: "性别,出生日期",
                    .csv()),
                .fails(
                    "两个性别列", "two for sex", file: "性别,婴儿性别,出生日期",
                    .csv(adding: "婴儿性别", "2")),
            ]),
        ReportedByIntake(
            "FIL023", "ragged-row", .error,
            message: Bilingual(
                zh: "第 {line} 行有 {found} 列，表头有 {expected} 列",
                en: "Cells on line {line}: {found}; in the header: {expected}"),
            explanation: Bilingual(
                zh: "列数与表头不符，各列可能错位，这一行不参加其他检查，也不计分。常见原因：内容里有逗号而未加引号、手工编辑。请修正后重报。",
                en:
                    "The number of cells differs from the header's, so cells may stand in the "
                    + "wrong column; no other rule judges the row and it costs nothing. Usual "
                    + "causes: a comma inside a cell without quotes, editing by hand. Correct the "
                    + "row."),
            source: .csv,
            examples: [
                .passes(
                    "列数一致", "as many as the header", file: "a,b,c ⏎ 1,2,3",
                    .csv()),
                .fails(
                    "多一列", "one too many", file: "a,b,c ⏎ 1,2,3,4",
                    .csv(rows: [ExampleFile.row + ",4"])),
            ]),
        ReportedByIntake(
            "FIL024", "unclosed-quote", .error,
            message: Bilingual(
                zh: "第 {line} 行的引号没有结束", en: "The quote opened on line {line} is never closed"),
            explanation: Bilingual(
                zh: "引号不成对，其后的内容会并成一个单元格。请补上引号；内容中的引号应写两遍。",
                en:
                    "A quote without its partner swallows all that follows into one cell. Close "
                    + "it; a quote inside a cell is written twice."),
            source: .csv,
            examples: [
                .passes(
                    "引号成对", "matching quotes", file: "E0001,\"李晓雨\",2",
                    .csv(["李晓雨": "\"李晓雨\""])),
                .fails(
                    "缺后引号", "no closing quote", file: "E0001,\"李晓雨,2",
                    .csv(["李晓雨": "\"李晓雨"])),
            ]),
        ReportedByIntake(
            "FIL025", "total-row", .warning,
            message: Bilingual(
                zh: "第 {line} 行是合计行，不算记录", en: "Line {line} is a total, not a record"),
            explanation: Bilingual(
                zh: "数据中间或末尾有“合计”“小计”行，已略过。请只导出明细。",
                en:
                    "A row of totals (合计, 小计) stands among the data and was passed over. Export "
                    + "the records alone."),
            source: .domainNotes("§6"),
            examples: [
                .passes(
                    "只有明细", "records alone", file: "E0001,…",
                    .csv()),
                .fails(
                    "末行合计", "a total at the end", file: "E0001,… ⏎ E0002,… ⏎ 合计,,,…",
                    .totalled),
            ]),
        ReportedByIntake(
            "FIL026", "extra-header-rows", .warning,
            message: Bilingual(
                zh: "表头在第 {line} 行，其上还有别的行", en: "The header is on line {line}, below other rows"),
            explanation: Bilingual(
                zh: "表头之上有标题、填报单位等行，已略过。请导出时去掉标题和合并单元格。",
                en:
                    "Titles or the reporting unit stand above the header and were passed over. "
                    + "Export without titles and merged cells."),
            source: .csv,
            examples: [
                .passes(
                    "首行即表头", "the header first", file: "入户编号,婴儿姓名,…",
                    .csv()),
                .fails(
                    "上有标题行", "a title above", file: "2013年5月新生儿入户登记 ⏎ 入户编号,…",
                    .csv(["入户编号": "2013年5月新生儿入户登记\n入户编号"])),
            ]),
    ]
}
