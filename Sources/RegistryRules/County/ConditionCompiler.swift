import RegistryModel

/// What a term's value is, so that only like is compared with like.
enum ValueType: Equatable {
    case day
    case integer
    /// Held as hundredths.
    case decimal
    case code(CodeList)
    case flag
    case division
    case residentID
    case certificate
    case text
    case name

    init(_ type: FieldType) {
        self =
            switch type {
            case .text: .text
            case .name: .name
            case .date, .dateTime, .month: .day
            case .residentID: .residentID
            case .division: .division
            case .certificate: .certificate
            case .code(let list): .code(list)
            case .integer: .integer
            case .decimal: .decimal
            case .boolean: .flag
            }
    }

    var isNumber: Bool { self == .integer || self == .decimal }
    var hasOrder: Bool { self == .day || isNumber }
    var isText: Bool { self == .text || self == .name }

    func fits(_ other: ValueType) -> Bool {
        self == other || isNumber && other.isNumber || isText && other.isText
    }

    var title: Bilingual {
        switch self {
        case .day: Bilingual(zh: "日期", en: "a date")
        case .integer, .decimal: Bilingual(zh: "数", en: "a number")
        case .code: Bilingual(zh: "代码", en: "a code")
        case .flag: Bilingual(zh: "是否", en: "a yes or no")
        case .division: Bilingual(zh: "区划代码", en: "a division code")
        case .residentID: Bilingual(zh: "身份证号", en: "a resident ID")
        case .certificate: Bilingual(zh: "出生证编号", en: "a certificate number")
        case .text: Bilingual(zh: "文字", en: "a text")
        case .name: Bilingual(zh: "姓名", en: "a name")
        }
    }
}

/// Makes a condition ready for the columns of one source: finds its fields, settles types, and
/// refuses what can't be compared, with the place and the reason.
struct ConditionCompiler {
    var terms: TermCompiler
    private var depth = 0
    private var conditions = 0

    /// Conditions nested deeper, or more of them, are a mistake.
    private static let deepest = 16
    private static let most = 500
    private static let longestList = 10_000

    init(_ schema: SourceSchema) {
        terms = TermCompiler(schema)
    }

    mutating func compile(_ condition: CountyCondition) throws(CountyRuleError) -> CountyTest {
        depth += 1
        conditions += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest, conditions <= Self.most else {
            throw CountyRuleError(
                RulePlace(line: 0, column: 0),
                zh: "条件太多（最多 \(Self.most) 个）或嵌套太深（最多 \(Self.deepest) 层）。",
                en: "Too many conditions (at most \(Self.most)) or nested too deeply "
                    + "(at most \(Self.deepest)).")
        }
        switch condition {
        case .text(let text): return try compile(ConditionParser.parse(text))
        case .not(let part): return .not(try compile(part))
        case .all(let parts): return .all(try compile(parts))
        case .any(let parts): return .any(try compile(parts))
        }
    }

    private mutating func compile(
        _ parts: [CountyCondition]
    ) throws(CountyRuleError) -> [CountyTest] {
        var tests: [CountyTest] = []
        for part in parts { tests.append(try compile(part)) }
        return tests
    }

    private mutating func compile(_ syntax: ConditionSyntax) throws(CountyRuleError) -> CountyTest {
        switch syntax {
        case .comparison(let left, let comparison, let right):
            return try compare(left, comparison, right)
        case .between(let term, let low, let high):
            let parts = [try compare(term, .atLeast, low), try compare(term, .atMost, high)]
            try refuseEmpty(parts, from: low, to: high)
            return .all(parts)
        case .membership(let term, let list, let isNegated):
            let test = try member(term, list)
            return isNegated ? .not(test) : test
        case .pattern(let term, let pattern, let place, let isNegated):
            let test = try match(term, pattern, at: place)
            return isNegated ? .not(test) : test
        case .filled(let term, let isNegated):
            let test = CountyTest.filled(try terms.field(term))
            return isNegated ? .not(test) : test
        }
    }

    // MARK: Comparisons

