/// The figures a run's reports open with, under the names machines know them by.
package enum HeadlineFigure: String, Sendable, CaseIterable {
    case births
    case missing
    case missingA
    case missingB
    case missingC
    case misreported
    /// Births missing, or misreported, that no village answers for: no births of a village.
    case missingWithoutVillage
    case misreportedWithoutVillage
    case missingPersons
    case missingHouseholds
    case missingNewlyweds
    case toVerify
    case unsupported
    case duplicate
    case late
    case wrongVillage
    case confirmedCases
    case provisionalCases
    /// Hundredths of points, as `Points` has them.
    case confirmedPoints
    case provisionalPointsMin
    case provisionalPointsMax
    case chargedVillages
    case records
    case rejected
    case errors
    /// Ten-thousandths: the share of true matches that the linkage is estimated to find.
    case linkageSensitivity

    package var isPoints: Bool {
        switch self {
        case .confirmedPoints, .provisionalPointsMin, .provisionalPointsMax: true
        default: false
        }
    }

    /// Whether the figures of several months add up to that of all of them: each case is of one
    /// month's account.
    package var isAdditive: Bool {
        switch self {
        case .linkageSensitivity, .chargedVillages, .toVerify: false
        default: true
        }
    }

    package var title: Bilingual {
        switch self {
        case .births: Bilingual(zh: "出生", en: "Births")
        case .missing: Bilingual(zh: "出生漏报", en: "Missing births")
        case .missingA: Bilingual(zh: "其中 A 级", en: "of grade A")
        case .missingB: Bilingual(zh: "其中 B 级", en: "of grade B")
        case .missingC: Bilingual(zh: "其中 C 级（先核实）", en: "of grade C (verify first)")
        case .misreported: Bilingual(zh: "出生错报", en: "Misreported births")
        case .missingWithoutVillage:
            Bilingual(zh: "出生漏报中责任村不明的", en: "Missing births of no known village")
        case .misreportedWithoutVillage:
            Bilingual(zh: "出生错报中责任村不明的", en: "Misreported births of no known village")
        case .missingPersons: Bilingual(zh: "人员漏报", en: "Missing persons")
        case .missingHouseholds: Bilingual(zh: "整户漏报", en: "Missing households")
        case .missingNewlyweds: Bilingual(zh: "新婚户漏报", en: "Missing newlyweds")
        case .toVerify: Bilingual(zh: "待核实", en: "To be verified")
        case .unsupported: Bilingual(zh: "无来源佐证（疑似虚报）", en: "Unsupported births")
        case .duplicate: Bilingual(zh: "重复上报", en: "Duplicate reports")
        case .late: Bilingual(zh: "迟报", en: "Late reports")
        case .wrongVillage: Bilingual(zh: "责任村有误", en: "Wrong village")
        case .confirmedCases: Bilingual(zh: "已确认的扣分个案", en: "Confirmed cases")
        case .provisionalCases: Bilingual(zh: "暂计的扣分个案", en: "Provisional cases")
        case .confirmedPoints: Bilingual(zh: "已确认扣分", en: "Confirmed points")
        case .provisionalPointsMin:
            Bilingual(zh: "暂计扣分（下限）", en: "Provisional points, minimum")
        case .provisionalPointsMax:
            Bilingual(zh: "暂计扣分（上限）", en: "Provisional points, maximum")
        case .chargedVillages: Bilingual(zh: "有扣分的村（居）", en: "Villages with points")
        case .records: Bilingual(zh: "读入记录", en: "Records read")
        case .rejected: Bilingual(zh: "退回记录", en: "Records rejected")
        case .errors: Bilingual(zh: "数据错误", en: "Errors in the data")
        case .linkageSensitivity: Bilingual(zh: "链接灵敏度", en: "Linkage sensitivity")
        }
    }
}

