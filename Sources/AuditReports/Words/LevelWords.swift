import RegistryModel

/// The levels a comparison can reach, in words.
enum LevelWords {
    static func title(of level: String) -> Bilingual {
        switch level {
        case "exact": Bilingual(zh: "相同", en: "exact")
        case "equivalent": Bilingual(zh: "等同", en: "equivalent")
        case "near": Bilingual(zh: "相近", en: "near")
        case "else", "otherwise": Bilingual(zh: "不同", en: "different")
        case "missing": Bilingual(zh: "缺失", en: "missing")
        case "homophone": Bilingual(zh: "同音", en: "homophone")
        case "one-day": Bilingual(zh: "差一天", en: "one day off")
        case "lunar-or-swapped":
            Bilingual(zh: "农历或日月颠倒", en: "lunar, or day and month swapped")
        case "within-two-months": Bilingual(zh: "两个月内", en: "within two months")
        case "same-township": Bilingual(zh: "同乡镇", en: "same township")
        default: Bilingual(zh: level, en: level)
        }
    }

    /// A step bears a field's name, or one of the comparison's own.
    static func stepTitle(of name: String) -> Bilingual {
        if let field = Field(name: name) { return field.title }
        return switch name {
        case "prior": Bilingual(zh: "先验", en: "prior")
        case "name": Bilingual(zh: "姓名", en: "name")
        case "termFrequency": Bilingual(zh: "姓名常见程度", en: "how common the name is")
        default: Bilingual(zh: name, en: name)
        }
    }
}
