/// The cells of many records of one file, as ranges of one text.
///
/// Shape: the cells of a record stand one behind the other in `ends`; each begins one byte behind
/// the end of the one before it, the first at the record's own start. An end before its start is an
/// empty cell.
package struct CellBatch: Sendable {
    package struct Record: Sendable {
        /// Place in `ends` of the record's first cell; at least as many follow as the file has
        /// columns.
        package let firstCell: UInt32
        /// Offset in the text of the record's first cell.
        package let start: UInt32
        package let line: UInt32
        /// Records of the slice before this one, plus 1; 0 where the builder is to count.
        package let number: UInt32
        /// Where the record stands in the slice it was cut from, which need not be `text`.
        package let byteOffset: UInt32
        package let byteLength: UInt32
        package let isBroken: Bool

        package init(
            firstCell: Int, start: Int, line: Int, number: Int = 0, bytes: Range<Int>,
            isBroken: Bool
        ) {
            self.firstCell = UInt32(truncatingIfNeeded: firstCell)
            self.start = UInt32(truncatingIfNeeded: start)
            self.line = UInt32(truncatingIfNeeded: line)
            self.number = UInt32(truncatingIfNeeded: number)
            byteOffset = UInt32(truncatingIfNeeded: bytes.lowerBound)
            byteLength = UInt32(truncatingIfNeeded: bytes.count)
            self.isBroken = isBroken
        }
    }

    /// Bytes behind the last cell that may be read, though they mean nothing: what lets a cell be
    /// read in whole words.
    package static let padding = 32

    /// The text, with `padding` bytes behind it.
    package let text: [UInt8]
    package let ends: [UInt32]
    package let records: [Record]
    /// Of each record, apart from the rest, which isn't needed for most cells.
    let firstCells: [UInt32]

    package init(text: [UInt8], ends: [UInt32], records: [Record]) {
        self.text = text
        self.ends = ends
        self.records = records
        firstCells = records.map(\.firstCell)
    }

    /// The batch with only the records at the given places.
    package func keeping(_ places: [Int]) -> CellBatch {
        CellBatch(text: text, ends: ends, records: places.map { records[$0] })
    }

    /// The cell of record `number` in a column. `firstCells` and `ends` are the batch's own.
    @inline(__always)
    func cell(
        _ number: Int, _ column: Int, _ firstCells: Span<UInt32>, _ ends: Span<UInt32>
    ) -> Range<Int> {
        let place = Int(firstCells[number]) &+ column
        let end = Int(ends[place])
        let start = column == 0 ? Int(records[number].start) : Int(ends[place &- 1]) &+ 1
        return start..<max(start, end)
    }
}
