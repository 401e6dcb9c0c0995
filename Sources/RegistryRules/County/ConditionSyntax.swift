import RegistryModel

/// How two values of one type are compared.
enum Comparison: String, CaseIterable {
    case equal = "="
    case unequal = "≠"
    case less = "<"
    case atMost = "≤"
    case greater = ">"
    case atLeast = "≥"

    var isOrder: Bool { self != .equal && self != .unequal }
}

/// What a condition compares, as written.
indirect enum TermSyntax {
    case word(String, at: RulePlace)
    case number(String, at: RulePlace)
    case date(CalendarDay, at: RulePlace)
    case quoted(String, at: RulePlace)
    case call(String, [TermSyntax], at: RulePlace)
    case sum(TermSyntax, TermSyntax, isMinus: Bool, at: RulePlace)
    /// A day moved by `amount` days, months or years.
    case moved(TermSyntax, by: Int, DateUnit, at: RulePlace)

    var place: RulePlace {
        switch self {
        case .word(_, let place), .number(_, let place), .date(_, let place),
            .quoted(_, let place), .call(_, _, let place), .sum(_, _, _, let place),
            .moved(_, _, _, let place):
            place
        }
    }
}

enum DateUnit: String, CaseIterable {
    case days
    case months
    case years

    init?(_ word: String) {
        switch word {
        case "day", "days", "天", "日": self = .days
        case "month", "months", "个月", "月": self = .months
        case "year", "years", "年": self = .years
        default: return nil
        }
    }
}

/// One condition as written, its types not yet settled.
enum ConditionSyntax {
    case comparison(TermSyntax, Comparison, TermSyntax)
    case membership(TermSyntax, [TermSyntax], isNegated: Bool)
    case between(TermSyntax, TermSyntax, TermSyntax)
    case pattern(TermSyntax, String, at: RulePlace, isNegated: Bool)
    case filled(TermSyntax, isNegated: Bool)
}

/// Reads one condition: `field = value`, `field in (…)`, `field between … and …`,
/// `field matches "…"`, `field present`. Cost: linear.
struct ConditionParser {
    private let tokens: ConditionTokens
    private var position = 0
    private var depth = 0

    /// Terms nested deeper than this are a mistake.
    private static let deepest = 16

    static func parse(_ text: PlacedText) throws(CountyRuleError) -> ConditionSyntax {
        var parser = ConditionParser(tokens: try ConditionTokens(text))
        let condition = try parser.condition()
        guard parser.position == parser.tokens.tokens.count else {
            throw parser.failure(
                zh: "条件到这里应当结束；两个条件请写成 all 或 any 的两项。",
                en:
                    "The condition should end here; write two conditions as two items of all or any."
            )
        }
        return condition
    }

    private init(tokens: ConditionTokens) {
        self.tokens = tokens
    }

    // MARK: Conditions

    private mutating func condition() throws(CountyRuleError) -> ConditionSyntax {
        let left = try term()
        if let sign = sign(of: Comparison.allCases.map(\.rawValue)),
            let comparison = Comparison(rawValue: sign)
        {
            return .comparison(left, comparison, try term())
        }
        _ = takeWord("is")
        let isNegated = takeWord("not")
        if takeWord("in") { return .membership(left, try list(), isNegated: isNegated) }
        if takeWord("matches") {
            let place = here
            guard case .quoted(let pattern)? = take() else {
                position -= 1
                throw failure(
                    zh: "matches 后面要有加引号的式样，如 \"520525*\"。",
                    en: "matches needs a quoted pattern such as \"520525*\".")
            }
            return .pattern(left, pattern, at: place, isNegated: isNegated)
        }
        if takeWord("present") { return .filled(left, isNegated: isNegated) }
        if takeWord("absent") { return .filled(left, isNegated: !isNegated) }
        if !isNegated, takeWord("between") {
            let low = try term()
            guard takeWord("and") else {
                throw failure(zh: "between … 之后要有 and。", en: "between needs an and.")
            }
            return .between(left, low, try term())
        }
        throw failure(
            zh: "这里应是比较：= ≠ < ≤ > ≥、in、not in、between … and …、matches、present 或 absent。",
            en: "A comparison is expected here: = ≠ < ≤ > ≥, in, not in, between … and …, matches, "
                + "present or absent.")
    }

    private mutating func list() throws(CountyRuleError) -> [TermSyntax] {
        guard sign(of: ["("]) != nil else {
            throw failure(zh: "in 后面要有括号中的列表，如 (1, 2)。", en: "in needs a list such as (1, 2).")
        }
        return try arguments()
    }

    /// What stands up to the closing bracket, with commas between.
    private mutating func arguments() throws(CountyRuleError) -> [TermSyntax] {
        var terms: [TermSyntax] = []
        repeat { terms.append(try term()) } while sign(of: [","]) != nil
        guard sign(of: [")"]) != nil else {
            throw failure(zh: "这里应是逗号或右括号。", en: "A comma or a closing bracket is expected here.")
        }
        return terms
    }

    // MARK: Terms

    private mutating func term() throws(CountyRuleError) -> TermSyntax {
        var term = try simpleTerm()
        while let sign = sign(of: ["+", "-"]) {
            let place = here
            let isMinus = sign == "-"
            if case .number(let digits)? = peek(), case .word(let word)? = peek(1),
                let unit = DateUnit(word)
            {
                guard let amount = Int(digits), amount <= 100_000 else {
                    throw failure(zh: "天数太大或不是整数。", en: "Not a whole number, or too large.")
                }
                position += 2
                term = .moved(term, by: isMinus ? -amount : amount, unit, at: place)
            } else {
                term = .sum(term, try simpleTerm(), isMinus: isMinus, at: place)
            }
        }
        return term
    }

    private mutating func simpleTerm() throws(CountyRuleError) -> TermSyntax {
        let place = here
        switch take() {
        case .word(let word):
            guard sign(of: ["("]) != nil else { return .word(word, at: place) }
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest else {
                throw failure(zh: "嵌套太深。", en: "Nested too deeply.")
            }
            return .call(word, try arguments(), at: place)
        case .number(let digits): return .number(digits, at: place)
        case .date(let text):
            guard let day = CalendarDay(text) else {
                throw CountyRuleError(
                    place, zh: "日历上没有 \(text) 这一天。", en: "The calendar has no \(text).")
            }
            return .date(day, at: place)
        case .quoted(let text): return .quoted(text, at: place)
        case .sign, nil:
            position -= 1
            throw failure(zh: "这里应是字段或值。", en: "A field or a value is expected here.")
        }
    }

    // MARK: Tokens

    private var here: RulePlace {
        let offset =
            tokens.tokens.indices.contains(position)
            ? tokens.tokens[position].offset : tokens.text.text.unicodeScalars.count
        return tokens.text.place.moved(by: offset)
    }

    private func peek(_ ahead: Int = 0) -> ConditionTokens.Token? {
        let index = position + ahead
        return tokens.tokens.indices.contains(index) ? tokens.tokens[index].token : nil
    }

    private mutating func take() -> ConditionTokens.Token? {
        defer { position += 1 }
        return peek()
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard case .word(let found)? = peek(), found.lowercased() == word else { return false }
        position += 1
        return true
    }

    private mutating func sign(of signs: [String]) -> String? {
        guard case .sign(let found)? = peek(), signs.contains(found) else { return nil }
        position += 1
        return found
    }

    private func failure(zh: String, en: String) -> CountyRuleError {
        CountyRuleError(here, zh: zh, en: en)
    }
}
