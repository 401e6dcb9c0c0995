import RegistryModel

/// Why a check can't begin.
package enum CheckFailure: ToldFailure, Sendable {
    /// A file whose source nobody can tell.
    case unknownSource(path: String)
    case nothingToCheck(directory: String)
    /// `--sheet` was given, and this isn't a workbook, or none of the files is.
    case noWorkbook(path: String?)

    package var sentence: Bilingual {
        switch self {
        case .unknownSource(let path):
            Bilingual(
                zh: "从文件名和表头都看不出 \(path) 是哪个来源的数据，请用 --source 写明：\(Self.sources)。",
                en: "Neither its name nor its header tells which source \(path) is of; say it with "
                    + "--source: \(Self.sources).")
        case .noWorkbook(let path):
            Bilingual(
                zh: "--sheet 只用于 .xlsx 工作簿，\(path.map { "\($0) 不是" } ?? "所给文件中一个也没有")。"
                    + "请去掉 --sheet，或只写工作簿。",
                en:
                    "--sheet is for .xlsx workbooks, and \(path.map { "\($0) isn't one" } ?? "none of the files is one"). "
                    + "Leave --sheet out, or name workbooks only.")
        case .nothingToCheck(let directory):
            Bilingual(
                zh: "文件夹 \(directory) 里没有认得出来源的数据文件。请核对路径，或直接写出文件并用 --source 写明来源。",
                en: "The directory \(directory) has no data file whose source can be told. Check "
                    + "the path, or name the files and their --source.")
        }
    }
    private static var sources: String {
        SourceKind.allCases.filter { !$0.isExtra }.map(\.rawValue).joined(separator: ", ")
    }
}
