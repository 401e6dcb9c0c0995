import CLibXML2
import RegistryModel

// The only file that holds libxml2's pointers. Callbacks stand at file scope: as closures inside a
// main-actor context they crash on other threads.

/// What libxml2 tells of one piece of XML, in Swift's terms. Called on the thread that parses.
protocol XMLEventSink: AnyObject {
    func root(_ root: XMLRootElement, line: Int)
    func startElement(_ localName: Span<UInt8>, line: Int)
    func endElement()
    func text(_ bytes: Span<UInt8>, line: Int)
    func violation(code: Int32, message: String, line: Int)
    func syntaxError(_ error: XMLSyntaxError)
}

/// A place where the text isn't well-formed XML.
struct XMLSyntaxError {
    let code: Int32
    private(set) var line: Int
    private(set) var message: String
    /// False for errors after which libxml2 goes on, such as an undeclared namespace prefix.
    let isFatal: Bool

    /// The text ended inside an element.
    var isPrematureEnd: Bool { code == Int32(XML_ERR_TAG_NOT_FINISHED.rawValue) }

    var isIllegalCharacter: Bool { code == Int32(XML_ERR_INVALID_CHAR.rawValue) }

    var sentence: Bilingual {
        MarkupWords.sentence(code: code, libxml2: String(message.prefix(400)))
    }
}

extension XMLSyntaxError {
    /// The error with its lines counted from the start of the file; a message may name one too:
    /// `Opening and ending tag mismatch: sex line 6 and birth`.
    func moved(by lines: Int) -> XMLSyntaxError {
        var moved = self
        moved.line += lines
        if code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue),
            let mark = message.ranges(of: " line ").last
        {
            let digits = message[mark.upperBound...].prefix { $0.isNumber }
            if let number = Int(digits) {
                let rest = message[mark.upperBound...].dropFirst(digits.count)
                moved.message = message[..<mark.upperBound] + String(number + lines) + rest
            }
        }
        return moved
    }
}

/// Kinds of schema violation that are treated specially.
enum XMLViolationCode {
    static let notAValue = Int32(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1.rawValue)
    static let unexpectedElement = Int32(XML_SCHEMAV_ELEMENT_CONTENT.rawValue)
    static let unknownRoot = Int32(XML_SCHEMAV_CVC_ELT_1.rawValue)
}

/// The start tag of the first element.
struct XMLRootElement {
    var localName = ""
    var prefix: String?
    var uri: String?
    /// Declared on the element: prefix, empty for the default, and name.
    var namespaces: [(prefix: String, uri: String)] = []
    var attributes: [(name: String, value: String)] = []
}

/// A compiled schema and the parsers that use it: one reader's, on one thread at a time.
final class LibXML2Session {
    private let schema: xmlSchemaPtr
    private let handlers: UnsafeMutablePointer<xmlSAXHandler>

    /// Compiling costs 0.3 to 1.5 ms, so each reader compiles its own and no pointer is shared.
    init(schemaText: String, source: String) throws(XMLReaderFailure) {
        xmlInitParser()
        let messages = MessageBox()
        guard let compiled = Self.compile(schemaText, messages) else {
            throw .schemaNotCompiled(source: source, message: messages.text)
        }
        schema = compiled
        handlers = .allocate(capacity: 1)
        handlers.initialize(to: Self.makeHandlers())
    }

    deinit {
        handlers.deinitialize(count: 1)
        handlers.deallocate()
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

    private static func makeHandlers() -> xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.initialized = XML_SAX2_MAGIC
        handlers.startElementNs = startElement
        handlers.endElementNs = endElement
        handlers.characters = characters
        handlers.ignorableWhitespace = characters
        handlers.cdataBlock = characters
        return handlers
    }

