import ArgumentParser
import AuditPipeline
import AuditReports
import Foundation
import RegistryModel

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// When the command counts as failed.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case notice
    case never

    func isReached(by severities: some Sequence<Severity>) -> Bool {
        guard let limit = Severity(rawValue: rawValue) else { return false }
        return severities.contains { $0 >= limit }
    }
}

/// How figures and lists are printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
}

/// The language a command speaks; every command has it.
struct LanguageOption: ParsableArguments {
    @Option(help: "语言 zh 或 en，默认随 LANG，否则中文 · language, from LANG or Chinese.")
    var lang: Language?

    var language: Language { lang ?? Self.usual }

    /// Of a command line that says nothing of it.
    static var usual: Language {
        let environment = ProcessInfo.processInfo.environment
        return (environment["LANG"] ?? "").lowercased().hasPrefix("en") ? .en : .zh
    }
}

struct ThreadsOption: ParsableArguments {
    @Option(help: "线程数 · threads.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (1...256).contains(threads) else {
            throw ValidationError("--threads 应在 1 与 256 之间 · between 1 and 256.")
        }
    }
}

struct CommonOptions: ParsableArguments {
    @OptionGroup var speech: LanguageOption
    @OptionGroup var speed: ThreadsOption

    @Flag(help: "显示姓名、身份证号等个人信息（默认遮盖）· show personal values, masked otherwise.")
    var reveal = false

    @Flag(help: "不在终端打印摘要和进度 · no summary, no progress.")
    var quiet = false

    @Option(help: "达到该级别即以 1 退出 · exit 1 from this severity on.")
    var failOn: FailureThreshold = .error

    var threads: Int { speed.threads }

    var language: Language { speech.language }

    var revealing: Reveal { reveal ? .revealed : .masked }

    /// Today by the machine's clock, in China's time: the only place that asks.
    static func today() -> CalendarDay {
        let seconds = Int(Date().timeIntervalSince1970) + 8 * 3600
        return CalendarDay(number: Int32(seconds / 86_400))
    }

    func runOptions() -> AuditOptions {
        var options = AuditOptions(
            today: Self.today(), toolVersion: ToolVersion.current)
        options.threads = threads
        let line = ProgressLine(isShown: !quiet && isatty(STDERR_FILENO) == 1, language: language)
        options.progress = { line.show($0) }
        return options
    }
}

/// Words to the person at the terminal: results to stdout, talk to stderr.
enum Terminal {
    static func say(_ text: String) {
        // Paths and what files say may hold marks that steer a terminal. Nobody reads a closed stream:
        // there is nothing to tell and nobody to tell it to.
        try? StandardStreams.write(
            Array((SafeLine.lines(text) + "\n").utf8), to: STDERR_FILENO, named: "stderr")
    }

    /// Says why the command couldn't run, and ends it with 2.
    static func stop(_ sentence: Bilingual, _ language: Language) -> ExitCode {
        say("hecha: " + sentence[language])
        return ExitCode(2)
    }
}

/// One line on a terminal that is written over as the run goes on.
struct ProgressLine: Sendable {
    let isShown: Bool
    let language: Language

    func show(_ event: ProgressEvent) {
        guard isShown else { return }
        let text =
            switch event {
            case .reading(let path, let count):
                language == .zh
                    ? "读入 \(path)（共 \(count) 个文件）" : "reading \(path) (of \(count) files)"
            case .stage(let title): title[language]
            }
        try? StandardStreams.write(
            Array("\r\u{1B}[K\(SafeLine.text(text))".utf8), to: STDERR_FILENO, named: "stderr")
    }

    static func clear() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        try? StandardStreams.write(
            Array("\r\u{1B}[K".utf8), to: STDERR_FILENO, named: "stderr")
    }
}
