import RegistryModel

/// Where something stands in a file of rules, counted from 1; 0 where nobody knows.
package struct RulePlace: Sendable, Hashable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    func moved(by columns: Int) -> RulePlace {
        RulePlace(line: line, column: column > 0 ? column + columns : 0)
    }
}

/// Why a county's rule is refused, and where.
package struct CountyRuleError: Error, Sendable, Hashable {
    package let place: RulePlace
    package let message: Bilingual

    package init(_ place: RulePlace, zh: String, en: String) {
        self.place = place
        message = Bilingual(zh: zh, en: en)
    }
}

/// A text of the rule's file that is read further, such as `reportedAt <= birthDate + 28 days`.
package struct PlacedText: Sendable, Hashable {
    package let text: String
    package let place: RulePlace

    package init(_ text: String, at place: RulePlace) {
        self.text = text
        self.place = place
    }
}

/// Conditions as they stand in a rule's file: texts, and how they are joined.
package indirect enum CountyCondition: Sendable, Hashable {
    case text(PlacedText)
    case all([CountyCondition])
    case any([CountyCondition])
    case not(CountyCondition)
}

/// A county's own rule as its file states it, before anything in it has been understood.
package struct CountyRuleDefinition: Sendable {
    package let place: RulePlace
    package let code: PlacedText
    package let name: PlacedText
    package let severity: Severity
    package let source: SourceKind
    /// Conditions that must hold, else the rule has no say.
    package var when: CountyCondition?
    package let requirement: CountyCondition
    /// The cell to look at first; nil for the first field the requirement names.
    package var leading: PlacedText?
    package let message: (text: Bilingual, place: RulePlace)
    package let explanation: Bilingual
    package let citation: Citation
    package var examples: [CountyExample] = []

    package init(
        place: RulePlace, code: PlacedText, name: PlacedText, judging: (Severity, SourceKind),
        requirement: CountyCondition, texts: CountyRuleTexts
    ) {
        self.place = place
        self.code = code
        self.name = name
        (severity, source) = judging
        self.requirement = requirement
        message = (texts.message, texts.messagePlace)
        explanation = texts.explanation
        citation = texts.citation
    }
}

/// What a county's rule says of itself, in both languages.
package struct CountyRuleTexts: Sendable {
    package let message: Bilingual
    package let messagePlace: RulePlace
    package let explanation: Bilingual
    package let citation: Citation

    package init(
        message: Bilingual, at place: RulePlace, explanation: Bilingual, citation: Citation
    ) {
        self.message = message
        messagePlace = place
        self.explanation = explanation
        self.citation = citation
    }
}

/// One example of a county's rule: only the cells that differ from the known-good record.
package struct CountyExample: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        case passes
        case fails
        case undecided
    }

    package let place: RulePlace
    package let outcome: Outcome
    package let title: Bilingual
    /// Nil is a blank cell.
    package let cells: [(field: PlacedText, text: String?)]

    package init(
        place: RulePlace, outcome: Outcome, title: Bilingual,
        cells: [(field: PlacedText, text: String?)]
    ) {
        self.place = place
        self.outcome = outcome
        self.title = title
        self.cells = cells
    }
}
