/// A run of whole CSV records, cut out of the file's text at a record boundary.
package struct CSVChunk: Sendable {
    package let bytes: [UInt8]
    /// Line of the file the chunk starts on, from 1.
    package let firstLine: Int
    /// Offset of the chunk in the file's text.
    package let byteOffset: Int
    /// Position of the chunk in its file, from 0.
    package let index: Int
    package let isLast: Bool
    /// Lines on which a quote was opened and never closed; read as a plain character.
    package let unclosedQuoteLines: [Int]
}
