import CLibXML2

// The set-up both parsers share, the whole-document and the push one. Callbacks stand at file scope:
// as closures inside a main-actor context they crash on other threads.

/// One parse: what libxml2 tells of, in Swift's terms. Each parser has a subclass.
///
/// libxml2 holds it unretained as its user data, for as long as `collectingErrors` runs.
class SAXRun {
    /// Set by whoever makes the parser, which outlives no run that is told of it.
    final var parser: xmlParserCtxtPtr?

    func start(_ name: Span<UInt8>, _ tag: SAXStartTag) {}
    func end(_ name: Span<UInt8>) {}
    func text(_ bytes: Span<UInt8>) {}
    func error(_ error: LibXML2Error) {}

    /// Of the parser; an int, so right beyond 65 535 where a node's line isn't.
    final var line: Int { Int(parser?.pointee.input?.pointee.line ?? 0) }

    /// All text given so far has been read.
    final var isOutOfText: Bool {
        guard let input = parser?.pointee.input?.pointee else { return false }
        return input.cur >= input.end
    }

    /// libxml2 tells of nothing any more.
    final var isDisabled: Bool { parser?.pointee.disableSAX ?? 0 != 0 }

    final var userData: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// Runs `body` with this thread's errors told to the run, then as before.
    final func collectingErrors<Result>(_ body: () -> Result) -> Result {
        withExtendedLifetime(self) {
            let previous = (__xmlStructuredErrorContext()?.pointee, __xmlStructuredError()?.pointee)
            xmlSetStructuredErrorFunc(userData, saxError)
            defer { xmlSetStructuredErrorFunc(previous.0 ?? nil, previous.1 ?? nil) }
            return body()
        }
    }

    /// Nothing from the network, and never NOENT, DTDLOAD or HUGE. `isDecoded` for text that is UTF-8 by
    /// now, whatever its declaration says; `recovering` goes on after an error where libxml2 can.
    final func setOptions(isDecoded: Bool, recovering: Bool) {
        var options = XML_PARSE_NONET.rawValue
        if isDecoded { options |= XML_PARSE_IGNORE_ENC.rawValue }
        if recovering { options |= XML_PARSE_RECOVER.rawValue }
        xmlCtxtUseOptions(parser, Int32(options))
    }
}

/// What libxml2 keeps for the whole process.
private enum LibXML2Globals {
    /// Made once, before any thread reads: two schemas compiled at once by the first two threads would
    /// each make the tables of built-in types, and one would go on with pointers into the other's.
    static let make: Void = {
        xmlInitParser()
        xmlMakeSchemaTypes()
    }()
}

/// The table of callbacks, at an address of its own for as long as a parser may look at it.
final class SAXHandlers {
    let pointer: UnsafeMutablePointer<xmlSAXHandler>

    init() {
        LibXML2Globals.make
        var handlers = xmlSAXHandler()
        handlers.initialized = XML_SAX2_MAGIC
        handlers.startElementNs = saxStart
        handlers.endElementNs = saxEnd
        handlers.characters = saxText
        handlers.ignorableWhitespace = saxText
        handlers.cdataBlock = saxText
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: handlers)
    }

    deinit {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }
}

/// One thing libxml2 complains of.
struct LibXML2Error {
    let code: Int32
    /// Of the parser; the validator's errors carry none when it reads a stream.
    let line: Int
    /// Without the line end.
    let message: String
    /// Found by the schema, not by the parser.
    let isViolation: Bool
    /// Not a mere warning.
    let isError: Bool
    /// libxml2 doesn't get over it.
    let isFatal: Bool

    init(_ error: xmlError) {
        code = error.code
        line = Int(error.line)
        var message = error.message.map { String(cString: $0) } ?? ""
        while message.last?.isWhitespace == true { message.removeLast() }
        self.message = message
        isViolation = error.domain == Int32(XML_FROM_SCHEMASV.rawValue)
        isError = error.level.rawValue >= XML_ERR_ERROR.rawValue
        isFatal = error.level == XML_ERR_FATAL
    }
}

private func run(_ context: UnsafeMutableRawPointer?) -> SAXRun? {
    context.map { Unmanaged<SAXRun>.fromOpaque($0).takeUnretainedValue() }
}

private func bytes(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
}

private func saxStart(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let run = run(context), let localName else { return }
    let tag = SAXStartTag(
        localName, prefix: prefix, uri: uri,
        attributes: MarkupAttributes(attributes, count: attributeCount),
        namespaces: (namespaces, namespaceCount))
    run.start(bytes(localName).span, tag)
}

private func saxEnd(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
) {
    guard let run = run(context), let localName else { return }
    run.end(bytes(localName).span)
}

private func saxText(
    _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
    guard let run = run(context), let text else { return }
    run.text(UnsafeBufferPointer(start: text, count: Int(count)).span)
}

/// For the validator too.
func saxError(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let run = run(context), let error = error?.pointee else { return }
    run.error(LibXML2Error(error))
}
