import ArgumentParser
import AuditPipeline
import AuditReports
import RecordLinkage
import RegistryModel

/// Asks why two records were linked, or weren't.
struct LinkInquiryOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: "两条记录为什么（没）匹配：写两个标识，或 文件:行号 · why two records were linked, or weren't.")
    var why: [String] = []

    @Option(parsing: .upToNextOption, help: "同 --why · the same as --why.")
    var whyNot: [String] = []

    private var asked: [String] { why + whyNot }

    func validate() throws {
        guard asked.isEmpty || asked.count == 2 else {
            throw ValidationError("--why A B：要两条记录 · needs two records")
        }
    }

    /// Prints the answer; false when nothing was asked.
    func answer(_ outcome: LinkOutcome, _ language: Language) throws -> Bool {
        guard asked.count == 2 else { return false }
        let records = try asked.map { name in
            guard let record = outcome.tables.record(named: name) else {
                throw LinkFailure.noRecord(name)
            }
            return record
        }
        let lines = LinkInquiryText(outcome, language).lines(records[0], records[1])
        try StandardStreams.print(lines.joined(separator: "\n"))
        return true
    }
}
