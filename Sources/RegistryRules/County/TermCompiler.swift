import RegistryModel

/// Turns terms into values of columns, and keeps count of the fields they name.
struct TermCompiler {
    let schema: SourceSchema
    /// In the order in which they are first named.
    private(set) var fields: [Field] = []

    init(_ schema: SourceSchema) {
        self.schema = schema
    }

    // MARK: Types

    /// Nil for what takes its type from what it is compared with: numbers, words and quoted texts.
    func type(of term: TermSyntax) throws(CountyRuleError) -> ValueType? {
        switch term {
        case .word(let word, _):
            if word == Self.runDate { return .day }
            return definition(word).map { ValueType($0.type) }
        case .number, .quoted: return nil
        case .date: return .day
        case .call(let name, _, let place): return try type(ofFunction: name, place)
        case .moved(let day, _, _, let place):
            try demandDay(day, place)
            return .day
        case .sum(let left, let right, _, let place):
            for part in [left, right] {
                guard let type = try type(of: part), !type.isNumber else { continue }
                throw CountyRuleError(
                    place, zh: "\(type.title.zh)不能加减；日期加减要写单位，如 + 28 days，相隔天数用 daysBetween。",
                    en: "\(type.title.en) can't be added; a date needs a unit such as + 28 days, "
                        + "and daysBetween counts days.")
            }
            let types = [try type(of: left), try type(of: right)]
            return types.contains(.decimal) ? .decimal : .integer
        }
    }

    private func demandDay(_ term: TermSyntax, _ place: RulePlace) throws(CountyRuleError) {
        let type = try type(of: term)
        guard type != .day else { return }
        if type == nil, case .word(let word, let place) = term { throw unknownField(word, place) }
        let title = type?.title ?? Bilingual(zh: "这个值", en: "this value")
        throw CountyRuleError(
            place, zh: "天、月、年只能加在日期上，而这里是\(title.zh)。",
            en: "Days, months and years can only be added to a date, and this is \(title.en).")
    }

    // MARK: Values

    /// The term as a value of the type asked for.
    mutating func value(
        _ term: TermSyntax, as type: ValueType
    ) throws(CountyRuleError) -> CountyValue {
        switch term {
        case .word(let word, let place):
            if word == Self.runDate { return .runDate }
            guard let definition = definition(word) else {
                return .constant(try literal(word, as: type, place))
            }
            return try column(definition, as: type, place)
        case .number(let text, let place), .quoted(let text, let place):
            return .constant(try literal(text, as: type, place))
        case .date(let day, let place):
            guard type == .day else { throw mismatch(.day, type, place) }
            return .constant(Int64(day.number))
        case .moved(let day, let amount, let unit, let place):
            try demandDay(day, place)
            let day = try value(day, as: .day)
            return switch unit {
            case .days: .plusDays(day, amount)
            case .months: .plusMonths(day, amount)
            case .years: .plusMonths(day, amount * 12)
            }
        case .sum(let left, let right, let isMinus, _):
            _ = try self.type(of: term)
            return .sum(
                try value(left, as: type), try value(right, as: type), isMinus: isMinus)
        case .call(let name, let arguments, let place):
            return try call(name, arguments, as: type, place)
        }
    }

    private mutating func column(
        _ definition: FieldDefinition, as type: ValueType, _ place: RulePlace
    ) throws(CountyRuleError) -> CountyValue {
        let own = ValueType(definition.type)
        guard own.fits(type) else { throw mismatch(own, type, place) }
        note(definition.field)
        let field = definition.field
        switch definition.type {
        case .dateTime: return .dayOfMoment(field)
        case .residentID: return .number(field)
        case .integer where type == .decimal: return .hundredfold(.column(field))
        default: return .column(field)
        }
    }

