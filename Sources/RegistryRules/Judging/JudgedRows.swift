import RegistryModel

/// A run of rows of one file, with the defects of each: what a rule sweeps over.
package struct JudgedRows: Sendable {
    package let table: RecordTable
    package let range: Range<Int>
    package let context: RunContext
    /// By row, from the first of `range`.
    let defects: [FieldSet]
    /// What the IDs of each column say, by row from the first of `range`.
    private let ids: [(field: Field, facts: [IDFacts])]

    init(_ table: RecordTable, _ range: Range<Int>, _ context: RunContext, defects: [FieldSet]) {
        self.table = table
        self.range = range
        self.context = context
        self.defects = defects
        ids = table.schema.fields.filter { $0.type == .residentID }.map(\.field).map { field in
            let values = table.wideValues(field)
            return (field, values.isEmpty ? [] : IDFacts.all(values, range, defects, field))
        }
    }

    @inline(__always)
    package subscript(row: Int) -> JudgedRecord {
        JudgedRecord(
            RecordView(table: table, row: row), defects: defects[row - range.lowerBound])
    }

    /// Calls `body` with each record. One view is moved along, so that no reference is counted for
    /// each.
    @inline(__always)
    func forEach(_ body: (JudgedRecord) -> Void) {
        guard let first = range.first else { return }
        var record = self[first]
        for row in range {
            record.move(to: row, defects: defects[row - range.lowerBound])
            body(record)
        }
    }

    /// What the IDs of a column say, by row from the first of `range`; empty when the table doesn't
    /// keep the column.
    func idFacts(_ field: Field) -> [IDFacts] {
        ids.first { $0.field == field }?.facts ?? []
    }

    /// A column's dates, codes or whole numbers, by row from the first of `range`.
    func narrow(_ field: Field) -> ArraySlice<Int32> {
        let values = table.narrowValues(field)
        return values.isEmpty ? [] : values[range]
    }
}

extension JudgedRows {
    /// A column's resident IDs, divisions or certificates, by row from the first of `range`.
    func wide(_ field: Field) -> ArraySlice<Int64> {
        let values = table.wideValues(field)
        return values.isEmpty ? [] : values[range]
    }
}

/// What resident IDs say of their bearers, worked out once for all rules; no birth day for an ID with
/// a defect.
typealias IDFacts = ResidentID.Bearer

extension IDFacts {
    static func all(
        _ values: [Int64], _ range: Range<Int>, _ defects: [FieldSet], _ field: Field
    ) -> [IDFacts] {
        var facts = ResidentID.bearers(of: values[range])
        for place in facts.indices where defects[place].contains(field) {
            facts[place].birthDay = Packed.narrowAbsent
        }
        return facts
    }
}

/// What a look at single columns already tells of a record.
enum Glance {
    case passed
    case undecided
    /// The rule itself must be asked.
    case unclear

    /// Of two packed values that a rule wants equal.
    @inline(__always)
    static func at(_ value: Int32, equals other: Int32) -> Glance {
        if value <= Packed.narrowUnreadable || other <= Packed.narrowUnreadable {
            return .undecided
        }
        return value == other ? .passed : .unclear
    }
}

extension RecordRule {
    /// Judges the records whose glance is unclear. `glance` is given the row's place in `rows`.
    @inline(__always)
    func sweep(
        _ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int,
        glance: (Int) -> Glance
    ) {
        var undecided = 0
        for place in 0..<rows.range.count {
            switch glance(place) {
            case .passed: continue
            case .undecided: undecided += 1
            case .unclear:
                let record = rows[rows.range.lowerBound + place]
                switch judge(record, in: rows.context) {
                case .passed: break
                case .undecided: undecided += 1
                case .failed(let failure): ledger.fail(failure, record.view, by: card, at: index)
                }
            }
        }
        ledger.addUndecided(undecided, at: index)
    }
}

extension ValueRule {
    /// The same for the rule on one field.
    @inline(__always)
    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int,
        glance: (Int) -> Glance
    ) {
        var undecided = 0
        for place in 0..<rows.range.count {
            switch glance(place) {
            case .passed: continue
            case .undecided: undecided += 1
            case .unclear:
                let record = rows[rows.range.lowerBound + place]
                switch judge(field, of: record, in: rows.context) {
                case .passed: break
                case .undecided: undecided += 1
                case .failed(let failure): ledger.fail(failure, record.view, by: card, at: index)
                }
            }
        }
        ledger.addUndecided(undecided, at: index)
    }
}
