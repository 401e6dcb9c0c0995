/// Texts of one column in UTF-8: end to end in a buffer of its own, or as ranges of the text of the
/// slice they were read from, which all columns of the slice share.
package struct TextColumn: Sendable {
    private var bytes: [UInt8] = []
    /// Nil when each text begins where the one before it ends.
    private var starts: [UInt32]?
    private var ends: [UInt32] = []

    package init() {}

    /// The texts at the given ranges of `bytes`; `starts` and `ends` are of one length.
    init(sharing bytes: [UInt8], starts: [UInt32], ends: [UInt32]) {
        self.bytes = bytes
        self.starts = starts
        self.ends = ends
    }

    package var count: Int { ends.count }

    package mutating func append(_ text: Span<UInt8>) {
        settle()
        bytes.append(text)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    package mutating func append(contentsOf other: TextColumn) {
        settle()
        guard other.starts != nil else {
            let base = UInt32(truncatingIfNeeded: bytes.count)
            bytes.append(contentsOf: other.bytes)
            ends.append(contentsOf: other.ends.lazy.map { $0 &+ base })
            return
        }
        for row in 0..<other.count {
            bytes.append(contentsOf: other.bytes[other.range(at: row)])
            ends.append(UInt32(truncatingIfNeeded: bytes.count))
        }
    }

    /// Copies shared texts into a buffer of the column's own, so that it can grow.
    private mutating func settle() {
        guard starts != nil else { return }
        let shared = self
        self = TextColumn()
        append(contentsOf: shared)
    }

    /// Length of the buffer the texts lie in.
    var byteCount: Int { bytes.count }

    mutating func reserveCapacity(_ count: Int, bytes length: Int) {
        settle()
        ends.reserveCapacity(count)
        bytes.reserveCapacity(bytes.count + length)
    }

    @inline(__always)
    package func range(at row: Int) -> Range<Int> {
        let end = Int(ends[row])
        if let starts { return Int(starts[row])..<end }
        return (row == 0 ? 0 : Int(ends[row - 1]))..<end
    }

    /// The rows of `range` whose text is empty.
    package func emptyRows(in range: Range<Int>) -> [Int] {
        var rows: [Int] = []
        for row in range where self.range(at: row).isEmpty { rows.append(row) }
        return rows
    }

    package func isEmpty(at row: Int) -> Bool { range(at: row).isEmpty }

    /// The texts of rows in another order. Cost: 8 bytes a row; the texts stay where they are.
    package func reordered(_ rows: [Int32]) -> TextColumn {
        var (starts, ends) = ([UInt32](), [UInt32]())
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        for row in rows {
            let range = range(at: Int(row))
            starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
            ends.append(UInt32(truncatingIfNeeded: range.upperBound))
        }
        return TextColumn(sharing: bytes, starts: starts, ends: ends)
    }

    package subscript(row: Int) -> String {
        String(decoding: bytes[range(at: row)], as: UTF8.self)
    }

    /// The bytes of one text, without a copy.
    package func utf8(at row: Int) -> ArraySlice<UInt8> { bytes[range(at: row)] }

    /// Calls `body` with the buffer that the ranges of all rows lie in.
    package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span)
    }
}
