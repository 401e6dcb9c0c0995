/// Turns the bytes of a file, block by block, into UTF-8.
///
/// A block may end anywhere, also inside a character; the decoder keeps the open bytes for the
/// next block. Each byte sequence that means nothing becomes one U+FFFD and is counted. A byte
/// order mark is passed through: `EncodingDetector` says how many bytes to skip.
package protocol TextDecoder: Sendable {
    /// The sequences so far that could not be decoded.
    var malformed: MalformedBytes { get }

    /// Decodes one block, appending to `output`.
    mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8])

    /// Ends the file: a character left open becomes U+FFFD. Call once, after the last block.
    mutating func finish(into output: inout [UInt8])
}

/// Counts byte sequences that could not be decoded and remembers where the first ones stood.
package struct MalformedBytes: Hashable, Sendable {
    /// How many sequences there were.
    package private(set) var count = 0
    /// Offsets of the first 16 sequences, in bytes from the start of the file, rising.
    package private(set) var firstOffsets: [Int] = []

    package init() {}

    mutating func record(at offset: Int) {
        count += 1
        if firstOffsets.count < 16 { firstOffsets.append(offset) }
    }

    /// Adds those of a later piece, which begins at `offset`.
    mutating func add(_ piece: MalformedBytes, offset: Int) {
        count += piece.count
        let room = 16 - firstOffsets.count
        firstOffsets += piece.firstOffsets.prefix(room).map { $0 + offset }
    }
}

/// The UTF-8 form of U+FFFD, the mark of lost text.
let replacementBytes: [UInt8] = [0xEF, 0xBF, 0xBD]

/// A 64-bit word with the top bit of each byte set: zero where eight bytes are all ASCII.
let nonASCIIMask: UInt64 = 0x8080_8080_8080_8080
