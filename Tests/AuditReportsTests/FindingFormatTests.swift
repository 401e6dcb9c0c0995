import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

/// Findings made up for the formats: what is personal, what is hostile, what belongs together.
struct FormatSample {
    static let number = "520525201305079827"
    static let name = "欧阳隐秘"
    static let hostile =
        "]]>&lt;\u{1B}[31m\u{202E}\u{7}::error::x%0A\r\n\"=cmd|' /C calc'!A0\u{FFFE}"

    static let texts: RuleTexts = {
        var texts = RuleTexts(
            message: { finding, language, reveal in
                (language == .zh ? "有误：" : "wrong: ")
                    + finding.values.map { $0.privacy.shown($0.text, reveal) }
                    .joined(separator: " ")
            },
            name: { _ in "bad-value" }, title: { _ in Bilingual(zh: "有误", en: "wrong") },
            explanation: { _ in Bilingual(zh: "说明。请更正。", en: "It is wrong. Correct it.") })
        texts.facts = { _ in
            RuleFacts(
                severity: .error, scope: "field", isOnTrial: false,
                citation: Bilingual(zh: "标准", en: "standard"),
                advice: Bilingual(zh: "请更正。", en: "Correct it."), page: { _ in "# FLD011\n" })
        }
        return texts
    }()

    static func finding(
        _ rule: RuleCode = "FLD011", _ severity: Severity = .error, file: UInt32? = 0,
        line: UInt32 = 2, values: [FindingValue] = [], cause: LikelyCause? = nil
    ) -> Finding {
        var finding = Finding(
            rule: rule, severity: severity, source: SourceID(.policeRoster), file: file,
            line: line, recordID: number, fields: [.idNumber, .name], values: values)
        finding.cause = cause
        return finding
    }

    static func context(
        _ language: Language = .zh, _ reveal: Reveal = .masked, path: String = "police/a b.csv"
    ) -> FindingsContext {
        let inputs = [path, "clean.csv"].map {
            InputFile(path: $0, source: SourceID(.policeRoster), format: .csv)
        }
        return FindingsContext(inputs: inputs, texts: texts, language: language, reveal: reveal)
    }

