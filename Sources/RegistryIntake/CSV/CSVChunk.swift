import RegistryModel

/// A run of whole CSV records, cut out of the file's text at a record boundary.
package struct CSVChunk: Sendable {
    /// The text, in the file's own encoding when `decoder` isn't nil, else in UTF-8; behind it
    /// `CellBatch.padding` zeros.
    let padded: [UInt8]
    let count: Int
    /// What decodes the text; nil when that has been done.
    let decoder: PieceDecoder?
    /// Line of the file the chunk starts on, from 1.
    package let firstLine: Int
    /// Offset of the chunk in the file's text before decoding.
    package let byteOffset: Int
    /// Bytes before this chunk, behind the one before it, that were given up on.
    package let skippedBytes: Int
    /// Position of the chunk in its file, from 0.
    package let index: Int
    package let isLast: Bool
    let hasQuotes: Bool
    let controlCount: Int
    /// Lines on which a quote was opened and never closed; read as a plain character.
    package let unclosedQuoteLines: [Int]

    package var bytes: ArraySlice<UInt8> { padded[..<count] }
}
