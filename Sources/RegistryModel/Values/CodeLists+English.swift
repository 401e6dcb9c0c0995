extension CodeList {
    /// What the code means in English, with the code in brackets where files hold codes:
    /// `female (2)`, `party secretary`; nil for a code that isn't of the list.
    func english(of code: UInt8) -> String? {
        guard let word = englishWord(of: code) else { return nil }
        return isWrittenOut || code >= Self.firstUncoded
            ? word : "\(word) (\(Int(code).padded(width)))"
    }

    /// The same without the code.
    package func englishWord(of code: UInt8) -> String? { Self.english[name]?[code] }

    /// The same for a label, or for several joined by 、; nil where one isn't of the list.
    func english(ofLabels text: String) -> String? {
        if let code = code(ofLabel: text) { return english(of: code) }
        let parts = text.split(separator: "、").map { part in
            code(ofLabel: String(part)).flatMap { english(of: $0) }
        }
        guard parts.count > 1, !parts.contains(nil) else { return nil }
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func code(ofLabel text: String) -> UInt8? {
        entries.first { $0.label == text }?.code
    }

    private static let english: [String: [UInt8: String]] = [
        "sex": [0: "unknown", 1: "male", 2: "female", 9: "not stated"],
        "policyStatus": [1: "within policy", 2: "outside policy", 9: "not yet determined"],
        "birthPlace": [1: "medical facility", 2: "at home", 3: "on the way", 9: "elsewhere"],
        "outcome": [1: "live birth", 2: "stillbirth", 3: "neonatal death"],
        "residency": [1: "resident", 2: "come in", 3: "gone out"],
        "status": [1: "on the roster", 2: "moved out", 3: "cancelled on death"],
        "maritalStatus": [
            10: "never married", 20: "married", 21: "first marriage", 22: "married again",
            23: "remarried to the former spouse", 30: "widowed", 40: "divorced", 90: "not stated",
        ],
        "kind": [1: "birth", 2: "document", 3: "statistical check", 9: "other"],
        "dueClass": [1: "ordinary", 2: "urgent", 3: "approval"],
        "role": [
            1: "population director", 2: "committee director", 3: "party secretary",
            4: "lead officer", 5: "field officer",
        ],
        "yesNo": [0: "no", 1: "yes"], "parent": [1: "father", 2: "mother"],
        "spouse": [1: "husband", 2: "wife"],
        "relation": relations,
        "ethnicity": Dictionary(
            uniqueKeysWithValues: zip(UInt8(1)..., ethnicities.split(separator: " "))
                .map { ($0, String($1)) } + [
                    (97, "not identified"), (98, "foreign-born citizen"), (101, "Chuanqing"),
                    (102, "Gejia"),
                ]),
    ]

    private static let relations: [UInt8: String] = [
        0: "self or head", 1: "self", 2: "head", 10: "spouse", 11: "husband", 12: "wife",
        20: "son", 21: "only son", 22: "eldest son", 23: "second son", 24: "third son",
        25: "fourth son", 26: "fifth son", 27: "adopted or step-son", 28: "son-in-law",
        29: "other son", 30: "daughter", 31: "only daughter", 32: "eldest daughter",
        33: "second daughter", 34: "third daughter", 35: "fourth daughter", 36: "fifth daughter",
        37: "adopted or step-daughter", 38: "daughter-in-law", 39: "other daughter",
        40: "grandchild", 41: "son's son", 42: "son's daughter", 43: "daughter's son",
        44: "daughter's daughter", 45: "grandson's wife", 46: "granddaughter's husband",
        47: "great-grandson", 48: "great-granddaughter", 49: "other grandchild", 50: "parent",
        51: "father", 52: "mother", 53: "husband's father", 54: "husband's mother",
        55: "wife's father", 56: "wife's mother", 57: "step- or adoptive father",
        58: "step- or adoptive mother", 59: "other parent", 60: "grandparent",
        61: "father's father", 62: "father's mother", 63: "mother's father",
        64: "mother's mother", 65: "spouse's grandparent", 66: "great-grandfather",
        67: "great-grandmother", 68: "spouse's great-grandparent", 69: "other grandparent",
        70: "sibling", 71: "elder brother", 72: "elder brother's wife", 73: "younger brother",
        74: "younger brother's wife", 75: "elder sister", 76: "elder sister's husband",
        77: "younger sister", 78: "younger sister's husband", 79: "other sibling", 80: "other",
        81: "father's elder brother", 82: "father's elder brother's wife",
        83: "father's younger brother",
        84: "father's younger brother's wife", 85: "mother's brother",
        86: "mother's brother's wife",
        87: "mother's sister's husband", 88: "mother's sister", 89: "father's sister's husband",
        90: "father's sister", 91: "cousin on the father's side",
        92: "cousin on the mother's side", 93: "brother's son", 94: "brother's daughter",
        95: "sister's son", 96: "sister's daughter", 97: "other relative", 99: "not related",
    ]

    /// The romanised names of GB 3304-91, in the order of its codes.
    private static let ethnicities = """
        Han Mongol Hui Zang Uygur Miao Yi Zhuang Buyei Chosen Man Dong Yao Bai Tujia Hani Kazak \
        Dai Li Lisu Va She Gaoshan Lahu Sui Dongxiang Naxi Jingpo Kirgiz Tu Daur Mulao Qiang \
        Blang Salar Maonan Gelao Xibe Achang Pumi Tajik Nu Uzbek Russ Ewenki Deang Bonan Yugur \
        Gin Tatar Derung Oroqen Hezhen Monba Lhoba Jino
        """
}

extension CodeList {
    /// How a yes or no is told; files hold 1 and 0, or the words.
    package static let yesNo = CodeList(
        "yesNo", isWrittenOut: true, [Entry(1, "是"), Entry(0, "否")])

    /// Which parent, which spouse: words of messages, in no file.
    package static let parent = CodeList(
        "parent", isWrittenOut: true, [Entry(1, "父亲"), Entry(2, "母亲")])
    package static let spouse = CodeList(
        "spouse", isWrittenOut: true, [Entry(1, "男"), Entry(2, "女")])
}

extension Field {
    /// The list of the field's codes, in whichever source has it; nil for other fields.
    private var words: CodeList? { Self.lists[self] }

    private static let lists: [Field: CodeList] = {
        var lists: [Field: CodeList] = [:]
        for definition in SourceCatalogue.all.flatMap(\.fields) {
            switch definition.type {
            case .code(let list): lists[definition.field] = list
            case .boolean: lists[definition.field] = .yesNo
            default: break
            }
        }
        return lists
    }()

    /// A value of the field as a report in the language tells it: a code's word is Chinese, `男`, and
    /// in English `male (1)`.
    package func told(_ text: String, in language: Language) -> String {
        language == .zh ? text : words?.english(ofLabels: text) ?? text
    }
}
