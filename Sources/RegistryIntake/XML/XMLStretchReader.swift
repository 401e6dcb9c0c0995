import RegistryModel

/// What the threads that read one file's stretches share.
package struct XMLStretchContext: Sendable {
    let findings: XMLFindings
    let schema: SourceSchema
    let frame: XMLRootFrame
    /// Nil when no record of the file can be plain.
    let plan: XMLRecordPlan?
    /// In the root; to be started anew where a record starts.
    let scanner: MarkupScanner
}

/// Reads stretches of one file, in any order: plain valid records by the tables, others with libxml2.
///
/// What neither can read without knowing the text before, such as records that aren't well-formed,
/// is handed on as text to the file's `XMLRecordReader`; so the result is the one that reader would
/// come to by itself. Used by one thread at a time; memory: one stretch and its table.
package final class XMLStretchReader {
    let context: XMLStretchContext
    let plain: XMLPlainScanner?
    let box: XMLRecordSinkBox
    var scanner: MarkupScanner
    let recordTag: [UInt8]
    /// Made when the first record needs it.
    private var session: LibXML2Session?

    // Of the stretch being read.
    private var parts: [XMLPart] = []
    var batch: XMLRowBatch
    var report = XMLReport()
    /// Records found since the last flush that aren't plain.
    var odd: [XMLOddRecord] = []
    /// Where the run being built began.
    private var runStart = (position: 0, line: 0)
    /// Records libxml2 couldn't take alone; after a few, others aren't tried.
    var refusals = 0

    static let refusalLimit = 8
    /// Text given to libxml2 at once.
    static let groupBytes = 65_536
    /// Text looked at once for a record's end.
    static let scanBytes = 256

    package init(_ context: XMLStretchContext) {
        self.context = context
        plain = context.plan.map { XMLPlainScanner($0) }
        box = XMLRecordSinkBox(schema: context.schema)
        batch = XMLRowBatch(.nothing)
        scanner = context.scanner
        recordTag = Array("<\(context.schema.recordElement)>".utf8)
    }

    func libxml2() throws(XMLReaderFailure) -> LibXML2Session {
        if let session { return session }
        let made = try LibXML2Session(
            schemaText: XSDDocument(context.schema).text, source: context.findings.source.name)
        session = made
        return made
    }

    package func read(_ stretch: XMLStretch) throws(XMLReaderFailure) -> [XMLPart] {
        guard stretch.startsAtRecord else { return [.text(stretch.copiedText)] }
        parts = []
        refusals = 0
        begin(stretch, at: 0, stretch.line)
        var position = 0
        var line = stretch.line
        while position < stretch.count {
            plain?.scan(stretch, from: &position, line: &line)
            let isFull = plain?.count == XMLPlainScanner.capacity
            if position < stretch.count, !isFull {
                readOdd(stretch, &position, &line)
            }
            if isFull || odd.count >= XMLPlainScanner.capacity {
                try flush(stretch)
            }
        }
        try flush(stretch)
        endRun(stretch, at: position, line)
        defer {
            parts = []
            batch = XMLRowBatch(.nothing)
        }
        return parts
    }

    // MARK: Runs

    private func begin(_ stretch: XMLStretch, at position: Int, _ line: Int) {
        runStart = (position, line)
        report = XMLReport()
        batch = XMLRowBatch(stretch)
    }

    private func endRun(_ stretch: XMLStretch, at position: Int, _ line: Int) {
        if batch.isEmpty { return }
        let file = context.findings.file
        var builder = RecordTableBuilder(source: context.findings.source)
        builder.setPresence(context.schema.allFields, ofFile: file)
        batch.append(to: &builder, stretch, file: file)
        parts.append(
            .records(
                XMLRecordRun(
                    table: builder.build(), findings: report.findings, saidOnce: report.saidOnce,
                    byteOffset: stretch.offset, byteCount: position - runStart.position,
                    lineCount: line - runStart.line)))
    }

    /// Hands a piece of the stretch on as text.
    func handOn(_ stretch: XMLStretch, _ odd: XMLOddRecord) {
        endRun(stretch, at: odd.start, odd.line)
        let text = Array(stretch.bytes[odd.start..<odd.next])
        parts.append(.text(text))
        begin(stretch, at: odd.next, odd.line + XMLTextSurvey(text.span).lineFeeds)
    }
}
