import RegistryModel

/// Levels of the general engine's comparisons, in words.
enum LinkLevelWords {
    static func title(of level: String) -> Bilingual {
        if let known = whole(level) { return known }
        for (prefix, zh) in measures where level.hasPrefix(prefix) {
            let rest = level.dropFirst(prefix.count)
            return Bilingual(zh: zh + rest, en: level)
        }
        return LevelWords.title(of: level)
    }

    private static func whole(_ level: String) -> Bilingual? {
        switch level {
        case "near": Bilingual(zh: "一笔之差", en: "a slip apart")
        case "equivalent": Bilingual(zh: "写法不同而等同", en: "equivalent")
        case "swapped": Bilingual(zh: "相邻两位颠倒", en: "two neighbours swapped")
        case "one character": Bilingual(zh: "差一个字符", en: level)
        case "one digit": Bilingual(zh: "差一位数字", en: level)
        case "neighbouring number": Bilingual(zh: "两个都有效的相近号码", en: level)
        case "day and month swapped": Bilingual(zh: "日月颠倒", en: level)
        case "lunar": Bilingual(zh: "农历当公历", en: "lunar for solar")
        case "any shared": Bilingual(zh: "有共同的值", en: "any value shared")
        case "village": Bilingual(zh: "同村", en: "same village")
        case "township": Bilingual(zh: "同乡镇", en: "same township")
        case "county": Bilingual(zh: "同县", en: "same county")
        default: nil
        }
    }

    private static let measures: [(String, String)] = [
        ("jaro-winkler", "Jaro–Winkler 相似度"), ("jaro", "Jaro 相似度"), ("edits", "改动"),
        ("free edits", "自由改动"), ("days", "相差天数"), ("same day, years", "月日相同，相差年数"),
        ("difference", "相差"), ("relative difference", "相对差"), ("shared", "共有比例"),
        ("padded 2-grams", "补边二元组相似度"), ("2-grams", "二元组相似度"),
        ("padded 3-grams", "补边三元组相似度"), ("3-grams", "三元组相似度"),
    ]
}

extension LinkDiagnostics.Comparison.Origin {
    /// The class of its mark.
    var kind: Markup {
        switch self {
        case .trained, .given: "trained"
        case .published: "published"
        case .assumed, .uninformative: "doubt"
        }
    }

    var title: Bilingual {
        switch self {
        case .trained: Bilingual(zh: "本批估计", en: "trained")
        case .published: Bilingual(zh: "沿用发布值", en: "published")
        case .assumed: Bilingual(zh: "假定", en: "assumed")
        case .uninformative: Bilingual(zh: "无信息", en: "uninformative")
        case .given: Bilingual(zh: "给定", en: "given")
        }
    }

    var meaning: Bilingual {
        switch self {
        case .trained:
            Bilingual(zh: "由这批数据估计。", en: "estimated from this data.")
        case .published:
            Bilingual(
                zh: "m 沿用随程序发布的模型，这批数据说明不了。",
                en: "m is the published model's; this data says nothing.")
        case .assumed:
            Bilingual(
                zh: "没有一条规则能估计 m，用的是假定值。", en: "no rule could estimate m, which is assumed.")
        case .uninformative:
            Bilingual(
                zh: "匹配的并不比碰巧的更一致，不计权重。",
                en: "matches agree no more often than chance: it weighs nothing.")
        case .given:
            Bilingual(
                zh: "来自给定的模型（--model），没有重新估计。",
                en: "from the model given (--model), not estimated anew.")
        }
    }
}
