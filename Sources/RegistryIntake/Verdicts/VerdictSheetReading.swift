import RegistryModel

/// What filled worksheets say: the rows taken, and the rows refused with the reason of each.
package struct VerdictSheetReading: Sendable {
    /// At most one an item, in the order of the plan.
    package var checks: [ItemCheck] = []
    /// Where each item that was taken stands, by its identifier.
    package var places: [String: SheetPlace] = [:]
    /// By file and line.
    package var refused: [RefusedRow] = []
    /// Rows that nobody has filled in yet.
    package var blankRows = 0

    package init() {}

    /// Verdicts on cases; checks of records are none.
    package var verdicts: [VerificationVerdict] { checks.compactMap(\.verdict) }

    /// Verdicts on cases, with the rows they stand in.
    package var rulings: [(verdict: VerificationVerdict, place: SheetPlace)] {
        checks.compactMap { check in
            guard let verdict = check.verdict, let place = places[check.item.itemID] else {
                return nil
            }
            return (verdict, place)
        }
    }
}

/// Why a row isn't taken. Facts only; `sentence` says it.
enum RowRefusal: Sendable, Hashable {
    case unreadableFile(String)
    case missingColumns([WorksheetColumn])
    case repeatedColumns([WorksheetColumn])
    case wrongCellCount
    case otherPlan(String)
    case damagedID(String)
    case unknownItem(String)
    case numberOfAnother(itemID: String, expected: Int, found: String)
    case villageOfAnother(itemID: String, expected: String, found: String)
    case caseOfAnother(itemID: String, expected: String, found: String)
    case noOutcome
    case unknownOutcome(String, possible: [CheckOutcome])
    case severalOutcomes(String)
    case contradicts(CheckOutcome, WorksheetColumn)
    case noName
    case controlsInName
    case noDay
    case unreadableDay(WorksheetColumn, String)
    case futureDay(String)
    case dayBefore(String, period: String)
    case noWaiverDay
    case waiverEnded
    case waiverTooLong(String)
    case unreadableParity(String)
    case unknownPolicy(String)
    case nothingSeen(CheckOutcome)
    case repeated(file: String, line: Int)
    case disagrees(file: String, line: Int)

    var sentence: Bilingual {
        switch self {
        case .unreadableFile, .missingColumns, .repeatedColumns, .wrongCellCount: ofFile
        case .otherPlan, .damagedID, .unknownItem, .numberOfAnother, .villageOfAnother,
            .caseOfAnother:
            ofItem
        case .repeated, .disagrees: ofRepeat
        default: ofAnswer
        }
    }

    private var ofFile: Bilingual {
        switch self {
        case .missingColumns(let columns):
            Bilingual(
                zh: "表头缺少列：\(columns.map(\.title.zh).joined(separator: "、"))。请用原样的核查表填写。",
                en: "The header lacks \(columns.map(\.title.en).joined(separator: ", ")). Fill in "
                    + "the worksheet as it was made.")
        case .repeatedColumns(let columns):
            Bilingual(
                zh: "表头中有重复的列：\(columns.map(\.title.zh).joined(separator: "、"))，不知以哪一列为准。请只留一列。",
                en: "The header has \(columns.map(\.title.en).joined(separator: ", ")) more than "
                    + "once, and nobody can tell which is meant. Leave one.")
        case .unreadableFile(let code):
            Bilingual(
                zh: "文件无法作为核查表读取（\(code)）。请另存为 .xlsx 或 UTF-8 的 .csv。",
                en: "The file can't be read as a worksheet (\(code)). Save it as .xlsx, or .csv in "
                    + "UTF-8.")
        default:
            Bilingual(
                zh: "单元格数与表头不符。请对照表头补齐或删去多余的格。",
                en: "The row has more or fewer cells than the header. Mend it.")
        }
    }

    private var ofItem: Bilingual {
        switch self {
        case .otherPlan(let plan):
            Bilingual(
                zh: "这一行属于另一个抽查计划（\(plan)）。请用该计划的 plan.json 导入。",
                en: "The row is of another plan (\(plan)). Import it with that plan's plan.json.")
        case .damagedID(let text):
            Bilingual(
                zh: "检查编号“\(text)”已被改动（校验不符）。请照原表抄回。",
                en: "The item '\(text)' was changed (its check character is wrong). Copy it from "
                    + "the original sheet.")
        case .unknownItem(let text):
            Bilingual(
                zh: "计划中没有检查编号 \(text)。", en: "The plan has no item \(text).")
        case .numberOfAnother(let itemID, let expected, let found):
            Bilingual(
                zh: "检查编号 \(itemID) 的序号应为 \(expected)，表中为“\(found)”：编号或序号被改动，不知指哪一项。",
                en:
                    "Item \(itemID) is number \(expected), the row says '\(found)': one of them was "
                    + "changed, and nobody can tell which is meant.")
        case .villageOfAnother(let itemID, let expected, let found):
            Bilingual(
                zh: "检查编号 \(itemID) 的村(居)代码应为 \(expected)，表中为“\(found)”：编号或代码被改动，不知指哪一项。",
                en:
                    "Item \(itemID) is of village \(expected), the row says '\(found)': one of them "
                    + "was changed, and nobody can tell which is meant.")
        case .caseOfAnother(let itemID, let expected, let found):
            Bilingual(
                zh: "检查编号 \(itemID) 是个案 \(expected)，“核查对象”一栏写的却是 \(found)：可能排序时只动了一部分列，不知指哪一项。",
                en: "Item \(itemID) is case \(expected), but what is checked says \(found): the "
                    + "sheet may have been sorted in part, and nobody can tell which is meant.")
        default: Bilingual(zh: "", en: "")
        }
    }

    private var ofRepeat: Bilingual {
        switch self {
        case .repeated(let file, let line):
            Bilingual(
                zh: "这一项在 \(file):\(line) 已填，内容相同。请只交一份。",
                en: "The item is filled in the same at \(file):\(line). Hand in one of them.")
        case .disagrees(let file, let line):
            Bilingual(
                zh: "这一项在 \(file):\(line) 另有不同的结果，两处都不采用。请核对后只留一处。",
                en: "The item has another result at \(file):\(line); neither is taken. Settle it "
                    + "and leave one.")
        default: Bilingual(zh: "", en: "")
        }
    }
}
