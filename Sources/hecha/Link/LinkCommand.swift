import ArgumentParser
import AuditPipeline
import AuditReports
import Foundation
import RecordLinkage
import RegistryModel

extension LinkListing.Format: ExpressibleByArgument {}

/// What of a linkage is written.
enum LinkedOutput: String, ExpressibleByArgument, CaseIterable {
    case pairs
    case clusters
    case both
}

struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "匹配任意表格中的同一对象 · link or dedupe any CSV tables by a settings file",
        discussion: """
            设置文件写明各列是什么（columns）、比较哪些列（compare）、在什么条件下比较（block）。权重由数据自己估计，\
            不需要标注。The settings say what the columns are, which are compared and which records \
            are; weights are estimated from the data, without labels. Samples/linkage has two worked \
            examples.
            """)

    @Argument(help: "设置文件 · the settings file (YAML).")
    var settings: String

    @Argument(help: "CSV 文件，一个或几个 · CSV files, one or several.")
    var files: [String]

    @Option(name: [.short, .customLong("output")], help: "写到文件，否则写到标准输出 · write to a file.")
    var output: String?

    @Option(help: "写出 pairs、clusters 或 both（both 需 --output，另写 .clusters）· what is written.")
    var write: LinkedOutput = .pairs

    @Option(help: "csv 或 jsonl · the format.")
    var format: LinkListing.Format = .csv

    @OptionGroup var asking: LinkInquiryOptions
    @OptionGroup var modelling: LinkModelOptions
    @OptionGroup var showing: LinkPageOptions
    @OptionGroup var suggesting: LinkSuggestOptions
    @OptionGroup var speech: LanguageOption

    @OptionGroup var speed: ThreadsOption

    @Flag(help: "不打印摘要 · no summary.")
    var quiet = false

    private var threads: Int { speed.threads }

    func validate() throws {
        if write == .both, output == nil {
            throw ValidationError("--write both 需要 --output · needs --output")
        }
    }

    func run() async throws {
        let language = speech.language
        guard let data = FileManager.default.contents(atPath: settings) else {
            throw Terminal.stop(
                Bilingual(
                    zh: "读不到设置文件 \(settings)。请检查路径。",
                    en: "Can't read the settings file \(settings). Check the path."), language)
        }
        let read = try LinkSettingsReader(path: settings)
            .read(
                String(decoding: data, as: UTF8.self),
                for: suggesting.suggest ? .suggesting : .linking)
        if suggesting.suggest {
            return try await suggesting.answer(
                read, files: files, threads: threads, language, quiet: quiet)
        }
        var run = LinkRun(read, files: files, threads: threads)
        if let path = modelling.model { run.model = try MatchModelFile(path: path).read() }
        let outcome = try await run.run()
        if !quiet { LinkSummary(outcome).say(language) }
        if let path = modelling.saveModel {
            try MatchModelFile(path: path).write(
                outcome.model, note: "\(outcome.tables.records.count) records, \(settings)")
        }
        try await showing.write(outcome, threads: threads, language)
        if try asking.answer(outcome, language) { return }
        if try modelling.compare(outcome.model, language) || modelling.estimate { return }
        try await list(outcome)
        // The process ends here, and its records with it: taking them apart one by one takes longer.
        withExtendedLifetime(outcome) { Self.exit() }
    }

    private func list(_ outcome: LinkOutcome) async throws {
        let listing = LinkListing(format)
        if write != .clusters {
            try StandardStreams.write(listing.pairs(outcome.pairs), to: output)
        }
        if write == .pairs { return }
        let path = write == .both ? output.map { $0 + ".clusters" } : output
        try StandardStreams.write(
            try await outcome.clusterListing(listing, threads: threads), to: path)
    }
}
