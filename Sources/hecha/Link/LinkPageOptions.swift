import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

/// The page that shows how pairs were weighed.
struct LinkPageOptions: ParsableArguments {
    @Option(
        help: "把诊断写成一个网页：权重分布、m 与 u、门槛的取舍、分块 · write diagnostics as one HTML page.")
    var diagnostics: String?

    /// Writes the page when it is asked for; the same bytes for any number of threads.
    func write(_ outcome: LinkOutcome, threads: Int, _ language: Language) async throws {
        guard let diagnostics else { return }
        let facts = try await outcome.diagnostics(
            toolVersion: ToolVersion.current, threads: threads)
        try StandardStreams.write(LinkDiagnosticsPage(facts, language).bytes(), to: diagnostics)
    }
}
