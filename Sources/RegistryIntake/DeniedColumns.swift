/// Columns that must never be taken in: HIV and syphilis status, contraception, pregnancy checks,
/// telephone numbers. They are dropped on reading and never stored.
///
/// A header is denied when it contains one of the words, after width, case, blanks and separators
/// have been folded: `联系 电话`, `ＨＩＶ结果`, `mother_phone` and `孕检日期` all are. Short Latin words
/// must stand alone, so that `hotel` isn't taken for `tel` nor `archive` for `hiv`.
package enum DeniedColumns {
    package static func isDenied(_ header: String) -> Bool {
        let (text, words) = folded(header)
        return anywhere.contains { holds(text, $0) } || words.contains(where: isDeniedWord)
    }

    /// Matched anywhere in the header once its separators are gone.
    private static let anywhere: [[UInt8]] = [
        // Infections
        "艾滋", "梅毒", "性病", "传染病", "乙肝表面抗原", "syphilis",
        // Contraception
        "避孕", "节育", "上环", "取环", "放环", "结扎", "绝育", "皮埋", "药具", "长效措施", "contracept",
        "steriliz", "sterilis", "vasectomy", "tuballigation",
        // Pregnancy checks
        "环检", "孕检", "查孕", "查环", "妊娠检查", "妊检", "早孕", "孕情", "末次月经", "月经", "流产", "引产",
        "pregnan", "menstru", "menses", "abortion",
        // Telephone
        "电话", "手机", "移动号码", "phone",
    ].map { Array($0.utf8) }

    private static let standalone: Set<[UInt8]> = Set(
        ["aids", "iud", "iuds", "lmp", "tel", "telno", "mobile", "mobileno"].map { Array($0.utf8) })

    private static func isDeniedWord(_ word: [UInt8]) -> Bool {
        let isHIV = word.starts(with: "hiv".utf8) && !word.starts(with: "hive".utf8)
        return isHIV || word.suffix(3).elementsEqual("hiv".utf8) || standalone.contains(word)
    }

    private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard needle.count <= text.count else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }

    /// The header in half width and lower case without separators, and its Latin words: a word
    /// ends where the letters end, and where `aB` or the last capital of `ABc` begins another.
    private static func folded(_ header: String) -> (text: [UInt8], words: [[UInt8]]) {
        var text: [UInt8] = []
        var words: [[UInt8]] = [[]]
        var capitals = 0
        for scalar in header.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            let value = isWide ? scalar.value - 0xFEE0 : scalar.value
            switch value {
            case 0x41...0x5A:
                if capitals == 0 { words.append([]) }
                capitals += 1
                words[words.count - 1].append(UInt8(value + 0x20))
                text.append(UInt8(value + 0x20))
            case 0x61...0x7A:
                if capitals > 1, let last = words[words.count - 1].popLast() {
                    words.append([last])
                }
                capitals = 0
                words[words.count - 1].append(UInt8(value))
                text.append(UInt8(value))
            default:
                capitals = 0
                words.append([])
                if (0x30...0x39).contains(value) { text.append(UInt8(value)) }
                if value > 0x7F, !isSeparator(value) {
                    text.append(contentsOf: String(scalar).utf8)
                }
            }
        }
        return (text, words)
    }

    private static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0xA0, 0xB7, 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x3011, 0xFEFF: true
        default: false
        }
    }
}
