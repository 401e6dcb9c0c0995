import RegistryModel

/// The records of a whole source with what several rules need of them, found once, when first asked
/// for.
package struct SourceRecords: Sendable {
    /// A later copy of an earlier record.
    package struct Copy: Sendable {
        package let row: Int
        package let first: Int
        /// The field by which the copy is known; nil for an equal row without identifier.
        package let field: Field?
    }

    private struct Numbers: Sendable {
        var shared: [[Int]] = []
        var without = 0
    }

    private struct Copies: Sendable {
        let all: [Copy]
        let isCopy: [Bool]
    }

    package let table: RecordTable
    private let knownNumbers = Once<Numbers>()
    private let knownCopies = Once<Copies>()
    private let knownHouseholds = Once<Households>()
    private let knownPeople = Once<PersonIndex>()
    private let knownRepeats = Once<RepeatedBirths>()
    private let knownBroken = Once<BrokenNumbers>()

    package init(_ table: RecordTable) {
        self.table = table
    }

    /// Records picked out of a source whose broken rows mention the numbers given.
    init(_ table: RecordTable, broken: BrokenNumbers) {
        self.table = table
        _ = knownBroken { broken }
    }

    /// The columns that finding copies reads.
    static func columnsOfCopies(in schema: SourceSchema) -> FieldSet {
        var columns = SameChild.personColumns(in: schema)
        for field in [schema.identifier, .idNumber, .villageCode].compactMap({ $0 })
        where schema.position(of: field) != nil {
            columns.insert(field)
        }
        return schema.kind == .villages ? columns.union(RollRows.columns) : columns
    }

    /// The rows of each valid ID that several records bear, first place first.
    package var sharedIDs: [[Int]] { numbers.shared }
    /// How many records have no ID of their own that can be read.
    package var withoutID: Int { numbers.without }
    /// Each later copy once, with the first record it repeats.
    package var copies: [Copy] { allCopies.all }
    /// By row: whether the record is a later copy.
    package var isCopy: [Bool] { allCopies.isCopy }
    /// The rows by household.
    var households: Households { knownHouseholds { Households(table) } }
    /// Births that several records report, copies apart.
    var repeatedBirths: RepeatedBirths { knownRepeats { RepeatedBirths(self) } }
    /// The rows by valid ID.
    var people: PersonIndex { knownPeople { PersonIndex(table) } }

    /// The numbers that stand in broken rows.
    var broken: BrokenNumbers {
        knownBroken { BrokenNumbers(BrokenNumbers.mentioned(in: table)) }
    }

    private var numbers: Numbers {
        knownNumbers {
            var numbers = Numbers()
            guard table.schema.position(of: .idNumber) != nil else { return numbers }
            numbers.shared = KeyGroups.repeated(in: table) { view in
                let id = view.residentID(.idNumber)
                if id == nil { numbers.without += 1 }
                return id?.rawValue
            }
            .filter { table[$0[0]].validID(.idNumber) != nil }
            return numbers
        }
    }

    private var allCopies: Copies {
        knownCopies {
            let copies = findCopies()
            var isCopy = [Bool](repeating: false, count: table.count)
            for copy in copies { isCopy[copy.row] = true }
            return Copies(all: copies, isCopy: isCopy)
        }
    }

    private func findCopies() -> [Copy] {
        var copies: [Copy] = []
        var isNoted = [Bool](repeating: false, count: table.count)
        func note(_ groups: [[Int]], _ field: Field?, _ equal: (RecordView, RecordView) -> Bool) {
            for group in groups {
                for row in group.dropFirst()
                where !isNoted[row] && equal(table[group[0]], table[row]) {
                    isNoted[row] = true
                    copies.append(Copy(row: row, first: group[0], field: field))
                }
            }
        }
        let identifier = table.schema.identifier
        let hashes = table.contentHashes()
        note(
            KeyGroups.repeated(in: table) { hashes[$0.row] }, identifier, Self.haveEqualCells)
        // A roster's identifier is the ID, which two people may wrongly share: SET002.
        if table.schema.kind == .villages {
            for (row, first, field) in RollRows.contradictions(in: table) where !isNoted[row] {
                isNoted[row] = true
                copies.append(Copy(row: row, first: first, field: field))
            }
        } else if let identifier, identifier != .idNumber {
            note(KeyGroups.repeated(in: table) { $0.key(of: identifier) }, identifier) {
                $0.display(identifier) == $1.display(identifier)
            }
        }
        note(sharedIDs, .idNumber, Self.isSameVillager)
        return copies
    }

    /// Two different rows may have one hash, so the cells are compared.
    private static func haveEqualCells(_ left: RecordView, _ right: RecordView) -> Bool {
        left.table.schema.fields.allSatisfy { left.display($0.field) == right.display($0.field) }
    }

    private static func isSameVillager(_ left: RecordView, _ right: RecordView) -> Bool {
        left.division(.villageCode) == right.division(.villageCode)
            && SameChild.isSamePerson(left, right)
    }
}

extension RecordView {
    /// A number that equal values of the field share; different texts share one once in 2⁶⁴.
    func key(of field: Field) -> UInt64? {
        if field == .villageCode { return division(.villageCode)?.rawValue }
        guard var text = text(field) else { return nil }
        return text.withUTF8 { TextKey.of($0.span, 0..<$0.count) }
    }
}
