import CLibXML2

/// A compiled schema and the parsers that use it: one reader's, on one thread at a time.
final class LibXML2Session {
    private let schema: xmlSchemaPtr
    private let handlers = SAXHandlers()

    /// Compiling costs 0.3 to 1.5 ms, so each reader compiles its own and no pointer is shared.
    init(schemaText: String, source: String) throws(XMLReaderFailure) {
        let messages = MessageBox()
        guard let compiled = Self.compile(schemaText, messages) else {
            throw .schemaNotCompiled(source: source, message: messages.text)
        }
        schema = compiled
    }

    deinit {
        xmlSchemaFree(schema)
    }

    private static func compile(_ text: String, _ messages: MessageBox) -> xmlSchemaPtr? {
        var bytes = Array(text.utf8CString)
        return bytes.withUnsafeMutableBufferPointer { buffer -> xmlSchemaPtr? in
            guard
                let parser = xmlSchemaNewMemParserCtxt(
                    buffer.baseAddress, Int32(buffer.count - 1))
            else { return nil }
            defer { xmlSchemaFreeParserCtxt(parser) }
            return withExtendedLifetime(messages) {
                let context = Unmanaged.passUnretained(messages).toOpaque()
                xmlSchemaSetParserStructuredErrors(parser, collectMessage, context)
                return xmlSchemaParse(parser)
            }
        }
    }

    /// Parses `text` as one document and tells `sink` of it; validates unless told not to.
    func parse(_ text: [UInt8], validating: Bool, into sink: any XMLEventSink)
        throws(XMLReaderFailure)
    {
        let run = ParseRun(sink)
        let isDone = run.collectingErrors {
            text.withUnsafeBytes { parse($0, validating: validating, run) }
        }
        if !isDone { throw .outOfMemory }
    }

    private func parse(_ text: UnsafeRawBufferPointer, validating: Bool, _ run: ParseRun) -> Bool {
        // libxml2 makes no parser for nothing; a blank is as empty.
        guard let base = text.baseAddress, text.count > 0 else {
            return [UInt8(0x20)].withUnsafeBytes { parse($0, validating: validating, run) }
        }
        guard
            let parser = xmlCreateMemoryParserCtxt(
                base.assumingMemoryBound(to: CChar.self), Int32(text.count))
        else { return false }
        defer { xmlFreeParserCtxt(parser) }
        run.parser = parser
        run.setOptions(isDecoded: true, recovering: false)
        let ownHandlers = parser.pointee.sax
        parser.pointee.sax = handlers.pointer
        parser.pointee.userData = run.userData
        // Freeing the parser frees its handlers too, unless they are the ones it came with.
        defer { parser.pointee.sax = ownHandlers }
        if validating { return parseValidating(parser, run) }
        xmlParseDocument(parser)
        return true
    }

    private func parseValidating(_ parser: xmlParserCtxtPtr, _ run: ParseRun) -> Bool {
        guard let validator = xmlSchemaNewValidCtxt(schema) else { return false }
        defer { xmlSchemaFreeValidCtxt(validator) }
        xmlSchemaSetValidStructuredErrors(validator, saxError, run.userData)
        var sax: UnsafeMutablePointer<xmlSAXHandler>? = handlers.pointer
        var user: UnsafeMutableRawPointer? = run.userData
        return withUnsafeMutablePointer(to: &sax) { saxSlot in
            withUnsafeMutablePointer(to: &user) { userSlot in
                guard let plug = xmlSchemaSAXPlug(validator, saxSlot, userSlot) else {
                    return false
                }
                parser.pointee.sax = saxSlot.pointee
                parser.pointee.userData = userSlot.pointee
                xmlParseDocument(parser)
                xmlSchemaSAXUnplug(plug)
                return true
            }
        }
    }
}

/// Ties libxml2's callbacks to a sink for the time of one parse.
private final class ParseRun: SAXRun {
    private let sink: any XMLEventSink
    private var hasRoot = false

    init(_ sink: any XMLEventSink) {
        self.sink = sink
    }

    override func start(_ name: Span<UInt8>, _ tag: SAXStartTag) {
        if !hasRoot {
            hasRoot = true
            sink.root(tag.copied, line: line)
        }
        sink.startElement(name, line: line)
    }

    override func end(_ name: Span<UInt8>) { sink.endElement() }

    override func text(_ bytes: Span<UInt8>) { sink.text(bytes, line: line) }

    override func error(_ error: LibXML2Error) {
        if error.isViolation {
            sink.violation(code: error.code, message: error.message, line: line)
        } else if error.isError {
            sink.syntaxError(
                XMLSyntaxError(
                    code: error.code, line: max(1, error.line), message: error.message,
                    isFatal: error.isFatal))
        }
    }
}

private final class MessageBox {
    var text = ""
}

private func collectMessage(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let context, let message = error?.pointee.message else { return }
    let box = Unmanaged<MessageBox>.fromOpaque(context).takeUnretainedValue()
    box.text += String(cString: message)
}
