import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

struct BulletinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletin",
        abstract: "由台账写季度或年度通报 · the bulletin of a quarter or a year, from the ledger",
        discussion: """
            各月先用 hecha audit 审核并记入台账；当月的通报在 目录/report/ 中。季度、年度通报由台账中各月的记录写成，分值按\
            目前的核实结论重新计算，不重读数据，写入 目录/bulletins/：网页和 ODT 文档各一份。人数为 1–2 的不列，不点名，不按比率\
            排名；列出了哪些人数记入台账，使以后的通报与它对照也推算不出。Audit each month with a ledger first; a month's own bulletin is in DIR/report/. The \
            quarter's or year's is made of the recorded months, with points computed from the \
            verdicts so far, and goes to DIR/bulletins/ as a page and a text document (ODT). Which \
            counts it shows is noted in the ledger, so that later bulletins don't tell the others.
            """)

    @Argument(help: "审核目录，用其 audit.yaml · the audit directory, for its audit.yaml.")
    var directory: String

    @Option(help: "季度，如 2013Q2 · the quarter, such as 2013Q2.")
    var quarter: String?

    @Option(help: "统计年度，写其结束的年份 · the reporting year, by the year it ends in.")
    var year: Int?

    @Option(help: "台账文件；不写则用 audit.yaml 中的 ledger · the ledger, else the manifest's.")
    var ledger: String?

    @Option(help: "成文日期，如 2013-07-10；不写则留空 · the date it bears; left blank without.")
    var on: CalendarDay?

    @Option(help: "输出文件夹，默认 目录/bulletins · the folder to write to.")
    var out: String?

    @Flag(help: "不打印写出的文件名 · don't print the files' names.")
    var quiet = false

    @OptionGroup var speech: LanguageOption

    func validate() throws {
        guard (quarter == nil) != (year == nil) else {
            throw ValidationError(
                "请写 --quarter 或 --year 其中之一 · give either --quarter or --year.")
        }
        if let quarter, AccountPeriod(quarter: quarter) == nil {
            throw ValidationError("--quarter 应写作 2013Q2 · must be written 2013Q2.")
        }
        if let year, !(1950...2200).contains(year) {
            throw ValidationError("--year 1950…2200")
        }
    }

    func run() throws {
        let language = speech.language
        var options = AuditOptions(
            today: CommonOptions.today(), toolVersion: ToolVersion.current)
        options.ledger = ledger
        let run = BulletinRun(directory: directory, options: options)
        let (span, name) = try period(run)
        let result = try run.result(of: span, statedDay: on)
        let folder = BulletinFolder(path: out ?? BulletinFolder.usual(directory))
        let bulletin = Bulletin(result, language: language)
        let paths = try folder.write(bulletin, named: name)
        if let note = try run.note(bulletin, of: span) { Terminal.say(note[language]) }
        if !quiet { try StandardStreams.print(paths.joined(separator: "\n")) }
    }

    private func period(_ run: BulletinRun) throws -> (AccountPeriod, name: String) {
        if let quarter, let period = AccountPeriod(quarter: quarter) {
            return (period, quarter.uppercased())
        }
        let ending = year ?? 0
        return (try run.reportingYear(ending), String(ending))
    }
}
