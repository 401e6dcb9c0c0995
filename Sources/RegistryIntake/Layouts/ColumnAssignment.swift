import RegistryModel

/// Which column holds which field, and what is to be said of the columns: the same for the header
/// row of a CSV file, of a sheet, and the labels of flat XML.
struct ColumnAssignment {
    /// Column of each field, by the field's place in the schema; -1 without a column.
    private(set) var columnOfPosition: [Int]
    private(set) var findings: [Finding] = []
    private(set) var notes: [ReadingNote] = []

    /// Fields whose column may hold names as well as codes.
    private var mixed: [Field] = []
    private let context: ReadingContext
    private let matching: HeaderMatching
    private let line: UInt32

    /// `samples` gives the first filled values of a column, half width, to tell codes from names.
    init(
        _ titles: [ColumnTitle], _ matching: HeaderMatching, _ context: ReadingContext,
        line: UInt32,
        samples: (Int) -> [String]
    ) {
        self.context = context
        self.matching = matching
        self.line = line
        columnOfPosition = [Int](repeating: -1, count: context.schema.fields.count)
        var occurrences: [String: Int] = [:]
        for (column, title) in titles.enumerated() {
            guard !title.key.isEmpty else { continue }
            occurrences[title.key, default: 0] += 1
            assign(title.text, column, occurrences[title.key] ?? 1, samples)
        }
        for definition in context.schema.fields where !holds(definition.field) { miss(definition) }
        if let layout = matching.layout { notes.insert(.layout(layout.id), at: 0) }
        for case .date(let field, let origin) in derivations {
            notes.append(.derived(field, from: origin))
        }
    }

    var presence: FieldSet {
        FieldSet(context.schema.fields.map(\.field).filter(holds))
    }

    /// What has to be derived: dates of which the file lacks the field and has the origin, and
    /// columns in which codes may stand beside names.
    var derivations: [TableLayout.Derivation] {
        let dates = (matching.layout?.derived ?? []).filter { derivation in
            guard case .date(let field, let origin) = derivation else { return false }
            return !holds(field) && holds(origin)
        }
        return dates + mixed.map { .codesAmongNames($0) }
    }

    private func holds(_ field: Field) -> Bool {
        context.schema.position(of: field).map { columnOfPosition[$0] >= 0 } ?? false
    }

    private mutating func assign(
        _ title: String, _ column: Int, _ occurrence: Int, _ samples: (Int) -> [String]
    ) {
        switch matching.meaning(of: title, occurrence: occurrence) {
        case .field(let field, let isCodeOrName):
            guard let position = context.schema.position(of: field) else { return }
            let values = isCodeOrName ? samples(column) : []
            let names = values.count { !$0.utf8.contains { (0x30...0x39).contains($0) } }
            if names > 0 {
                notes.append(
                    names == values.count
                        ? .namesForCodes(column: title, field)
                        : .namesAmongCodes(column: title, field))
            }
            if names > 0, names == values.count { return }
            if isCodeOrName { mixed.append(field) }
            if columnOfPosition[position] < 0 || isMapped(title, to: field) {
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
        let isDerived = derivations.contains { derivation in
            if case .date(definition.field, _) = derivation { true } else { false }
        }
        if isDerived { return }
        let isExpected = matching.layout.map { $0.fields.contains(definition.field) } ?? true
        report(
            "FIL020", definition.isRequired && isExpected ? .error : .notice,
            definition.labels.first ?? definition.field.name, [definition.field])
    }
}
