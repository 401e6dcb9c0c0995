import RegistryModel

/// The individual records behind the totals, counted by village and month in one pass.
///
/// Readings: a birth counts in the month it happened in when it was reported by that month's
/// closing day; a marriage in the month it was registered in; persons and households are residents
/// (人口类别 1 常住), as the register has them now. A record of which it can't be told whether it
/// belongs to a total leaves that total open by one: so does one that repeats another (SET001,
/// SET004), since whoever summed up may have counted it or not, and the one repeated where the two
/// say different things, since the summary may follow either.
struct TotalledRecords: Sendable {
    enum Category: Int, Sendable, CaseIterable {
        case births, male, female, firstParity, secondParity, thirdPlusParity, outsidePolicy
        case marriages, persons, households
    }

    private struct Key: Hashable {
        let unit: VillageMonth
        let category: Category
    }

    private let kind: SourceKind
    private let context: RunContext
    /// What has no village stands under `nowhere`, what has no month under `never`.
    private var counts: [Key: OpenCount] = [:]
    private var months: Set<Int> = []

    private static let nowhere = DivisionCode(rawValue: 0)
    private static let never = -1

    static func columns(of kind: SourceKind) -> FieldSet {
        let schema = SourceCatalogue.schema(of: kind)
        let copies = SourceRecords.columnsOfCopies(in: schema)
        switch kind {
        case .registryBirths:
            return copies.union(RepeatedBirths.columns(in: schema)).union([
                .villageCode, .birthDate, .reportedAt, .sex, .parity, .policyStatus,
            ])
        case .registryMarriages: return copies.union([.villageCode, .registeredAt])
        default: return copies.union([.villageCode, .residency, .householdID])
        }
    }

    init(_ source: SourceRecords, _ categories: [Category], _ context: RunContext) {
        kind = source.table.schema.kind
        self.context = context
        let table = source.table
        if categories == [.households] {
            countHouseholds(source)
            return
        }
        let repeated = RepeatedRecords(source)
        for row in 0..<table.count {
            add(row, of: table, isBroken: table.brokenRows.contains(row), repeated, categories)
        }
    }

    // MARK: Asking

    /// Whether the records of the month are known to have been given: of births and marriages the
    /// audited months, or those with a record; of the register, which has no history, the last.
    func covers(_ month: Int, latest: Int?) -> Bool {
        switch kind {
        case .registryBirths, .registryMarriages:
            return context.covers(month: month) ?? months.contains(month)
        default:
            if let period = context.period {
                return context.covers(month: month) == true
                    && month == period.upperBound.monthNumber
            }
            return month == latest
        }
    }

    func count(_ category: Category, of unit: VillageMonth) -> OpenCount {
        func count(_ village: DivisionCode, _ month: Int) -> OpenCount {
            counts[Key(unit: VillageMonth(village, month), category: category)] ?? OpenCount()
        }
        let lost = count(Self.nowhere, Self.never)
        // The register has no months.
        guard isTimed else { return count(unit.village, Self.never) + lost }
        return count(unit.village, unit.month) + count(unit.village, Self.never)
            + count(Self.nowhere, unit.month) + lost
    }

    private var isTimed: Bool { kind == .registryBirths || kind == .registryMarriages }

    // MARK: Counting

    private mutating func add(
        _ row: Int, of table: RecordTable, isBroken: Bool, _ repeated: RepeatedRecords,
        _ categories: [Category]
    ) {
        let view = table[row]
        let village = isBroken ? nil : Self.village(of: view)
        let month = isBroken ? Self.never : month(of: view)
        if month != Self.never { months.insert(month) }
        let unit = VillageMonth(village ?? Self.nowhere, month)
        let isPlaced =
            village != nil && (!isTimed || month != Self.never) && !repeated.isLater[row]
            && !repeated.differ(from: row) { Self.village(of: table[$0]) }
            && !repeated.differ(from: row) { other in
                let own = self.month(of: table[other])
                return own == Self.never ? month : own
            }
        for category in categories {
            let belongs = isBroken ? nil : belongs(view, to: category)
            if belongs == false { continue }
            let isSure =
                isPlaced && !repeated.differ(from: row) { says(table[$0], of: category) ?? true }
            counts[Key(unit: unit, category: category), default: OpenCount()]
                .add(isSure ? belongs : nil)
        }
    }

