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
        if case .file = $0.example.material { false } else { true }
    }

    /// What the example's rule says of its material, its tables first changed by `project`.
    func outcome(
        respell: (FieldDefinition, String) -> String = { $1 },
        project: (RecordTable) -> RecordTable = { $0 }
    ) -> RuleOutcome {
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: [rule.code.text]))
        var tables: [RecordTable] = []
        switch example.material {
        case .file: return RuleOutcome()
        case .records(let kind, let records):
            tables = [ExampleRecords.table(kind, records, respell: respell)]
        case .run(let sources, _):
            tables = ExampleRecords.tables(sources, respell: respell)
        case .adjudicated(let sketch):
            let births = [sketch.registryBirths].compactMap { $0 }
            return judge.judge([sketch.auditCase], of: RunRecords(births))
        }
        var outcome = RuleOutcome()
        for table in tables { outcome.merge(judge.judge(table)) }
        let run = RunRecords(tables.map(project), figures: ExampleRecords.figures)
        for source in run.all { outcome.merge(judge.judgeTogether(source)) }
        outcome.merge(judge.judgeAcross(run))
        return outcome
    }

    /// Examples of rules on records together.
    static let together = judged.filter { $0.rule is any SetRule || $0.rule is any CrossRule }
    static let across = judged.filter { $0.rule is any CrossRule }

    /// The columns the rule declares, with what names a record and where it stands.
    func columns(of schema: SourceSchema) -> FieldSet {
        var columns = FieldSet([schema.identifier].compactMap { $0 })
        if let rule = rule as? any SetRule, rule.applies(to: schema) {
            columns = columns.union(rule.columns(in: schema))
        }
        if let rule = rule as? any CrossRule {
            columns = columns.union(rule.columns[schema.kind] ?? FieldSet())
        }
        return columns
    }

    /// Rules about form itself, whose verdict a changed spelling may well change.
    var isAboutForm: Bool { rule.code.text.hasPrefix("FLD10") }
}

@Suite("Examples: each rule says what its page says")
struct RuleExampleTests {
    private func outcome(
        _ item: ExampleCase, respell: (FieldDefinition, String) -> String = { $1 }
    ) -> RuleOutcome {
        item.outcome(respell: respell)
    }

    private func check(_ item: ExampleCase, _ outcome: RuleOutcome) {
        let count = outcome.count(of: item.rule.code)
        switch item.example.outcome {
        case .passes:
            #expect(outcome.findings.isEmpty)
            #expect(count.failed == 0)
            #expect(count.passed > 0)
        case .undecided, .undecidedWithout:
            #expect(outcome.findings.isEmpty)
            #expect(count.failed == 0)
            #expect(count.undecided > 0)
        case .fails(let field, let record, let severity):
            #expect(outcome.findings.count == 1)
            #expect(count.failed == 1)
            guard let finding = outcome.findings.first else { return }
            #expect(finding.rule == item.rule.code)
            #expect(finding.fields.first == field)
            if case .run(_, let failing?) = item.example.material {
                #expect(finding.source?.kind == failing)
            }
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

    @Test("the standard records of all sources together pass every rule, signed by all five")
    func standardCountyIsClean() {
        let sources = SourceKind.allCases.filter { $0 != .signoffs }.map {
            RuleExample.Source(kind: $0, records: [[]])
        }
        let signers = SignOffExamples.five.map { signer in
            signer.map { RuleExample.Cell(field: $0.key, text: $0.value) }
        }
        let tables = ExampleRecords.tables(
            sources + [RuleExample.Source(kind: .signoffs, records: signers)])
        let judge = RecordJudge(context: ExampleRecords.context)
        let run = RunRecords(tables, figures: ExampleRecords.figures)
        #expect(judge.judgeAcross(run).findings == [])
    }

    @Test(
        "a rule on records together says the same without the columns it doesn't declare",
        arguments: ExampleCase.together)
    func declaresTheColumnsItReads(_ item: ExampleCase) {
        let whole = item.outcome()
        let blanked = item.outcome(project: { table in
            var builder = RecordTableBuilder(
                source: table.source, keeping: item.columns(of: table.schema))
            builder.append(contentsOf: table)
            return builder.build()
        })
        #expect(blanked.findings == whole.findings)
        #expect(blanked.count(of: item.rule.code) == whole.count(of: item.rule.code))
    }

    @Test(
        "what a rule needs and doesn't get leaves everything undecided",
        arguments: ExampleCase.across)
    func isUndecidedWithoutWhatItNeeds(_ item: ExampleCase) throws {
        let rule = try #require(item.rule as? any CrossRule)
        guard case .run(let sources, _) = item.example.material, case .fails = item.example.outcome
        else { return }
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: [rule.code.text]))
        let tables = ExampleRecords.tables(sources)
        for need in rule.needs {
            let absent = RunRecords(tables.filter { $0.source.kind != need })
            let cutOff = RunRecords(tables, incomplete: [need])
            for run in [absent, cutOff] {
                let outcome = judge.judgeAcross(run)
                #expect(outcome.findings.isEmpty)
                let count = outcome.count(of: rule.code)
                #expect(count.passed == 0)
                let isJudged = rule.subjects.contains { kind in
                    run.all.contains { $0.table.source.kind == kind }
                }
                #expect(!isJudged || count.undecided > 0)
            }
        }
    }

    @Test("broken rows are undecided", arguments: ExampleCase.together)
    func leavesBrokenRowsUndecided(_ item: ExampleCase) {
        guard case .fails = item.example.outcome else { return }
        let outcome = item.outcome(project: Self.broken)
        #expect(outcome.findings.isEmpty)
        #expect(outcome.count(of: item.rule.code).passed == 0)
        #expect(outcome.count(of: item.rule.code).undecided > 0)
    }

    private static func broken(_ table: RecordTable) -> RecordTable {
        var builder = RecordTableBuilder(source: table.source)
        builder.setPresence(table.schema.allFields, ofFile: table.provenance[0].file)
        for row in 0..<table.count {
            for definition in table.schema.fields {
                let bytes = Array((table[row].display(definition.field) ?? "").utf8)
                builder.append(bytes.span, at: table.schema.position(of: definition.field) ?? 0)
            }
            builder.endRecord(table.provenance[row], isBroken: true)
        }
        return builder.build()
    }
}
