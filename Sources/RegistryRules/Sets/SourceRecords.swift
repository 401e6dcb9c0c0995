import RegistryModel

/// The records of a whole source with what several set rules need of them, found once.
package struct SourceRecords: Sendable {
    /// A later copy of an earlier record.
    package struct Copy: Sendable {
        package let row: Int
        package let first: Int
        /// The field by which the copy is known; nil for an equal row without identifier.
        package let field: Field?
    }

    package let table: RecordTable
    /// The rows of each valid ID that several records bear, first place first.
    package let sharedIDs: [[Int]]
    /// How many records have no ID of their own that can be read.
    package let withoutID: Int
    /// Each later copy once, with the first record it repeats.
    package let copies: [Copy]
    /// By row: whether the record is a later copy.
    package let isCopy: [Bool]

    package init(_ table: RecordTable) {
        self.table = table
        var withoutID = 0
        var sharedIDs: [[Int]] = []
        if table.schema.position(of: .idNumber) != nil {
            sharedIDs = KeyGroups.repeated(in: table) { view in
                let id = view.residentID(.idNumber)
                if id == nil { withoutID += 1 }
                return id?.rawValue
            }
            .filter { table[$0[0]].validID(.idNumber) != nil }
        }
        self.withoutID = withoutID
        self.sharedIDs = sharedIDs
        copies = Self.copies(in: table, sharedIDs)
        var isCopy = [Bool](repeating: false, count: table.count)
        for copy in copies { isCopy[copy.row] = true }
        self.isCopy = isCopy
    }

    private static func copies(in table: RecordTable, _ sharedIDs: [[Int]]) -> [Copy] {
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
        note(
            KeyGroups.repeated(in: table) { table.contentHashes[$0.row] }, identifier,
            haveEqualCells)
        // A roster's identifier is the ID, which two people may wrongly share: SET002.
        if let identifier, identifier != .idNumber {
            note(KeyGroups.repeated(in: table) { $0.key(of: identifier) }, identifier) {
                $0.display(identifier) == $1.display(identifier)
            }
        }
        note(sharedIDs, .idNumber, isSameVillager)
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
    /// A number that equal identifiers share.
    fileprivate func key(of identifier: Field) -> UInt64? {
        if identifier == .villageCode { return division(.villageCode)?.rawValue }
        guard var text = text(identifier) else { return nil }
        return text.withUTF8 { bytes in
            // FNV-1a.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return hash
        }
    }
}
