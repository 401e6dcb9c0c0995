import CLibXML2
import RegistryModel

// Beside LibXML2.swift the only file that holds libxml2's pointers. Callbacks stand at file scope:
// as closures inside a main-actor context they crash on other threads.

/// What a push parser tells of a document, element by element. Called while it is fed.
protocol MarkupSink: AnyObject {
    func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int)
    func end(_ name: Span<UInt8>)
    func text(_ bytes: Span<UInt8>)
    func fault(_ fault: MarkupFault)
}

/// Why a document is no good, in part or from here on.
struct MarkupFault: Equatable {
    enum Kind: Equatable {
        case syntax
        /// The document ended inside an element.
        case prematureEnd
        case illegalCharacter
        case doctype
        case limit(XMLLimit)
    }

    let kind: Kind
    let line: Int
    let message: Bilingual
    /// Nothing after it is read.
    let isFinal: Bool
}

/// The attributes of the element that has just been told of; valid within that call alone.
///
/// libxml2 gives five pointers an attribute, the fourth and fifth of which enclose its value.
struct MarkupAttributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    private func name(at index: Int) -> UnsafePointer<xmlChar>? { pointers?[5 * index] }

    private func value(at index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let start = pointers?[5 * index + 3], let end = pointers?[5 * index + 4] else {
            return nil
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// Calls `body` with the value of the attribute of this local name; nil without one.
    func with<Result>(_ name: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
        for index in 0..<count {
            guard let own = self.name(at: index),
                xmlStrEqual(own, name.utf8Start) == 1, let value = value(at: index)
            else { continue }
            return body(value.span)
        }
        return nil
    }

    func text(_ name: StaticString) -> String? {
        with(name) { $0.text(atMost: XMLLimits.startTagBytes) }
    }

    /// Every attribute by local name, in the order of the tag.
    var all: [(name: String, value: String)] {
        (0..<count).compactMap { index in
            guard let name = name(at: index), let value = value(at: index) else { return nil }
            return (String(cString: name), String(decoding: value, as: UTF8.self))
        }
    }
}

/// Parses one document as it comes, in blocks of any size, and tells a sink of it.
///
/// Refuses a DOCTYPE, and start tags that cost more than their size warrants: a scanner looks at
/// every byte before libxml2 does. No entity but the five predefined ones is known, nothing is
/// loaded. Memory: what libxml2 keeps of one tag, 64 KiB at most. Used by one thread at a time.
final class MarkupPushParser {
    private let parser: xmlParserCtxtPtr
    private let handlers: UnsafeMutablePointer<xmlSAXHandler>
    private let run: MarkupRun
    private var scanner = MarkupScanner(record: "\u{0}")

    /// Nil when there is no memory for a parser. `isDecoded` for text that is UTF-8 by now, whatever
    /// its declaration says; `recovering` goes on after an error where libxml2 can.
    init?(_ sink: any MarkupSink, isDecoded: Bool, recovering: Bool) {
        xmlInitParser()
        run = MarkupRun(sink)
        handlers = .allocate(capacity: 1)
        handlers.initialize(to: Self.makeHandlers())
        let context = Unmanaged.passUnretained(run).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(handlers, context, nil, 0, nil) else {
            handlers.deinitialize(count: 1)
            handlers.deallocate()
            return nil
        }
        self.parser = parser
        run.parser = parser
        // Never NOENT, DTDLOAD or HUGE.
        var options = XML_PARSE_NONET.rawValue
        if isDecoded { options |= XML_PARSE_IGNORE_ENC.rawValue }
        if recovering { options |= XML_PARSE_RECOVER.rawValue }
        xmlCtxtUseOptions(parser, Int32(options))
    }

    deinit {
        // The parser copied the handlers when it was made, and frees its copy.
        xmlFreeParserCtxt(parser)
        handlers.deinitialize(count: 1)
        handlers.deallocate()
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
        withExtendedLifetime(run) {
            let context = Unmanaged.passUnretained(run).toOpaque()
            let previous = (__xmlStructuredErrorContext()?.pointee, __xmlStructuredError()?.pointee)
            xmlSetStructuredErrorFunc(context, markupError)
            defer { xmlSetStructuredErrorFunc(previous.0 ?? nil, previous.1 ?? nil) }
            bytes.withUnsafeBytes { buffer in
                _ = xmlParseChunk(
                    parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(buffer.count), isLast ? 1 : 0)
            }
        }
    }

    private static func makeHandlers() -> xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.initialized = XML_SAX2_MAGIC
        handlers.startElementNs = markupStart
        handlers.endElementNs = markupEnd
        handlers.characters = markupText
        handlers.ignorableWhitespace = markupText
        handlers.cdataBlock = markupText
        return handlers
    }
}

/// Ties libxml2's callbacks to a sink.
private final class MarkupRun {
    let sink: any MarkupSink
    var parser: xmlParserCtxtPtr?
    var isStopped = false
    var isFinishing = false

    init(_ sink: any MarkupSink) {
        self.sink = sink
    }

    /// There is no more text, and none is left: whatever is wrong here is that it ends.
    var isOutOfText: Bool {
        guard isFinishing, let input = parser?.pointee.input?.pointee else { return false }
        return input.cur >= input.end
    }

    var line: Int { Int(parser?.pointee.input?.pointee.line ?? 0) }

    static func of(_ context: UnsafeMutableRawPointer?) -> MarkupRun? {
        guard let context else { return nil }
        let run = Unmanaged<MarkupRun>.fromOpaque(context).takeUnretainedValue()
        return run.isStopped ? nil : run
    }
}

private func span(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
}

private func markupStart(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let run = MarkupRun.of(context), let localName else { return }
    let own = MarkupAttributes(pointers: attributes, count: Int(attributeCount))
    run.sink.start(span(localName).span, own, line: run.line)
}

private func markupEnd(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
) {
    guard let run = MarkupRun.of(context), let localName else { return }
    run.sink.end(span(localName).span)
}

private func markupText(
    _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32
) {
    guard let run = MarkupRun.of(context), let bytes else { return }
    run.sink.text(UnsafeBufferPointer(start: bytes, count: Int(count)).span)
}

private func markupError(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let run = MarkupRun.of(context), let error = error?.pointee,
        error.level.rawValue >= XML_ERR_ERROR.rawValue
    else { return }
    var message = error.message.map { String(cString: $0) } ?? ""
    while message.last?.isWhitespace == true { message.removeLast() }
    let kind: MarkupFault.Kind =
        switch error.code {
        case Int32(XML_ERR_TAG_NOT_FINISHED.rawValue), Int32(XML_ERR_DOCUMENT_END.rawValue),
            Int32(XML_ERR_DOCUMENT_EMPTY.rawValue):
            .prematureEnd
        case _ where run.isOutOfText: .prematureEnd
        case Int32(XML_ERR_INVALID_CHAR.rawValue): .illegalCharacter
        default: .syntax
        }
    // A namespace that wasn't declared is an error libxml2 gets over.
    guard error.level == XML_ERR_FATAL else { return }
    run.sink.fault(
        MarkupFault(
            kind: kind, line: max(1, Int(error.line)),
            message: MarkupWords.sentence(code: error.code, libxml2: String(message.prefix(400))),
            isFinal: run.parser?.pointee.disableSAX ?? 0 != 0))
}