    private mutating func compare(
        _ left: TermSyntax, _ comparison: Comparison, _ right: TermSyntax
    ) throws(CountyRuleError) -> CountyTest {
        let (first, second) = (try terms.type(of: left), try terms.type(of: right))
        guard let type = first ?? second else { throw terms.noField(left, right) }
        if let first, let second, !first.fits(second) {
            throw CountyRuleError(
                right.place, zh: "\(first.title.zh)不能与\(second.title.zh)比较。",
                en: "\(first.title.en.capitalizedFirst) can't be compared with \(second.title.en).")
        }
        guard type.hasOrder || !comparison.isOrder else {
            throw CountyRuleError(
                left.place, zh: "\(type.title.zh)没有大小先后，只能用 = 或 ≠。",
                en: "\(type.title.en.capitalizedFirst) has no order: only = and ≠ compare it.")
        }
        if type.isText {
            let test = try compareTexts(left, right)
            return comparison == .equal ? test : .not(test)
        }
        // Whole numbers beside hundredths are made hundredths.
        let common: ValueType =
            first == .decimal || second == .decimal ? .decimal : type
        return .comparison(
            try terms.value(left, as: common), comparison, try terms.value(right, as: common))
    }

    /// Between 5 and 1 there is nothing, nor between a day's tenth day after and the day itself,
    /// which nobody means.
    private func refuseEmpty(
        _ parts: [CountyTest], from low: TermSyntax, to high: TermSyntax
    ) throws(CountyRuleError) {
        guard case .comparison(_, _, let first) = parts[0],
            case .comparison(_, _, let last) = parts[1],
            ValueRange(first).isAbove(ValueRange(last))
        else { return }
        throw CountyRuleError(
            high.place, zh: "between 的后一个值小于前一个，没有值在其间；请对调。",
            en: "The second value of between is below the first, so nothing lies between them: "
                + "change them round.")
    }

    private mutating func compareTexts(
        _ left: TermSyntax, _ right: TermSyntax
    ) throws(CountyRuleError) -> CountyTest {
        let (first, second) = (try terms.type(of: left), try terms.type(of: right))
        if first != nil, second != nil {
            return .sameText(
                try terms.field(left), try terms.field(right),
                isName: first == .name || second == .name)
        }
        let (column, literal) = first != nil ? (left, right) : (right, left)
        return .text(
            try terms.field(column),
            TextTest([try plainText(literal)], isName: (first ?? second) == .name))
    }

    /// A text that is compared as it stands; one that looks like a pattern is meant for `matches`.
    private func plainText(_ term: TermSyntax) throws(CountyRuleError) -> String {
        let text = try terms.text(term)
        guard CountyPattern.isMeant(by: text) else { return text }
        throw CountyRuleError(
            term.place, zh: "“\(text)”像是式样，而 = 和 in 只比较原文；式样请用 matches。",
            en: "'\(text)' looks like a pattern, but = and in compare the text as it stands: "
                + "use matches.")
    }

    private mutating func member(
        _ term: TermSyntax, _ list: [TermSyntax]
    ) throws(CountyRuleError) -> CountyTest {
        guard let type = try terms.type(of: term) else { throw terms.noField(term, term) }
        guard list.count <= Self.longestList else {
            throw CountyRuleError(
                term.place, zh: "列表最多 \(Self.longestList) 项。",
                en: "A list has \(Self.longestList) items at most.")
        }
        if type.isText {
            var texts: [String] = []
            for item in list { texts.append(try plainText(item)) }
            return .text(try terms.field(term), TextTest(texts, isName: type == .name))
        }
        var wanted: Set<Int64> = []
        for item in list {
            guard case .constant(let value) = try terms.value(item, as: type) else {
                throw CountyRuleError(
                    item.place, zh: "列表中只能是值，不能是字段。", en: "A list holds values, not fields.")
            }
            wanted.insert(value)
        }
        return .membership(try terms.value(term, as: type), wanted)
    }

    private mutating func match(
        _ term: TermSyntax, _ text: String, at place: RulePlace
    ) throws(CountyRuleError) -> CountyTest {
        let field = try terms.field(term)
        let form: PackedForm
        switch try terms.type(of: term) {
        case .text, .name: form = .text
        case .residentID: form = .residentID
        case .division: form = .division
        case .certificate: form = .certificate
        case let type:
            let title = type?.title ?? Bilingual(zh: "这里的值", en: "this")
            throw CountyRuleError(
                term.place, zh: "\(title.zh)不能用 matches，式样只用于文字和号码。",
                en: "matches is for texts and numbers of documents, not for \(title.en).")
        }
        do {
            return .pattern(field, try CountyPattern(text), form)
        } catch {
            throw CountyRuleError(place, zh: error.message.zh, en: error.message.en)
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
