import RegistryModel

/// Runs the examples of a rule as if they were records: what `hecha rule --test` does.
package struct ExampleTrial: Sendable {
    /// An example of which the rule says something else than it should.
    package struct Miss: Sendable {
        package let example: RuleExample
        package let sentence: Bilingual
    }

    private let rule: any Rule
    private let judge: RecordJudge

    package init(_ rule: any Rule, in rules: RuleSet) {
        self.rule = rule
        judge = RecordJudge(
            context: ExampleRecords.context, rules: rules,
            selection: RuleSelection(select: [rule.code.text]))
    }

    /// Empty when the rule says of each example what the example says.
    package var misses: [Miss] {
        rule.examples.compactMap { example in
            sentence(example).map { Miss(example: example, sentence: $0) }
        }
    }

    private func sentence(_ example: RuleExample) -> Bilingual? {
        guard case .records(let kind, let records) = example.material else { return nil }
        let table = ExampleRecords.table(kind, records)
        let outcome = judge.judge(table).merged(with: judge.judgeTogether(table))
        let count = outcome.count(of: rule.code)
        let found: Bilingual =
            if count.failed > 0 {
                Self.fails
            } else if count.undecided > 0 { Self.undecided } else { Self.passes }
        let expected: Bilingual
        switch example.outcome {
        case .passes: expected = Self.passes
        case .undecided, .undecidedWithout: expected = Self.undecided
        case .fails(let field, _, _):
            expected = Self.fails
            if let finding = outcome.findings.first, finding.fields.first != field {
                return Bilingual(
                    zh: "应指向 \(field?.name ?? "—")，实际指向 \(finding.fields.first?.name ?? "—")",
                    en: "should point at \(field?.name ?? "—"), points at "
                        + "\(finding.fields.first?.name ?? "—")")
            }
        }
        if expected == found { return nil }
        return Bilingual(
            zh: "应为“\(expected.zh)”，实际“\(found.zh)”",
            en: "should be '\(expected.en)' but is '\(found.en)'")
    }

    private static let passes = Bilingual(zh: "通过", en: "passes")
    private static let fails = Bilingual(zh: "不通过", en: "fails")
    private static let undecided = Bilingual(zh: "无法判定", en: "undecided")
}