    /// Parses `text` as one document and tells `sink` of it; validates unless told not to.
    func parse(_ text: [UInt8], validating: Bool, into sink: any XMLEventSink)
        throws(XMLReaderFailure)
    {
        let run = ParseRun(sink)
        let isDone = withExtendedLifetime(run) {
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
        // Bytes are UTF-8 by now whatever the declaration says. Never NOENT, DTDLOAD or HUGE.
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
        xmlCtxtUseOptions(parser, options)
        run.parser = parser
        let context = Unmanaged.passUnretained(run).toOpaque()
        let previous = (__xmlStructuredErrorContext()?.pointee, __xmlStructuredError()?.pointee)
        xmlSetStructuredErrorFunc(context, structuredError)
        defer { xmlSetStructuredErrorFunc(previous.0 ?? nil, previous.1 ?? nil) }
        let ownHandlers = parser.pointee.sax
        parser.pointee.sax = handlers
        parser.pointee.userData = context
        // Freeing the parser frees its handlers too, unless they are the ones it came with.
        defer { parser.pointee.sax = ownHandlers }
        if !validating {
            xmlParseDocument(parser)
            return true
        }
        return parseValidating(parser, context)
    }

    private func parseValidating(
        _ parser: xmlParserCtxtPtr, _ context: UnsafeMutableRawPointer
    ) -> Bool {
        guard let validator = xmlSchemaNewValidCtxt(schema) else { return false }
        defer { xmlSchemaFreeValidCtxt(validator) }
        xmlSchemaSetValidStructuredErrors(validator, structuredError, context)
        var sax: UnsafeMutablePointer<xmlSAXHandler>? = handlers
        var user: UnsafeMutableRawPointer? = context
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
private final class ParseRun {
    let sink: any XMLEventSink
    var parser: xmlParserCtxtPtr?
    private var depth = 0

    init(_ sink: any XMLEventSink) {
        self.sink = sink
    }

    /// Of the parser; an int, so right beyond 65 535 where a node's line isn't.
    var line: Int { Int(parser?.pointee.input?.pointee.line ?? 0) }

    func enter() -> Bool {
        depth += 1
        return depth == 1
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> ParseRun? {
        context.map { Unmanaged<ParseRun>.fromOpaque($0).takeUnretainedValue() }
    }
}

private final class MessageBox {
    var text = ""
}

private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    pointer.map { String(cString: $0) }
}

private func startElement(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int32,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let run = ParseRun.of(context), let localName else { return }
    if run.enter() {
        var root = XMLRootElement(
            localName: String(cString: localName), prefix: string(prefix), uri: string(uri))
        for index in 0..<Int(namespaceCount) {
            root.namespaces.append(
                (string(namespaces?[2 * index]) ?? "", string(namespaces?[2 * index + 1]) ?? ""))
        }
        for index in 0..<Int(attributeCount) {
            guard let name = string(attributes?[5 * index]),
                let start = attributes?[5 * index + 3], let end = attributes?[5 * index + 4]
            else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            root.attributes.append((name, String(decoding: value, as: UTF8.self)))
        }
        run.sink.root(root, line: run.line)
    }
    let name = UnsafeBufferPointer(start: localName, count: Int(xmlStrlen(localName)))
    run.sink.startElement(name.span, line: run.line)
}

private func endElement(
    _ context: UnsafeMutableRawPointer?, _ localName: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
) {
    ParseRun.of(context)?.sink.endElement()
}

private func characters(
    _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32
) {
    guard let run = ParseRun.of(context), let bytes else { return }
    run.sink.text(UnsafeBufferPointer(start: bytes, count: Int(count)).span, line: run.line)
}

private func structuredError(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let run = ParseRun.of(context), let error = error?.pointee else { return }
    var message = error.message.map { String(cString: $0) } ?? ""
    while message.last?.isWhitespace == true { message.removeLast() }
    if error.domain == Int32(XML_FROM_SCHEMASV.rawValue) {
        run.sink.violation(code: error.code, message: message, line: run.line)
    } else if error.level.rawValue >= XML_ERR_ERROR.rawValue {
        run.sink.syntaxError(
            XMLSyntaxError(
                code: error.code, line: max(1, Int(error.line)), message: message,
                isFatal: error.level == XML_ERR_FATAL))
    }
}

private func collectMessage(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let context, let message = error?.pointee.message else { return }
    let box = Unmanaged<MessageBox>.fromOpaque(context).takeUnretainedValue()
    box.text += String(cString: message)
}
