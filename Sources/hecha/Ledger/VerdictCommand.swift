import ArgumentParser
import AuditPipeline
import CaseLedger
import RegistryIntake
import RegistryModel

struct VerdictCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verdict",
        abstract: "记下核实结论 · record what verification found",
        discussion: """
            结论只追加，不修改；同一个案以最后一条为准。重新运行 hecha audit，分数即随之变化。Verdicts are \
            appended and never changed; a case's last one counts, from the next audit on.
            """,
        subcommands: [
            ConfirmCommand.self, OverturnCommand.self, WaiveCommand.self,
            UnverifiableCommand.self, ImportCommand.self,
        ])
}

/// Who found what, on which case.
struct VerdictOptions: ParsableArguments {
    @Argument(help: "个案编号 · the case's identifier.")
    var caseID: String

    @Option(help: "核实人 · who answers for it.")
    var by: String

    @Option(help: "所见 · what was seen.")
    var seen: String

    @Option(help: "核实日期，默认今天 · the day it was found, default today.")
    var on: CalendarDay?

    @Option(help: "依据的文书，如文号 · a paper it rests on, such as its number.")
    var document: String?

    @OptionGroup var source: LedgerOptions
    @OptionGroup var speech: LanguageOption

    func append(_ outcome: VerificationOutcome) throws {
        let language = speech.language
        let today = CommonOptions.today()
        let day = on ?? today
        guard day <= today else {
            throw Terminal.stop(
                Bilingual(
                    zh: "核实日期 \(day) 在今天之后。请核对 --on。",
                    en: "The day of the verdict, \(day), is still to come. Check --on."), language)
        }
        let ledger = try source.open()
        let receipt = try ledger.append([
            VerificationVerdict(
                caseID: caseID, outcome: outcome, by: by, day: day, seen: seen,
                document: document)
        ])
        let said = outcome.title
        let sentence =
            receipt.appended > 0
            ? Bilingual(
                zh: "已记下 \(caseID)：\(said.zh)。重新运行 hecha audit 后生效于报告。",
                en: "Recorded \(caseID): \(said.en). The next hecha audit reports it.")
            : Bilingual(
                zh: "\(caseID) 的最后一条结论与此相同，没有重复记。",
                en: "The last verdict on \(caseID) says the same; nothing was written.")
        Terminal.say(sentence[language])
        let entry = try ledger.cases(on: day).first { $0.caseID == caseID.uppercased() }
        if let caveat = entry?.caveat { Terminal.say(caveat.words[language]) }
    }
}

/// The word for policy status on the command line.
enum PolicyWord: String, ExpressibleByArgument, CaseIterable {
    case within
    case outside

    var status: PolicyStatus { self == .within ? .within : .outside }
}

struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "属实 · the case stands")

    @OptionGroup var options: VerdictOptions

    @Option(help: "查明的孩次 · the parity found.")
    var parity: Int?

    @Option(help: "查明的政策属性 within 或 outside · the policy status found.")
    var policy: PolicyWord?

    func run() throws {
        try options.append(.confirmed(parity: parity, policy: policy?.status))
    }
}

struct OverturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overturn", abstract: "不属实，撤销 · the case was wrong")

    @OptionGroup var options: VerdictOptions

    func run() throws { try options.append(.overturned) }
}

struct WaiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "暂免至某日 · costs nothing until a day")

    @OptionGroup var options: VerdictOptions

    @Option(help: "最后一天，如 2013-07-31 · the last day, such as 2013-07-31.")
    var until: CalendarDay

    func run() throws { try options.append(.waived(until: until)) }
}

struct UnverifiableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unverifiable", abstract: "无法核实 · nothing could be found out")

    @OptionGroup var options: VerdictOptions

    func run() throws { try options.append(.unverifiable) }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "读入填好的核查表 · verdicts from filled worksheets",
        discussion: """
            有一行被退回，就一条也不记：逐行写明原因，以 1 退出。没填的行不算。One refused row and nothing is \
            recorded: each is told with its reason, and the exit code is 1. Rows nobody has filled in don't count.
            """)

    @Argument(help: "核查表（csv、xlsx）或其文件夹；旁边应有 plan.json · worksheets, or folders of them.")
    var sheets: [String]

    @Option(help: "抽查计划；不写则找核查表旁的 plan.json · the plan, else that beside the sheets.")
    var plan: String?

    @OptionGroup var source: LedgerOptions
    @OptionGroup var speech: LanguageOption

    func run() throws {
        let language = speech.language
        let today = CommonOptions.today()
        let sheetImport =
            try plan.map {
                VerdictSheetImport(plan: try SamplePlanFile.read($0), today: today)
            } ?? VerdictSheetImport(sheets: sheets, today: today)
        guard sheetImport.plan.of == .cases else {
            throw SampleFailure.planOfRecords(sheetImport.plan.of)
        }
        let reading = try sheetImport.read(sheets)
        let ledger = try source.open()
        let (receipt, refused) = try record(reading, in: ledger)
        for row in refused {
            Terminal.say("\(row.place): \(row.reason[language])")
        }
        guard let receipt else {
            Terminal.say(refusal(refused.count)[language])
            throw ExitCode(1)
        }
        try StandardStreams.print(summary(receipt, blankRows: reading.blankRows)[language])
        let ruled = Set(reading.rulings.map { $0.verdict.caseID.uppercased() })
        for entry in try ledger.cases(on: today) where ruled.contains(entry.caseID) {
            if let caveat = entry.caveat {
                Terminal.say("\(entry.caseID): \(caveat.words[language])")
            }
        }
    }

    /// All or nothing: with one row refused, by the sheet's rules or by the ledger's, none is taken.
    private func record(
        _ reading: VerdictSheetReading, in ledger: CaseLedger
    ) throws -> (VerdictReceipt?, [RefusedRow]) {
        let rulings = reading.rulings
        let refused =
            try reading.refused
            + ledger.refusals(of: rulings.map(\.verdict)).map { refusal in
                let place = rulings[refusal.position].place
                return RefusedRow(file: place.file, line: place.line, reason: refusal.why)
            }.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        guard refused.isEmpty else { return (nil, refused) }
        return (try ledger.append(rulings.map(\.verdict)), [])
    }

    private func refusal(_ count: Int) -> Bilingual {
        Bilingual(
            zh: "\(count) 行被退回，一条也没有记。改正后重新读入全部核查表。",
            en: "\(count) rows were refused and nothing was recorded. Correct them and import all "
                + "sheets again.")
    }

    private func summary(_ receipt: VerdictReceipt, blankRows: Int) -> Bilingual {
        Bilingual(
            zh: "记下 \(receipt.appended) 条结论，\(receipt.repeated) 条此前已记，\(blankRows) 行尚未填写。",
            en: "\(receipt.appended) verdicts recorded, \(receipt.repeated) known already, "
                + "\(blankRows) rows not filled in yet.")
    }
}
