import CLibXML2

// Start tags as libxml2 hands them to a SAX handler: pointers into the parser's own memory, read while
// the handler runs and not after it.

/// The attributes of the element that has just been told of; valid within that call alone.
///
/// libxml2 gives five pointers an attribute, the fourth and fifth of which enclose its value.
struct MarkupAttributes {
    private let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    private let count: Int

    init(_ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int32) {
        self.pointers = pointers
        self.count = Int(count)
    }

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

/// The start tag of an element; valid within the call alone.
struct SAXStartTag {
    let attributes: MarkupAttributes
    private let localName: UnsafePointer<xmlChar>
    private let prefix: UnsafePointer<xmlChar>?
    private let uri: UnsafePointer<xmlChar>?
    private let namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    private let namespaceCount: Int

    init(
        _ localName: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
        uri: UnsafePointer<xmlChar>?, attributes: MarkupAttributes,
        namespaces: (UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, Int32)
    ) {
        self.localName = localName
        self.prefix = prefix
        self.uri = uri
        self.attributes = attributes
        self.namespaces = namespaces.0
        namespaceCount = Int(namespaces.1)
    }

    /// A copy in Swift's terms. libxml2 gives two pointers a namespace: prefix and name.
    var copied: XMLRootElement {
        let declared = (0..<namespaceCount).map { index in
            (
                prefix: Self.string(namespaces?[2 * index]) ?? "",
                uri: Self.string(namespaces?[2 * index + 1]) ?? ""
            )
        }
        return XMLRootElement(
            localName: String(cString: localName), prefix: Self.string(prefix),
            uri: Self.string(uri), namespaces: declared, attributes: attributes.all)
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
