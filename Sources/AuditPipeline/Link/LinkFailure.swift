import RegistryIntake
import RegistryModel

/// Why tables can't be linked at all.
package enum LinkFailure: ToldFailure, Sendable {
    case unreadable(ReadFailure)
    case settings(ManifestError)
    case noColumn(path: String, column: String, header: [String])
    case tooManySources
    case nothingToLink
    case noRecord(String)
    /// A model that is damaged, newer, or of other comparisons.
    case model(path: String, Bilingual)
    /// What the engine says of settings that can't work together.
    case engine(Bilingual)

    /// What happened and what to do.
    package var sentence: Bilingual {
        switch self {
        case .unreadable(let failure): return failure.sentence
        case .settings(let error): return error.sentence
        case .noColumn(let path, let column, let header):
            let known = header.prefix(30).joined(separator: ", ")
            let hint = NearestName.hint(column, among: header)
            return Bilingual(
                zh: "\(path) 没有列“\(column)”\(hint.zh)。表头为：\(known)。请改设置文件中的 header 或列名。",
                en: "\(path) has no column '\(column)'\(hint.en). Its header: \(known). Change the "
                    + "name or header in the settings file.")
        case .tooManySources:
            return Bilingual(
                zh: "来源超过 256 个。source 应是来源的名称，不是每条记录都不同的列。",
                en: "More than 256 sources. source names a record's source, not the record.")
        case .nothingToLink:
            return Bilingual(
                zh: "不足两条记录，无从匹配。请检查文件是否为空。",
                en: "Fewer than two records: nothing to link. Check whether the files are empty.")
        case .noRecord(let name):
            return Bilingual(
                zh: "没有记录“\(name)”，或不止一条。可写作“文件:行号”。",
                en: "There is no record '\(name)', or more than one. FILE:LINE will do too.")
        case .model(let path, let what):
            return Bilingual(zh: "\(path)：\(what.zh)", en: "\(path): \(what.en)")
        case .engine(let sentence): return sentence
        }
    }
}
