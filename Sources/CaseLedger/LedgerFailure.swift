import RegistryModel

/// Why the ledger can't be used; each is told in a sentence that says what to do.
package enum LedgerFailure: Error, Sendable, Hashable {
    case missing(path: String)
    /// Not a database, or one of another program.
    case notALedger(path: String)
    /// Made by a later version of the program.
    case tooNew(path: String)
    /// Another run holds it for longer than anybody waits.
    case busy(path: String)
    /// Its own checks refuse to go on: the history is to be verified.
    case broken(path: String, message: String)
    case cannotWrite(path: String, message: String)
    case unknownCase(String, near: [String])
    /// A verdict that isn't one, with its position in what was handed in, from 1.
    case refusedVerdict(caseID: String, position: Int, why: Bilingual)
    case exists(path: String)
    case otherCounty(path: String, own: String, given: String)

    package var sentence: Bilingual {
        switch self {
        case .missing(let path):
            Bilingual(
                zh: "没有台账 \(path)。请核对路径；台账由 hecha audit --ledger 文件 建立。",
                en:
                    "There is no ledger \(path). Check the path; hecha audit --ledger FILE makes one."
            )
        case .notALedger(let path):
            Bilingual(
                zh: "\(path) 不是 hecha 的台账。请核对路径；原文件没有改动。",
                en: "\(path) is no ledger of hecha. Check the path; the file was left as it is.")
        case .tooNew(let path):
            Bilingual(
                zh: "台账 \(path) 由更新版本的 hecha 建立，请升级后再用。",
                en: "The ledger \(path) was made by a later version of hecha: upgrade to use it.")
        case .busy(let path):
            Bilingual(
                zh: "台账 \(path) 一直被另一个程序占用。请等它结束后重试。",
                en: "The ledger \(path) is held by another program. Retry when that has ended.")
        case .broken(let path, let message):
            Bilingual(
                zh: "台账 \(path) 拒绝了这次写入（\(message)）。请用 hecha ledger verify 核查，必要时从备份恢复。",
                en: "The ledger \(path) refused to be written to (\(message)). Check it with "
                    + "hecha ledger verify, and restore a backup if need be.")
        case .cannotWrite(let path, let message):
            Bilingual(
                zh: "无法读写 \(path)（\(SystemWords.chinese(message))）。请检查权限和磁盘空间。",
                en: "Can't read or write \(path) (\(message)). Check permissions and disk space.")
        case .unknownCase(let caseID, let near):
            unknownCase(caseID, near)
        case .refusedVerdict(let caseID, let position, let why):
            Bilingual(
                zh: "第 \(position) 条核实结论（\(caseID)）不能采用：\(why.zh)一条也没有写入。",
                en: "Verdict \(position) (\(caseID)) can't be taken: \(why.en) Nothing was written."
            )
        case .exists(let path):
            Bilingual(
                zh: "\(path) 已经存在，没有覆盖。请换一个文件名。",
                en: "\(path) exists and wasn't overwritten. Choose another name.")
        case .otherCounty(let path, let own, let given):
            Bilingual(
                zh: "台账 \(path) 属于 \(own) 县，不能记录 \(given) 县的审核。请为每个县各用一本台账。",
                en: "The ledger \(path) is of county \(own) and can't take an audit of \(given). "
                    + "Keep a ledger for each county.")
        }
    }

    private func unknownCase(_ caseID: String, _ near: [String]) -> Bilingual {
        let zh = near.isEmpty ? "" : "是不是 \(near.joined(separator: "、"))？"
        let en = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
        return Bilingual(
            zh: "台账里没有个案 \(caseID)。\(zh)用 hecha cases 列出全部个案。",
            en: "The ledger has no case \(caseID).\(en) List them with hecha cases.")
    }
}
