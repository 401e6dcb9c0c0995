import RegistryModel
import Testing

@testable import RegistryRules

/// One example of one rule, named so that a failure points at it.
struct ExampleCase: Sendable, CustomTestStringConvertible {
    let rule: any Rule
    let example: RuleExample

    var testDescription: String { "\(rule.code.text): \(example.title.en)" }

    static let all: [ExampleCase] = RuleCatalogue.all.flatMap { rule in
        rule.examples.map { ExampleCase(rule: rule, example: $0) }
    }

    static let judged: [ExampleCase] = all.filter {
        if case .records = $0.example.material { true } else { false }
    }

    /// Rules about form itself, whose verdict a changed spelling may well change.
    var isAboutForm: Bool { rule.code.text.hasPrefix("FLD10") }
}

@Suite("Examples: each rule says what its page says")
struct RuleExampleTests {
    private func outcome(
        _ item: ExampleCase, respell: (FieldDefinition, String) -> String = { $1 }
    ) -> RuleOutcome {
        guard case .records(let kind, let records) = item.example.material else {
            return RuleOutcome()
        }
        let table = ExampleRecords.table(kind, records, respell: respell)
        let judge = RecordJudge(
            context: ExampleRecords.context,
            selection: RuleSelection(select: [item.rule.code.text]))
        return judge.judge(table).merged(with: judge.judgeTogether(table))
    }

    private func check(_ item: ExampleCase, _ outcome: RuleOutcome) {
        let count = outcome.count(of: item.rule.code)
        switch item.example.outcome {
        case .passes:
            #expect(outcome.findings.isEmpty)
            #expect(count.failed == 0)
            #expect(count.passed > 0)
        case .undecided:
            #expect(outcome.findings.isEmpty)
            #expect(count.failed == 0)
            #expect(count.undecided > 0)
        case .fails(let field, let record, let severity):
            #expect(outcome.findings.count == 1)
            #expect(count.failed == 1)
            guard let finding = outcome.findings.first else { return }
            #expect(finding.rule == item.rule.code)
            #expect(finding.fields.first == field)
            #expect(finding.line == UInt32(record + 2))
            #expect(finding.severity == severity ?? item.rule.card.severity)
        }
    }

    @Test(arguments: ExampleCase.judged)
    func saysWhatItsPageSays(_ item: ExampleCase) {
        check(item, outcome(item))
    }

    @Test("the same verdict in full-width digits", arguments: ExampleCase.judged)
    func fullWidthDigits(_ item: ExampleCase) {
        guard !item.isAboutForm else { return }
        check(item, outcome(item) { $0.type == .name || $0.type == .text ? $1 : Self.widened($1) })
    }

    @Test("the same verdict with blanks around every cell", arguments: ExampleCase.judged)
    func paddedCells(_ item: ExampleCase) {
        guard !item.isAboutForm else { return }
        check(item, outcome(item) { $1.isEmpty ? $1 : " \($1)\u{3000}\t" })
    }

    @Test("an undecided record rule names the field that is missing", arguments: ExampleCase.judged)
    func namesWhatIsMissing(_ item: ExampleCase) {
        guard case .undecided(let expected) = item.example.outcome,
            case .records(let kind, let records) = item.example.material
        else { return }
        let table = ExampleRecords.table(kind, records)
        var defects = FieldSet()
        for remark in table.remarks where remark.defect != nil { defects.insert(remark.field) }
        let record = JudgedRecord(table[0], defects: defects)
        let verdict: Verdict?
        switch item.rule {
        case let rule as any RecordRule: verdict = rule.judge(record, in: ExampleRecords.context)
        case let rule as any ValueRule:
            verdict = rule.judge(expected, of: record, in: ExampleRecords.context)
        case let rule as any NameRule:
            verdict = rule.judge(
                PersonName(record.view.text(expected) ?? ""), in: expected, of: record)
        default: verdict = nil
        }
        guard let verdict else { return }
        guard case .undecided(let missing) = verdict else {
            Issue.record("not undecided: \(verdict)")
            return
        }
        #expect(missing == expected)
    }

    static func widened(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isDigit = (0x30...0x39).contains(scalar.value)
            wide.append(isDigit ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(wide)
    }

    @Test("the standard record of every source passes every rule", arguments: SourceKind.allCases)
    func standardRecordIsClean(kind: SourceKind) {
        let judge = RecordJudge(context: ExampleRecords.context)
        let table = ExampleRecords.table(kind, [[]])
        #expect(judge.judge(table).findings == [])
        #expect(judge.judgeTogether(table).findings == [])
    }
}
