extension FindingValue {
    /// A sentence in both languages as values: the English one under `name`, the Chinese one under
    /// `nameZh`, which outranks it when a message is made in Chinese.
    ///
    /// One value alone where both are the same.
    package static func sentence(_ name: String, _ text: Bilingual) -> [FindingValue] {
        let english = FindingValue(name, text.en)
        return text.zh == text.en
            ? [english] : [english, FindingValue(name + chineseMark, text.zh)]
    }

    static let chineseMark = "Zh"

    /// Whether the value only repeats another one in Chinese.
    var isTranslation: Bool { name.hasSuffix(Self.chineseMark) }
}

extension Finding {
    /// The value of this name, as it is told in the language.
    package func value(_ name: String, in language: Language) -> FindingValue? {
        let wanted = language == .zh ? name + FindingValue.chineseMark : name
        return values.first { $0.name == wanted } ?? values.first { $0.name == name }
    }
}
