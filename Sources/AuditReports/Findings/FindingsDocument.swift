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
        let hasOthers = findings.indices.contains { !isListed(findings[$0].standing) }
        let listed = hasOthers ? findings.filter { isListed($0.standing) } : findings
        var formatter = makeFormatter()
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

    /// People are shown what is to be done; machines also what was set aside, and SARIF, which has a
    /// word for it, what the baseline knows.
    private func isListed(_ standing: FindingStanding) -> Bool {
        switch standing {
        case .open: true
        case .known: format == .sarif
        case .suppressed: format != .text && format != .github
        }
    }

    private func makeFormatter() -> any FindingsFormatter {
        switch format {
        case .text: TextFormatter(context, text)
        case .json: JSONFormatter(context)
        case .jsonl: JSONLinesFormatter(file: FindingsFile(context: context))
        case .sarif: SARIFFormatter(context)
        case .junit: JUnitFormatter(context)
        case .github: GitHubFormatter(context: context)
        case .csv: FindingsCSVFormatter(context: context)
        }
    }
}
