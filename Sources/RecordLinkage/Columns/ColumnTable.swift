/// The named columns of one linkage, all of one length.
package struct ColumnTable: Sendable {
    /// The columns' names, in the order given.
    package let names: [String]
    /// How many records there are.
    package let count: Int
    private let columns: [String: LinkageColumn]
    private let madeOf: [String: String]

    /// Throws when a name repeats or the columns differ in length.
    ///
    /// - Parameter madeOf: which columns say again what another one says, such as the sounds of a
    ///   column of names, by name.
    package init(
        _ columns: [(name: String, column: LinkageColumn)], madeOf: [String: String] = [:]
    ) throws(LinkageSettingsFailure) {
        self.madeOf = madeOf
        count = columns.first?.column.count ?? 0
        names = columns.map(\.name)
        var byName: [String: LinkageColumn] = [:]
        for (name, column) in columns {
            guard byName.updateValue(column, forKey: name) == nil else {
                throw .duplicateColumn(name)
            }
            guard column.count == count else {
                throw .unequalColumn(name, expected: count, found: column.count)
            }
        }
        self.columns = byName
    }

    /// A column by name; throws when there is none.
    package func column(_ name: String) throws(LinkageSettingsFailure) -> LinkageColumn {
        guard let column = columns[name] else { throw .unknownColumn(name) }
        return column
    }

    /// The column that a column's values were made of; itself unless it is known to be made.
    package func base(of name: String) -> String { madeOf[name] ?? name }

    /// Memory all columns hold, in bytes a record.
    package var bytesPerRecord: Double {
        let bytes = columns.values.reduce(0) { $0 + $1.byteCount }
        return count == 0 ? 0 : Double(bytes) / Double(count)
    }
}
