extension Span where Element == UInt8 {
    /// The text, cut at `limit` bytes.
    package func text(atMost limit: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Swift.min(count, limit))
        var end = Swift.min(count, limit)
        // A character isn't cut.
        while end < count, end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        for index in 0..<end { bytes.append(self[index]) }
        let text = String(decoding: bytes, as: UTF8.self)
        return count > limit ? text + "…" : text
    }

    /// The range without the blanks around it, as `NormalizedCell` knows them.
    func trimmingBlanks() -> Range<Int> {
        var start = 0
        while start < count {
            let (scalar, length) = NormalizedCell.scalar(self, at: start)
            guard NormalizedCell.isBlank(scalar) else { break }
            start += length
        }
        var end = count
        while end > start {
            var last = end - 1
            while last > start, self[last] & 0xC0 == 0x80 { last -= 1 }
            guard NormalizedCell.isBlank(NormalizedCell.scalar(self, at: last).0) else { break }
            end = last
        }
        return start..<end
    }
}
