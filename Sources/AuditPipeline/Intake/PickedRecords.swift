import RegistryModel

/// The wanted records of a file's slices, which come in their order; the rest is let go.
struct PickedRecords: Sendable {
    private let slices: [WantedRows]
    private let retention: Retention
    private var next = 0
    private(set) var tables: [RecordTable] = []

    init(_ slices: [WantedRows], _ retention: Retention) {
        self.slices = slices
        self.retention = retention
    }

    mutating func add(_ table: RecordTable, numberOffset: Int = 0) {
        defer { next += 1 }
        guard next < slices.count, !slices[next].rows.isEmpty else { return }
        var builder = RecordTableBuilder(source: table.source, keeping: retention.columns)
        builder.append(
            contentsOf: table.keeping(slices[next].rows),
            numberOffset: slices[next].earlier + numberOffset)
        tables.append(builder.build())
    }
}
