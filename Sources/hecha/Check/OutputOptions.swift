import ArgumentParser
import AuditReports
import Foundation

extension FindingsFormat: ExpressibleByArgument {}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}

/// In which form `hecha check` lists findings, and where.
struct OutputOptions: ParsableArguments {
    @Option(help: "输出格式 · output format.")
    var format: FindingsFormat = .text

    @Option(help: "写入文件而不是标准输出 · write to a file instead of stdout.")
    var output: String?

    @Flag(
        name: [.customLong("no-context"), .customLong("concise")],
        help: "每处问题只用一行，不附原行和建议 · one line a finding, without its row and advice.")
    var noContext = false

    @Option(help: "最多为几处问题附上原行，0 为不限 · rows for so many findings at most; 0: for all.")
    var contextLimit: Int = 1000

    @Option(help: "颜色；auto 为仅在终端，也看 NO_COLOR · colour; NO_COLOR counts too.")
    var color: ColourChoice = .auto

    func validate() throws {
        guard contextLimit >= 0 else { throw ValidationError("--context-limit 0…") }
    }

    /// After no-color.org: a variable that is set and not empty turns colour off, unless it is asked
    /// for by name.
    var isColoured: Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            let refused = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
            let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
            return output == nil && refused.isEmpty && !isDumb && isatty(STDOUT_FILENO) == 1
        }
    }

    var rowLimit: Int? { contextLimit == 0 ? nil : contextLimit }
}
