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

    /// The cells of a record in their canonical form, in the order of the schema: what `add` copies.
    static func cells(of view: RecordView) -> [[UInt8]] {
        view.table.schema.fields.map { definition in
            let text =
                switch definition.type {
                // In digits: a word for a code would be noted as out of form.
                case .code: view.code(definition.field).map { String($0) }
                case .boolean: view.boolean(definition.field).map { $0 ? "1" : "0" }
                default: String?.none
                }
            return Array((text ?? view.display(definition.field) ?? "").utf8)
        }
    }

    /// Adds the record with its cells changed; returns the row of the new table.
    mutating func add(
        _ record: TangledRecord, _ changed: [(field: Field, text: String)]
    ) -> Int {
        for (position, cell) in record.cells.enumerated() {
            let field = table.schema.fields[position].field
            if let change = changed.first(where: { $0.field == field }) {
                builder.append(Array(change.text.utf8).span, at: position)
            } else {
                builder.append(cell.span, at: position)
            }
        }
        builder.endRecord(table.provenance[record.row])
        count += 1
        return count - 1
    }

    func build() -> RecordTable { builder.build() }
}
