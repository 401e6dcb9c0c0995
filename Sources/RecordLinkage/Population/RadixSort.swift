/// A record filed under a 64-bit key.
struct KeyedRecord: Sendable {
    var key: UInt64
    var record: RecordIndex
}

/// Stable least-significant-digit radix sort of records by key.
///
/// Cost: at most eight passes over the entries, passes in which all digits agree being skipped;
/// memory for one copy.
enum RadixSort {
    private static let digits = 8
    private static let buckets = 256

    /// Sorts by key; entries of equal key keep their order.
    static func sort(_ entries: inout [KeyedRecord]) {
        guard entries.count > 1 else { return }
        var offsets = histogram(of: entries)
        var spare = entries
        for digit in 0..<digits
        where toOffsets(&offsets, digit: digit, entryCount: entries.count) {
            scatter(entries, into: &spare, digit: digit, offsets: &offsets)
            swap(&entries, &spare)
        }
    }

    private static func histogram(of entries: [KeyedRecord]) -> [Int] {
        var counts = [Int](repeating: 0, count: digits * buckets)
        for entry in entries {
            for digit in 0..<digits {
                counts[slot(of: entry.key, digit: digit)] += 1
            }
        }
        return counts
    }

    private static func slot(of key: UInt64, digit: Int) -> Int {
        (digit * buckets) + Int((key >> UInt64(digit * 8)) & 0xFF)
    }

    /// Turns one digit's counts into starting offsets; false if a single bucket holds everything.
    private static func toOffsets(
        _ counts: inout [Int], digit: Int, entryCount: Int
    ) -> Bool {
        var start = 0
        for bucket in (digit * buckets)..<((digit + 1) * buckets) {
            let size = counts[bucket]
            if size == entryCount { return false }
            counts[bucket] = start
            start += size
        }
        return true
    }

    private static func scatter(
        _ entries: [KeyedRecord], into target: inout [KeyedRecord], digit: Int,
        offsets: inout [Int]
    ) {
        // Through buffers: array stores check uniqueness each time, which showed in measurements.
        target.withUnsafeMutableBufferPointer { target in
            offsets.withUnsafeMutableBufferPointer { offsets in
                for entry in entries {
                    let bucket = slot(of: entry.key, digit: digit)
                    target[offsets[bucket]] = entry
                    offsets[bucket] += 1
                }
            }
        }
    }
}