    /// The field a condition is about, where a value won't do.
    mutating func field(_ term: TermSyntax) throws(CountyRuleError) -> Field {
        guard case .word(let word, let place) = term else {
            throw CountyRuleError(
                term.place, zh: "这里应是字段名。", en: "The name of a field is expected here.")
        }
        guard let definition = definition(word) else { throw unknownField(word, place) }
        note(definition.field)
        return definition.field
    }

    /// A text to compare with.
    func text(_ term: TermSyntax) throws(CountyRuleError) -> String {
        switch term {
        case .quoted(let text, _), .number(let text, _): return text
        case .date(let day, _): return day.description
        case .word(let word, let place):
            if definition(word) == nil {
                throw CountyRuleError(
                    place,
                    zh: "“\(word)”不是字段\(hint(word).zh)；如果是文字，请加引号。",
                    en: "'\(word)' is no field\(hint(word).en); if it is a text, quote it.")
            }
            throw CountyRuleError(
                place, zh: "列表中只能是值，不能是字段。", en: "A list holds values, not fields.")
        default:
            throw CountyRuleError(
                term.place, zh: "这里应是加引号的文字。", en: "A quoted text is expected here.")
        }
    }

    private mutating func note(_ field: Field) {
        if !fields.contains(field) { fields.append(field) }
    }

    // MARK: Functions

    private static let runDate = "runDate"

    private struct Function {
        let type: ValueType
        let argument: ValueType
        let count: Int
        let make: @Sendable ([CountyValue]) -> CountyValue
    }

    private static let functions: [String: Function] = [
        "monthEnd": Function(type: .day, argument: .day, count: 1) { .monthEnd($0[0]) },
        "daysBetween": Function(type: .integer, argument: .day, count: 2) {
            .daysBetween($0[0], $0[1])
        },
        "monthsBetween": Function(type: .integer, argument: .day, count: 2) {
            .monthsBetween($0[0], $0[1])
        },
        "yearsBetween": Function(type: .integer, argument: .day, count: 2) {
            .yearsBetween($0[0], $0[1])
        },
    ]

    /// These look into a number, and so take a field.
    private static let readings:
        [String: (type: ValueType, make: @Sendable (Field) -> CountyValue)] =
            [
                "birthDateIn": (.day, { .birthDateIn($0) }),
                "sexIn": (.code(.sex), { .sexIn($0) }),
            ]

    private func type(
        ofFunction name: String, _ place: RulePlace
    ) throws(CountyRuleError) -> ValueType {
        if let type = Self.functions[name]?.type ?? Self.readings[name]?.type { return type }
        let known = (Array(Self.functions.keys) + Array(Self.readings.keys)).sorted()
        throw CountyRuleError(
            place, zh: "没有函数“\(name)”。可用：\(known.joined(separator: "、"))。",
            en: "There is no function '\(name)'. Known: \(known.joined(separator: ", ")).")
    }

    private mutating func call(
        _ name: String, _ arguments: [TermSyntax], as type: ValueType, _ place: RulePlace
    ) throws(CountyRuleError) -> CountyValue {
        let own = try self.type(ofFunction: name, place)
        guard own.fits(type) else { throw mismatch(own, type, place) }
        let count = Self.functions[name]?.count ?? 1
        guard arguments.count == count else {
            let number = count == 1 ? "one argument" : "\(count) arguments"
            throw CountyRuleError(
                place, zh: "\(name) 要有 \(count) 个参数。", en: "\(name) takes \(number).")
        }
        if let reading = Self.readings[name] {
            let argument = try self.type(of: arguments[0])
            let field = try field(arguments[0])
            guard argument == .residentID else {
                throw CountyRuleError(
                    arguments[0].place, zh: "\(name) 只用于身份证号。",
                    en: "\(name) is for resident IDs.")
            }
            return reading.make(field)
        }
        var values: [CountyValue] = []
        for argument in arguments { values.append(try value(argument, as: .day)) }
        let result = Self.functions[name]?.make(values) ?? values[0]
        return type == .decimal ? .hundredfold(result) : result
    }

