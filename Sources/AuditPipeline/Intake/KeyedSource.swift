import RegistryModel
import RegistryRules

/// Rows of one slice that are to be read again.
struct WantedRows: Sendable {
    /// Ascending, from 0.
    let rows: [Int]
    /// Records of the file before the slice.
    let earlier: Int
}

/// A source of whose records only keys and traits were kept.
struct KeyedSource: Sendable {
    private(set) var keys: SourceKeys
    private var files: [(file: NumberedFile, slices: Range<Int>)] = []

    init(_ facts: KeptFacts) {
        keys = SourceKeys(facts)
    }

    mutating func append(_ file: NumberedFile, _ outcome: FileOutcome) {
        let start = keys.slices.count
        for slice in outcome.keys { keys.append(slice) }
        files.append((file, start..<keys.slices.count))
    }

    /// The records of the given rows, read again, in the order of the rows.
    func records(
        _ rows: RowSet, of source: SourceID, _ stage: IntakeStage
    ) async throws -> RecordTable {
        let bySlice = keys.bySlice(rows)
        var builder = RecordTableBuilder(source: source)
        for own in files where bySlice[own.slices].contains(where: { !$0.isEmpty }) {
            var earlier = 0
            let wanted = own.slices.map { slice in
                defer { earlier += keys.slices[slice].count }
                return WantedRows(rows: bySlice[slice], earlier: earlier)
            }
            let reading = stage.reading(of: own.file)
            builder.append(contentsOf: try await reading.reread(wanted, on: stage.runner))
        }
        return builder.build()
    }
}
