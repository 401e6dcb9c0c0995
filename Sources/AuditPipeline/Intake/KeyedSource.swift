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
    private var files: [File] = []

    private struct File: Sendable {
        let file: NumberedFile
        let slices: Range<Int>
        /// The slices themselves, when they were kept.
        let tables: [KeptSlice]
    }

    init(_ keys: [SharedKey]) {
        self.keys = SourceKeys(keys)
    }

    mutating func append(_ file: NumberedFile, _ outcome: FileOutcome) {
        let start = keys.slices.count
        for slice in outcome.keys { keys.append(slice) }
        files.append(
            File(
                file: file, slices: start..<keys.slices.count,
                tables: outcome.tables))
    }

    /// The records that share a key with another, read again unless they were kept.
    func recurringRecords(
        of source: SourceID, _ stage: IntakeStage
    ) async throws -> RecordTable {
        let recurring = keys.recurring()
        var builder = RecordTableBuilder(source: source)
        for own in files where recurring[own.slices].contains(where: { !$0.isEmpty }) {
            var earlier = 0
            let wanted = own.slices.map { slice in
                defer { earlier += keys.slices[slice].count }
                return WantedRows(rows: recurring[slice], earlier: earlier)
            }
            if own.tables.isEmpty {
                let reading = stage.reading(of: own.file)
                builder.append(contentsOf: try await reading.reread(wanted, on: stage.runner))
            } else {
                for (kept, slice) in zip(own.tables, wanted) {
                    builder.append(
                        contentsOf: kept.table.keeping(slice.rows),
                        numberOffset: slice.earlier + kept.unreadBefore, byteOffset: kept.byteOffset
                    )
                }
            }
        }
        return builder.build()
    }
}
