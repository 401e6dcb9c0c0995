import ArgumentParser
import AuditPipeline
import AuditReports
import CaseLedger
import RegistryModel

struct CasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "台账中的个案：列出、筛选、看一件、各村的账 · the ledger's cases: list, show one, accounts",
        subcommands: [CaseListCommand.self, CaseShowCommand.self, AccountCommand.self],
        defaultSubcommand: CaseListCommand.self)
}

/// `hecha case show`, for whoever has one case in mind.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "看一件个案 · show one case", shouldDisplay: false,
        subcommands: [CaseShowCommand.self])
}

struct CaseListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出个案 · list cases")

    @OptionGroup var source: LedgerOptions
    @OptionGroup var speech: LanguageOption

    @Option(
        help: """
            只列某一状态：\(CaseState.names.joined(separator: "、"))；open-all 为全部未销号的 · only this \
            state; open-all for all that aren't settled.
            """)
    var status: String?

    @Option(help: "只列一个村或乡镇，按代码或其开头 · only a village or township: a code or its beginning.")
    var village: String?

    @Option(help: "text、json 或 csv · text, json or csv.")
    var format: ListFormat = .text

    func validate() throws {
        if let status, status != Self.unsettled, !CaseState.names.contains(status) {
            let known = (CaseState.names + [Self.unsettled]).joined(separator: ", ")
            throw ValidationError("--status 没有“\(status)”，可用 · known: \(known)")
        }
    }

    private static let unsettled = "open-all"

    func run() throws {
        let language = speech.language
        let entries = try source.open().cases(on: CommonOptions.today()).filter(isMeant)
        let listing = CaseListing(entries.map(ListedCase.init), language: language)
        switch format {
        case .text:
            try StandardStreams.write(Array(listing.text.utf8))
            Terminal.say(language == .zh ? "共 \(entries.count) 件" : "\(entries.count) cases")
        case .json: try StandardStreams.write(listing.json)
        case .csv: try StandardStreams.write(listing.csv)
        }
    }

    private func isMeant(_ entry: CaseEntry) -> Bool {
        let state = entry.standing.state
        let isOfStatus = status.map {
            $0 == state.name || ($0 == Self.unsettled && !state.isSettled)
        }
        let isOfVillage = village.map { entry.village?.hasPrefix($0) ?? false }
        return (isOfStatus ?? true) && (isOfVillage ?? true)
    }
}

extension ListedCase {
    init(_ entry: CaseEntry) {
        self.init(
            caseID: entry.caseID, verdict: entry.verdict, title: entry.title, grade: entry.grade,
            village: entry.village, eventDay: entry.eventDay, account: entry.account,
            runs: (entry.firstRun, entry.lastRun), standing: entry.standing)
    }
}
