/// What a run is told instead of looking it up: nothing in a stage reads a clock or an environment.
package struct RunContext: Sendable {
    /// The day the run counts as happening on.
    package let runDate: CalendarDay
    /// Six digits; nil when files are checked on their own.
    package let county: UInt32?
    package let period: ClosedRange<CalendarDay>?
    /// Day of the following month on which a month's reports close.
    package let closingDay: Int
    /// Nil when no village roll was given: nothing can be said of a code then.
    package let villages: VillageRoll?
    /// Villages of the county that the roll lacks and the registry reports from: it is incomplete.
    package var unlisted: Set<DivisionCode> = []
    /// Which days are worked, for clocks that run in working days.
    package let calendar: WorkingCalendar

    package init(
        runDate: CalendarDay, county: UInt32? = nil, period: ClosedRange<CalendarDay>? = nil,
        closingDay: Int = 5, villages: VillageRoll? = nil,
        calendar: WorkingCalendar = .stateCouncil
    ) {
        self.runDate = runDate
        self.county = county
        self.period = period
        self.closingDay = closingDay
        self.villages = villages
        self.calendar = calendar
    }

    /// The last day on which an event of `day`'s month is reported in time.
    package func closing(ofMonthOf day: CalendarDay) -> CalendarDay {
        let (year, month, _) = day.components
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        let length = CalendarDay.length(ofMonth: next.1, year: next.0)
        return CalendarDay(year: next.0, month: next.1, day: min(closingDay, length)) ?? day
    }

    /// Whether the village is on the roll, or lacking there though the registry reports from it.
    package func knows(_ village: DivisionCode) -> Bool {
        villages?.contains(village) == true || unlisted.contains(village)
    }

    package func with(villages: VillageRoll) -> RunContext {
        RunContext(
            runDate: runDate, county: county, period: period, closingDay: closingDay,
            villages: villages, calendar: calendar)
    }
}

/// One village or neighbourhood on the roll, the unit that reports and that points fall on.
package struct Village: Sendable, Hashable {
    package let code: DivisionCode
    package let name: String
    package let township: String
    package let population: Int?

    package init(code: DivisionCode, name: String, township: String, population: Int? = nil) {
        self.code = code
        self.name = name
        self.township = township
        self.population = population
    }
}

/// The villages of the county under audit, sorted by code.
package struct VillageRoll: Sendable {
    package let villages: [Village]
    private let positions: [DivisionCode: Int]

    /// Of two villages with one code the first by name stays.
    package init(_ villages: [Village]) {
        var unique: [DivisionCode: Village] = [:]
        for village in villages.sorted(by: { ($0.code, $0.name) < ($1.code, $1.name) })
        where unique[village.code] == nil {
            unique[village.code] = village
        }
        self.villages = unique.values.sorted { $0.code < $1.code }
        positions = Dictionary(
            uniqueKeysWithValues: self.villages.enumerated().map { ($1.code, $0) })
    }

    package func contains(_ code: DivisionCode) -> Bool { positions[code] != nil }

    package func position(of code: DivisionCode) -> Int? { positions[code] }

    package subscript(code: DivisionCode) -> Village? { positions[code].map { villages[$0] } }
}
