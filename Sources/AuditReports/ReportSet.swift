import RegistryModel

/// All reports of one result, in one language. The same result always gives the same bytes.
package struct ReportSet {
    private let context: ReportContext

    package init(_ result: AuditResult, language: Language, reveal: Reveal = .masked) {
        context = ReportContext(result, language: language, reveal: reveal)
    }

    private static let findingsFiles: [(String, FindingsFormat)] = [
        ("findings.sarif", .sarif), ("junit.xml", .junit),
    ]

    /// Hands over every file in pieces, so that no more than one page is held at a time. Pieces of
    /// one path come together and in order; a new path begins a new file. Paths are relative to the
    /// report's folder.
    package func write<Failure: Error>(
        _ write: (_ path: String, _ piece: [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let cases = CasesFile(context: context)
        try writeLines(
            "cases.jsonl", context.result.cases.indices, write
        ) { position, json in cases.write(position, into: &json) }
        try write("deductions.csv", DeductionsFile(context: context).bytes())
        let findings = FindingsFile(context: context.findings)
        let listing = context.result.listing
        try writeLines(
            "findings.jsonl", listing, write
        ) { listed, json in findings.write(listed, into: &json) }
        for (path, format) in Self.findingsFiles {
            try FindingsDocument(context.findings, as: format)
                .write(listing) { piece throws(Failure) in try write(path, piece) }
        }
        try write("run.json", RunFile(context: context).bytes())
        try write("index.html", IndexPage(context: context).bytes())
        try write("bulletin.html", Bulletin(context).html(report: "index.html"))
        let notices = VillageCases(context)
        for position in context.result.villages.indices {
            let notice = VillageNotice(context: context, position: position, cases: notices)
            try write(notice.path, notice.bytes())
        }
    }

    private func writeLines<Item, Failure: Error>(
        _ path: String, _ items: some Sequence<Item>,
        _ write: (String, [UInt8]) throws(Failure) -> Void,
        line: (Item, inout JSONWriter) -> Void
    ) throws(Failure) {
        let pieceSize = 1 << 20
        var json = JSONWriter()
        var isEmpty = true
        for item in items {
            line(item, &json)
            if json.bytes.count >= pieceSize {
                try write(path, json.bytes)
                json.removeAll()
                isEmpty = false
            }
        }
        // An empty list is an empty file, not a missing one.
        if isEmpty || !json.bytes.isEmpty { try write(path, json.bytes) }
    }
}