/// What a run reported, to be set beside the next ones. Points are what the report said on its day;
/// the truth is computed anew from cases and verdicts.
package struct RunFigures: Sendable, Hashable {
    private var values: [HeadlineFigure: Int]

    package init(_ values: [HeadlineFigure: Int] = [:]) {
        self.values = values
    }

    /// By their names; names this version doesn't know are left out.
    package init(names: [String: Int]) {
        values = Dictionary(
            names.compactMap { name, value in HeadlineFigure(rawValue: name).map { ($0, value) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Nil for what the run didn't measure.
    package subscript(figure: HeadlineFigure) -> Int? {
        get { values[figure] }
        set { values[figure] = newValue }
    }

    package var names: [String: Int] {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    }

    /// 1 less the missing and misreported births of all births of villages, 0…1; nil without births.
    package var accuracy: Double? {
        share(
            less: [.missing, .misreported],
            but: [.missingWithoutVillage, .misreportedWithoutVillage])
    }

    /// The share of births that the registry has.
    package var entryRate: Double? {
        share(less: [.missing], but: [.missingWithoutVillage])
    }

    /// Ledgers of earlier versions don't have the figures in `others`; they count as nought.
    private func share(
        less figures: [HeadlineFigure], but others: [HeadlineFigure]
    ) -> Double? {
        guard let births = values[.births], births > 0 else { return nil }
        func sum(_ figures: [HeadlineFigure]) -> Int {
            figures.reduce(0) { $0 + (values[$1] ?? 0) }
        }
        let gone = sum(figures) - sum(others)
        return Double(max(0, births - gone)) / Double(births)
    }

    /// The figures of all of them together; what doesn't add up, or is lacking in one, is left out.
    package static func sum(_ all: [RunFigures]) -> RunFigures {
        var sum = RunFigures()
        for figure in HeadlineFigure.allCases where figure.isAdditive && !all.isEmpty {
            let values = all.compactMap { $0[figure] }
            if values.count == all.count { sum[figure] = values.reduce(0, +) }
        }
        return sum
    }
}

/// A village with its births in a run, as the run's reports had it.
package struct VillageBirths: Sendable, Hashable {
    package let code: DivisionCode
    package let name: String
    package let township: String
    package let births: Int

    package init(code: DivisionCode, name: String, township: String, births: Int) {
        self.code = code
        self.name = name
        self.township = township
        self.births = births
    }
}

/// What an earlier run reported of its period.
package struct PastFigures: Sendable, Hashable {
    package let period: ClosedRange<CalendarDay>
    /// The run's number in the ledger; the last of several.
    package let run: Int
    package let figures: RunFigures
    /// SHA-256 of the penalty table it counted by: under another table points aren't comparable.
    package let tableHash: String

    package init(
        period: ClosedRange<CalendarDay>, run: Int, figures: RunFigures, tableHash: String
    ) {
        self.period = period
        self.run = run
        self.figures = figures
        self.tableHash = tableHash
    }
}

/// How the cases of the ledger moved in a period: `opening + new + reopened - closed = closing`.
package struct CaseMovement: Sendable, Hashable {
    /// Cases nobody had settled when the period's first run was recorded.
    package var opening = 0
    /// Found for the first time.
    package var new = 0
    /// Settled when the period began, and open again.
    package var reopened = 0
    /// Settled since: by a verdict, by corrected data, or given up as unverifiable.
    package var closed = 0
    /// Of the opening ones those still open: 结转.
    package var carriedOver = 0
    package var closing = 0

    package init() {}
}

/// A run's figures in time, as the ledger knows them.
package struct RunTrend: Sendable, Hashable {
    /// The period before, of the same length; nil when no run of it is recorded.
    package var previous: PastFigures?
    /// The same period a year before.
    package var yearAgo: PastFigures?
    package var movement: CaseMovement?
    /// The months a longer period consists of, in their order, where it is made of their runs.
    package var months: [PastFigures] = []
    /// The months of the reporting year before the period, as their last runs reported them, in their
    /// order; months without a run are left out.
    package var earlierInYear: [PastFigures] = []
    /// The bulletins of other periods that a reader of the period's may have, in the order of their
    /// days.
    package var bulletins: [PastBulletin] = []

    package init(
        previous: PastFigures? = nil, yearAgo: PastFigures? = nil, movement: CaseMovement? = nil
    ) {
        self.previous = previous
        self.yearAgo = yearAgo
        self.movement = movement
    }
}
