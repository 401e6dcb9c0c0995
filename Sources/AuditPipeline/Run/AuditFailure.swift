import CaseLedger
import PenaltyScoring
import RecordLinkage
import RegistryIntake
import RegistryModel

/// Why an audit can't go on; each is told in a sentence that says what to do.
package enum AuditFailure: ToldFailure, Sendable {
    case noDirectory(path: String)
    case noManifest(directory: String)
    case unreadableManifest(path: String)
    case manifest(ManifestError)
    case noVillages
    /// `patterns` are what the manifest names; nil when sources are told from file names.
    case noBirths(patterns: [String]?)
    /// What stands where the report should go isn't a report of this tool.
    case foreignReport(path: String)
    /// Going on would call the births of these files missing.
    case registryUnread(paths: [String])
    case reading(ReadFailure)
    case xml(String)
    case table(Bilingual)
    /// There is no table to look at.
    case noTable(Bilingual)
    case linkage(Bilingual)
    case ledger(LedgerFailure)
    /// Neither the command line nor the directory's manifest names one.
    case noLedger(directory: String)
    /// The ledger has no run of any month of the period.
    case noMonths(of: Bilingual, recorded: [String])
    /// The manifest's reporting year doesn't begin with a month.
    case unevenYear(year: Int)
    /// A bulletin that somebody may have completed.
    case bulletinExists(path: String)
    case cannotWrite(path: String, message: String)
    case noPackage(path: String)
    /// What stands where the upload package should go isn't one, or holds more.
    case foreignPackage(path: String)

    package var sentence: Bilingual {
        switch self {
        case .noDirectory(let path):
            Bilingual(
                zh: "没有文件夹 \(path)。请核对路径；只校验单个文件用 hecha check。",
                en:
                    "There is no directory \(path). Check the path; single files are for hecha check."
            )
        case .foreignPackage(let path):
            Bilingual(
                zh: "\(path) 已存在，但不是上传包，或其中有别的文件；为免误删，没有写出。请换一个位置（--package）。",
                en: "\(path) exists and is no upload package, or holds other files; nothing was "
                    + "written, so that nothing is lost. Choose another place (--package).")
        case .noPackage(let path):
            Bilingual(
                zh: "\(path) 不是上传包：没有 manifest.json，或它不是本工具写的。请核对路径。",
                en: "\(path) is no upload package: it has no manifest.json, or not one of this "
                    + "tool. Check the path.")
        case .noManifest(let directory):
            Bilingual(
                zh: "\(directory) 里没有 audit.yaml。请新建一个，至少写明 county 和 period，例如：\n"
                    + "  county: \"520525\"\n  period: {from: 2013-05-01, to: 2013-05-31}",
                en: "There is no audit.yaml in \(directory). Make one with at least county and "
                    + "period:\n  county: \"520525\"\n  period: {from: 2013-05-01, to: 2013-05-31}")
        case .unreadableManifest(let path):
            Bilingual(
                zh: "\(path) 不是 UTF-8 文本，请另存为 UTF-8。",
                en: "\(path) isn't UTF-8 text; save it as UTF-8.")
        case .manifest(let error): error.sentence
        case .noVillages:
            Bilingual(
                zh: "没有村(居)名册（来源 villages），无法知道向哪些村计分。请提供 villages.csv。",
                en: "There is no village roll (source villages), so nobody can be charged. "
                    + "Provide villages.csv.")
        case .noBirths(let patterns?):
            Bilingual(
                zh: "清单中 registry.births 的文件 \(patterns.joined(separator: "、")) 一个也没有找到。"
                    + "路径相对于审核目录，请核对。",
                en: "None of the files the manifest names for registry.births was found: "
                    + "\(patterns.joined(separator: ", ")). Paths are relative to the directory.")
        case .noBirths(nil):
            Bilingual(
                zh: "没有出生人口个案（来源 registry.births），没有可审核的内容。请放入 births*.csv，"
                    + "或在 audit.yaml 的 sources 中写明文件。",
                en: "There is no birth registry (source registry.births), so nothing to audit. Add "
                    + "births*.csv or name the files in audit.yaml under sources.")
        case .foreignReport(let path):
            Bilingual(
                zh: "\(path) 不是本工具生成的报告，为免覆盖没有写入。请移走或改名后重试。",
                en:
                    "\(path) isn't a report of this tool and wasn't overwritten. Move or rename it, "
                    + "then retry.")
        case .registryUnread(let paths):
            Bilingual(
                zh: "出生人口个案文件 \(paths.joined(separator: "、")) 无法读取；继续下去会把其中的出生误判为漏报。"
                    + "请先用 hecha check 查看原因，修复或移除后重试。",
                en: "The birth registry file \(paths.joined(separator: ", ")) can't be read; going "
                    + "on would call its births missing. See why with hecha check, mend or remove "
                    + "it, then retry.")
        case .reading(let failure): failure.sentence
        case .xml(let message):
            Bilingual(zh: "XML 读取器出错：\(message)", en: "The XML reader failed: \(message)")
        case .table(let sentence), .noTable(let sentence): sentence
        case .linkage(let sentence): sentence
        case .ledger(let failure): failure.sentence
        case .noLedger(let directory):
            Bilingual(
                zh: "不知道用哪本台账。请写 --ledger 文件，或在 \(directory)/audit.yaml 中写 ledger: 文件。",
                en: "Which ledger isn't said. Give --ledger FILE, or name it in "
                    + "\(directory)/audit.yaml as ledger: FILE.")
        case .noMonths, .unevenYear, .bulletinExists: ofBulletins
        case .cannotWrite(let path, let message):
            Bilingual(
                zh: "无法写入 \(path)（\(SystemWords.chinese(message))）。请检查权限和磁盘空间。",
                en: "Can't write \(path) (\(message)). Check permissions and disk space.")
        }
    }
}
