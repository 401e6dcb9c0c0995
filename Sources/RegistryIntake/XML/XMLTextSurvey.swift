/// What a text holds that matters for cutting it: one look at each byte, eight at a time.
struct XMLTextSurvey {
    private(set) var lineFeeds = 0
    /// A comment, a section, a declaration or an instruction may begin in it: `<!` or `<?`.
    private(set) var hasSection = false

    init(_ text: Span<UInt8>) {
        let raw = text.bytes
        let count = text.count
        var index = 0
        var sections: UInt64 = 0
        // The word one byte on ends within the text.
        while index + 9 <= count {
            // Each byte of `feeds` counts to 248 at most before they are summed.
            let end = min(index + 8 * 248, count - 8)
            var feeds: UInt64 = 0
            while index < end {
                // In bounds: index + 9 <= count.
                let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                let following = raw.unsafeLoadUnaligned(fromByteOffset: index + 1, as: UInt64.self)
                feeds &+= Self.equal(word, 0x0A) >> 7
                sections |=
                    Self.equal(word, 0x3C)
                    & (Self.equal(following, 0x21) | Self.equal(following, 0x3F))
                index += 8
            }
            lineFeeds += Self.sum(feeds)
        }
        hasSection = sections != 0
        while index < count {
            if text[index] == 0x0A { lineFeeds += 1 }
            if text[index] == 0x3C, index + 1 < count {
                hasSection = hasSection || text[index + 1] == 0x21 || text[index + 1] == 0x3F
            }
            index += 1
        }
    }

    /// The top bit of each byte that has the value, exactly.
    @inline(__always)
    private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let other = word ^ UInt64(byte) &* 0x0101_0101_0101_0101
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return ~(((other & low) &+ low) | other | low)
    }

    private static func sum(_ bytes: UInt64) -> Int {
        let few: UInt64 = 0x00FF_00FF_00FF_00FF
        let pairs = (bytes & few) &+ (bytes >> 8 & few)
        return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
}
