/// The languages every user-facing text exists in; Chinese is the default.
package enum Language: String, Sendable, CaseIterable {
    case zh
    case en
}

/// One text in Chinese and English. Placeholders in braces, such as `{value}`, are the same in both.
package struct Bilingual: Sendable, Hashable, Encodable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        language == .zh ? zh : en
    }

    /// The text with each `{name}` replaced by its value; a name without a value stays as written.
    package func filled(
        with values: some Sequence<(name: String, text: String)>, in language: Language
    ) -> String {
        let texts = Dictionary(values.map { ($0.name, $0.text) }) { first, _ in first }
        var rest = Substring(self[language])
        var text = ""
        // One pass: a value that holds braces itself isn't filled again.
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let value = texts[String(rest[rest.index(after: open)..<close])]
            else {
                text.append(rest.removeFirst())
                continue
            }
            text += value
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        return text
    }
}
