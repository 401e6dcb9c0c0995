import RegistryModel

/// All reports of one result, in one language. The same result always gives the same bytes.
package struct ReportSet: Sendable {
    /// Where the index looks for `workbook` and `bulletin`, which are written side by side with the
    /// documents.
    package static let workbookPath = "audit.xlsx"
    package static let bulletinPath = "bulletin.odt"

    private let context: ReportContext

    package init(_ result: AuditResult, language: Language, reveal: Reveal = .masked) {
        context = ReportContext(result, language: language, reveal: reveal)
        bulletin = Bulletin(context.masked)
    }

    private static let findingsFiles: [(String, FindingsFormat)] = [
        ("findings.sarif", .sarif), ("junit.xml", .junit),
    ]

    package var workbook: AuditWorkbook { AuditWorkbook(context) }

    /// For everybody: nothing in it is revealed.
    package let bulletin: Bulletin

    /// Every text of the set. Those that take longest come first.
    package var documents: [ReportDocument] { machineFiles + pages }

    /// Hands over every file in pieces, one file after the other.
    package func write<Failure: Error>(
        _ write: (_ path: String, _ piece: [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for document in documents {
            try document.write { piece throws(Failure) in try write(document.path, piece) }
        }
    }

    private var machineFiles: [ReportDocument] {
        let context = context
        let listing = context.result.listing
        let findings = context.findings
        var files = [
            ReportDocument("findings.jsonl") { take in
                let file = FindingsFile(context: findings)
                Self.writeLines(listing, take) { listed, json in file.write(listed, into: &json) }
            },
            ReportDocument("cases.jsonl") { take in
                let file = CasesFile(context: context)
                Self.writeLines(context.result.cases.indices, take) { position, json in
                    file.write(position, into: &json)
                }
            },
        ]
        for (path, format) in Self.findingsFiles {
            files.append(
                ReportDocument(path) { take in
                    FindingsDocument(findings, as: format).write(listing) { piece in take(piece) }
                })
        }
        files.append(
            ReportDocument("deductions.csv", whole: { DeductionsFile(context: context).bytes() }))
        for file in FeedErrorsFile.all(context) {
            files.append(ReportDocument(file.path, whole: { file.bytes() }))
        }
        files.append(
            ReportDocument("indicators.json", whole: { IndicatorsFile(context: context).bytes() }))
        files.append(ReportDocument("run.json", whole: { RunFile(context: context).bytes() }))
        return files
    }

    private var pages: [ReportDocument] {
        let context = context
        let cases = VillageCases(context)
        var pages = [
            ReportDocument("index.html", whole: { IndexPage(context: context).bytes() }),
            ReportDocument(
                "bulletin.html",
                whole: { [bulletin] in bulletin.html(report: "index.html") }),
        ]
        for position in context.result.villages.indices {
            let notice = VillageNotice(context: context, position: position, cases: cases)
            pages.append(ReportDocument(notice.path, whole: { notice.bytes() }))
        }
        let villages = context.result.villages.map { Optional($0.village) }
        for village in villages + (cases.unassigned.isEmpty ? [] : [nil]) {
            let page = CasePage(context: context, village: village, cases: cases)
            pages.append(ReportDocument(page.path, whole: { page.bytes() }))
        }
        return pages
    }

    private static func writeLines<Item>(
        _ items: some Sequence<Item>, _ take: ([UInt8]) -> Void,
        line: (Item, inout JSONWriter) -> Void
    ) {
        let pieceSize = 1 << 20
        var json = JSONWriter()
        var isEmpty = true
        for item in items {
            line(item, &json)
            if json.bytes.count >= pieceSize {
                take(json.bytes)
                json.removeAll()
                isEmpty = false
            }
        }
        // An empty list is an empty file, not a missing one.
        if isEmpty || !json.bytes.isEmpty { take(json.bytes) }
    }
}
