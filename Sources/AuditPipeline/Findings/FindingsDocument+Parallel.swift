import AuditReports

extension FindingsDocument {
    /// Hands over the document in pieces, made on `threads` threads where the format allows it.
    package func write(
        _ findings: [ListedFinding], threads: Int, to sink: ([UInt8]) throws -> Void
    ) async throws {
        let runner = ParallelRunner(threads: threads)
        try await write(findings, by: { try await runner.map($0, $1) }, to: sink)
    }
}
