/// The mapping of GB 18030 codes to Unicode, ready for decoding.
///
/// Two-byte codes are held as finished UTF-8 (first byte lowest), four-byte codes below 90308130
/// as scalars. About 210 KB, built at first use in a few milliseconds from `GB18030Table`.
struct GB18030Mapping: Sendable {
    static let shared = GB18030Mapping()

    /// UTF-8 by (lead − 80) × 256 + trail; zero where no two-byte code is.
    let twoByte: [UInt32]
    /// Scalars by linear place.
    let fourByte: [UInt16]

    private init() {
        var two = [UInt32](repeating: 0, count: 128 * 256)
        func put(_ code: Int, _ scalars: some Sequence<UInt32>) {
            var place = code & 0x7FFF
            for scalar in scalars where two.indices.contains(place) {
                two[place] = Self.utf8(scalar)
                place += 1
                // Trail byte 7F is skipped; a run never leaves its lead byte's row.
                if place & 0xFF == 0x7F { place += 1 }
            }
        }
        for line in GB18030Table.characters.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let code = Int(parts[0], radix: 16) else { continue }
            put(code, parts[1].unicodeScalars.lazy.map(\.value))
        }
        for entry in GB18030Table.codes.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(whereSeparator: { $0 == "=" || $0 == "*" })
            guard parts.count >= 2, let code = Int(parts[0], radix: 16),
                let scalar = UInt32(parts[1], radix: 16)
            else { continue }
            let length = parts.count > 2 ? UInt32(parts[2]) ?? 1 : 1
            put(code, scalar..<scalar + length)
        }
        twoByte = two
        fourByte = Self.linearScalars()
    }

    private static func linearScalars() -> [UInt16] {
        var scalars = [UInt16](repeating: 0, count: 39_420)
        var starts: [(place: Int, scalar: Int)] = []
        for entry in GB18030Table.ranges.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2, let place = Int(parts[0]), let scalar = Int(parts[1], radix: 16)
            else { continue }
            starts.append((place, scalar))
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].place : scalars.count
            for place in start.place..<end {
                scalars[place] = UInt16(start.scalar + place - start.place)
            }
        }
        return scalars
    }

    /// UTF-8 of a scalar, first byte lowest.
    static func utf8(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar }
        let last = 0x80 | scalar & 0x3F
        if scalar < 0x800 { return 0xC0 | scalar >> 6 | last << 8 }
        let third = 0x80 | scalar >> 6 & 0x3F
        if scalar < 0x1_0000 { return 0xE0 | scalar >> 12 | third << 8 | last << 16 }
        let second = 0x80 | scalar >> 12 & 0x3F
        return 0xF0 | scalar >> 18 | second << 8 | third << 16 | last << 24
    }

    /// How many bytes a packed UTF-8 sequence has.
    static func length(ofUTF8 packed: UInt32) -> Int {
        let lead = packed & 0xFF
        return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    /// The UTF-8 of a four-byte code, zero when it means nothing. Expects bytes in range.
    func utf8(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32 {
        let high = (Int(first) - 0x81) * 10 + Int(second) - 0x30
        let place = (high * 126 + Int(third) - 0x81) * 10 + Int(fourth) - 0x30
        if place < fourByte.count { return Self.utf8(UInt32(fourByte[place])) }
        let supplementary = place - 189_000
        guard (0..<0x10_0000).contains(supplementary) else { return 0 }
        return Self.utf8(UInt32(supplementary + 0x1_0000))
    }
}
