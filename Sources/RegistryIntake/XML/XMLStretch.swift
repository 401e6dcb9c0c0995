import RegistryModel

/// A piece of an XML file's text, cut off where a record starts.
package struct XMLStretch: Sendable {
    /// Zero bytes behind the text, so that a word can be read from its last byte on.
    static let padding = 64

    /// The text, then the padding.
    let bytes: [UInt8]
    /// Bytes of text.
    let count: Int
    /// Of the first byte, in the file's text.
    let offset: Int
    let line: Int
    /// Position among the file's stretches, from 0.
    package let index: Int
    /// False for text that can't be read by itself: what stands before the first record, and records
    /// too long to be cut.
    package let startsAtRecord: Bool
    /// Right behind it another record starts.
    let endsAtRecord: Bool

    static let nothing = XMLStretch(
        bytes: [], count: 0, offset: 0, line: 1, index: 0, startsAtRecord: false,
        endsAtRecord: false)

    package var copiedText: [UInt8] { Array(bytes[..<count]) }
}

/// Records read out of one stretch, one after the other, with what was found in them.
package struct XMLRecordRun: Sendable {
    /// Numbered from 1, their places counted from `byteOffset`.
    package var table: RecordTable
    var findings: [Finding] = []
    /// Said once a file, by what is said.
    var saidOnce: [(key: String, finding: Finding)] = []
    package let byteOffset: Int
    /// Bytes and lines from the first record to where the next one after the last starts.
    let byteCount: Int
    let lineCount: Int
}

/// What reading one stretch yields, in the order of the file.
package enum XMLPart: Sendable {
    case records(XMLRecordRun)
    /// Text only the file's own reader can judge, since what came before matters.
    case text([UInt8])
}
