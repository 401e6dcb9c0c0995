import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "扣分表：检查、解释 · penalty tables: check one, explain one",
        subcommands: [Check.self, Explain.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract:
                "检查扣分表能不能用；不能用时指出行号，以 1 退出，没有文件以 2 退出 · whether tables can be used; exit 1 "
                + "and the line if not, 2 where there is none"
        )

        @Argument(help: "扣分表文件或内置表的名称 · table files, or names of built-in ones.")
        var tables: [String]

        @OptionGroup var speech: LanguageOption

        func run() throws {
            let language = speech.language
            var code: Int32 = 0
            for table in tables {
                do {
                    let explanation = try PenaltyTableFile(table).explanation()
                    try StandardStreams.print(explanation.verdict(in: language))
                } catch AuditFailure.noTable(let sentence) {
                    code = Terminal.stop(sentence, language).rawValue
                } catch let failure as AuditFailure {
                    code = max(code, 1)
                    try StandardStreams.print(failure.sentence[language])
                }
            }
            if code > 0 { throw ExitCode(code) }
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "条款、读法，以及各种情形扣多少分 · clauses, readings, and what each case costs")

        @Argument(help: "扣分表文件或内置表的名称，默认 nayong-2013 · a file or a built-in table.")
        var table = "nayong-2013"

        @OptionGroup var speech: LanguageOption

        func run() throws {
            let language = speech.language
            try StandardStreams.print(PenaltyTableFile(table).explanation().text(in: language))
        }
    }
}
