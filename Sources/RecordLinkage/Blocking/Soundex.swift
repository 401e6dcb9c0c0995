/// The American Soundex code: a letter and three digits for how an English name sounds.
///
/// H and W between two letters of one code don't part them, vowels do. Letters of other scripts
/// are passed over: use readings for Chinese names.
/// Source: U.S. National Archives, The Soundex Indexing System (General Information Leaflet 55);
/// Russell, US patent 1 261 167 (1918).
package enum Soundex {
    /// The codes of A to Z: 0 for vowels, 7 for H and W, which are as if absent.
    private static let codes: [UInt8] = [
        0, 1, 2, 3, 0, 1, 2, 7, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, 7, 2, 0, 2,
    ]

    /// The four characters of the code, as ASCII; nil for a text without Latin letters.
    package static func code(of text: some Sequence<UInt32>) -> [UInt8]? {
        var code: [UInt8] = []
        var last: UInt8 = 0
        for scalar in text {
            // Folds case; what isn't a letter lands outside A to Z.
            let place = Int(scalar & ~0x20) - 65
            guard (0..<26).contains(place), scalar < 128 else { continue }
            let digit = codes[place]
            if code.isEmpty {
                code.append(UInt8(place) + 65)
                last = digit
            } else if digit != 7 {
                if digit != 0, digit != last { code.append(digit + 48) }
                last = digit
            }
            if code.count == 4 { return code }
        }
        guard !code.isEmpty else { return nil }
        return code + [UInt8](repeating: 48, count: 4 - code.count)
    }
}
