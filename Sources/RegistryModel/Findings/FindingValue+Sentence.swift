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

    private static let chineseMark = "Zh"

    /// Whether the value only repeats another one in Chinese.
    var isTranslation: Bool { name.utf8.suffix(2).elementsEqual(Self.chineseMark.utf8) }
}

extension Finding {
    /// The value of this name, as it is told in the language: a translation stands right behind it.
    package func value(_ name: String, in language: Language) -> FindingValue? {
        guard let index = values.firstIndex(where: { $0.name == name }) else { return nil }
        let next = index + 1
        return language == .zh && next < values.count && values[next].isTranslation
            ? values[next] : values[index]
    }
}
