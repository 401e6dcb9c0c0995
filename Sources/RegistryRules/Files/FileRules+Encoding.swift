import RegistryModel

/// Whether the bytes can be had, and read as text.
extension FileRules {
    static let encoding: [any Rule] = [
        ReportedByIntake(
            "FIL001", "unreadable-file", .error,
            message: Bilingual(zh: "文件无法读取：{message}", en: "The file can't be read: {message}"),
            explanation: Bilingual(
                zh: "文件没有读取权限、压缩包或工作簿损坏、没有认得的表头、看不出是哪个来源（警告），或磁盘出错，其中的记录全部未参加检查。"
                    + "请重新拷贝或重新导出，或用 --source 写明来源。",
                en:
                    "The file may not be read, is a broken archive or workbook, has no header "
                    + "anybody knows, is of a source nobody can tell (a warning), or the disk "
                    + "failed. None of its records was checked. Copy or export it again, or name "
                    + "its source with --source."),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "可以读取", "a readable file", file: "entries.csv",
                    .csv()),
                .fails(
                    "压缩包损坏", "a broken archive", file: "entries.csv.gz: 1F 8B 08 … FF FF",
                    .brokenArchive),
            ]),
        ReportedByIntake(
            "FIL002", "unknown-encoding", .error,
            message: Bilingual(
                zh: "这种文字编码读不了：{declared}",
                en: "Text in an encoding that isn't read: {declared}"),
            explanation: Bilingual(
                zh:
                    "文件声明的、清单 encoding: 指定的，或从内容看出的编码（如繁体中文的 Big5）不是 UTF-8、GB18030/GBK/GB2312 或 "
                    + "UTF-16，无法转成文字。请按 UTF-8 或 GB18030 重新导出后重报。",
                en:
                    "The encoding declared in the file, given by encoding: in the manifest, or told "
                    + "from the bytes (such as Big5, of traditional Chinese) is none of UTF-8, "
                    + "GB18030/GBK/GB2312 and UTF-16, so there is no text to read. Export it again "
                    + "as UTF-8 or GB18030."
            ),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "UTF-8", "UTF-8", file: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                    .xml()),
                .fails(
                    "声明为 EBCDIC", "declared as EBCDIC",
                    file: "<?xml version=\"1.0\" encoding=\"IBM037\"?>",
                    .xml(["UTF-8": "IBM037"])),
            ]),
        ReportedByIntake(
            "FIL003", "undecodable-bytes", .error,
            message: Bilingual(
                zh: "有 {count} 处字节不是合法的 {encoding} 文字，起始位置 {offsets}",
                en: "Not valid {encoding} at byte {offsets} (places in all: {count})"),
            explanation: Bilingual(
                zh: "这些字节转成文字时以“\u{FFFD}”代替，所在单元格不可信。常见原因：文件传输损坏、几种编码拼接、截断在半个汉字处。"
                    + "请从原系统重新导出。",
                en:
                    "These bytes are read as \u{FFFD}, and the cells they stand in can't be "
                    + "trusted. Usual causes: damage in transfer, files of different encodings "
                    + "joined, a cut in the middle of a character. Export again from the original "
                    + "system."),
            source: .chineseCharacters,
            examples: [
                .passes(
                    "完好的 GB18030", "sound GB18030", file: "CD F5 D0 E3 D3 A2",
                    .gb18030(declared: "GB18030", .common)),
                .fails(
                    "汉字只剩半个", "half a character", file: "CD F5 D0 E3 D3 3C",
                    .gb18030(declared: "GB18030", .half)),
            ]),
        ReportedByIntake(
            "FIL004", "encoding-declaration-wrong", .warning,
            message: Bilingual(
                zh: "声明为 {declared}，实际是 {encoding}",
                en: "Declared as {declared}, but it is {encoding}"),
            explanation: Bilingual(
                zh: "常见于声明 gb2312 而内容含 GB18030 的生僻字。已按实际编码读取，内容不受影响；别的软件可能把生僻字读成“？”。请改正声明。",
                en:
                    "Often a file declares gb2312 and holds rare characters of GB18030. It was "
                    + "read as what it is and nothing is lost, but other software may turn those "
                    + "characters into “?”. Correct the declaration."),
            source: .chineseCharacters,
            examples: [
                .passes(
                    "声明与内容一致", "declared as it is", file: "encoding=\"GB18030\" … 䶮",
                    .gb18030(declared: "GB18030", .rare)),
                .fails(
                    "声明 gb2312 而含“䶮”", "gb2312 declared, with 䶮 inside",
                    file: "encoding=\"gb2312\" … 䶮",
                    .gb18030(declared: "gb2312", .rare)),
            ]),
        ReportedByIntake(
            "FIL005", "mixed-encodings", .warning,
            message: Bilingual(
                zh: "文件主要是 {encoding}，第 {line} 行起混有别的编码",
                en: "The file is {encoding}, with another encoding mixed in from line {line}"),
            explanation: Bilingual(
                zh: "同一文件里有几种编码，多因把不同系统导出的文件直接拼接。混入部分可能读错。请分别转成 UTF-8 后再合并。",
                en:
                    "One file holds text of several encodings, usually because exports of "
                    + "different systems were joined. The odd part may be read wrongly. Convert "
                    + "each to UTF-8 before joining."
            ),
            source: .dataContract("An audit directory"),
            examples: [
                .passes(
                    "一种编码", "one encoding", file: "UTF-8 … UTF-8",
                    .csv()),
                .fails(
                    "UTF-8 后接 GBK", "GBK after UTF-8", file: "UTF-8 … GBK",
                    .mixedEncodings),
            ]),
    ]
}
