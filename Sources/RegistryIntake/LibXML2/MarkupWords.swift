import CLibXML2
import RegistryModel

/// libxml2's errors in Chinese, by their codes; its own English sentence stands beside.
///
/// What its sentence names (elements, attributes, lines) is taken over. A code or a sentence not
/// known here is quoted, and said to be a quotation.
enum MarkupWords {
    static func sentence(code: Int32, libxml2 message: String) -> Bilingual {
        Bilingual(zh: chinese(code, message), en: message)
    }

    /// A sentence of the validator; it may begin with the attribute it is about.
    static func violation(code: Int32, libxml2 message: String) -> Bilingual {
        let mark = "attribute '"
        guard message.hasPrefix(mark), let end = message.firstRange(of: "': ") else {
            return sentence(code: code, libxml2: message)
        }
        let name = message[..<end.lowerBound].dropFirst(mark.count)
        let rest = String(message[end.upperBound...])
        return Bilingual(zh: "属性 \(name)：" + chinese(code, rest), en: message)
    }

    private static func chinese(_ code: Int32, _ message: String) -> String {
        for phrase in phrases[code] ?? [] {
            if let sentence = phrase.chinese(for: message) { return sentence }
        }
        return "解析器原文：\(message)"
    }

    /// `English` with `*` for what varies, and the Chinese with `{1}`, `{2}` in its place.
    struct Phrase {
        private let fixed: [Substring]
        private let zh: String

        init(_ english: String, _ chinese: String) {
            fixed = english.split(separator: "*", omittingEmptySubsequences: false)
            zh = chinese
        }

        func chinese(for message: String) -> String? {
            guard let first = fixed.first, message.hasPrefix(first) else { return nil }
            var rest = message.dropFirst(first.count)
            var found: [(name: String, text: String)] = []
            for (index, part) in fixed.dropFirst().enumerated() {
                let isLast = index == fixed.count - 2
                guard
                    let end = isLast && part.isEmpty
                        ? rest.endIndex..<rest.endIndex : rest.firstRange(of: part)
                else { return nil }
                found.append((String(index + 1), String(rest[..<end.lowerBound])))
                rest = rest[end.upperBound...]
            }
            guard rest.isEmpty else { return nil }
            return Bilingual(zh: zh, en: "").filled(with: found, in: .zh)
        }
    }
}
