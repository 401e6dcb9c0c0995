import ArgumentParser
import AuditPipeline
import AuditReports
import CaseLedger
import RegistryModel

enum CaseShowFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
}

struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "一件个案的来龙去脉，或它的申诉表 · one case's history, or its appeal sheet",
        discussion: """
            台账里没有个人信息，所以申诉表要按审核目录中的数据重新审核一遍来取得证据（不写入台账）。The ledger \
            holds no personal values: for the evidence, --appeal audits the directory anew, without \
            writing to the ledger.
            """)

    @Argument(help: "个案编号 · the case's identifier.")
    var caseID: String

    @Flag(help: "打印申诉表 · print the appeal sheet.")
    var appeal = false

    @Option(help: "申诉表（--appeal）的格式 text 或 html · of the appeal sheet: text or html.")
    var format: CaseShowFormat = .text

    @OptionGroup var source: LedgerOptions
    @OptionGroup var speech: LanguageOption

    func validate() throws {
        if format == .html, !appeal {
            throw ValidationError(
                "--format html 只用于申诉表，请加 --appeal · is for the appeal sheet: add --appeal")
        }
    }

    func run() async throws {
        let language = speech.language
        let (entry, lines) = try history(try source.open(), language)
        guard appeal else { return try StandardStreams.print(lines.joined(separator: "\n")) }
        try await printSheet(of: entry, language)
    }

    private func history(
        _ ledger: CaseLedger, _ language: Language
    ) throws -> (CaseEntry, [String]) {
        // Says itself, with the nearest ones, when there is no such case.
        let happenings = try ledger.happenings(of: caseID)
        let wanted = caseID.uppercased()
        guard
            let entry = try ledger.cases(on: CommonOptions.today())
                .first(where: { $0.caseID == wanted })
        else { throw LedgerFailure.unknownCase(caseID, near: []) }
        var runs: [Int: RunEntry] = [:]
        for run in try ledger.runs() { runs[run.number] = run }
        let head = [
            [
                entry.caseID, entry.title[language], entry.grade ?? "", entry.village ?? "—",
                entry.eventDay ?? "",
            ].filter { !$0.isEmpty }.joined(separator: "  "),
            entry.standing.words[language], entry.caveat?.words[language],
            Self.whereabouts(of: entry)[language],
        ].compactMap(\.self)
        let told = happenings.map { CaseStory(happening: $0, runs: runs).line[language] }
        return (entry, head + [""] + told)
    }

    /// Where the evidence stands: the ledger itself keeps none.
    private static func whereabouts(of entry: CaseEntry) -> Bilingual {
        let month = String(entry.account.description.prefix(7))
        let page = "cases/\(entry.village ?? "unassigned").html#case-\(entry.caseID)"
        return Bilingual(
            zh: "计入 \(month)；证据见该月报告的 \(page)，或用 --appeal 打印。",
            en:
                "Of the account of \(month). Its evidence stands in that month's report, \(page), or "
                + "is printed with --appeal.")
    }

    private func printSheet(of entry: CaseEntry, _ language: Language) async throws {
        var options = AuditOptions(
            today: CommonOptions.today(), toolVersion: ToolVersion.current)
        options.ledger = source.ledger
        options.isRecording = false
        let result = try await AuditRun(directory: source.directory, options: options).run()
        let sheet = AppealSheet(result, caseID: entry.caseID, language: language)
        guard let sheet, !sheet.isOfAnotherPeriod else {
            let month = entry.account.monthText
            throw Terminal.stop(
                Bilingual(
                    zh: "\(source.directory) 的这次审核没有个案 \(entry.caseID) 的证据：它计入 \(month)。"
                        + "请用 --audit 指明该月（或含该月的期间）的审核目录。",
                    en: "This audit of \(source.directory) has no evidence of case "
                        + "\(entry.caseID), which belongs to \(month). Name the audit directory of "
                        + "that month, or of a period with it, with --audit."), language)
        }
        switch format {
        case .text: try StandardStreams.print(sheet.text)
        case .html: try StandardStreams.write(sheet.html)
        }
    }
}

/// One thing that happened to a case, in a line.
struct CaseStory {
    let happening: CaseHappening
    let runs: [Int: RunEntry]

    var line: Bilingual {
        let what = sentence
        return Bilingual(
            zh: "#\(happening.seq)  \(what.zh)", en: "#\(happening.seq)  \(what.en)")
    }

    private var place: Bilingual {
        guard let run = happening.run.flatMap({ runs[$0] }) else {
            return Bilingual(zh: "", en: "")
        }
        return Bilingual(
            zh: "第 \(run.number) 次核查（\(run.from) 至 \(run.to)，\(run.date)）",
            en: "run \(run.number) (\(run.from) to \(run.to), on \(run.date))")
    }

    private var others: Bilingual {
        happening.into.isEmpty
            ? Bilingual(zh: "—", en: "—")
            : Bilingual(
                zh: happening.into.joined(separator: "、"),
                en: happening.into.joined(separator: ", "))
    }

    private var sentence: Bilingual {
        if let verdict = happening.verdict { return verdict.words }
        let what =
            switch happening.kind {
            case "opened":
                happening.origin.map { origin in
                    Bilingual(
                        zh: "由 \(origin) 分出，其核实结论和账期随之",
                        en: "goes on from \(origin), with its "
                            + "verdicts and its account")
                } ?? Bilingual(zh: "首次发现", en: "found")
            case "seen" where happening.isStrengthened:
                Bilingual(zh: "再次发现，证据更强", en: "found again, with stronger evidence")
            case "seen" where happening.isOther:
                Bilingual(
                    zh: "再次发现，已不是原结论所说的情形，原结论不再适用",
                    en:
                        "found again, as something else than the verdict was about, which no longer "
                        + "speaks for it")
            case "seen": Bilingual(zh: "再次发现，内容有变", en: "found again, changed")
            case "corrected" where happening.isSupplemented:
                Bilingual(zh: "已补报", en: "reported since")
            case "corrected": Bilingual(zh: "数据已更正", en: "the data were corrected")
            case "withdrawn": Bilingual(zh: "审核不再认定", en: "no longer found by the audit")
            case "merged":
                Bilingual(
                    zh: "与 \(others.zh) 为同一件，并入", en: "the same event as \(others.en)")
            case "divided":
                Bilingual(
                    zh: "户中已有人登记，其余按人分为 \(others.zh)",
                    en: "somebody of the household is registered; the others go on as \(others.en)")
            case "shared":
                Bilingual(
                    zh: "未再见到此人；同户的人此后按人计，与本案合计不超过一户的分值",
                    en:
                        "not seen any more; others of the household are charged by person, with this "
                        + "case no more than a household together")
            default: Bilingual(zh: happening.kind, en: happening.kind)
            }
        return Bilingual(zh: "\(place.zh)：\(what.zh)", en: "\(place.en): \(what.en)")
    }
}
