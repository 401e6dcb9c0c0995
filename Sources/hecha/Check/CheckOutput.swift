import AuditPipeline
import AuditReports
import RegistryModel

/// Writes what a check found, to stdout or to the file named.
struct CheckOutput {
    private let result: CheckResult
    private let listing: CheckListing
    private let options: OutputOptions
    private let common: CommonOptions

    init(
        _ result: CheckResult, _ listing: CheckListing, _ options: OutputOptions,
        _ common: CommonOptions
    ) {
        self.result = result
        self.listing = listing
        self.options = options
        self.common = common
    }

    func write(statistics: Bool) async throws {
        if statistics {
            let numbers = numbers
            let bytes = options.format == .json ? numbers.json : Array(numbers.text.utf8)
            return try StandardStreams.write(bytes, to: options.output)
        }
        let output = try ResultOutput(options.output)
        let document = FindingsDocument(context, as: options.format, text: style)
        try await document.write(listing.listed, threads: common.threads) { try output.write($0) }
        try output.close()
    }

    private var context: FindingsContext {
        var context = FindingsContext(
            inputs: result.inputs, texts: result.ruleTexts, language: common.language,
            reveal: common.revealing)
        context.toolVersion = ToolVersion.current
        context.runDate = result.runDate
        context.failOn = Severity(rawValue: common.failOn.rawValue)
        context.hasBaseline = result.hasBaseline
        context.leftOut = listing.leftOut
        context.totals = listing.totals
        return context
    }

    private var style: TextStyle {
        let rows = result.rows()
        return TextStyle(
            isColoured: options.isColoured, hasContext: !options.noContext,
            rowLimit: options.rowLimit
        ) { rows.row(of: $0) }
    }

    private var numbers: FindingStatistics {
        FindingStatistics(
            listing.listed,
            undecided: Dictionary(
                result.counts.map { ($0.code, $0.count.undecided) }, uniquingKeysWith: +),
            context: context)
    }
}
