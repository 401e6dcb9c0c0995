import RegistryModel

/// Why the ledger can't be used; each is told in a sentence that says what to do.
package enum LedgerFailure: ToldFailure, Sendable, Hashable {
    case missing(path: String)
    /// A file without a byte.
    case empty(path: String)
    /// Not a database, or one of another program.
    case notALedger(path: String)
    /// Made by a later version of the program.
    case tooNew(path: String)
    /// Another run holds it for longer than anybody waits.
    case busy(path: String)
    /// A folder has its name.
    case isDirectory(path: String)
    /// The note beside it tells of a ledger that isn't there.
    case gone(path: String, rows: Int)
    /// SQLite's log of it is there, and the ledger isn't.
    case logAlone(path: String)
    /// It can be read only after something was written, and may not be written.
    case wantsWriting(path: String)
    /// It isn't as the program left it; nothing was read or written.
    case tampered(path: String, Tampering)
    /// SQLite can't read the file.
    case damaged(path: String, message: String)
    /// Its history has words this version doesn't know.
    case unreadable(path: String)
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
        case .empty(let path):
            Bilingual(
                zh: "\(path) 是空文件，里面没有台账。请核对路径；原来有台账的，请从备份恢复（连同备份的 .head 一起复制）。",
                en:
                    "\(path) is empty and holds no ledger. Check the path; if there was one, restore "
                    + "it from a backup, together with the backup's .head.")
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
        case .gone, .logAlone, .tampered, .damaged, .unreadable, .broken: ofDamage
        case .isDirectory(let path):
            Bilingual(
                zh: "\(path) 是文件夹，不是台账文件。请写明文件，如 \(path)/ledger.sqlite。",
                en: "\(path) is a folder and no ledger. Name a file, such as "
                    + "\(path)/ledger.sqlite.")
        case .wantsWriting(let path):
            Bilingual(
                zh: "台账 \(path) 所在的位置只能读，而它要先写才能读（有未并入的 -wal，或由较早版本建立）。请把它连同旁边的 "
                    + "-wal、.head 一起复制到可写的文件夹再用。",
                en: "The ledger \(path) is in a place for reading, and it can't be read before "
                    + "something is written (there is a -wal to take in, or an earlier version "
                    + "made it). Copy it to a folder you may write in, its -wal and .head with it.")
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

    private var ofDamage: Bilingual {
        switch self {
        case .gone(let path, let rows):
            Bilingual(
                zh: "台账 \(path) 不见了，而旁边的 \(path).head 记着它有 \(rows) 行历史。请找回或从备份恢复；"
                    + "确要另起一本，先移走 \(path).head。",
                en: "The ledger \(path) is gone, and \(path).head beside it notes \(rows) rows. "
                    + "Bring it back or restore a backup; to begin a new one, move \(path).head "
                    + "away first.")
        case .logAlone(let path):
            Bilingual(
                zh: "台账 \(path) 不见了，而旁边还有它的 \(path)-wal，里面可能有没并入的内容。请找回台账或从备份恢复；确要另起"
                    + "一本，先移走 \(path)-wal。",
                en: "The ledger \(path) is gone, and its \(path)-wal is still there, perhaps with "
                    + "what wasn't taken in. Bring the ledger back or restore a backup; to begin "
                    + "a new one, move \(path)-wal away first.")
        case .tampered(let path, .noteUnreadable):
            Bilingual(
                zh: "\(path).head 不是台账末行的记录（空的、损坏，或是文件夹），无法知道台账是否被截断，没有继续。请用 "
                    + "hecha ledger verify \(path) --head 行数:哈希 与 run.json 中印出的末行核对；相符后移走"
                    + "该 .head，下次记账时会重写。",
                en: "\(path).head is no note of the ledger's end (empty, damaged or a folder), so "
                    + "nobody can tell whether the ledger was cut off; nothing was done. Compare "
                    + "the head printed in run.json: hecha ledger verify \(path) --head "
                    + "ROWS:HASH. When it fits, move that .head away; it will be written anew.")
        case .tampered(let path, let tampering):
            Bilingual(
                zh: "台账 \(path) 不是本程序留下的样子：\(tampering.sentence.zh)没有继续。请用 hecha ledger "
                    + "verify \(path) 查验，从备份恢复（连同备份的 .head 一起复制）。",
                en: "The ledger \(path) isn't as this program left it: \(tampering.sentence.en) "
                    + "Nothing was done. Check it with hecha ledger verify \(path), and restore a "
                    + "backup (its .head with it).")
        case .damaged(let path, let message):
            Bilingual(
                zh: "台账文件 \(path) 已损坏，读不下去（\(SystemWords.chinese(message))）。请用 hecha ledger "
                    + "backup 所作的备份恢复（连同备份的 .head 一起复制）。",
                en: "The file of the ledger \(path) is damaged and can't be read (\(message)). "
                    + "Restore a copy made by hecha ledger backup (its .head with it).")
        case .unreadable(let path):
            Bilingual(
                zh: "台账 \(path) 的历史中有读不懂的内容：被改动过，或由更新版本的 hecha 写入。请用 hecha ledger verify "
                    + "\(path) 查出是哪一行。",
                en:
                    "The history of the ledger \(path) has words that can't be read: it was edited, "
                    + "or written by a later version of hecha. hecha ledger verify \(path) tells "
                    + "which row.")
        case .broken(let path, let message):
            Bilingual(
                zh: "台账 \(path) 拒绝了这次操作（\(SystemWords.chinese(message))）。请用 hecha ledger verify "
                    + "\(path) 核查，必要时从备份恢复。",
                en: "The ledger \(path) refused this (\(message)). Check it with hecha ledger "
                    + "verify \(path), and restore a backup if need be.")
        default: Bilingual(zh: "", en: "")
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
