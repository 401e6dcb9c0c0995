import RegistryModel

/// One case of a rule: what was given, and what the rule must say. Shown on the rule's page and
/// run by the tests.
package struct RuleExample: Sendable {
    package enum Outcome: Sendable, Hashable {
        case passes
        /// The finding lies at the record and leads with `field`; nil for a file's finding.
        case fails(at: Field?, record: Int, Severity?)
        case undecided(missing: Field)
        /// A source that the rule needs isn't given.
        case undecidedWithout(SourceKind)
    }

    package enum Material: Sendable {
        /// Records that differ from the known-good one only in the cells named.
        case records(SourceKind, [[Cell]])
        /// Files of an audit directory; intake is what judges them.
        case file(ExampleDelivery)
        /// Records of several sources; a failure stands at a record of `failing`.
        case run([Source], failing: SourceKind?)
        /// A case as adjudication hands it over.
        case adjudicated(CaseSketch)
    }

    /// The records of one source of a run.
    package struct Source: Sendable, Hashable {
        package let kind: SourceKind
        package let records: [[Cell]]
    }

    /// A cell that differs from the known-good record; nil is a blank one.
    package struct Cell: Sendable, Hashable {
        package let field: Field
        package let text: String?

        package init(field: Field, text: String?) {
            self.field = field
            self.text = text
        }
    }

    package typealias Changes = KeyValuePairs<Field, String?>

    package let title: Bilingual
    package let outcome: Outcome
    package let material: Material

    init(_ title: Bilingual, _ outcome: Outcome, _ material: Material) {
        self.title = title
        self.outcome = outcome
        self.material = material
    }

    private init(
        _ zh: String, _ en: String, _ outcome: Outcome, _ kind: SourceKind, _ records: [Changes]
    ) {
        let cells = records.map { $0.map { Cell(field: $0.key, text: $0.value) } }
        self.init(Bilingual(zh: zh, en: en), outcome, .records(kind, cells))
    }
}

// MARK: One record

extension RuleExample {
    static func passes(
        _ zh: String, _ en: String, _ changes: Changes = [:], in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .passes, kind, [changes])
    }

    static func fails(
        _ zh: String, _ en: String, _ changes: Changes, at field: Field,
        as severity: Severity? = nil, in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .fails(at: field, record: 0, severity), kind, [changes])
    }

    static func undecided(
        _ zh: String, _ en: String, _ changes: Changes, missing: Field,
        in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .undecided(missing: missing), kind, [changes])
    }
}

// MARK: Several records

extension RuleExample {
    static func passes(
        _ zh: String, _ en: String, together records: [Changes],
        in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .passes, kind, records)
    }

    /// Fails at the record of the given number, counted from 0.
    static func fails(
        _ zh: String, _ en: String, together records: [Changes], record: Int = 1, at field: Field,
        as severity: Severity? = nil, in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .fails(at: field, record: record, severity), kind, records)
    }

    static func undecided(
        _ zh: String, _ en: String, together records: [Changes], missing: Field,
        in kind: SourceKind = .registryBirths
    ) -> RuleExample {
        RuleExample(zh, en, .undecided(missing: missing), kind, records)
    }
}

// MARK: Files

extension RuleExample {
    static func passes(
        _ zh: String, _ en: String, file shows: String, _ files: ExampleFile...,
        manifest: String = ""
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .passes,
            .file(ExampleDelivery(shows, files, manifest: manifest)))
    }

    static func fails(
        _ zh: String, _ en: String, file shows: String, _ files: ExampleFile...,
        manifest: String = ""
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .fails(at: nil, record: 0, nil),
            .file(ExampleDelivery(shows, files, manifest: manifest)))
    }
}

// MARK: Several sources

extension RuleExample {
    typealias Run = KeyValuePairs<SourceKind, [Changes]>

    static func passes(_ zh: String, _ en: String, run: Run) -> RuleExample {
        RuleExample(Bilingual(zh: zh, en: en), .passes, .run(sources(run), failing: nil))
    }

    /// Fails at the record of the given number of the source, counted from 0.
    static func fails(
        _ zh: String, _ en: String, run: Run, in kind: SourceKind, record: Int = 0,
        at field: Field, as severity: Severity? = nil
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .fails(at: field, record: record, severity),
            .run(sources(run), failing: kind))
    }

    static func undecided(
        _ zh: String, _ en: String, run: Run, missing: Field
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .undecided(missing: missing),
            .run(sources(run), failing: nil))
    }

    static func undecided(
        _ zh: String, _ en: String, run: Run, without kind: SourceKind
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .undecidedWithout(kind),
            .run(sources(run), failing: nil))
    }

    private static func sources(_ run: Run) -> [Source] {
        run.map { kind, records in
            Source(
                kind: kind,
                records: records.map { $0.map { Cell(field: $0.key, text: $0.value) } })
        }
    }
}

// MARK: Cases

extension RuleExample {
    static func passes(_ zh: String, _ en: String, adjudicated sketch: CaseSketch) -> RuleExample {
        RuleExample(Bilingual(zh: zh, en: en), .passes, .adjudicated(sketch))
    }

    static func fails(
        _ zh: String, _ en: String, adjudicated sketch: CaseSketch, at field: Field? = nil,
        as severity: Severity? = nil
    ) -> RuleExample {
        RuleExample(
            Bilingual(zh: zh, en: en), .fails(at: field, record: 0, severity),
            .adjudicated(sketch))
    }
}
