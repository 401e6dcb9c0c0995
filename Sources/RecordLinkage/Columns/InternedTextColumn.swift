/// One text or none for each record, every distinct text stored once.
///
/// Shape: record `i` has text number `ids[i]`, 0 if it has none; an empty text counts as none.
/// Numbers follow first occurrence, so they differ with input order: never rank by them.
/// Cost: 4 bytes a record; 8 bytes and 4 a character (Unicode scalar) for each distinct text.
package struct InternedTextColumn: Sendable {
    /// The text number of each record.
    package private(set) var ids: [UInt32] = []
    /// How many records carry each text; entry 0 counts the records without one.
    package private(set) var counts: [Int32] = [0]
    /// Every distinct text's scalars, one text after another.
    package private(set) var scalars: [UInt32] = []
    /// Text `id` is `scalars[starts[id]..<starts[id + 1]]`; text 0 is empty.
    package private(set) var starts: [UInt32] = [0, 0]

    private init() {}

    /// Stores texts in the order of the records.
    package init(_ texts: some Sequence<String?>) {
        var builder = Builder()
        for text in texts { builder.append(text) }
        self = builder.finish()
    }

    /// How many records there are.
    package var count: Int { ids.count }

    /// How many distinct texts there are.
    package var distinctCount: Int { counts.count - 1 }

    /// How many records carry each text, for term frequencies; zero for text 0, the missing one.
    package var valueCounts: [Int] { [0] + counts.dropFirst().map(Int.init) }

    /// Where a text's scalars stand in `scalars`.
    package func range(of id: UInt32) -> Range<Int> {
        Int(starts[Int(id)])..<Int(starts[Int(id) + 1])
    }

    /// A record's text; nil if it has none.
    package subscript(record: Int) -> String? {
        let id = ids[record]
        return id == 0 ? nil : text(of: id)
    }

    /// A text by its number.
    package func text(of id: UInt32) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars[range(of: id)] {
            text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// A stable key of a text.
    package func hash(of id: UInt32) -> UInt64 { KeyMixing.hash(scalars[range(of: id)]) }

    /// The column with its records' texts in another order.
    func reordered(_ ids: [UInt32]) -> InternedTextColumn {
        var column = self
        column.ids = ids
        return column
    }

    /// Memory the column holds, in bytes.
    package var byteCount: Int {
        4 * (ids.count + counts.count + scalars.count + starts.count)
    }

    /// Takes texts one by one; its look-up table is dropped when finished.
    package struct Builder: Sendable {
        private var column = InternedTextColumn()
        /// Open addressing: text numbers, 0 for a free slot; a power of two long.
        private var slots = [UInt32](repeating: 0, count: 1_024)
        private var hashes: [UInt32] = [0]

        package init() {}

        /// Adds the next record's text.
        package mutating func append(_ text: String?) {
            append(scalars: (text?.unicodeScalars.map(\.value) ?? [])[...])
        }

        /// Adds the next record's text as scalars; empty for none.
        package mutating func append(scalars text: ArraySlice<UInt32>) {
            let id = text.isEmpty ? 0 : intern(text)
            column.ids.append(id)
            column.counts[Int(id)] += 1
        }

        /// The column of all texts added.
        package consuming func finish() -> InternedTextColumn { column }

        private mutating func intern(_ text: ArraySlice<UInt32>) -> UInt32 {
            if (column.distinctCount + 1) * 2 > slots.count { grow() }
            let hash = UInt32(truncatingIfNeeded: KeyMixing.hash(text))
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 {
                let id = slots[slot]
                if hashes[Int(id)] == hash,
                    column.scalars[column.range(of: id)] == text
                {
                    return id
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            let id = UInt32(column.counts.count)
            slots[slot] = id
            hashes.append(hash)
            column.counts.append(0)
            column.scalars.append(contentsOf: text)
            column.starts.append(UInt32(column.scalars.count))
            return id
        }

        private mutating func grow() {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            for id in hashes.indices.dropFirst() {
                var slot = Int(hashes[id]) & (slots.count - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = UInt32(id)
            }
        }
    }
}
