import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryIntake
import RegistryModel

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "单独校验文件，不需要 audit.yaml · validate files alone, like a linter",
        discussion: """
            给出文件夹时，校验其中（含下级）认得出来源的全部文件；其中若有 audit.yaml，按它的 sources 读，按它的 \
            suppressions 豁免。A directory stands for all files in it and below whose source can be \
            told; its own audit.yaml, if any, says how they are read and what is suppressed.
            """)

    @Argument(help: "文件或文件夹 · files or directories.")
    var files: [String]

    @OptionGroup(title: "怎样读 · How files are read") var input: InputOptions
    @OptionGroup(title: "列出哪些 · What is listed") var selection: SelectionOptions
    @OptionGroup(title: "怎样列出 · How it is listed") var output: OutputOptions
    @OptionGroup(title: "通用 · Common") var common: CommonOptions

    func validate() throws {
        if selection.statistics, ![.text, .json].contains(output.format) {
            throw ValidationError("--statistics 只有 text、json 两种格式 · --format text or json only")
        }
    }

    func run() async throws {
        let language = common.language
        do {
            try await check(language)
        } catch let failure as UnknownRules {
            let names = failure.names.joined(separator: ", ")
            throw ValidationError("没有这样的规则 · no such rule: \(names)（hecha rule）")
        }
    }

    private func check(_ language: Language) async throws {
        var request = CheckRequest(paths: files)
        input.set(&request)
        request.selection = selection.rules
        request.rules = selection.ruleFiles
        request.baseline = try selection.baseline.map { try BaselineFile(path: $0).read() }
        let result = try await CheckRun(request, options: common.runOptions()).run()
        if !common.quiet { ProgressLine.clear() }
        let listing = CheckListing(result, selection)
        try await CheckOutput(result, listing, output, common).write(
            statistics: selection.statistics)
        if let path = selection.writeBaseline {
            try BaselineFile(path: path).write(
                Baseline(of: result.findings), tool: ToolVersion.current)
        }
        CheckSummary(result, listing, selection, output).say(language, isQuiet: common.quiet)
        let code: ExitCode = common.failOn.isReached(by: listing.failing) ? ExitCode(1) : .success
        // The process ends here, and its findings with it: taking them apart one by one first would
        // take as long as reading some megabytes.
        withExtendedLifetime(result) { Self.exit(withError: code) }
    }
}