    private static func village(of view: RecordView) -> DivisionCode? {
        view.division(.villageCode)?.current
    }

    private func month(of view: RecordView) -> Int {
        guard isTimed else { return Self.never }
        let day = kind == .registryBirths ? view.date(.birthDate) : view.date(.registeredAt)
        return day?.monthNumber ?? Self.never
    }

    /// Nil when the record doesn't tell.
    private func belongs(_ view: RecordView, to category: Category) -> Bool? {
        guard kind == .registryBirths else { return says(view, of: category) }
        guard let late = isLate(view) else { return nil }
        return late ? false : says(view, of: category)
    }

    /// Whether the record's content is the category's, whenever it was reported.
    private func says(_ view: RecordView, of category: Category) -> Bool? {
        switch category {
        case .births, .marriages: return true
        case .male: return Self.sex(of: view).map { $0 == .male }
        case .female: return Self.sex(of: view).map { $0 == .female }
        case .firstParity: return view.integer(.parity).map { $0 == 1 }
        case .secondParity: return view.integer(.parity).map { $0 == 2 }
        case .thirdPlusParity: return view.integer(.parity).map { $0 >= 3 }
        case .outsidePolicy: return view.code(.policyStatus).flatMap { $0 == 9 ? nil : $0 == 2 }
        case .persons, .households: return view.code(.residency).map { $0 == 1 }
        }
    }

    /// Nil where the record's own number says otherwise (REC002): the summary may be the one that is
    /// right.
    private static func sex(of view: RecordView) -> Sex? {
        guard let sex = view.statedSex, let inID = view.validID(.idNumber)?.sex, inID != sex else {
            return view.statedSex
        }
        return nil
    }

    /// Reported after its month had closed, so that the month's summary can't have it; a birth
    /// without a day of report may have been.
    private func isLate(_ view: RecordView) -> Bool? {
        guard let born = view.date(.birthDate) else { return false }
        return view.date(.reportedAt).map { $0 > context.closing(ofMonthOf: born) }
    }

    /// Distinct household numbers of residents in each village.
    private mutating func countHouseholds(_ source: SourceRecords) {
        struct Home: Hashable {
            let village: DivisionCode
            let household: Int32
        }
        let table = source.table
        let numbers = source.households.number
        let repeated = RepeatedRecords(source)
        var resident = Set<Home>()
        var perhaps = Set<Home>()
        for row in 0..<table.count {
            let view = table[row]
            let isBroken = table.brokenRows.contains(row)
            var isResident = isBroken ? nil : view.code(.residency).map { $0 == 1 }
            let isUnsure =
                repeated.isLater[row] || repeated.differ(from: row) { numbers[$0] }
                || repeated.differ(from: row) { table[$0].code(.residency) }
                || repeated.differ(from: row) { Self.village(of: table[$0]) }
            if isUnsure, isResident == true { isResident = nil }
            if isResident == false { continue }
            guard !isBroken, let village = view.division(.villageCode)?.current else {
                let place = VillageMonth(Self.nowhere, Self.never)
                counts[Key(unit: place, category: .households), default: OpenCount()].add(nil)
                continue
            }
            let key = Key(unit: VillageMonth(village, Self.never), category: .households)
            guard numbers[row] >= 0 else {
                counts[key, default: OpenCount()].add(nil)
                continue
            }
            let home = Home(village: village, household: numbers[row])
            if isResident == true { resident.insert(home) } else { perhaps.insert(home) }
        }
        for home in resident.union(perhaps) {
            let key = Key(unit: VillageMonth(home.village, Self.never), category: .households)
            counts[key, default: OpenCount()].add(resident.contains(home) ? true : nil)
        }
    }
}
