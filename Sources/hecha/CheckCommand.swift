import ArgumentParser
import AuditPipeline
import AuditReports
import Glibc
import RegistryIntake
import RegistryModel
import RegistryRules

extension SourceKind: ExpressibleByArgument {}

enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "单独校验文件，不需要 audit.yaml · validate files alone, like a linter")

    @Argument(help: "文件 · the files.")
    var files: [String]

    @Option(help: "来源，如 registry.births；不写则看文件名和表头 · the source; told from name or header.")
    var source: SourceKind?

    @Option(help: "编码，如 GB18030 · the files' encoding.")
    var encoding: String?

    @Option(help: "输出格式 text 或 jsonl · output format.")
    var format: CheckFormat = .text

    @Option(help: "写入文件而不是标准输出 · write to a file instead of stdout.")
    var output: String?

    @Option(parsing: .upToNextOption, help: "只要这些规则（代码或前缀）· only these rules.")
    var select: [String] = []

    @Option(parsing: .upToNextOption, help: "不要这些规则（代码或前缀）· not these rules.")
    var ignore: [String] = []

    @Option(help: "本县自定的规则文件，可多次 · a file of the county's own rules; may be repeated.")
    var rules: [String] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let encoding, TextEncoding(label: encoding) == nil {
            throw ValidationError("--encoding \(encoding): UTF-8, GB18030, GBK, UTF-16")
        }
    }

    private func checkSelection(_ rules: RuleSet) throws {
        let unknown = selection.unknown(in: rules)
        guard unknown.isEmpty else {
            throw ValidationError(
                "没有这样的规则 · no such rule: \(unknown.joined(separator: ", "))（hecha rule）")
        }
    }

    private var selection: RuleSelection {
        RuleSelection(
            select: Self.codes(select).map { $0.uppercased() },
            ignore: Self.codes(ignore).map { $0.uppercased() })
    }

    private static func codes(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map(String.init) }
    }

    func run() async throws {
        let language = common.language
        do {
            let ruleSet = try CountyRuleBook(files: rules).ruleSet
            try checkSelection(ruleSet)
            let result = try await CheckRun(
                paths: files, source: source, encoding: encoding, selection: selection,
                rules: ruleSet, options: common.runOptions()
            ).run()
            if !common.quiet { ProgressLine.clear() }
            try write(result, language)
            if !common.quiet { Terminal.say(summary(result, language)) }
            if common.failOn.isReached(by: result.findings.map(\.severity)) { throw ExitCode(1) }
        } catch let failure as AuditFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as ManifestError {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as ReadFailure {
            throw Terminal.stop(failure.sentence, language)
        } catch let failure as UnknownSource {
            throw Terminal.stop(failure.sentence, language)
        }
    }

    private func write(_ result: CheckResult, _ language: Language) throws {
        let descriptor = try destination()
        defer { if output != nil { close(descriptor) } }
        let name = output ?? "stdout"
        let json = FindingsFile(
            inputs: result.inputs, texts: result.ruleTexts, reveal: common.revealing)
        let text = FindingText(
            inputs: result.inputs, texts: result.ruleTexts, language: language,
            reveal: common.revealing)
        var buffer: [UInt8] = []
        for finding in result.findings {
            switch format {
            case .jsonl: buffer += json.line(finding)
            case .text: buffer += Array((text.line(finding) + "\n").utf8)
            }
            if buffer.count > 1 << 20 {
                try StandardStreams.write(buffer, to: descriptor, named: name)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try StandardStreams.write(buffer, to: descriptor, named: name)
    }

    private func destination() throws -> Int32 {
        guard let output else { return STDOUT_FILENO }
        let descriptor = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let message = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
            throw AuditFailure.cannotWrite(path: output, message: message)
        }
        return descriptor
    }

    private func summary(_ result: CheckResult, _ language: Language) -> String {
        func count(_ severity: Severity) -> Int {
            result.findings.count { $0.severity == severity }
        }
        return Bilingual(
            zh: "\(result.inputs.count) 个文件，\(result.recordCount) 条记录：错误 \(count(.error))，"
                + "警告 \(count(.warning))，提示 \(count(.notice))",
            en:
                "\(result.inputs.count) files, \(result.recordCount) records: \(count(.error)) errors, "
                + "\(count(.warning)) warnings, \(count(.notice)) notices")[language]
    }
}
