import RegistryModel

/// The labels of flat XML as columns: which is which field, settled by the first records.
struct FlatXMLColumns {
    let matching: HeaderMatching
    let assignment: ColumnAssignment

    /// Position in the schema of each label met, -1 for one that isn't read.
    private var positions: [Label: Int] = [:]
    private var findings: [Finding] = []
    private let context: ReadingContext

    /// A label, and which of those in its record it is.
    private struct Label: Hashable {
        let path: [String]
        let occurrence: Int
    }

    /// Labels looked at to settle the layout; a file with more of them isn't a table.
    private static let mostLabels = 4_096

    /// Nil when the labels of the records say nothing to any layout.
    init?(_ records: [FlatXMLRecord], _ context: ReadingContext) {
        self.context = context
        let labels = Self.labels(of: records[...])
        let candidates = HeaderMatching.candidates(context).map { matching in
            (matching: matching, titles: labels.map { ColumnTitle(Self.title($0, matching)) })
        }
        var best: (matching: HeaderMatching, titles: [ColumnTitle])?
        var bestScore = 0
        for candidate in candidates {
            let score = candidate.matching.score(candidate.titles)
            if score > bestScore { (best, bestScore) = (candidate, score) }
        }
        guard let best, bestScore >= 2 else { return nil }
        matching = best.matching
        var occurrences: [[String]: Int] = [:]
        let placed = labels.map { path in
            occurrences[path, default: 0] += 1
            return Label(path: path, occurrence: occurrences[path] ?? 1)
        }
        assignment = ColumnAssignment(
            best.titles, matching, context, line: UInt32(clamping: records.first?.line ?? 1)
        ) { column in
            records.compactMap { Self.value(of: placed[column], in: $0) }
        }
        for (column, label) in placed.enumerated() {
            positions[label] = assignment.columnOfPosition.firstIndex(of: column) ?? -1
        }
    }

    /// The labels of the records in the order they are first met; one repeated within a record as
    /// often as it is.
    static func labels(of records: some Sequence<FlatXMLRecord>) -> [[String]] {
        var known: Set<Label> = []
        var order: [[String]] = []
        for record in records {
            var occurrences: [[String]: Int] = [:]
            for cell in record.cells {
                occurrences[cell.path, default: 0] += 1
                let label = Label(path: cell.path, occurrence: occurrences[cell.path] ?? 1)
                guard known.insert(label).inserted else { continue }
                order.append(cell.path)
                if order.count == mostLabels { return order }
            }
        }
        return order
    }

    /// `母亲/姓名` is 母亲姓名 where that is known, else 姓名 where that is.
    private static func title(_ path: [String], _ matching: HeaderMatching) -> String {
        let joined = path.joined()
        guard path.count > 1, !matching.knows(HeaderMatching.key(joined)),
            let last = path.last, matching.knows(HeaderMatching.key(last))
        else { return joined }
        return last
    }

    private static func value(of label: Label, in record: FlatXMLRecord) -> String? {
        var met = 0
        for cell in record.cells where cell.path == label.path {
            met += 1
            guard met == label.occurrence else { continue }
            let key = HeaderMatching.key(String(decoding: cell.value, as: UTF8.self))
            return key.isEmpty ? nil : key
        }
        return nil
    }

    mutating func takeFindings() -> [Finding] {
        defer { findings = [] }
        return findings
    }

    /// The value of each field, by its place in the schema. A label first met here is said once.
    mutating func values(of record: FlatXMLRecord) -> [[UInt8]] {
        var values = [[UInt8]](repeating: [], count: context.schema.fields.count)
        var occurrences: [[String]: Int] = [:]
        for cell in record.cells {
            occurrences[cell.path, default: 0] += 1
            let label = Label(path: cell.path, occurrence: occurrences[cell.path] ?? 1)
            let position = positions[label] ?? meet(label, line: record.line)
            if position >= 0, values[position].isEmpty { values[position] = cell.value }
        }
        return values
    }

    /// The field each cell of a record was read as; nil for one that wasn't.
    func fields(of record: FlatXMLRecord) -> [Field?] {
        var occurrences: [[String]: Int] = [:]
        return record.cells.map { cell in
            occurrences[cell.path, default: 0] += 1
            let label = Label(path: cell.path, occurrence: occurrences[cell.path] ?? 1)
            return positions[label].flatMap { $0 < 0 ? nil : context.schema.fields[$0].field }
        }
    }

    /// A column that the records before never had.
    private mutating func meet(_ label: Label, line: Int) -> Int {
        let title = Self.title(label.path, matching)
        var position = -1
        switch matching.meaning(of: title, occurrence: label.occurrence) {
        case .field(let field, _):
            let own = context.schema.position(of: field) ?? -1
            let isTaken =
                own >= 0
                && (assignment.columnOfPosition[own] >= 0 || positions.values.contains(own))
            if !isTaken { position = own }
        case .skipped: break
        case .denied: note("FIL035", .error, title, line)
        case .unknown: note("FIL021", .warning, title, line)
        }
        positions[label] = position
        return position
    }

    private mutating func note(_ rule: RuleCode, _ severity: Severity, _ title: String, _ line: Int)
    {
        var values = [FindingValue("column", title)]
        if rule == "FIL021" { values.append(FindingValue("hint", "")) }
        findings.append(
            context.finding(rule, severity, line: UInt32(clamping: line), values: values))
    }
}
