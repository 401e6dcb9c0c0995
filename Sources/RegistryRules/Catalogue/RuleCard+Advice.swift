import RegistryModel

extension RuleCard {
    /// What to do, in one sentence: the explanation's last, when it asks for something (请…), as that
    /// of every built-in rule does. Nil for a county's rule whose explanation doesn't.
    package var advice: Bilingual? {
        let chinese = Self.sentences(explanation.zh, ends: ["。"])
        let english = Self.sentences(explanation.en, ends: [". ", "? ", "! "])
        guard let zh = chinese.last, zh.contains("请"), let en = english.last else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    private static func sentences(_ text: String, ends: [String]) -> [String] {
        var sentences: [String] = []
        var rest = text[...]
        while let end = ends.compactMap({ rest.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            sentences.append(Self.trimmed(rest[..<end.upperBound]))
            rest = rest[end.upperBound...]
        }
        if !rest.isEmpty { sentences.append(Self.trimmed(rest)) }
        return sentences
    }

    private static func trimmed(_ sentence: Substring) -> String {
        var sentence = sentence
        while sentence.last == " " { sentence.removeLast() }
        return String(sentence)
    }
}
