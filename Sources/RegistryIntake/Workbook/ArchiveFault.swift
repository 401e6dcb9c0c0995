import RegistryModel

/// Why a workbook, or a part of it, isn't read.
enum ArchiveFault: Error, Equatable {
    /// libzip's own word for it, and of which part.
    case damaged(part: String?, libzip: String)
    /// A part isn't the XML it should be.
    case markup(part: String, MarkupFault)
    case outOfMemory
    case encrypted
    /// Not an archive at all but the container of old workbooks, and of locked ones.
    case compoundFile
    /// An archive, and no workbook.
    case noWorkbook
    case absent(part: String)
    case noSheet(String, known: [String])
    case tooManyParts(most: Int)
    /// A part larger than an honest workbook has.
    case tooLarge(part: String)

    /// What is wrong and, where something can be done about it, what.
    var sentence: Bilingual {
        switch self {
        case .damaged(let part, let libzip):
            Bilingual(
                zh: "工作簿已损坏\(part.map { "（\($0)）" } ?? "")：\(Self.chinese(libzip))",
                en: "the workbook is damaged\(part.map { " (\($0))" } ?? ""): \(libzip)")
        case .markup(let part, let fault):
            Bilingual(
                zh: "工作簿内的 \(part) 第 \(fault.line) 行：\(fault.message.zh)",
                en: "\(part):\(fault.line): \(fault.message.en)")
        case .outOfMemory: Bilingual(zh: "内存不足", en: "out of memory")
        case .encrypted:
            Bilingual(
                zh: "工作簿加了密码，请去掉密码后另存",
                en: "locked with a password: save it without one")
        case .compoundFile:
            Bilingual(
                zh: "旧版 .xls 或加了密码的工作簿，请去掉密码，另存为 .xlsx",
                en: "an old .xls, or locked with a password: save it as .xlsx without one")
        case .noWorkbook:
            Bilingual(
                zh: "不是 .xlsx 工作簿，请另存为 .xlsx；压缩包请先解压",
                en: "not an .xlsx workbook: save it as one, and unpack archives")
        case .absent(let part):
            Bilingual(zh: "工作簿里缺少 \(part)", en: "the workbook lacks \(part)")
        case .noSheet(let wanted, let known):
            Bilingual(
                zh: "没有工作表“\(wanted)”，有：\(known.joined(separator: "、"))",
                en: "no sheet “\(wanted)”; there are: \(known.joined(separator: ", "))")
        case .tooManyParts(let most):
            Bilingual(
                zh: "工作簿内的文件超过 \(most) 个，不合常理，已停止读取",
                en: "holds more than \(most) parts, which no honest workbook does")
        case .tooLarge(let part):
            Bilingual(
                zh: "解压后大得不合常理，已停止读取：\(part)",
                en: "unpacks to more than an honest workbook holds: \(part)")
        }
    }

    /// libzip's messages; one not known here is quoted.
    private static func chinese(_ message: String) -> String {
        switch message {
        case "Not a zip archive": "不是完整的压缩包，多半没有拷贝完"
        case "Zip archive inconsistent": "压缩包前后不一致"
        case "CRC error": "内容与校验和不符"
        case "Premature end of file", "Possibly truncated or corrupted zip archive": "中途断开"
        case "Read error", "Seek error": "读取出错"
        case "Compression method not supported": "压缩方法不支持"
        case _ where message.hasPrefix("Zlib error"): "压缩数据损坏"
        default: "libzip 原文：\(message)"
        }
    }
}
