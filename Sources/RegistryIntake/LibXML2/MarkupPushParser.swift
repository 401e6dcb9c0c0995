import CLibXML2
import RegistryModel

/// Parses one document as it comes, in blocks of any size, and tells a sink of it.
///
/// Refuses a DOCTYPE, and start tags that cost more than their size warrants: a scanner looks at
/// every byte before libxml2 does. No entity but the five predefined ones is known, nothing is
/// loaded. Memory: what libxml2 keeps of one tag, 64 KiB at most. Used by one thread at a time.
final class MarkupPushParser {
    private let parser: xmlParserCtxtPtr
    private let run: MarkupRun
    private var scanner = MarkupScanner(record: "\u{0}")

    /// Nil when there is no memory for a parser. `isDecoded` for text that is UTF-8 by now, whatever
    /// its declaration says; `recovering` goes on after an error where libxml2 can.
    init?(_ sink: any MarkupSink, isDecoded: Bool, recovering: Bool) {
        let run = MarkupRun(sink)
        // The parser copies the handlers when it is made, and frees its copy.
        let handlers = SAXHandlers()
        guard
            let parser = withExtendedLifetime(
                handlers,
                {
                    xmlCreatePushParserCtxt(handlers.pointer, run.userData, nil, 0, nil)
                })
        else { return nil }
        self.parser = parser
        self.run = run
        run.parser = parser
        run.setOptions(isDecoded: isDecoded, recovering: recovering)
    }

    deinit {
        xmlFreeParserCtxt(parser)
    }

    /// Nothing fed from here on is looked at.
    var isStopped: Bool { run.isStopped }

    func feed(_ bytes: [UInt8]) {
        guard !run.isStopped, !bytes.isEmpty else { return }
        let start = scanner.offset
        scanner.scan(bytes.span)
        for mark in scanner.takeMarks() {
            let reason: (kind: MarkupFault.Kind, message: Bilingual)
            switch mark.kind {
            case .doctype:
                reason = (
                    .doctype, Bilingual(zh: "含 DOCTYPE 声明，拒绝读取", en: "DOCTYPE isn't allowed")
                )
            case .limit(let limit) where limit != .text: reason = (.limit(limit), limit.message)
            default: continue
            }
            // What stands before it is read, wherever blocks end.
            parse(Array(bytes.prefix(max(0, mark.offset - start))), isLast: false)
            return stop(reason.kind, mark.line, reason.message)
        }
        parse(bytes, isLast: false)
    }

    /// Tells the parser that the document is at its end.
    func finish() {
        guard !run.isStopped else { return }
        run.isFinishing = true
        parse([], isLast: true)
        run.isStopped = true
    }

    private func stop(_ kind: MarkupFault.Kind, _ line: Int, _ message: Bilingual) {
        run.isStopped = true
        run.sink.fault(MarkupFault(kind: kind, line: line, message: message, isFinal: true))
    }

    private func parse(_ bytes: [UInt8], isLast: Bool) {
        if bytes.isEmpty, !isLast { return }
        run.collectingErrors {
            bytes.withUnsafeBytes { buffer in
                _ = xmlParseChunk(
                    parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(buffer.count), isLast ? 1 : 0)
            }
        }
    }
}

/// Ties libxml2's callbacks to a sink.
private final class MarkupRun: SAXRun {
    let sink: any MarkupSink
    var isStopped = false
    var isFinishing = false

    init(_ sink: any MarkupSink) {
        self.sink = sink
    }

    override func start(_ name: Span<UInt8>, _ tag: SAXStartTag) {
        if !isStopped { sink.start(name, tag.attributes, line: line) }
    }

    override func end(_ name: Span<UInt8>) {
        if !isStopped { sink.end(name) }
    }

    override func text(_ bytes: Span<UInt8>) {
        if !isStopped { sink.text(bytes) }
    }

    /// Errors that libxml2 gets over, such as a namespace that wasn't declared, aren't told.
    override func error(_ error: LibXML2Error) {
        guard !isStopped, error.isFatal else { return }
        sink.fault(
            MarkupFault(
                kind: kind(error), line: max(1, error.line),
                message: MarkupWords.sentence(
                    code: error.code, libxml2: String(error.message.prefix(400))),
                isFinal: isDisabled))
    }

    private func kind(_ error: LibXML2Error) -> MarkupFault.Kind {
        switch error.code {
        case Int32(XML_ERR_TAG_NOT_FINISHED.rawValue), Int32(XML_ERR_DOCUMENT_END.rawValue),
            Int32(XML_ERR_DOCUMENT_EMPTY.rawValue):
            .prematureEnd
        // There is no more text, and none is left: whatever is wrong here is that it ends.
        case _ where isFinishing && isOutOfText: .prematureEnd
        case Int32(XML_ERR_INVALID_CHAR.rawValue): .illegalCharacter
        default: .syntax
        }
    }
}
