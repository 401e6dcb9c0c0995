import RegistryModel
import RegistryRules

/// What is kept of a file's records once their slice has been judged.
enum Retention: Sendable {
    /// Their tables, with all columns or some.
    case tables(FieldSet?)
    /// Their keys alone: the records that share one are read again.
    case keys([SharedKey])

    func table(_ table: RecordTable) -> RecordTable? {
        guard case .tables(let columns) = self else { return nil }
        guard let columns else { return table }
        var builder = RecordTableBuilder(source: table.source, keeping: columns)
        builder.append(contentsOf: table)
        return builder.build()
    }

    func keys(_ table: RecordTable) -> SliceKeys? {
        guard case .keys(let keys) = self else { return nil }
        return SliceKeys(table, keys)
    }
}