    static func text(
        _ format: FindingsFormat, _ findings: [ListedFinding],
        _ context: FindingsContext = context(), _ style: TextStyle = TextStyle()
    ) -> String {
        var bytes: [UInt8] = []
        FindingsDocument(context, as: format, text: style).write(findings) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite("Findings in every format")
struct FindingFormatTests {
    private let personal = [
        FindingValue("value", FormatSample.number, .identityNumber),
        FindingValue("name", FormatSample.name, .personName),
    ]

    @Test("no personal value without --reveal, each with it", arguments: FindingsFormat.allCases)
    func masks(format: FindingsFormat) {
        let findings = [ListedFinding(FormatSample.finding(values: personal))]
        let style = TextStyle(hasContext: true) { _ in
            ShownRow([
                .init(field: .idNumber, text: FormatSample.number, column: 0),
                .init(field: .name, text: FormatSample.name, column: 1),
                .init(field: .householdNumber, text: FormatSample.name, column: 2),
                .init(field: .status, text: FormatSample.number, column: 3),
            ])
        }
        for language in Language.allCases {
            let masked = FormatSample.text(
                format, findings, FormatSample.context(language), style)
            #expect(!masked.contains(FormatSample.number))
            #expect(!masked.contains("隐秘"))
            #expect(masked.contains("520525********9827"))
            let revealed = FormatSample.text(
                format, findings, FormatSample.context(language, .revealed), style)
            #expect(revealed.contains(FormatSample.number) && revealed.contains("隐秘"))
        }
    }

    private var hostileText: (FindingsFormat) -> String {
        { format in
            let findings = [
                ListedFinding(
                    FormatSample.finding(values: [FindingValue("value", FormatSample.hostile)]))
            ]
            return FormatSample.text(
                format, findings, FormatSample.context(path: "a,b:c::d\n%.csv"),
                TextStyle(hasContext: true) { _ in
                    ShownRow([.init(field: .idNumber, text: FormatSample.hostile, column: 0)])
                })
        }
    }

    @Test(
        "what a file holds makes no lines, commands or markup of its own",
        arguments: FindingsFormat.allCases)
    func hostile(format: FindingsFormat) throws {
        let text = hostileText(format)
        let controls = text.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" && $0 != "\r" || $0 == "\u{202E}" || $0 == "\u{1B}"
        }
        // JSON escapes controls, and may hold what isn't one.
        let isJSON = [.json, .jsonl, .sarif].contains(format)
        #expect(controls.allSatisfy { $0 == "\u{202E}" && isJSON })
        switch format {
        case .text: #expect(text.split(separator: "\n").count == 4)
        case .github:
            #expect(text.split(whereSeparator: \.isNewline).count == 1)
            #expect(text.hasPrefix("::error file=a%2Cb%3Ac%3A%3Ad\u{FFFD}%25.csv,line=2,title="))
            #expect(text.contains("x%250A"))
        case .csv:
            #expect(text.hasPrefix("\u{FEFF}规则,"))
            #expect(text.components(separatedBy: "\r\n").count == 3)
        case .junit:
            #expect(!text.contains("]]>"))
            #expect(XMLOutline(text) != nil)
        case .sarif, .json:
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        case .jsonl: #expect(text.split(separator: "\n").count == 1)
        }
    }

    @Test(
        "a cell that begins like a formula is defused, the full width of Chinese sheets included",
        arguments: ["=1+1", "+1", "-1", "@SUM", "＝1+1", "＋1", "－1", "＠x", "\tx", "\nx"])
    func formulas(value: String) {
        var csv = CSVWriter()
        csv.text(value)
        let cell = String(decoding: csv.bytes, as: UTF8.self)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test("text brings a defect's findings together, the leading one first")
    func defects() {
        let lead = LikelyCause(fields: [.birthDate], isLeading: true)
        let follows = LikelyCause(fields: [.birthDate], isLeading: false)
        let findings = [
            ListedFinding(FormatSample.finding("REC001", cause: follows)),
            ListedFinding(FormatSample.finding("REC003", .warning)),
            ListedFinding(FormatSample.finding("REC004", cause: lead)),
            ListedFinding(FormatSample.finding("REC004", line: 3, cause: follows)),
        ]
        let lines = FormatSample.text(.text, findings, FormatSample.context(.en))
            .split(separator: "\n")
        #expect(lines.map { $0.contains("REC004") } == [true, false, false, true])
        #expect(lines[1].hasPrefix("    police/a b.csv:2:idNumber: REC001 error consequence: "))
        #expect(!lines[3].hasPrefix(" "))
        #expect(DefectOrder.count(findings) == 3)
    }

    @Test("advice is given once a rule, the row until the limit, neither when concise")
    func context() {
        let findings = (2...4).map { ListedFinding(FormatSample.finding(line: $0)) }
        var asked = 0
        let row: (Finding) -> ShownRow? = { _ in
            asked += 1
            return ShownRow([.init(field: .idNumber, text: "", column: 0)])
        }
        let text = FormatSample.text(
            .text, findings, FormatSample.context(),
            TextStyle(hasContext: true, rowLimit: 2, row: row))
        #expect(text.components(separatedBy: "建议：请更正。").count == 2)
        #expect(text.components(separatedBy: "（空）").count == 3)
        #expect(asked == 2)
        let concise = FormatSample.text(
            .text, findings, FormatSample.context(), TextStyle(row: row))
        #expect(concise.split(separator: "\n").count == 3)
    }

    @Test("marks stand under their cells, Han characters two columns wide")
    func marks() {
        let row = ShownRow([
            .init(field: .name, text: "王小明", column: 0),
            .init(field: .sex, text: "1", column: 1), .init(field: .status, text: "x", column: 4),
            .init(field: .idNumber, text: "123", column: 5),
        ])
        let excerpt = RowExcerpt(
            context: FormatSample.context(.en), paint: Paint(isOn: false))
        #expect(
            excerpt.lines(row, of: FormatSample.finding()) == [
                "       2 │ 王** │ 1 │ … │ x │ 1********",
                "         │ ^^^^ name          ^^^^^^^^^ idNumber",
            ])
    }

    @Test(
        "a plain field's cell is shown when it is a value of the field, masked when it isn't",
        arguments: [
            (.role, "包村干部", "包村干部"), (.role, "fieldOfficer", "fieldOfficer"),
            (.role, "李明", "李**"), (.signedAt, "2013年5月7日", "2013年5月7日"),
            (.signedAt, "王小明", "王**"), (.villageCode, "５２０５２５１００２０１", "５２０５２５１００２０１"),
            (.name, "王小明", "王**"), (.month, "2013年5月", "2013年5月"),
            // No field of the source: nobody knows what it is.
            (.villageName, "新田村", "新**"), (.relation, "长子", "长**"),
        ] as [(Field, String, String)])
    func plainCells(field: Field, text: String, shown: String) {
        let excerpt = RowExcerpt(context: FormatSample.context(.en), paint: Paint(isOn: false))
        let finding = Finding(
            rule: "FLD011", severity: .error, source: SourceID(.signoffs), file: 0, line: 2,
            fields: [field])
        let lines = excerpt.lines(
            ShownRow([.init(field: field, text: text, column: 0)]), of: finding)
        #expect(lines.first == "       2 │ " + shown)
    }

    @Test(
        "village names are public",
        arguments: [(Field.villageName, "新田村"), (.partySecretary, "王**")])
    func publicNames(field: Field, shown: String) {
        let excerpt = RowExcerpt(context: FormatSample.context(.en), paint: Paint(isOn: false))
        let finding = Finding(
            rule: "FLD011", severity: .error, source: SourceID(.villages), file: 0, line: 2,
            fields: [field])
        let text = field == .villageName ? "新田村" : "王小明"
        let lines = excerpt.lines(
            ShownRow([.init(field: field, text: text, column: 0)]), of: finding)
        #expect(lines.first == "       2 │ " + shown)
    }

    @Test(
        "values that name a file by its number show its path",
        arguments: [FindingsFormat.json, .jsonl])
    func firstFile(format: FindingsFormat) {
        let values = [FindingValue("firstFile", "1"), FindingValue("firstLine", "9")]
        let text = FormatSample.text(
            format, [ListedFinding(FormatSample.finding(values: values))])
        #expect(text.contains(#""values":{"firstFile":"clean.csv","firstLine":"9"}"#))
    }

    @Test(
        "an element stands at its own line, masked, its value marked; of an attribute no tag is made up"
    )
    func elements() {
        let cell = { (field: Field, text: String?, name: String, line: Int, isAttribute: Bool) in
            ShownRow.Cell(
                field: field, text: text, column: line,
                markup: ShownRow.Markup(name: name, line: line, isAttribute: isAttribute))
        }
        let row = ShownRow([
            cell(.sex, "1", "sex", 3, false), cell(.name, "王小明", "姓名", 4, true),
            cell(.idNumber, "", "h:id\u{1B}", 5, false),
        ])
        let excerpt = RowExcerpt(
            context: FormatSample.context(.en), paint: Paint(isOn: false))
        #expect(
            excerpt.lines(row, of: FormatSample.finding()) == [
                "       4 │ 姓名=\"王**\"", "         │       ^^^^ name",
                "       5 │ <h:id\u{FFFD}>(blank)</h:id\u{FFFD}>",
                "         │        ^^^^^^^ idNumber",
            ])
    }

