import RegistryModel

/// The settings of a run in words.
enum PolicyWords {
    static func title(of name: String) -> Bilingual? {
        switch name {
        case "closingDay": Bilingual(zh: "次月截止上报日", en: "Closing day of the next month")
        case "matchWeight":
            Bilingual(zh: "认作同一出生的匹配权重（比特）", en: "Match weight of one birth, bits")
        case "reviewWeight":
            Bilingual(zh: "交人核实的匹配权重（比特）", en: "Match weight for a person to see, bits")
        case "birthWeights": Bilingual(zh: "匹配权重的来历", en: "Where match weights come from")
        case "reliability": Bilingual(zh: "来源可靠程度的来历", en: "Where reliabilities come from")
        case "decisionProbability":
            Bilingual(zh: "认定一项数据所需的把握", en: "Certainty to decide a field")
        case "provisionalGrades": Bilingual(zh: "暂计分的证据等级", en: "Grades with provisional points")
        case "minimumExpectedBirths":
            Bilingual(zh: "计算比率所需的出生数", en: "Births needed for a rate")
        case "answerDays": Bilingual(zh: "答复期限（日）", en: "Days to answer")
        default: nil
        }
    }

    static func value(_ value: String) -> Bilingual? {
        switch value {
        case "auto": Bilingual(zh: "自动：数据够多时由本次数据估计", en: "from this run's data, if enough")
        case "published": Bilingual(zh: "随程序公布的", en: "as published with the program")
        default: nil
        }
    }
}

extension ReportContext {
    /// A setting of the manifest as people read it.
    func words(ofSetting setting: Setting) -> (title: String, value: String) {
        (
            PolicyWords.title(of: setting.name).map { self[$0] } ?? setting.name,
            PolicyWords.value(setting.value).map { self[$0] } ?? setting.value
        )
    }

    /// The reading of a penalty table that was chosen, likewise.
    func words(of option: (name: String, value: String)) -> (title: String, value: String) {
        (
            OptionWords.title(of: option.name).map { self[$0] } ?? option.name,
            OptionWords.meaning(of: option.name, option.value).map { self[$0] } ?? option.value
        )
    }
}

extension Bilingual {
    static let settingName = Bilingual(zh: "规定", en: "Setting")
    static let settingValue = Bilingual(zh: "取值", en: "Value")
    static let settingKey = Bilingual(zh: "在清单中的写法", en: "In the manifest")
}
