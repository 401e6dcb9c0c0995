import RegistryModel

/// What the rules on households and parents ask of a record, in eight bytes: enough to tell which
/// records they have to see in full.
struct RecordTraits: Sendable {
    private let bits: UInt64

    private static let villageBits: UInt64 = 40

    private enum Flag: UInt64 {
        case broken = 52, living, bornKnown, minor, contradictsID, parentNotOlder
    }

    /// The village's code and 1; 0 without one. Codes have twelve digits.
    var village: UInt64 { bits & (1 << Self.villageBits - 1) }
    /// The code of the relation to the head; nil without one.
    var relation: UInt8? {
        let value = bits >> Self.villageBits & 0xFF
        return value == 0 ? nil : UInt8(value - 1)
    }
    /// 1 male, 2 female, 0 not stated.
    var sex: UInt64 { bits >> 48 & 3 }
    /// Nil when the marital status says nothing.
    var isMarried: Bool? {
        let value = bits >> 50 & 3
        return value == 0 ? nil : value == 2
    }
    var isBroken: Bool { has(.broken) }
    var isLiving: Bool { has(.living) }
    /// The birth date can be read.
    var isBornKnown: Bool { has(.bornKnown) }
    /// Under 18 on the day of the run, and not gone out.
    var isMinorHere: Bool { has(.minor) }
    /// The birth date isn't that of the valid ID.
    var contradictsID: Bool { has(.contradictsID) }
    /// By the parents' numbers one of them isn't older.
    var isParentNotOlder: Bool { has(.parentNotOlder) }

    var isHead: Bool { relation.map { $0 == 0 || $0 == 2 } ?? false }

    private func has(_ flag: Flag) -> Bool { bits >> flag.rawValue & 1 == 1 }

    private init(_ view: RecordView, isBroken: Bool, _ context: RunContext) {
        if isBroken {
            bits = 1 << Flag.broken.rawValue
            return
        }
        var bits = view.division(.villageCode).map { $0.rawValue + 1 } ?? 0
        bits |= UInt64(view.code(.relation).map { $0 &+ 1 } ?? 0) << Self.villageBits
        bits |= (view.statedSex.map { $0 == .male ? 1 : 2 } ?? 0) << 48
        bits |= (view.isMarried.map { $0 ? 2 : 1 } ?? 0) << 50
        func set(_ flag: Flag, _ holds: Bool) { bits |= holds ? 1 << flag.rawValue : 0 }
        set(.living, view.isLiving)
        if let born = view.birthDay {
            set(.bornKnown, true)
            set(.minor, born.isUnder18(on: context.runDate) && view.code(.residency) != 3)
            set(
                .contradictsID,
                view.residentID(.idNumber).map { $0.birthDate != born && $0.isValid } ?? false)
            set(
                .parentNotOlder,
                [Field.motherIDNumber, .fatherIDNumber].contains { field in
                    view.residentID(field).map { id in
                        id.birthDate.map { $0 >= born } ?? false && id.isValid
                    } ?? false
                })
        }
        self.bits = bits
    }

    static func all(of table: RecordTable, _ context: RunContext) -> [RecordTraits] {
        var view = RecordView(table: table, row: 0)
        let broken = table.brokenRows
        return (0..<table.count).map { row in
            view.move(to: row)
            return RecordTraits(
                view, isBroken: !broken.isEmpty && broken.contains(row), context)
        }
    }
}

extension CalendarDay {
    /// `age(on:) < 18`, which most days tell without a look at the calendar.
    func isUnder18(on day: CalendarDay) -> Bool {
        let days = day.days(since: self)
        if days < 17 * 366 { return true }
        if days > 19 * 366 { return false }
        return age(on: day) < 18
    }
}

extension RecordView {
    /// GB/T 2261.2: 20–23 married; 90 says nothing.
    var isMarried: Bool? {
        code(.maritalStatus).flatMap { $0 == 90 ? nil : (20...23).contains($0) }
    }
}
