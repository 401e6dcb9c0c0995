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

    /// Adds the record of `row` with its cells changed; returns the row of the new table.
    mutating func add(_ row: Int, _ changed: [(field: Field, text: String)]) -> Int {
        let view = table[row]
        for (position, definition) in table.schema.fields.enumerated() {
            let change = changed.first { $0.field == definition.field }
            let text = change?.text ?? view.display(definition.field) ?? ""
            builder.append(Array(text.utf8).span, at: position)
        }
        builder.endRecord(view.provenance)
        count += 1
        return count - 1
    }

    func build() -> RecordTable { builder.build() }
}
