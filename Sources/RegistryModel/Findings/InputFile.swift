/// One file of the run: what it is and how it was read.
package struct InputFile: Sendable, Hashable {
    /// Relative to the audit directory, with `/`; for `hecha check` as given on the command line.
    package let path: String
    package let source: SourceID
    package var format: FileFormat
    /// The text encoding it was read in, such as `UTF-8` or `GB18030`, once known.
    package var encoding: String?
    /// How the encoding was settled: `bom`, `declaration`, `manifest` or `detected`.
    package var encodingBasis: String?
    package var isCompressed = false
    package var byteCount: Int = 0
    /// The county layout it was read by; nil for the contract's own names.
    package var layout: String?
    package var recordCount: Int = 0
    package var rejectedCount: Int = 0
    /// SHA-256 of the file's bytes in hexadecimal; empty until the file has been read.
    package var sha256: String = ""

    package init(path: String, source: SourceID, format: FileFormat) {
        self.path = path
        self.source = source
        self.format = format
    }
}

package enum FileFormat: String, Sendable {
    case csv
    /// The exchange format.
    case xml
    /// Other XML whose elements are columns.
    case flatXML = "flat-xml"
    case workbook = "xlsx"

    package var isXML: Bool { self == .xml || self == .flatXML }
}
