import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryIntake
import RegistryModel

extension SourceKind: ExpressibleByArgument {}

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

    @Option(help: "来源，如 registry.births；不写则看文件名和表头 · the source; told from name or header.")
    var source: SourceKind?

    @Option(help: "编码，如 GB18030 · the files' encoding.")
    var encoding: String?

    @Option(help: "县内置布局，如 police-newborns；不写则看表头 · a built-in layout; told from the header.")
    var layout: String?

    @Option(help: "工作簿中的工作表，名称或序号 · the sheet of a workbook, by name or number.")
    var sheet: String?

    @Option(
        help: """
            其 suppressions 用于所有文件的 audit.yaml；写明后不再用文件夹自己的 · an audit.yaml whose \
            suppressions hold for all files, instead of a directory's own.
            """)
    var config: String?

    @OptionGroup(title: "列出哪些 · What is listed") var selection: SelectionOptions
    @OptionGroup(title: "怎样列出 · How it is listed") var output: OutputOptions
    @OptionGroup(title: "通用 · Common") var common: CommonOptions

    func validate() throws {
        if let encoding, TextEncoding(label: encoding) == nil {
            throw ValidationError("--encoding \(encoding): UTF-8, GB18030, GBK, UTF-16")
        }
        try validateLayout()
        if selection.statistics, ![.text, .json].contains(output.format) {
            throw ValidationError("--statistics: --format text, json")
        }
    }

    private func validateLayout() throws {
        guard let layout else { return }
        guard let known = TableLayout.layout(layout) else {
            let all = TableLayout.all.map(\.id).joined(separator: ", ")
            throw ValidationError("--layout \(layout): \(all)（hecha schema --layouts）")
        }
        if let source, known.source != source {
            throw ValidationError("--layout \(layout): --source \(known.source.rawValue)")
        }
    }

    func run() async throws {
        let language = common.language
        do {
            try await check(language)
        } catch let failure as AuditFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as ReadFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as CheckFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as BaselineFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as UnknownRules {
            let names = failure.names.joined(separator: ", ")
            throw ValidationError("没有这样的规则 · no such rule: \(names)（hecha rule）")
        } catch let failure as ManifestError {
            throw Terminal.stop(failure.sentence, language)
        }
    }

    private func check(_ language: Language) async throws {
        var request = CheckRequest(paths: files)
        request.source = source
        request.encoding = encoding
        request.layout = layout.flatMap(TableLayout.layout)
        request.sheet = sheet
        request.selection = selection.rules
        request.rules = selection.ruleFiles
        request.config = config
        request.baseline = try selection.baseline.map { try BaselineFile(path: $0).read() }
        let result = try await CheckRun(request, options: common.runOptions()).run()
        if !common.quiet { ProgressLine.clear() }
        let listing = CheckListing(result, selection)
        try CheckOutput(result, listing, output, common).write(statistics: selection.statistics)
        if let path = selection.writeBaseline {
            try BaselineFile(path: path).write(
                Baseline(of: result.findings), tool: ToolVersion.current)
        }
        CheckSummary(result, listing, selection, output).say(language, isQuiet: common.quiet)
        if common.failOn.isReached(by: listing.failing) {
            throw ExitCode(1)
        }
    }
}
