import RegistryModel

/// Births of the registry that another of its records reports too, as far as the records tell.
///
/// Cost: near-linear; mothers with one record are passed over.
struct RepeatedBirths: Sendable {
    struct Repeat: Sendable {
        let row: Int
        /// The record that reported the birth first.
        let first: Int
    }

    let all: [Repeat]
    /// Records without mother's ID or birth date that can be read.
    let undecided: Int

    /// The columns that finding them reads.
    static func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema).union(SameChild.birthColumns(in: schema))
    }

    init(_ source: SourceRecords) {
        let table = source.table
        var undecided = 0
        var all: [Repeat] = []
        for group in Confinements.byMother(table, undecided: &undecided) {
            // Of each day the children told apart so far, first reports first.
            var children: [RecordView] = []
            for row in Confinements.byDay(group, in: table) where !source.isCopy[row] {
                let record = table[row]
                if children.first?.birthDay != record.birthDay { children = [] }
                if let first = children.first(where: { SameChild.isSameBirth($0, record) }) {
                    all.append(Repeat(row: row, first: first.row))
                } else {
                    children.append(record)
                }
            }
        }
        self.all = all
        self.undecided = undecided
    }
}
