import RegistryModel
import RegistryRules

/// Rows of one slice that are to be read again.
struct WantedRows: Sendable {
    /// Ascending, from 0.
    let rows: [Int]
    /// Records of the file before the slice.
    let earlier: Int
}

/// A source of which only keys were kept.
struct KeyedSource: Sendable {
    private(set) var keys: SourceKeys
    private var files: [(file: NumberedFile, slices: Range<Int>)] = []

    init(_ keys: [SharedKey]) {
        self.keys = SourceKeys(keys)
    }

    mutating func append(_ file: NumberedFile, _ slices: [SliceKeys]) {
        let start = keys.slices.count
        for slice in slices { keys.append(slice) }
        files.append((file, start..<keys.slices.count))
    }

    /// Reads again the records that share a key with another.
    func recurringRecords(
        of source: SourceID, _ stage: IntakeStage
    ) async throws -> RecordTable {
        let recurring = keys.recurring()
        var builder = RecordTableBuilder(source: source)
        for (file, slices) in files where recurring[slices].contains(where: { !$0.isEmpty }) {
            var earlier = 0
            let wanted = slices.map { slice in
                defer { earlier += keys.slices[slice].count }
                return WantedRows(rows: recurring[slice], earlier: earlier)
            }
            builder.append(
                contentsOf: try await stage.reading(of: file).reread(wanted, on: stage.runner))
        }
        return builder.build()
    }
}
