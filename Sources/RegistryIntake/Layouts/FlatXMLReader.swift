import RegistryModel

/// Reads XML that isn't of the exchange format: flat records whose elements or attributes bear the
/// headers a spreadsheet would have, as county systems export them.
///
/// It doesn't go through our XSD; its labels are matched, and its values read, as the columns of a
/// CSV file are. The first records are kept until their labels tell the layout. Errors of markup
/// are got over where libxml2 can: they mark the record they stand in as broken.
package final class FlatXMLReader {
    /// Records looked at before the layout is settled.
    static let headRecords = 64

    private let context: ReadingContext
    private let sink = FlatXMLRecords()
    private let parser: MarkupPushParser
    private var head: [FlatXMLRecord] = []
    private var columns: FlatXMLColumns?
    private var builder: RecordTableBuilder
    private var output = XMLOutput()
    private var breaks = 0
    private var isCut = false
    /// Records that weren't read whole.
    package private(set) var rejectedCount = 0
    /// Nothing of it reads as records of the source.
    package private(set) var isRefused = false

    package init(_ context: ReadingContext) throws(XMLReaderFailure) {
        self.context = context
        builder = RecordTableBuilder(source: context.source)
        guard let parser = MarkupPushParser(sink, isDecoded: true, recovering: true) else {
            throw .outOfMemory
        }
        self.parser = parser
    }

    /// The layout recognised, and what was derived, once known.
    package var notes: [ReadingNote] { columns?.assignment.notes ?? [] }
    package var derivations: [TableLayout.Derivation] { columns?.assignment.derivations ?? [] }
    package var format: TableLayout.ID? { columns?.matching.layout?.id }

    /// Whether a file's text is XML of another kind than the exchange format of any source.
    package static func isForeign(_ head: [UInt8], for schema: SourceSchema) -> Bool {
        guard let root = SourceRecognition.rootElement(head) else { return false }
        let isOurs = SourceCatalogue.all.contains { $0.rootElement == root }
        let text = String(decoding: head.prefix(4096), as: UTF8.self)
        return !text.contains(XSDDocument.namespace)
            && (!isOurs || (root != schema.rootElement && !schema.kind.isExtra))
    }

    /// The labels of a file's first records, in their order; for telling its source.
    static func labels(of head: [UInt8]) -> [String] {
        let sink = FlatXMLRecords()
        let parser = MarkupPushParser(sink, isDecoded: true, recovering: true)
        parser?.feed(head)
        return FlatXMLColumns.labels(of: sink.takeRecords().prefix(headRecords))
            .map { $0.joined() }
    }

    package func feed(_ block: [UInt8]) -> XMLOutput {
        parser.feed(block)
        collect()
        return take()
    }

    package func finish() -> XMLOutput {
        // How much of the record under way the parser has told of hangs on where blocks ended.
        let isGivenUp = parser.isStopped
        parser.finish()
        collect()
        if var unfinished = sink.takeUnfinished(), !isGivenUp {
            unfinished.isBroken = true
            head.append(unfinished)
        }
        settle()
        if builder.count > 0 { flush() }
        return take()
    }

    private func take() -> XMLOutput {
        defer { output = XMLOutput() }
        return output
    }

    private func collect() {
        head += sink.takeRecords()
        for fault in sink.takeFaults() { report(fault) }
        if columns == nil, head.count < Self.headRecords, !parser.isStopped { return }
        settle()
    }

    private func settle() {
        if isRefused { return }
        if columns == nil {
            columns = FlatXMLColumns(head, context)
            guard let columns else { return refuse() }
            output.findings += columns.assignment.findings
            builder.setPresence(columns.assignment.presence, ofFile: context.file)
        }
        for record in head { append(record) }
        head = []
    }

    /// A root of nobody's: as of old, what the root should be is said.
    private func refuse() {
        isRefused = true
        head = []
        let isNamed = !sink.rootName.isEmpty
        output.findings.append(
            context.finding(
                isNamed ? "FIL011" : "FIL010", .error, line: 1,
                values: [FindingValue("element", sink.rootName)]
                    + FindingValue.sentence(
                        "message", isNamed ? foreignRoot : Self.noElement)))
    }

    private var foreignRoot: Bilingual {
        Bilingual(
            zh: "根元素应是 \(context.schema.rootElement)，或其下各记录用认得的列名",
            en: "The root element must be \(context.schema.rootElement), or its records must bear "
                + "known column names.")
    }

    private static let noElement = Bilingual(zh: "没有元素", en: "no element")

    private func append(_ record: FlatXMLRecord) {
        guard columns != nil else { return }
        let values = columns?.values(of: record) ?? []
        for finding in columns?.takeFindings() ?? [] { output.findings.append(finding) }
        for position in context.schema.fields.indices {
            let value = values[position]
            builder.append(value.span, at: position)
        }
        builder.endRecord(
            Provenance(
                file: context.file, line: UInt32(clamping: record.line),
                number: UInt32(builder.count + 1), byteOffset: 0, byteLength: 0),
            isBroken: record.isBroken)
        if record.isBroken { rejectedCount += 1 }
        if builder.count >= XMLLimits.tableRecords { flush() }
    }

    private func flush() {
        output.tables.append(builder.build())
        builder = RecordTableBuilder(source: context.source)
        if let columns { builder.setPresence(columns.assignment.presence, ofFile: context.file) }
    }

    // MARK: Faults

    private func report(_ fault: MarkupFault) {
        breaks += 1
        guard breaks <= XMLLimits.breaks, !isCut else { return }
        let line = UInt32(clamping: fault.line)
        switch fault.kind {
        case .doctype:
            isRefused = columns == nil && head.isEmpty
            output.findings.append(context.finding("FIL012", .error, line: line))
        case .prematureEnd:
            isCut = true
            output.findings.append(context.finding("FIL031", .error, line: line))
        case .illegalCharacter:
            output.findings.append(
                context.finding("FIL013", .error, line: line, values: [FindingValue("count", "1")]))
        case .syntax, .limit:
            var values = FindingValue.sentence("message", fault.message)
            if fault.isFinal { values.append(FindingValue("unreadBytes", "1")) }
            output.findings.append(context.finding("FIL010", .error, line: line, values: values))
        }
    }
}
