/// A record filed under a 64-bit key.
struct KeyedRecord: Sendable {
    var key: UInt64
    var record: RecordIndex
    /// The record's place in canonical order, where that is asked for; it takes no room.
    var rank: RecordIndex = 0
}

/// Stable radix sort of records by key.
///
/// The leading digits in which keys differ are sorted from the least significant up, as many as
/// tell most keys apart; the few that still agree in them are put in order where they stand.
/// Cost: two or three passes over entries with well-mixed keys, at most eight and one copy of what
/// agrees in its leading digits otherwise; memory for one copy.
enum RadixSort {
    private static let digits = 8
    private static let buckets = 256
    /// Runs up to this length are sorted by insertion.
    private static let shortRun = 24

    /// Sorts by key; entries of equal key keep their order.
    static func sort(_ entries: inout [KeyedRecord]) {
        guard entries.count > 1 else { return }
        var offsets = histogram(of: entries)
        let differing = (0..<digits).filter {
            toOffsets(&offsets, digit: $0, entryCount: entries.count)
        }
        let leading = differing.suffix(entries.count < 1 << 16 ? 2 : 3)
        var spare = entries
        for digit in leading {
            scatter(entries, into: &spare, digit: digit, offsets: &offsets)
            swap(&entries, &spare)
        }
        if leading.count < differing.count, let lowest = leading.first {
            sortRuns(of: &entries, agreeingAbove: UInt64(lowest * 8))
        }
    }

    /// Sorts each run of entries whose keys agree from a bit up.
    private static func sortRuns(of entries: inout [KeyedRecord], agreeingAbove bit: UInt64) {
        var start = 0
        while start < entries.count {
            let first = entries[start].key
            var end = start + 1
            var differ: UInt64 = 0
            while end < entries.count, (entries[end].key ^ first) >> bit == 0 {
                differ |= entries[end].key ^ first
                end += 1
            }
            if differ != 0 {
                if end - start <= shortRun {
                    insertionSort(&entries, start..<end)
                } else {
                    var run = Array(entries[start..<end])
                    sort(&run)
                    entries.replaceSubrange(start..<end, with: run)
                }
            }
            start = end
        }
    }

    private static func insertionSort(_ entries: inout [KeyedRecord], _ range: Range<Int>) {
        for place in range.dropFirst() {
            let entry = entries[place]
            var hole = place
            while hole > range.lowerBound, entries[hole - 1].key > entry.key {
                entries[hole] = entries[hole - 1]
                hole -= 1
            }
            entries[hole] = entry
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
