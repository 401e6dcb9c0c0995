import RegistryModel

/// The formats findings are written in.
package enum FindingsFormat: String, Sendable, CaseIterable {
    case text
    case json
    case jsonl
    case sarif
    case junit
    case github
    case csv
}

/// Writes findings one after another; what a format has to know beforehand it learns in `start`.
protocol FindingsFormatter {
    mutating func start(_ findings: [ListedFinding]) -> [UInt8]
    mutating func item(_ listed: ListedFinding) -> [UInt8]
    mutating func finish() -> [UInt8]
}

/// All findings of a run in one format. The same findings always give the same bytes.
package struct FindingsDocument {
    private let context: FindingsContext
    private let format: FindingsFormat
    private let text: TextStyle

    /// `text` is for that format alone.
    package init(
        _ context: FindingsContext, as format: FindingsFormat, text: TextStyle = TextStyle()
    ) {
        self.context = context
        self.format = format
        self.text = text
    }

    /// Hands over the document in pieces of about a megabyte. `findings` are in the order of
    /// `Finding.precedes`; those of one defect are brought together in text.
    package func write<Failure: Error>(
        _ findings: [ListedFinding], to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let listed = listed(findings)
        guard var formatter = makeFormatter() else {
            let words = words
            var writer = TextFormatter(context, text)
            for part in Self.parts(listed) { try sink(writer.text(of: words.told(part))) }
            return try sink(writer.finish())
        }
        var buffer = formatter.start(listed)
        for finding in listed {
            buffer += formatter.item(finding)
            if buffer.count >= 1 << 20 {
                try sink(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        buffer += formatter.finish()
        try sink(buffer)
    }

    /// The same document, findings being put into words side by side where the format allows it.
    ///
    /// - Parameter map: calls its second argument with each element of the first, on any thread, and
    ///   returns the results in order.
    package func write(
        _ findings: [ListedFinding],
        by map: (
            [ArraySlice<ListedFinding>],
            @escaping @Sendable (ArraySlice<ListedFinding>) -> ToldFindings
        ) async throws -> [ToldFindings],
        to sink: ([UInt8]) throws -> Void
    ) async throws {
        guard format == .text else { return try write(findings, to: sink) }
        let words = words
        var writer = TextFormatter(context, text)
        var parts = Self.parts(listed(findings))[...]
        while !parts.isEmpty {
            // Some megabytes of text at a time.
            let some = Array(parts.prefix(16))
            parts = parts.dropFirst(some.count)
            for told in try await map(some, { words.told($0) }) {
                try sink(writer.text(of: told))
            }
        }
        try sink(writer.finish())
    }

    private var words: FindingText {
        FindingText(context: context, paint: Paint(isOn: text.isColoured))
    }

    private func listed(_ findings: [ListedFinding]) -> [ListedFinding] {
        let hasOthers = findings.indices.contains { !isListed(findings[$0].standing) }
        return hasOthers ? findings.filter { isListed($0.standing) } : findings
    }

    /// Runs of some thousand findings, never cut between those of one line of a file.
    private static func parts(_ findings: [ListedFinding]) -> [ArraySlice<ListedFinding>] {
        var parts: [ArraySlice<ListedFinding>] = []
        var start = 0
        while start < findings.count {
            var end = min(start + 2_048, findings.count)
            while end < findings.count {
                let (last, next) = (findings[end - 1].finding, findings[end].finding)
                if last.file != next.file || last.line != next.line { break }
                end += 1
            }
            parts.append(findings[start..<end])
            start = end
        }
        return parts
    }

    /// People are shown what is to be done; machines also what was set aside, and SARIF, which has a
    /// word for it, what the baseline knows.
    private func isListed(_ standing: FindingStanding) -> Bool {
        switch standing {
        case .open: true
        case .known: format == .sarif
        case .suppressed: format != .text && format != .github
        }
    }

    /// Nil for text, which is written part by part.
    private func makeFormatter() -> (any FindingsFormatter)? {
        switch format {
        case .text: nil
        case .json: JSONFormatter(context)
        case .jsonl: JSONLinesFormatter(file: FindingsFile(context: context))
        case .sarif: SARIFFormatter(context)
        case .junit: JUnitFormatter(context)
        case .github: GitHubFormatter(context: context)
        case .csv: FindingsCSVFormatter(context: context)
        }
    }
}
