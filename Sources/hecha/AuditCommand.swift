import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "审核一个目录：比对、认定、计分、出报告 · the main job: match, decide, score, report",
        discussion: """
            目录里要有 audit.yaml（至少写 county 和 period）。报告写入 目录/report/：用浏览器打开其中的 \
            index.html；villages/ 是各村扣分通知，bulletin.odt 是全县通报，audit.xlsx 是电子表格，\
            indicators.json 是供程序读的各级指标。The directory needs \
            an audit.yaml with county and period; reports go to DIR/report/: index.html, notices to \
            villages, the county's bulletin, a workbook, and indicators.json for machines.
            """)

    @Argument(help: "审核目录 · the audit directory.")
    var directory: String

    @Option(help: "台账文件，个案逐期记在其中 · the ledger that remembers cases from run to run.")
    var ledger: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        var options = common.runOptions()
        options.ledger = ledger
        options.revealedTo = common.reveal ? Terminal.userName : nil
        let result = try await AuditRun(directory: directory, options: options).run()
        let folder = ReportFolder(directory: directory)
        try await folder.write(
            result, language: language, reveal: common.revealing, threads: options.threads)
        if !common.quiet {
            ProgressLine.clear()
            let summary = TerminalSummary(
                result, language: language, reportPath: folder.indexPath)
            try StandardStreams.print(summary.lines.joined(separator: "\n"))
        }
        let charged = result.cases.contains { $0.points > .zero }
        let severities = result.findings.map(\.severity) + (charged ? [.error] : [])
        if common.failOn.isReached(by: severities) { throw ExitCode(1) }
    }
}
