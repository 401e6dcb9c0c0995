import RegistryModel

/// One simple type of a source's XML Schema: the forms a value may have.
///
/// Patterns are alternatives, tried in order, so the canonical form stands first. None repeats a
/// group that can match one text in two ways: libxml2 backtracks.
struct XSDSimpleType {
    /// Longest text of one element, in characters.
    static let maximumLength = 4_000

    let name: String
    let documentation: String
    /// Empty for free text.
    let patterns: [String]

    init(_ name: String, _ documentation: String, _ patterns: [String]) {
        self.name = name
        self.documentation = documentation
        self.patterns = patterns
    }

    init(_ type: FieldType) {
        switch type {
        case .text: self.init("text", "文本", [])
        case .name: self.init("name", "姓名", [])
        case .date: self.init("date", "日期，规范写法 2013-05-07", Self.dates)
        case .dateTime: self.init("dateTime", "时间，规范写法 2013-05-07T23:40", Self.moments)
        case .month: self.init("month", "月份，规范写法 2013-05", Self.months)
        case .residentID: self.init("residentID", "公民身份号码，GB 11643-1999", Self.residentIDs)
        case .division: self.init("division", "区划代码，规范写法十二位", Self.divisions)
        case .certificate:
            self.init("certificate", "出生医学证明编号，字母加九位数字", Self.certificates)
        case .code(let list):
            self.init(
                list.name + "Code",
                list.entries.map { "\(Self.code($0.code, list.width)) \($0.label)" }
                    .joined(separator: "，"),
                Self.codes(list))
        case .integer:
            self.init("integer", "整数", ["[0-9]{1,9}", Self.padded("[-－]?\(Self.digit){1,9}")])
        case .decimal:
            self.init(
                "decimal", "数，规范写法至多两位小数",
                [
                    "-?[0-9]{1,12}([.][0-9]{1,2})?",
                    Self.padded("[-－]?\(Self.digit){1,12}\(Self.decimals)[%％]?"),
                    Self.padded(
                        "[-－]?\(Self.digit){1,3}(\(Self.thousands)){1,3}\(Self.decimals)[%％]?"),
                ])
        case .boolean: self.init("boolean", "是否：1 是，0 否", ["[01]", Self.padded("[０１是否]")])
        }
    }

    /// The patterns of the contract's forms, and of the blank value; empty for free text.
    var allPatterns: [String] { patterns.isEmpty ? [] : patterns + [Self.blanks] }

    var rendered: String {
        let base = patterns.isEmpty ? "xs:string" : "xs:token"
        let facets =
            patterns.isEmpty
            ? ["<xs:maxLength value=\"\(Self.maximumLength)\"/>"]
            : allPatterns.map { "<xs:pattern value=\"\($0.xmlEscaped)\"/>" }
        return """
              <xs:simpleType name="\(name)">
                <xs:annotation>
                  <xs:documentation xml:lang="zh">\(documentation.xmlEscaped)</xs:documentation>
                </xs:annotation>
                <xs:restriction base="\(base)">
            \(facets.map { "      \($0)\n" }.joined())\
                </xs:restriction>
              </xs:simpleType>

            """
    }

    // MARK: Parts of patterns

    private static let digit = "[0-9０-９]"
    private static let blanks = "[ \u{A0}\u{200B}-\u{200D}\u{3000}\u{FEFF}]*"

    private static let decimals = "([.．]\(digit){1,6})?"
    private static let thousands = "[,， \u{A0}\u{3000}]\(digit){3}"

    private static func padded(_ pattern: String) -> String { blanks + pattern + blanks }

    /// `count` characters of the set, blanks allowed after each.
    private static func spaced(_ set: String, _ count: Int) -> String {
        "(\(set)\(blanks)){\(count)}"
    }

    private static let canonicalDate =
        "[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    private static let year = "\(digit)\(digit)\(digit)\(digit)"
    private static let month = "([0０]?[1-9１-９]|[1１][0-2０-２])"
    private static let day = "([0０]?[1-9１-９]|[12１２]\(digit)|[3３][01０１])"
    private static let twoDigitMonth = "([0０][1-9１-９]|[1１][0-2０-２])"
    private static let twoDigitDay = "([0０][1-9１-９]|[12１２]\(digit)|[3３][01０１])"

    private static let otherDates = [
        "\(year)\(twoDigitMonth)\(twoDigitDay)", "\(year)[-－]\(month)[-－]\(day)",
        "\(year)[/／]\(month)[/／]\(day)", "\(year)[.．]\(month)[.．]\(day)",
        "\(year)年\(month)月\(day)日",
    ]

    private static let dates = [canonicalDate] + otherDates.map(padded)

    private static let moments: [String] = {
        let zone = "(Z|[+-][0-9][0-9]:[0-9][0-9])?"
        let canonical = canonicalDate + "T([01][0-9]|2[0-3]):[0-5][0-9]" + zone
        let hour = "([01０１]?\(digit)|[2２][0-3０-３])"
        let sixty = "[:：][0-5０-５]\(digit)"
        return [canonical]
            + otherDates.map { padded("\($0)[T \u{3000}]\(hour)\(sixty)(\(sixty))?\(zone)") }
    }()

    private static let months = [
        "[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])", padded("\(year)[-－]?\(twoDigitMonth)"),
    ]

    private static let residentIDs = [
        "[0-9]{17}[0-9X]", blanks + spaced(digit, 17) + "[0-9０-９XxＸｘ]" + blanks,
        blanks + spaced(digit, 15),
    ]

    private static let divisions = [
        "[0-9]{12}", blanks + spaced(digit, 12), blanks + spaced(digit, 9),
        blanks + spaced(digit, 6),
    ]

    private static let certificates = [
        "[A-Z][0-9]{9}", "\(blanks)[A-Za-zＡ-Ｚａ-ｚ]\(blanks)" + spaced(digit, 9),
    ]

    // MARK: Codes

    private static func code(_ value: UInt8, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The codes, then the codes in other width, then the words.
    private static func codes(_ list: CodeList) -> [String] {
        // A code above 99 is only ever written as its word.
        let values = list.entries.map(\.code).filter { $0 < 100 }
        let canonical = values.map { code($0, list.width) }
        let short = values.filter { list.width == 2 && $0 < 10 }.map { String($0) }
        let long = values.filter { list.width == 1 && $0 < 10 }.map { "0\($0)" }
        let loose = (canonical + short + long).map { text in
            text.map { digit in "[\(digit)\(wide(digit))]" }.joined()
        }
        let words = list.entries.flatMap { [$0.label] + $0.aliases }
        return [
            byFirstDigit(canonical), padded("(\(loose.joined(separator: "|")))"),
            padded("(\(words.joined(separator: "|")))"),
        ]
    }

    private static func wide(_ digit: Character) -> Character {
        guard let value = digit.wholeNumberValue,
            let scalar = Unicode.Scalar(0xFF10 + UInt32(value))
        else { return digit }
        return Character(scalar)
    }

    /// `01 02 10` as `0[12]|1[0]`, so that no two alternatives begin alike.
    private static func byFirstDigit(_ codes: [String]) -> String {
        var groups: [(first: Character, seconds: String)] = []
        for code in codes {
            guard let first = code.first else { continue }
            let second = code.dropFirst()
            if let index = groups.firstIndex(where: { $0.first == first }) {
                groups[index].seconds += second
            } else {
                groups.append((first, String(second)))
            }
        }
        return groups.map { $0.seconds.isEmpty ? "\($0.first)" : "\($0.first)[\($0.seconds)]" }
            .joined(separator: "|")
    }
}
