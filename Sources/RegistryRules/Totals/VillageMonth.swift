import RegistryModel

/// One village's month, the unit that reports.
struct VillageMonth: Sendable, Hashable {
    let village: DivisionCode
    /// Months since year 0.
    let month: Int

    init(_ village: DivisionCode, _ month: Int) {
        self.village = village
        self.month = month
    }

    /// Of a summary or sign-off; nil when village or month can't be read.
    init?(_ view: RecordView) {
        guard let village = view.division(.villageCode), let month = view.date(.month) else {
            return nil
        }
        self.init(village.current, month.monthNumber)
    }

    var firstDay: CalendarDay {
        CalendarDay(monthNumber: month) ?? CalendarDay(number: 0)
    }
}

extension RunContext {
    /// Whether the whole month lies in the audited period; nil when no period is stated.
    func covers(month: Int) -> Bool? {
        guard let period else { return nil }
        let first = VillageMonth(DivisionCode(rawValue: 0), month).firstDay
        return period.contains(first) && period.contains(first.monthEnd)
    }

    /// The months that lie in the audited period as a whole and whose reports have closed; nil when
    /// no period is stated.
    var closedMonths: [Int]? {
        guard let period, period.lowerBound <= period.upperBound else { return nil }
        let months = period.lowerBound.monthNumber...period.upperBound.monthNumber
        return months.filter { month in
            let first = VillageMonth(DivisionCode(rawValue: 0), month).firstDay
            return covers(month: month) == true && runDate > closing(ofMonthOf: first)
        }
    }
}

/// A number that is known but for records of which it can't be told whether they belong to it.
struct OpenCount: Sendable, Hashable {
    var certain = 0
    var possible = 0

    var range: ClosedRange<Int> { certain...(certain + possible) }

    mutating func add(_ belongs: Bool?) {
        switch belongs {
        case true?: certain += 1
        case false?: break
        case nil: possible += 1
        }
    }

    static func + (left: OpenCount, right: OpenCount) -> OpenCount {
        OpenCount(
            certain: left.certain + right.certain, possible: left.possible + right.possible)
    }
}

extension OpenCount: CustomStringConvertible {
    /// `3`, or `3–5` when two records are open.
    var description: String {
        possible == 0 ? String(certain) : "\(certain)–\(certain + possible)"
    }
}
