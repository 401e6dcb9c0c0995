/// The classes of characters that matter when a name is read.
enum NameScalars {
    /// Stands for an unknown character in a comparison form; matches any one character.
    static let wildcard: UInt32 = 0xFFFD
    /// The dot prescribed between the parts of a minority name.
    static let interpunct: UInt32 = 0xB7

    /// Blanks, line ends and characters that show nothing.
    static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x180E: true
        case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0x3164, 0xFEFF: true
        // Variation selectors: the character before them says all.
        case 0xFE00...0xFE0F, 0xE_0100...0xE_01EF: true
        default: false
        }
    }

    /// Dots used for U+00B7. Full stops count only between Han characters.
    static func isInterpunct(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xB7, 0x387, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x25CF, 0x2E31, 0x2E33: true
        case 0x30FB, 0xFF65, 0xFE52, 0xFF0E, 0x16EB, 0x2E: true
        default: false
        }
    }

    /// Marks written for a character that could not be typed, printed or shown.
    static func isReplacement(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3F, 0x2A, 0xD7, 0xFFFD, 0x3013, 0x25CB, 0x25EF, 0x2715, 0x2716: true
        case 0x25A0, 0x25A1, 0x25A2, 0x25AA, 0x25AB, 0x25AE, 0x25AF, 0x25FB...0x25FE: true
        default: false
        }
    }

    /// The closing bracket that fits an opening one, after width folding.
    static func closing(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x28: 0x29  // ( )
        case 0x5B: 0x5D  // [ ]
        case 0x7B: 0x7D  // { }
        case 0x3C: 0x3E  // < >
        case 0x3008: 0x3009  // 〈 〉
        case 0x300A: 0x300B  // 《 》
        case 0x3010: 0x3011  // 【 】
        case 0x3014: 0x3015  // 〔 〕
        default: nil
        }
    }

    /// How many parts an ideographic description character takes; nil for any other character.
    static func descriptionArity(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x2FF2, 0x2FF3: 3
        case 0x2FFE, 0x2FFF: 1
        case 0x2FF0...0x2FFD, 0x31EF: 2
        default: nil
        }
    }

    /// The plain lower-case letter of a Latin letter with or without a tone mark; ü gives v.
    static func plainLetter(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x61...0x7A: scalar
        case 0x41...0x5A: scalar + 32
        case 0xE0, 0xE1, 0x101, 0x1CE, 0xC0, 0xC1, 0x100, 0x1CD, 0x251: 0x61
        case 0xE8, 0xE9, 0x113, 0x11B, 0xC8, 0xC9, 0x112, 0x11A, 0xEA: 0x65
        case 0xEC, 0xED, 0x12B, 0x1D0, 0xCC, 0xCD, 0x12A, 0x1CF: 0x69
        case 0xF2, 0xF3, 0x14D, 0x1D2, 0xD2, 0xD3, 0x14C, 0x1D1: 0x6F
        case 0xF9, 0xFA, 0x16B, 0x1D4, 0xD9, 0xDA, 0x16A, 0x1D3: 0x75
        case 0xFC, 0xDC, 0x1D6, 0x1D8, 0x1DA, 0x1DC: 0x76
        default: nil
        }
    }

    /// A Han character of the basic block that stands for itself, unlike 某, somebody.
    @inline(__always)
    static func isPlainHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FA5).contains(scalar) && scalar != 0x67D0
    }

    static func isHanLike(_ scalar: UInt32) -> Bool {
        HanVariants.isHan(scalar) || HanVariants.isHan(HanVariants.folded(scalar))
    }
}