    // MARK: Literals

    private func literal(
        _ text: String, as type: ValueType, _ place: RulePlace
    ) throws(CountyRuleError) -> Int64 {
        if let value = Self.packed(text, as: type) { return value }
        // A word that is no value of the type is most likely a misspelt field.
        let isWord = text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
        if case .code(let list) = type {
            let some = list.entries.prefix(12)
            let known = some.map { "\($0.code) \($0.label)" }.joined(separator: "、")
            let knownEnglish = some.map {
                "\($0.code) \(list.englishWord(of: $0.code) ?? $0.label)"
            }
            .joined(separator: ", ")
            let more = list.entries.count > 12 ? "…" : ""
            let near = isWord ? hint(text) : Bilingual(zh: "", en: "")
            throw CountyRuleError(
                place,
                zh: "“\(text)”既不是字段\(near.zh)，也不是代码表中的值。可用：\(known)\(more)",
                en: "'\(text)' is neither a field\(near.en) nor a value of the code list: "
                    + "\(knownEnglish)\(more)")
        }
        if isWord, type != .certificate { throw unknownField(text, place) }
        throw CountyRuleError(
            place, zh: "“\(text)”不是\(type.title.zh)。", en: "'\(text)' isn't \(type.title.en).")
    }

    private static func packed(_ text: String, as type: ValueType) -> Int64? {
        switch type {
        case .day:
            return (CalendarDay(text) ?? CalendarDay(text + "-01")).map { Int64($0.number) }
        case .integer: return Int64(text).flatMap { $0.magnitude < 1 << 31 ? $0 : nil }
        case .decimal: return hundredths(text)
        case .code(let list):
            if let code = UInt8(text) { return list.contains(code) ? Int64(code) : nil }
            return list.entries.first { $0.label == text || $0.aliases.contains(text) }
                .map { Int64($0.code) }
        case .flag:
            return ["0": 0, "1": 1, "是": 1, "否": 0, "true": 1, "false": 0][text]
        case .division: return DivisionCode(text).map { Int64($0.rawValue) }
        case .residentID:
            guard let id = ResidentID(text), id.isValid else { return nil }
            return Int64(id.rawValue)
        case .certificate: return CertificateNumber(text).map { Int64($0.rawValue) }
        case .text, .name: return nil
        }
    }

    private static func hundredths(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]), whole < 1 << 31 else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].utf8.count), let rest = Int64(parts[1]) else { return nil }
        return whole * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest)
    }

    // MARK: Names and errors

    /// The field of the source that has this canonical name or Chinese header.
    private func definition(_ word: String) -> FieldDefinition? {
        schema.fields.first { $0.field.name == word }
            ?? schema.fields.first { $0.labels.contains(word) }
    }

    func noField(_ left: TermSyntax, _ right: TermSyntax) -> CountyRuleError {
        for case .word(let word, let place) in [left, right] { return unknownField(word, place) }
        return CountyRuleError(
            left.place, zh: "这个条件里没有字段。", en: "There is no field in this condition.")
    }

    func unknownField(_ word: String, _ place: RulePlace) -> CountyRuleError {
        CountyRuleError(
            place, zh: "\(schema.kind.rawValue) 没有字段“\(word)”\(hint(word).zh)。",
            en: "\(schema.kind.rawValue) has no field '\(word)'\(hint(word).en).")
    }

    private func mismatch(
        _ own: ValueType, _ wanted: ValueType, _ place: RulePlace
    ) -> CountyRuleError {
        CountyRuleError(
            place, zh: "这里应是\(wanted.title.zh)，而不是\(own.title.zh)。",
            en: "\(wanted.title.en) is expected here, not \(own.title.en).")
    }

    private func hint(_ word: String) -> Bilingual {
        let known = schema.fields.flatMap { [$0.field.name] + $0.labels }
        return NearestName.hint(word, among: known)
    }
}
