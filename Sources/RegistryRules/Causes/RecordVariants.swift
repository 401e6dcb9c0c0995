import RegistryModel

/// Records as they would be with some cells changed, to be judged again: a table of its own.
struct RecordVariants {
    private let table: RecordTable
    private var builder: RecordTableBuilder
    private(set) var count = 0

    /// Stands for a value nobody knows: there is something in the cell, and it says nothing.
    static let unknown = "?"

    init(of table: RecordTable) {
        self.table = table
        builder = RecordTableBuilder(source: table.source)
        for (file, fields) in table.presence { builder.setPresence(fields, ofFile: file) }
    }

    /// Adds the record with its cells changed; returns the row of the new table.
    mutating func add(
        _ record: TangledRecord, _ changed: [(field: Field, text: String)]
    ) -> Int {
        builder.append(table[record.row], changing: changed)
        count += 1
        return count - 1
    }

    func build() -> RecordTable { builder.build() }
}
