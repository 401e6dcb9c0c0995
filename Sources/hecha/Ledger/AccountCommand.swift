import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

extension AccountSpan: ExpressibleByArgument {}

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "各村的月、季、年账：一件事只扣一次 · villages' accounts by month, quarter or year",
        discussion: """
            按台账中的个案和核实结论计算，不重新审核。月为自然月，季、年按 audit.yaml 的 reportingYear。已确认与暂计分列。\
            From the ledger's cases and verdicts, without auditing anew. Months are calendar months; \
            quarters and years are those of the reporting year.
            """)

    @Argument(help: "month、quarter 或 year · month, quarter or year.")
    var span: AccountSpan

    @Option(help: "扣分表文件或内置表的名称；不写则用审核目录的 · the penalty table, else the manifest's.")
    var table: String?

    @Option(
        help:
            "个案以这一天的状态计；不写则按 runDate，没有则今天 · as cases stand on this day, else the runDate or today."
    )
    var on: CalendarDay?

    @Option(help: "text、json 或 csv · text, json or csv.")
    var format: ListFormat = .text

    @OptionGroup var source: LedgerOptions
    @OptionGroup var speech: LanguageOption

    private static func namesMissing(_ count: Int) -> Bilingual {
        Bilingual(
            zh: "台账没有记下 \(count) 个村的村名（旧版本所记，或花名册上没有），只列代码；用 --audit 指明审核目录即可列出。",
            en:
                "The ledger has no names of \(count) villages (runs of an earlier version, or not on "
                + "the roll), so they stand with their codes alone; --audit FOLDER gives them.")
    }

    private static func unaudited(_ months: Bilingual) -> Bilingual {
        Bilingual(
            zh: "台账中没有\(months.zh)的审核记录，账中不含这些月份。",
            en: "The ledger has no audit of \(months.en); the accounts leave these months out.")
    }

    func run() async throws {
        let language = speech.language
        let run = AccountRun(
            directory: source.directory, ledger: source.ledger, table: table,
            options: AuditOptions(
                today: CommonOptions.today(), toolVersion: ToolVersion.current))
        let outcome = try await run.accounts(per: span, on: on)
        let (accounts, table) = (outcome.accounts, outcome.table)
        if !outcome.unaudited.isEmpty {
            Terminal.say(Self.unaudited(AccountPeriod.stretches(of: outcome.unaudited))[language])
        }
        let unnamed = Set(accounts.filter(\.village.name.isEmpty).map(\.village.code)).count
        if unnamed > 0 { Terminal.say(Self.namesMissing(unnamed)[language]) }
        let listing = AccountListing(accounts, language: language)
        switch format {
        case .text:
            try StandardStreams.write(Array(listing.text.utf8))
            let title = table.title[language]
            Terminal.say(
                language == .zh ? "扣分表 \(table.id)  \(title)" : "table \(table.id)  \(title)")
        case .json: try StandardStreams.write(listing.json)
        case .csv: try StandardStreams.write(listing.csv)
        }
    }
}
