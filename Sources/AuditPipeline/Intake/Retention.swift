import RegistryModel
import RegistryRules

/// What is kept of a file's records once their slice has been judged.
struct Retention: Sendable {
    /// The columns kept; nil keeps all.
    var columns: FieldSet?
    /// When not nil, of CSV the records' keys are kept instead: those that share one are read again.
    /// Of XML, where finding a record again costs as much as reading it, the columns are kept too.
    var keys: [SharedKey]?

    static let everything = Retention()

    /// Whether the columns of a file in XML, or in CSV, are kept.
    func keepsTables(ofXML isXML: Bool) -> Bool {
        guard let keys else { return true }
        return isXML && !keys.isEmpty
    }

    /// The columns that are kept, copied, so that the table doesn't hold on to the text it was read
    /// from.
    func table(_ table: RecordTable) -> RecordTable {
        var builder = RecordTableBuilder(source: table.source, keeping: columns)
        builder.append(contentsOf: table)
        return builder.build()
    }
}
