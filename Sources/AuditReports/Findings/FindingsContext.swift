import RegistryModel

/// What every format needs beside the findings: the files, the rules' texts, and how to show them.
package struct FindingsContext: Sendable {
    package let inputs: [InputFile]
    package let texts: RuleTexts
    package let language: Language
    package let reveal: Reveal
    package var toolVersion = ""
    /// The day the run counts as happening on.
    package var runDate = CalendarDay(number: 0)
    /// From which severity on a finding fails the run; nil for never.
    package var failOn: Severity? = .error
    /// Whether the run was compared with a baseline, so that what is open is new.
    package var hasBaseline = false
    /// Open findings that a limit keeps out of the list.
    package var leftOut: [LeftOut] = []
    /// All open findings of the run, listed or not, counted in places; nil where all are listed.
    package var totals: [Severity: Int]?

    package init(inputs: [InputFile], texts: RuleTexts, language: Language, reveal: Reveal) {
        self.inputs = inputs
        self.texts = texts
        self.language = language
        self.reveal = reveal
    }

    subscript(_ text: Bilingual) -> String { text[language] }

    /// The file the finding is in. What concerns no input, such as the manifest, names its own path.
    func path(of finding: Finding) -> String? {
        guard let file = finding.file else {
            return finding.values.first { $0.name == "path" }?.text
        }
        return path(ofFile: Int(file))
    }

    /// Nil for a number that no input has.
    func path(ofFile number: Int) -> String? {
        inputs.indices.contains(number) ? inputs[number].path : nil
    }

    func message(_ finding: Finding) -> String {
        texts.message(finding, language, reveal)
    }

    func messages(_ finding: Finding) -> Bilingual {
        Bilingual(
            zh: texts.message(finding, .zh, reveal), en: texts.message(finding, .en, reveal))
    }

    /// `FLD011 id-bad-check-digit`.
    func ruleTitle(_ rule: RuleCode) -> String { "\(rule) \(texts.name(rule))" }

    /// The field's header in Chinese, its canonical name in English.
    func label(_ field: Field) -> String {
        language == .en ? field.name : FieldLabels.of(field).first ?? field.name
    }

    func isFailing(_ listed: ListedFinding) -> Bool {
        guard let failOn, listed.isOpen else { return false }
        return listed.finding.severity >= failOn
    }

    /// Says what a limit left out, so that nobody takes a part for the whole; nil for nothing.
    package var leftOutSentence: Bilingual? { leftOut.sentence }
}
