import RegistryModel

/// What an XML file's root element says of the file, as written; nil where it says nothing.
package struct XMLRootAttributes: Sendable, Hashable {
    package var county: String?
    package var period: String?
    package var generatedAt: String?
    /// Line of the root's start tag.
    package var line: UInt32 = 1

    package init() {}
}

/// Records and findings ready since the reader was last asked, in the order of the file.
package struct XMLOutput: Sendable {
    package var tables: [RecordTable] = []
    package var findings: [Finding] = []
}

/// Why an XML file can't be read at all, whatever it holds.
package enum XMLReaderFailure: Error, Sendable, Hashable {
    /// libxml2 refused the source's own schema: a fault of the program.
    case schemaNotCompiled(source: String, message: String)
    case outOfMemory
}

/// What the reader refuses, so that no file costs more memory or time than its size warrants.
package enum XMLLimits {
    /// Elements inside one another, the root counted.
    package static let depth = 16
    /// Bytes of text in one element.
    package static let textBytes = 65_536
    /// Bytes of one start tag.
    package static let startTagBytes = 65_536
    package static let attributes = 64
    /// Bytes from one record's start tag to the next one's.
    package static let recordBytes = 1 << 20
    /// Places where a file isn't well-formed before the rest is left unread.
    package static let breaks = 1_000
    /// Records handed over at once.
    package static let tableRecords = 32_768
}

/// A limit that was passed.
enum XMLLimit: String {
    case depth
    case text
    case startTag = "start tag"
    case attributes
    case record

    var message: Bilingual {
        switch self {
        case .depth:
            Bilingual(
                zh: "元素套得太深，超过 \(XMLLimits.depth) 层",
                en: "Elements are nested deeper than \(XMLLimits.depth).")
        case .text:
            Bilingual(
                zh: "一个元素的文字超过 \(XMLLimits.textBytes) 字节",
                en: "The text of one element is longer than \(XMLLimits.textBytes) bytes.")
        case .startTag:
            Bilingual(
                zh: "一个开始标签超过 \(XMLLimits.startTagBytes) 字节",
                en: "A start tag is longer than \(XMLLimits.startTagBytes) bytes.")
        case .attributes:
            Bilingual(
                zh: "一个开始标签有超过 \(XMLLimits.attributes) 个属性",
                en: "A start tag has more than \(XMLLimits.attributes) attributes.")
        case .record:
            Bilingual(
                zh: "一条记录超过 \(XMLLimits.recordBytes) 字节",
                en: "A record is longer than \(XMLLimits.recordBytes) bytes.")
        }
    }
}
