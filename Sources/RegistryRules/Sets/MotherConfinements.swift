import RegistryModel

/// The births of each mother in one source, sorted into confinements.
///
/// Records that repeat another, as SET001 and SET004 find them, are left out, so that a birth
/// reported twice doesn't look like two.
struct MotherConfinements: Sendable {
    /// The children of one confinement, first record first.
    struct Confinement: Sendable {
        let day: CalendarDay
        var rows: [Int]
    }

    /// By mother, each one's confinements in the order of time; mothers in no particular order.
    let mothers: [[Confinement]]
    /// Records with no mother's ID or no birth date that can be read.
    let undecided: Int

    static func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema).union(SameChild.birthColumns(in: schema))
    }

    /// - Parameter isSingle: whether a mother with one record is wanted too.
    init(_ source: SourceRecords, isSingleWanted: (RecordView) -> Bool = { _ in false }) {
        let table = source.table
        var open = 0
        let numbering = KeyNumbering(table) { view in
            guard view.birthDay != nil, let mother = view.validID(.motherIDNumber) else {
                open += 1
                return nil
            }
            return mother.rawValue
        }
        var sizes = [Int32](repeating: 0, count: numbering.count)
        for number in numbering.numbers where number >= 0 { sizes[Int(number)] += 1 }
        var groups: [Int32: [Int]] = [:]
        for (row, number) in numbering.numbers.enumerated()
        where number >= 0 && (sizes[Int(number)] > 1 || isSingleWanted(table[row])) {
            groups[number, default: []].append(row)
        }
        mothers = groups.values.map { Self.confinements($0, source) }
        undecided = open
    }

    private static func confinements(_ rows: [Int], _ source: SourceRecords) -> [Confinement] {
        let table = source.table
        var found: [Confinement] = []
        for row in Confinements.byDay(rows, in: table) where !source.isCopy[row] {
            let record = table[row]
            guard let day = record.birthDay else { continue }
            guard let last = found.last, day.days(since: last.day) <= 3 else {
                found.append(Confinement(day: day, rows: [row]))
                continue
            }
            if last.rows.contains(where: { SameChild.isSameBirth(table[$0], record) }) { continue }
            found[found.count - 1].rows.append(row)
        }
        return found
    }
}
