import ArgumentParser
import CAllocator
import RegistryModel

@main
struct Hecha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hecha",
        abstract: "核查出生与人口登记数据质量 · data quality of birth and population registries",
        discussion: """
            退出码 exit codes: 0 无问题 clean · 1 有问题 findings at or above --fail-on · \
            2 无法完成 could not run · 64 用法错误 usage
            """,
        version: ToolVersion.current,
        subcommands: [
            AuditCommand.self, BulletinCommand.self, CheckCommand.self, GateCommand.self,
            LinkCommand.self,
            SampleCommand.self, VerdictCommand.self, CasesCommand.self, CaseCommand.self,
            LedgerCommand.self, RuleCommand.self, SchemaCommand.self, SynthCommand.self,
            TableCommand.self,
        ])

    static func main() async {
        // glibc would hand blocks of the size of a file's pieces back to the system after each use,
        // and every page would have to be made anew; they are kept for the next piece instead.
        hecha_keep_freed_blocks()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try await asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as any ToldFailure {
            exit(
                withError: Terminal.stop(
                    failure.sentence, LanguageOption.language(of: arguments)))
        } catch {
            if exitCode(for: error) == .validationFailure,
                let sentence = UsageWords(original: fullMessage(for: error))
                    .sentence(LanguageOption.language(of: arguments))
            {
                Terminal.say(sentence)
            }
            // The original, and the exit code.
            exit(withError: error)
        }
    }
}

enum ToolVersion {
    static let current = "0.2.0"
}
