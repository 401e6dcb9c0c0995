import RegistryModel

/// Chinese as it is printed: the catalogue writes commas and brackets in their narrow form.
enum ChinesePunctuation {
    private static let wide: [Character: Character] = [
        ",": "，", ";": "；", ":": "：", "(": "（", ")": "）",
    ]

    /// Narrow signs between Chinese characters made wide; those in numbers, codes and Latin stay.
    static func widened(_ text: String, _ language: Language) -> String {
        guard language == .zh else { return text }
        let letters = Array(text)
        return String(
            letters.indices.map { place in
                guard let wide = wide[letters[place]] else { return letters[place] }
                let before = place > 0 && isChinese(letters[place - 1])
                let after = place + 1 < letters.count && isChinese(letters[place + 1])
                return before || after ? wide : letters[place]
            })
    }

    private static func isChinese(_ letter: Character) -> Bool {
        letter.unicodeScalars.allSatisfy {
            (0x4E00...0x9FFF).contains($0.value) || "，。；：、“”…（）".unicodeScalars.contains($0)
        }
    }

    /// The heading of a rule's findings: a message that begins with values left open begins with
    /// what it says of them, without the 的 that would lead to it.
    static func heading(_ text: String, _ language: Language) -> String {
        var text = widened(text, language)[...]
        while let first = text.first, first == "…" || first == " " || first == "的" {
            text = text.dropFirst()
        }
        return String(text)
    }
}
