extension RecordTable {
    /// Hash of every value of each record, so that equal rows are found without comparing texts.
    ///
    /// Made when asked for: most runs compare no rows. A column that isn't kept counts as blank, and
    /// of a text that can't be read as its type as much counts as its remark keeps. Cost: a few
    /// nanoseconds a value.
    package func contentHashes() -> [UInt64] { contentHashes(of: 0..<count) }

    /// The same for one record.
    package func contentHash(ofRow row: Int) -> UInt64 { contentHashes(of: row..<row + 1)[0] }

    private func contentHashes(of rows: Range<Int>) -> [UInt64] {
        var hashes = [UInt64](repeating: StableHash().value, count: rows.count)
        for (position, column) in columns.enumerated() {
            switch widths[position] {
            case .wide: mix(rows, position, column.wide, Packed.absent, &hashes)
            case .narrow: mix(rows, position, column.narrow, Packed.narrowAbsent, &hashes)
            case .text: Self.mix(rows, column.text, &hashes)
            }
        }
        return hashes
    }

    private func mix<Slot: PackedSlot>(
        _ rows: Range<Int>, _ position: Int, _ values: [Slot], _ absent: Slot,
        _ hashes: inout [UInt64]
    ) {
        let field = schema.fields[position].field
        let values = values.span
        var mixed = hashes.mutableSpan
        for place in mixed.indices {
            let value = values.isEmpty ? absent : values[rows.lowerBound + place]
            var hash = StableHash(continuing: mixed[place])
            hash.combine(UInt64(bitPattern: Int64(value)))
            if value == absent + 1, let remark = remark(row: rows.lowerBound + place, field: field)
            {
                hash.combine(remark.text)
            }
            mixed[place] = hash.value
        }
    }

    private static func mix(_ rows: Range<Int>, _ texts: TextColumn, _ hashes: inout [UInt64]) {
        texts.withBytes { bytes in
            let raw = bytes.bytes
            var mixed = hashes.mutableSpan
            for place in mixed.indices {
                var hash = StableHash(continuing: mixed[place])
                hash.combine(
                    raw, texts.count == 0 ? 0..<0 : texts.range(at: rows.lowerBound + place))
                mixed[place] = hash.value
            }
        }
    }
}
