import RegistryModel

/// Which column holds which field, and what is to be said of the columns: the same for the header
/// row of a CSV file, of a sheet, and the labels of flat XML.
struct ColumnAssignment {
    /// Column of each field, by the field's place in the schema; -1 without a column.
    private(set) var columnOfPosition: [Int]
    private(set) var findings: [Finding] = []
    private(set) var notes: [ReadingNote] = []

    private let context: ReadingContext
    private let matching: HeaderMatching
    private let line: UInt32

    /// `sample` gives the first filled value of a column, half width, to tell codes from names.
    init(
        _ titles: [ColumnTitle], _ matching: HeaderMatching, _ context: ReadingContext,
        line: UInt32,
        sample: (Int) -> String?
    ) {
        self.context = context
        self.matching = matching
        self.line = line
        columnOfPosition = [Int](repeating: -1, count: context.schema.fields.count)
        var occurrences: [String: Int] = [:]
        for (column, title) in titles.enumerated() {
            guard !title.key.isEmpty else { continue }
            occurrences[title.key, default: 0] += 1
            assign(title.text, column, occurrences[title.key] ?? 1, sample)
        }
        for definition in context.schema.fields where !holds(definition.field) { miss(definition) }
        if let layout = matching.layout { notes.insert(.layout(layout.id), at: 0) }
        for derivation in derivations {
            notes.append(.derived(derivation.field, from: derivation.origin))
        }
    }

    var presence: FieldSet {
        FieldSet(context.schema.fields.map(\.field).filter(holds))
    }

    /// What has to be derived: the file lacks the field and has its origin.
    var derivations: [TableLayout.Derivation] {
        (matching.layout?.derived ?? []).filter { !holds($0.field) && holds($0.origin) }
    }

    private func holds(_ field: Field) -> Bool {
        context.schema.position(of: field).map { columnOfPosition[$0] >= 0 } ?? false
    }

    private mutating func assign(
        _ title: String, _ column: Int, _ occurrence: Int, _ sample: (Int) -> String?
    ) {
        switch matching.meaning(of: title, occurrence: occurrence) {
        case .field(let field, let isCodeOrName):
            guard let position = context.schema.position(of: field) else { return }
            if isCodeOrName, let value = sample(column),
                !value.utf8.contains(where: { (0x30...0x39).contains($0) })
            {
                notes.append(.namesForCodes(column: title, field))
            } else if columnOfPosition[position] < 0 || isMapped(title, to: field) {
                columnOfPosition[position] = column
            } else {
                report("FIL022", .error, title, [field])
            }
        case .skipped: break
        case .denied: report("FIL035", .error, title)
        case .unknown:
            // Headers by the thousand aren't misspelt ones.
            let nearest = column < 200 ? matching.nearest(to: title) : nil
            report(
                "FIL021", .warning, title, [],
                [FindingValue("hint", nearest.map { " (\($0)?)" } ?? "")])
        }
    }

    /// Whether the manifest itself names this header for the field.
    private func isMapped(_ title: String, to field: Field) -> Bool {
        context.columns[field].map(HeaderMatching.key) == HeaderMatching.key(title)
    }

    private mutating func report(
        _ rule: RuleCode, _ severity: Severity, _ title: String, _ fields: [Field] = [],
        _ values: [FindingValue] = []
    ) {
        findings.append(
            context.finding(
                rule, severity, line: line, fields: fields,
                values: [FindingValue("column", title)] + values))
    }

    /// A required column that the county's layout never has is none of the clerk's doing.
    private mutating func miss(_ definition: FieldDefinition) {
        if derivations.contains(where: { $0.field == definition.field }) { return }
        let isExpected = matching.layout.map { $0.fields.contains(definition.field) } ?? true
        report(
            "FIL020", definition.isRequired && isExpected ? .error : .notice,
            definition.labels.first ?? definition.field.name, [definition.field])
    }
}