    @Test("colour only when it is on, and never part of a value")
    func colour() {
        let findings = [ListedFinding(FormatSample.finding(values: personal))]
        let plain = FormatSample.text(.text, findings)
        let coloured = FormatSample.text(
            .text, findings, FormatSample.context(), TextStyle(isColoured: true))
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[1;31merror\u{1B}[0m"))
    }

    @Test("what is set aside is listed for machines alone, what is known in SARIF alone")
    func standings() throws {
        let day = try #require(CalendarDay("2013-12-31"))
        let note = SuppressionNote(reason: "等待厂家改正", expires: day, by: "王五六")
        let findings = [
            ListedFinding(FormatSample.finding(line: 2), .suppressed(note)),
            ListedFinding(FormatSample.finding(line: 3), .known),
            ListedFinding(FormatSample.finding(line: 4)),
        ]
        var context = FormatSample.context()
        context.hasBaseline = true
        let texts = FindingsFormat.allCases.map { FormatSample.text($0, findings, context) }
        for (format, text) in zip(FindingsFormat.allCases, texts) {
            #expect(text.contains("等待厂家改正") == (format != .text && format != .github))
            #expect(text.contains("unchanged") == (format == .sarif))
            #expect(!text.contains("王五六"))
        }
        let junit = try #require(XMLOutline(FormatSample.text(.junit, findings, context)))
        #expect(junit.count("skipped") == 1 && junit.count("failure") == 1)
        #expect(junit.count("testsuite") == 2)
    }

    @Test("a JUnit case fails when its finding fails the run")
    func failOn() {
        let findings = [ListedFinding(FormatSample.finding("REC003", .warning))]
        var context = FormatSample.context()
        for (limit, failures) in [(Severity.warning, 1), (.error, 0), (nil, 0)] {
            context.failOn = limit
            let outline = XMLOutline(FormatSample.text(.junit, findings, context))
            #expect(outline?.count("failure") == failures)
        }
    }

    @Test(
        "a limit is told in the document itself",
        arguments: FindingsFormat.allCases)
    func leftOut(format: FindingsFormat) throws {
        var context = FormatSample.context()
        context.leftOut = [LeftOut(rule: "FLD011", severity: .error, file: 1, count: 41)]
        context.totals = [.error: 42]
        let findings = [ListedFinding(FormatSample.finding())]
        let text = FormatSample.text(format, findings, context)
        #expect(text.contains("41"))
        switch format {
        case .json, .jsonl: #expect(text.contains("\"error\":42"))
        case .sarif: #expect(SARIFConstraints.violations(in: text) == [])
        case .junit:
            // A file of which nothing is listed doesn't pass for that.
            #expect(JUnitConstraints.violations(in: text) == [])
            #expect(XMLOutline(text)?.count("failure") == 2)
        default: break
        }
    }

    @Test(
        "machines read what is hostile, as the formats' own rules ask", arguments: Language.allCases
    )
    func constraints(language: Language) {
        let findings = [
            ListedFinding(
                FormatSample.finding(values: [FindingValue("value", FormatSample.hostile)])),
            ListedFinding(FormatSample.finding("REC003", .warning, line: 0)),
            ListedFinding(
                FormatSample.finding(
                    "FIL001", file: nil, values: [FindingValue("path", "a\u{1}<b>.xml")])),
        ].sorted { Finding.precedes($0.finding, $1.finding) }
        let context = FormatSample.context(language, path: "/a b/出生:?#%\u{7}.csv")
        let sarif = FormatSample.text(.sarif, findings, context)
        #expect(SARIFConstraints.violations(in: sarif) == [])
        let junit = FormatSample.text(.junit, findings, context)
        #expect(JUnitConstraints.violations(in: junit) == [])
    }

    @Test("the constraints see what is wrong")
    func blindness() {
        let sound = FormatSample.text(.sarif, [ListedFinding(FormatSample.finding())])
        for (part, wrong) in [
            ("\"ruleIndex\":0", "\"ruleIndex\":1"), ("\"startLine\":2", "\"startLine\":0"),
            ("a%20b", "a b"), ("\"error\"", "\"bad\""), ("\"2.1.0\"", "\"2.0.0\""),
            ("\"level\":\"error\",\"message\"", "\"level\":\"error\",\"x\":1,\"message\""),
        ] {
            #expect(
                SARIFConstraints.violations(in: sound.replacing(part, with: wrong)) != [], "\(part)"
            )
        }
        let junit = FormatSample.text(.junit, [ListedFinding(FormatSample.finding())])
        for (part, wrong) in [
            ("tests=\"1\"", "tests=\"2\""), ("failures=\"1\"", "failures=\"0\""),
            ("<properties/>", ""), ("T00:00:00", ""), ("有误", "\u{1}"), ("</testsuites>", ""),
        ] {
            #expect(
                JUnitConstraints.violations(in: junit.replacing(part, with: wrong)) != [], "\(part)"
            )
        }
    }
}

/// The elements of an XML text, read by Foundation's parser.
final class XMLOutline: NSObject, XMLParserDelegate {
    private var names: [String] = []

    init?(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func count(_ name: String) -> Int { names.count { $0 == name } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        names.append(name)
    }
}
