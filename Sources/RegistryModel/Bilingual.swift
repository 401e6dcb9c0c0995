/// The languages every user-facing text exists in; Chinese is the default.
package enum Language: String, Sendable, CaseIterable {
    case zh
    case en
}

/// One text in Chinese and English. Placeholders in braces, such as `{value}`, are the same in both.
package struct Bilingual: Sendable, Hashable {
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
        var text = self[language]
        for value in values {
            text = text.replacingPlaceholder(value.name, with: value.text)
        }
        return text
    }
}

extension String {
    fileprivate func replacingPlaceholder(_ name: String, with value: String) -> String {
        let needle = Array("{\(name)}".utf8)
        let bytes = Array(utf8)
        guard needle.count <= bytes.count else { return self }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + value.utf8.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == needle[0], index + needle.count <= bytes.count,
                bytes[index..<(index + needle.count)].elementsEqual(needle)
            {
                out.append(contentsOf: value.utf8)
                index += needle.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
