import RegistryModel

/// Numbers the distinct keys of a table's rows from 0, in one pass over a hash table.
///
/// Shape: one number a row, -1 for a row without key or a broken one; which key gets which number
/// depends on the order of rows, so a number must never show in a finding. Memory: 4 bytes a row
/// and 24 a distinct key at most.
struct KeyNumbering: Sendable {
    let numbers: [Int32]
    let count: Int

    init(_ table: RecordTable, key: (RecordView) -> UInt64?) {
        let broken = table.brokenRows
        var growing = Growing(expecting: table.count)
        for row in 0..<table.count {
            let isBroken = !broken.isEmpty && broken.contains(row)
            growing.append(isBroken ? 0 : key(RecordView(table: table, row: row)) ?? 0)
        }
        self = growing.settled
    }

    private init(_ growing: Growing) {
        numbers = growing.numbers
        count = growing.slots.count
    }

    /// A numbering that takes key after key; 0 is none.
    struct Growing {
        fileprivate var slots = Slots()
        fileprivate var numbers: [Int32] = []

        init(expecting count: Int) { numbers.reserveCapacity(count) }

        mutating func append(_ key: UInt64) {
            numbers.append(key == 0 ? -1 : slots.number(of: key))
        }

        var settled: KeyNumbering { KeyNumbering(self) }
    }

    /// Open addressing with linear probing, at most half full.
    fileprivate struct Slots {
        private var places = [Int32](repeating: -1, count: 1 << 10)
        private var keys: [UInt64] = []
        private var shift = UInt64(64 - 10)

        var count: Int { keys.count }

        mutating func number(of key: UInt64) -> Int32 {
            if keys.count * 2 >= places.count { grow() }
            let place = place(of: key)
            if places[place] < 0 {
                places[place] = Int32(keys.count)
                keys.append(key)
            }
            return places[place]
        }

        private func place(of key: UInt64) -> Int {
            var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while places[place] >= 0, keys[Int(places[place])] != key {
                place = (place + 1) & (places.count - 1)
            }
            return place
        }

        private mutating func grow() {
            places = [Int32](repeating: -1, count: places.count * 4)
            shift -= 2
            for (number, key) in keys.enumerated() { places[place(of: key)] = Int32(number) }
        }
    }
}

/// A source's rows by household.
struct Households: Sendable {
    /// Household of each row; -1 when it names none or is broken.
    let number: [Int32]
    let count: Int

    /// The field a source numbers households in; nil when it has none.
    static func field(in schema: SourceSchema) -> Field? {
        [Field.householdID, .householdNumber].first { schema.position(of: $0) != nil }
    }

    init(_ table: RecordTable) {
        guard let field = Self.field(in: table.schema) else {
            number = Array(repeating: -1, count: table.count)
            count = 0
            return
        }
        let numbering = KeyNumbering(table) { $0.key(of: field) }
        number = numbering.numbers
        count = numbering.count
    }
}

/// A source's rows by valid ID of the person: one row a number, the first by place.
struct PersonIndex: Sendable {
    private let rows: [UInt32]
    private let shift: UInt64
    private let table: RecordTable

    private static let empty = UInt32.max

    /// - Parameter prefers: whether the first row is to stand for the number rather than the second;
    ///   of equals the one whose place comes first does.
    init(
        _ table: RecordTable,
        preferring prefers: (RecordView, RecordView) -> Bool = { _, _ in false }
    ) {
        self.table = table
        var width: UInt64 = 4
        while 1 << width < table.count * 2 { width += 1 }
        shift = 64 - width
        var rows = [UInt32](repeating: Self.empty, count: 1 << width)
        let broken = table.brokenRows
        for row in 0..<table.count where broken.isEmpty || !broken.contains(row) {
            let view = table[row]
            guard let id = view.validID(.idNumber) else { continue }
            let place = Self.place(of: id, in: rows, shift, table)
            guard rows[place] != Self.empty else {
                rows[place] = UInt32(row)
                continue
            }
            let other = table[Int(rows[place])]
            let isBetter =
                prefers(view, other)
                || (!prefers(other, view) && KeyGroups.precedes(row, other.row, in: table))
            if isBetter { rows[place] = UInt32(row) }
        }
        self.rows = rows
    }

    private static func place(
        of id: ResidentID, in rows: [UInt32], _ shift: UInt64, _ table: RecordTable
    ) -> Int {
        var place = Int((id.rawValue &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while rows[place] != empty,
            table[Int(rows[place])].residentID(.idNumber)?.rawValue != id.rawValue
        {
            place = (place + 1) & (rows.count - 1)
        }
        return place
    }

    /// The record of the number; nil when none bears it.
    subscript(id: ResidentID) -> RecordView? {
        let row = rows[Self.place(of: id, in: rows, shift, table)]
        return row == Self.empty ? nil : table[Int(row)]
    }
}
