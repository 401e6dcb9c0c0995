import RegistryModel

/// Rows of the village roll that say something else of their village than an earlier one.
///
/// A village may stand on several rows, one for each of its officers: that is no repetition.
enum RollRows {
    /// What is said of the village itself.
    private static let facts: [Field] = [.villageName, .townshipName, .population, .households]

    static let columns = FieldSet(facts)

    /// Each contradicting row with the first that says otherwise, and in which field; a blank
    /// contradicts nothing.
    static func contradictions(
        in table: RecordTable
    ) -> [(row: Int, first: Int, field: Field)] {
        var found: [(row: Int, first: Int, field: Field)] = []
        for rows in KeyGroups.repeated(in: table, key: { $0.key(of: .villageCode) }) {
            var stated: [Field: (text: String, row: Int)] = [:]
            for row in rows {
                var isNoted = false
                for field in facts {
                    guard let text = table[row].sound(field) else { continue }
                    guard let first = stated[field] else {
                        stated[field] = (text, row)
                        continue
                    }
                    if first.text != text, !isNoted {
                        isNoted = true
                        found.append((row, first.row, field))
                    }
                }
            }
        }
        return found
    }
}

extension RecordView {
    /// The value in its canonical form; nil when it is blank or can't be read.
    fileprivate func sound(_ field: Field) -> String? {
        table.remark(row: row, field: field)?.defect == nil ? display(field) : nil
    }
}
