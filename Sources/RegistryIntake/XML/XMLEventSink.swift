import CLibXML2
import RegistryModel

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
