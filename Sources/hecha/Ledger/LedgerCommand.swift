import ArgumentParser
import AuditPipeline
import CaseLedger
import RegistryModel

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "台账：查验、备份 · the ledger: verify, back up",
        discussion: """
            恢复：停止使用台账的程序，把备份文件复制到台账的位置，删去旁边的 -wal、-shm，并连同备份的 .head 一起\
            复制，然后运行 hecha ledger verify。To restore: with no program using it, copy the backup over \
            the ledger and its .head over the ledger's, delete the -wal and -shm beside it, then run \
            hecha ledger verify.
            """,
        subcommands: [LedgerVerifyCommand.self, LedgerBackupCommand.self])
}

struct LedgerVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "逐行查验台账是否被动过 · walk the history and find any tampering",
        discussion: """
            查得出：改动、删除、插入、调换、截断，以及各表与历史不符。查不出：有人按本程序的规则把某一行以后的历史连同\
            旁边的 .head 文件全部重写；对此请用 --head 核对已印出的 run.json 或备份中的末行。It finds rows \
            edited, deleted, inserted, reordered or cut off, and tables that disagree with the \
            history. It can't find a history rewritten by the program's own rules to its very end \
            together with the .head file: compare a printed head (run.json) with --head.
            """)

    @Argument(help: "台账文件 · the ledger.")
    var file: String

    @Option(help: "别处记下的末行，写作 行数:哈希，见 run.json · a head noted elsewhere, as ROWS:HASH.")
    var head: String?

    @OptionGroup var speech: LanguageOption

    private var printed: LedgerHead? {
        let parts = (head ?? "").split(separator: ":")
        guard parts.count == 2, let count = Int(parts[0]), count > 0, parts[1].utf8.count == 64
        else { return nil }
        return LedgerHead(count: count, hash: parts[1].lowercased())
    }

    func validate() throws {
        if head != nil, printed == nil {
            throw ValidationError("--head 应写作 行数:64 位哈希 · must be ROWS:HASH")
        }
    }

    func run() throws {
        let language = speech.language
        let result = try LedgerAccess.open(path: file, directory: ".", checking: false)
            .verify(printed: printed)
        if let tampering = result.tampering {
            try StandardStreams.print(tampering.sentence[language])
            throw ExitCode(1)
        }
        let whole = Bilingual(
            zh: "台账完好：历史 \(result.rows) 行，末行 \(result.head.count):\(result.head.hash)",
            en: "The ledger is whole: \(result.rows) rows of history, head "
                + "\(result.head.count):\(result.head.hash)")
        try StandardStreams.print(whole[language])
        if !result.hasSecondNote, head == nil {
            let caution = Bilingual(
                zh: "旁边没有 .head 文件，末尾是否被截断只能与别处记下的末行核对（--head）。",
                en:
                    "There is no .head file beside it: whether its end was cut off can only be told "
                    + "by a head noted elsewhere (--head).")
            Terminal.say(caution[language])
        }
    }
}

struct LedgerBackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "备份台账，使用中也可以 · copy the ledger, also while in use")

    @Argument(help: "台账文件 · the ledger.")
    var file: String

    @Argument(help: "备份文件，不得已存在 · the copy; must not exist.")
    var target: String

    @OptionGroup var speech: LanguageOption

    func run() throws {
        let language = speech.language
        try LedgerAccess.open(path: file, directory: ".").backup(to: target)
        Terminal.say(language == .zh ? "已备份到 \(target)" : "Backed up to \(target)")
    }
}
