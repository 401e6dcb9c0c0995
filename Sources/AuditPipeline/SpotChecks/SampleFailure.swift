import RegistryModel
import SpotChecks

/// Why a sample can't be drawn or estimated from.
package enum SampleFailure: ToldFailure, Sendable {
    case draw(DrawFailure)
    /// No village of the roll has the name or code; the hint names one like it.
    case unknownVillage(String, hint: Bilingual)
    /// Several villages of the roll have the name.
    case ambiguousVillage(String, codes: [String])
    case noRecords(SampledKind)
    /// Something is there already: worksheets that may be filled in.
    case folderInUse(path: String)
    case noPlan(path: String)
    case malformedPlan(path: String, reason: String)
    case noPlanBeside(path: String)
    case noSheet(path: String)
    /// A folder without worksheets.
    case noSheets(folder: String)
    /// Worksheets of records, whose answers are no verdicts on cases.
    case planOfRecords(SampledKind)
    case cannotWrite(path: String, message: String)

    package var sentence: Bilingual {
        switch self {
        case .draw(let failure): failure.sentence
        case .unknownVillage(let name, let hint):
            Bilingual(
                zh: "村(居)名册中没有“\(name)”\(hint.zh)。--villages 写十二位代码或名册中的名称。",
                en: "There is no village '\(name)' on the roll\(hint.en). --villages takes twelve "
                    + "digits or names of the roll.")
        case .ambiguousVillage(let name, let codes):
            Bilingual(
                zh: "名册中有几个村叫“\(name)”，请写代码：\(codes.joined(separator: "、"))。",
                en: "Several villages of the roll are called '\(name)'; name one by its code: "
                    + codes.joined(separator: ", ") + ".")
        case .noRecords(let kind):
            Bilingual(
                zh: "审核目录中没有\(kind.title.zh)，无从抽取。请核对 --of。",
                en: "The audit directory has no \(kind.title.en) to draw from. Check --of.")
        case .planOfRecords(let kind):
            Bilingual(
                zh: "这些核查表抽查的是\(kind.title.zh)，不是个案，没有可记入台账的结论。"
                    + "用 hecha sample estimate 由它们估算准确率。",
                en: "These worksheets check \(kind.title.en), not cases: there are no verdicts to "
                    + "record. hecha sample estimate works out the accuracy from them.")
        default: ofFiles
        }
    }

    private var ofFiles: Bilingual {
        switch self {
        case .folderInUse(let path):
            Bilingual(
                zh: "\(path) 不是空文件夹，可能有已填的核查表，没有写入。请用 --out 另指一个文件夹。",
                en: "\(path) isn't empty and may hold filled worksheets; nothing was written. Name "
                    + "another folder with --out.")
        case .noPlan(let path):
            Bilingual(
                zh: "没有抽查计划文件 \(path)。它是 hecha sample 写出的 plan.json。",
                en: "There is no plan \(path). It is the plan.json that hecha sample wrote.")
        case .malformedPlan(let path, let reason):
            Bilingual(
                zh: "\(path) 不是本工具写出的抽查计划，或已被改动（\(reason)）。请用原来的 plan.json。",
                en: "\(path) isn't a plan of this tool, or was changed (\(reason)). Use the "
                    + "original plan.json.")
        case .noPlanBeside(let path):
            Bilingual(
                zh: "核查表 \(path) 旁边及上一级文件夹都没有 plan.json。请用 --plan 写明计划文件。",
                en: "There is no plan.json with the worksheets \(path), nor in the folder above. "
                    + "Name the plan with --plan.")
        case .noSheet(let path):
            Bilingual(
                zh: "没有核查表 \(path)。请核对路径。",
                en: "There is no worksheet \(path). Check the path.")
        case .noSheets(let folder):
            Bilingual(
                zh: "文件夹 \(folder) 里没有核查表（.csv 或 .xlsx）。请核对路径。",
                en: "There is no worksheet (.csv or .xlsx) in the folder \(folder). Check the path."
            )
        case .cannotWrite(let path, let message):
            Bilingual(
                zh: "无法写入 \(path)（\(SystemWords.chinese(message))）。请检查权限和磁盘空间。",
                en: "Can't write \(path) (\(message)). Check permissions and disk space.")
        default: Bilingual(zh: "", en: "")
        }
    }
}
