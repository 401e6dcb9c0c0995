import ArgumentParser
import RegistryModel
import RegistryRules

/// Which findings `hecha check` lists, and which fail it.
struct SelectionOptions: ParsableArguments {
    @Option(parsing: .upToNextOption, help: "只要这些规则（代码或前缀）· only these rules.")
    var select: [String] = []

    @Option(parsing: .upToNextOption, help: "不要这些规则（代码或前缀）· not these rules.")
    var ignore: [String] = []

    @Option(help: "只列出这一级及以上 · list from this severity on.")
    var severity: Severity = .notice

    @Option(help: "最多列出几处；其余的说明数目和规则 · list at most so many; the rest is counted.")
    var maxFindings: Int?

    @Flag(help: "只列出各规则、各文件的数目（text、json）· numbers by rule and by file instead.")
    var statistics = false

    @Option(help: "基线文件：其中已有的问题不列出、不算失败 · a baseline: only what is new is listed and fails.")
    var baseline: String?

    @Option(help: "把现有问题写成基线，以 0 退出 · write what there is as the baseline, and exit 0.")
    var writeBaseline: String?

    @Option(
        name: .customLong("rules"),
        help: "本县自定的规则文件，可多次 · a file of the county's own rules; may be repeated.")
    var ruleFiles: [String] = []

    func validate() throws {
        if let maxFindings, maxFindings < 0 {
            throw ValidationError("--max-findings 0…")
        }
    }

    var rules: RuleSelection {
        RuleSelection(
            select: Self.codes(select).map { $0.uppercased() },
            ignore: Self.codes(ignore).map { $0.uppercased() })
    }

    private static func codes(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map(String.init) }
    }
}
