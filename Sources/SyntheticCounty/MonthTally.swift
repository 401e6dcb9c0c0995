/// One village's month.
struct VillageMonth: Hashable, Sendable {
    var village: Int
    /// `2013-05`.
    var month: String
}

/// What a village's clerk counts in its own lists for the month's summary.
struct MonthTally: Sendable {
    var births = 0
    var male = 0
    var female = 0
    var outside = 0
    var first = 0
    var second = 0
    var third = 0
    var marriages = 0

    mutating func add(male isMale: Bool, parity: Int, isOutside: Bool) {
        births += 1
        if isMale { male += 1 } else { female += 1 }
        if isOutside { outside += 1 }
        switch parity {
        case ...1: first += 1
        case 2: second += 1
        default: third += 1
        }
    }
}

/// The counts of all villages' months, taken as the registry's records are written.
struct MonthTallies: Sendable {
    private var tallies: [VillageMonth: MonthTally] = [:]
    private let villages: [String: Int]

    init(gazetteer: Gazetteer) {
        villages = Dictionary(
            uniqueKeysWithValues: gazetteer.villages.enumerated().map { ($1.code, $0) })
    }

    subscript(_ unit: VillageMonth) -> MonthTally { tallies[unit] ?? MonthTally() }

    /// Counts a birth in each village that reported it in time, once in each.
    mutating func add(_ birth: Birth, _ drafts: [RecordDraft]) {
        let day = birth.registeredDay ?? birth.day
        var counted: Set<Int> = []
        for draft in drafts where draft.source == .registryBirths {
            guard let village = villages[draft[.villageCode]],
                draft.day <= day.closingDay, counted.insert(village).inserted
            else { continue }
            let unit = VillageMonth(village: village, month: day.month)
            tallies[unit, default: MonthTally()].add(
                male: birth.registeredMale ?? birth.male, parity: birth.parity,
                isOutside: birth.outside)
        }
    }

    mutating func addMarriage(village: Int, day: CivilDay) {
        tallies[VillageMonth(village: village, month: day.month), default: MonthTally()]
            .marriages += 1
    }
}

extension CivilDay {
    /// `2013-05`.
    var month: String { String(text.prefix(7)) }

    var monthStart: CivilDay { CivilDay(parts.year, parts.month, 1) }

    var monthEnd: CivilDay {
        let (year, month, _) = parts
        return (month == 12 ? CivilDay(year + 1, 1, 1) : CivilDay(year, month + 1, 1)) - 1
    }
}

extension SynthesisOptions {
    /// The first days of the months that lie in the period as a whole.
    var wholeMonths: [CivilDay] {
        var months: [CivilDay] = []
        var start = from.monthStart
        while start <= to {
            if start >= from, start.monthEnd <= to { months.append(start) }
            start = start.monthEnd + 1
        }
        return months
    }
}
