/// Counts the characters of more than one byte in a block, read as UTF-8.
struct UTF8Census {
    private(set) var valid = 0
    private(set) var faults = 0

    init(_ bytes: Span<UInt8>, isWholeFile: Bool) {
        var position = 0
        while position < bytes.count {
            if bytes[position] < 0x80 {
                position += 1
                continue
            }
            let next = UTF8Validator.sequence(bytes, at: position)
            if next.isValid {
                valid += 1
            } else if !next.isOpen || isWholeFile {
                faults += 1
            }
            position += next.length
        }
    }
}

/// Counts the characters of more than one byte in a block, read as GB 18030.
struct GB18030Census {
    private(set) var characters = 0
    private(set) var faults = 0
    /// Characters of the everyday rows: punctuation and the 6 763 characters of GB 2312.
    private(set) var everyday = 0
    private(set) var isBeyondGB2312 = false

    /// Real text keeps to the everyday rows; another encoding misread strays all over the table.
    /// One rare character is let pass, so that it doesn't decide for a short line.
    var isPlausible: Bool { everyday > 0 && everyday * 10 >= (characters - 1) * 8 }

    init(_ bytes: Span<UInt8>, isWholeFile: Bool) {
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            if lead < 0x80 {
                position += 1
                continue
            }
            guard lead > 0x80 && lead < 0xFF else {
                faults += 1
                position += 1
                continue
            }
            guard position + 1 < bytes.count else {
                faults += isWholeFile ? 1 : 0
                break
            }
            position += count(lead, bytes[position + 1], bytes, at: position, isWholeFile)
        }
    }

    private mutating func count(
        _ lead: UInt8, _ trail: UInt8, _ bytes: Span<UInt8>, at position: Int, _ isWholeFile: Bool
    ) -> Int {
        if (0x40...0xFE).contains(trail) && trail != 0x7F {
            characters += 1
            if Self.isGB2312(lead, trail) { everyday += 1 } else { isBeyondGB2312 = true }
            return 2
        }
        guard (0x30...0x39).contains(trail) else {
            faults += 1
            return 1
        }
        guard position + 3 < bytes.count else {
            faults += isWholeFile ? 1 : 0
            return bytes.count - position
        }
        let isWhole =
            (0x81...0xFE).contains(bytes[position + 2])
            && (0x30...0x39).contains(bytes[position + 3])
        if isWhole {
            characters += 1
            isBeyondGB2312 = true
            return 4
        }
        faults += 1
        return 1
    }

    /// Whether GB 2312-80 assigns the code. Source: GB 2312-80, rows 1–9 and 16–87.
    static func isGB2312(_ lead: UInt8, _ trail: UInt8) -> Bool {
        switch lead {
        case 0xA1, 0xA3: trail >= 0xA1
        case 0xA2:
            (0xB1...0xE2).contains(trail) || (0xE5...0xEE).contains(trail)
                || (0xF1...0xFC).contains(trail)
        case 0xA4: (0xA1...0xF3).contains(trail)
        case 0xA5: (0xA1...0xF6).contains(trail)
        case 0xA6: (0xA1...0xB8).contains(trail) || (0xC1...0xD8).contains(trail)
        case 0xA7: (0xA1...0xC1).contains(trail) || (0xD1...0xF1).contains(trail)
        case 0xA8: (0xA1...0xBA).contains(trail) || (0xC5...0xE9).contains(trail)
        case 0xA9: (0xA4...0xEF).contains(trail)
        case 0xD7: (0xA1...0xF9).contains(trail)
        case 0xB0...0xF7: trail >= 0xA1
        default: false
        }
    }
}

/// Counts the characters of two bytes in a block, read as Big5: only so that it can be named.
struct Big5Census {
    private(set) var characters = 0
    private(set) var faults = 0
    /// Punctuation and the 5 401 characters of the first level.
    private(set) var everyday = 0

    /// Real text keeps to the first level; noise and Latin text with accents don't make pairs.
    var isPlausible: Bool {
        characters >= 2 && faults * 100 <= characters && everyday * 10 >= (characters - 1) * 8
    }

    init(_ bytes: Span<UInt8>, isWholeFile: Bool) {
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            if lead < 0x80 {
                position += 1
                continue
            }
            guard position + 1 < bytes.count else {
                faults += isWholeFile ? 1 : 0
                break
            }
            let trail = bytes[position + 1]
            let isPair =
                (0x81...0xFE).contains(lead)
                && ((0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail))
            guard isPair else {
                faults += 1
                position += 1
                continue
            }
            characters += 1
            if Self.isEveryday(lead, trail) { everyday += 1 }
            position += 2
        }
    }

    /// Source: Big5 of 1984, symbols A140–A3BF and first-level characters A440–C67E.
    private static func isEveryday(_ lead: UInt8, _ trail: UInt8) -> Bool {
        switch lead {
        case 0xA1, 0xA2, 0xA4...0xC5: true
        case 0xA3: trail <= 0xBF
        case 0xC6: trail <= 0x7E
        default: false
        }
    }
}
