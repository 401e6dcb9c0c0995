import RegistryModel

/// Which points stand in a bulletin: those that don't give a count of one or two away by the prices of
/// clauses, in the county, its townships and the villages it names.
struct PublishedPoints: Sendable {
    /// A village with most points.
    struct Named: Sendable {
        /// Where it stands in the result.
        let place: Int
        /// Whether its number of cases may stand beside its points.
        let areCasesShown: Bool
    }

    let counts: PublishedCounts
    /// Whether any points of the period are shown.
    let areShown: Bool
    /// Whether confirmed and provisional points stand apart: of few confirmed cases the points would
    /// tell the cases.
    let isSplit: Bool
    /// Villages with most points, in their order.
    let named: [Named]
    private let townships: Set<Int>

    /// Villages named at most.
    private static let mostNamed = 20

    init(_ context: ReportContext) {
        let accounts = ClauseAccounts(context)
        let plain = PublishedCounts(context)
        let ways = plain.areCasesSplit ? [true, false] : [false]
        let found = ways.lazy.compactMap { isSplit in
            Self.counts(context, accounts, plain, isSplit: isSplit).map { ($0, isSplit) }
        }.first
        areShown = found != nil
        guard let (counts, isSplit) = found else {
            (self.counts, self.isSplit, townships, named) = (plain, false, [], [])
            return
        }
        (self.counts, self.isSplit) = (counts, isSplit)
        townships = Self.townships(context, accounts, counts, isSplit)
        named = Self.named(context, accounts, townships, isSplit)
    }

    func isShown(township: Int) -> Bool { townships.contains(township) }

    /// Whether the points of an earlier period are: as this period's by its cases, and where it says
    /// how many births were missing, whose points vary most.
    func areShown(_ earlier: PublishedCounts.Earlier) -> Bool {
        let figures: [HeadlineFigure] = [.confirmedCases, .provisionalCases, .missing]
        // A figure that the period hasn't got tells nothing.
        return figures.map { PublishedCounts.Place.earlier(earlier, $0) }
            .allSatisfy { !counts.has($0) || counts.isShown($0) }
    }

    // MARK: The county

    /// Leaves clauses out, the rarest first, until prices tell nothing, and shows again what needn't
    /// have been left out; nil where nothing helps.
    private static func counts(
        _ context: ReportContext, _ accounts: ClauseAccounts, _ plain: PublishedCounts,
        isSplit: Bool
    ) -> PublishedCounts? {
        func tells(_ counts: PublishedCounts) -> Bool {
            accounts.tells(county: counts, context.figures, isSplit: isSplit)
        }
        var (counts, withheld) = (plain, [Int]())
        while tells(counts) {
            // `<3` says more than a sign that may stand for anything.
            let shown = accounts.places.indices.filter {
                counts[.clause(accounts.places[$0])] != .withheld
            }
            let rarest = shown.min { accounts.county.cases[$0] < accounts.county.cases[$1] }
            guard let rarest else { return nil }
            withheld.append(accounts.places[rarest])
            counts = PublishedCounts(context, withheld: Set(withheld))
        }
        for place in withheld.reversed() {
            let trial = PublishedCounts(context, withheld: Set(withheld).subtracting([place]))
            guard !tells(trial) else { continue }
            withheld.removeAll { $0 == place }
            counts = trial
        }
        return counts
    }

    // MARK: Townships

    private static func townships(
        _ context: ReportContext, _ accounts: ClauseAccounts, _ counts: PublishedCounts,
        _ isSplit: Bool
    ) -> Set<Int> {
        let townships = context.areas.townships
        let own = townships.map { accounts.sum($0.places) }
        var shown = Set(
            townships.indices.filter { place in
                guard counts.isShown(.area(place, .charged)) else { return false }
                let columns: [PublishedCounts.Column] = [.missing, .misreported, .otherMissing]
                let groups = columns.map { column in
                    accounts.group(
                        column.verdicts, own[place], of: column.count(townships[place].figures),
                        shown: counts[.area(place, column)])
                }
                return !accounts.tells(own[place], groups, isSplit: isSplit)
            })
        // What isn't shown comes to the rest of the county's points.
        while let next = shown.filter({ townships[$0].figures.charged > 0 })
            .min(by: { townships[$0].figures.charged < townships[$1].figures.charged })
        {
            let hidden = townships.indices.filter {
                !shown.contains($0) && townships[$0].figures.charged > 0
            }
            guard !hidden.isEmpty else { break }
            let rest = accounts.sum(hidden.flatMap { townships[$0].places })
            guard hidden.count == 1 || accounts.tells(rest, accounts.unsaid, isSplit: isSplit)
            else { break }
            shown.remove(next)
        }
        return shown
    }

    // MARK: Villages

    private static func named(
        _ context: ReportContext, _ accounts: ClauseAccounts, _ townships: Set<Int>,
        _ isSplit: Bool
    ) -> [Named] {
        let areas = context.areas
        var named: [Named] = []
        for place in context.result.ranking where named.count < mostNamed {
            let charged = areas.villages[place].charged
            guard charged >= SmallCells.floor else { continue }
            let own = accounts.sum([place])
            let all = PointsReader.Group(
                clauses: Set(own.cases.indices), shown: SmallCells.shown(charged))
            if !accounts.tells(own, accounts.unsaid + [all], isSplit: isSplit) {
                named.append(Named(place: place, areCasesShown: true))
            } else if !accounts.tells(own, accounts.unsaid, isSplit: isSplit) {
                named.append(Named(place: place, areCasesShown: false))
            }
        }
        for township in townships {
            // One or two cases left over would have their points told.
            let places = Set(areas.townships[township].places)
            let others = places.subtracting(named.map(\.place))
            let rest = others.reduce(0) { $0 + areas.villages[$1].charged }
            guard SmallCells.shown(rest) == .small else { continue }
            named.lastIndex { places.contains($0.place) }.map { _ = named.remove(at: $0) }
        }
        return named
    }
}

/// The charged cases of every village by clause, and what a reader makes of their points.
private struct ClauseAccounts {
    /// Clauses with cases, by their place in the table.
    let places: [Int]
    let county: PointsReader.Account
    private let villages: [PointsReader.Account]
    private let reader: PointsReader
    /// The clauses of each kind of case.
    private let kinds: [CaseVerdict: Set<Int>]

    /// Prices looked at, those of most cases: rarer ones are taken to stand fast.
    private static let mostPrices = 12

    private struct Charged {
        let village: Int
        let price: PointsReader.Price
        let isConfirmed: Bool
    }

    init(_ context: ReportContext) {
        let rows = context.result.table.rows
        places = ClauseAccount(context).lines.map(\.place)
        let order = Dictionary(
            places.enumerated().map { (rows[$1].id, $0) }, uniquingKeysWith: { first, _ in first })
        var kinds: [CaseVerdict: Set<Int>] = [:]
        var charged: [Charged] = []
        for (scored, concern) in zip(context.result.cases, context.concerns) {
            guard concern.carriesPoints, let clause = scored.row.flatMap({ order[$0] }),
                let village = context.position(of: scored.auditCase.village)
            else { continue }
            kinds[scored.auditCase.verdict, default: []].insert(clause)
            charged.append(
                Charged(
                    village: village, price: .init(clause: clause, range: scored.range),
                    isConfirmed: concern == .confirmed))
        }
        self.kinds = kinds
        let prices = Self.prices(charged)
        let numbers = Dictionary(
            prices.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let none = PointsReader.Account(
            cases: places.map { _ in 0 }, confirmed: prices.map { _ in 0 },
            provisional: prices.map { _ in 0 })
        var villages = context.result.villages.map { _ in none }
        for one in charged {
            villages[one.village].cases[one.price.clause] += 1
            guard let price = numbers[one.price] else { continue }
            if one.isConfirmed {
                villages[one.village].confirmed[price] += 1
            } else {
                villages[one.village].provisional[price] += 1
            }
        }
        self.villages = villages
        county = villages.reduce(none, Self.together)
        reader = PointsReader(prices: prices)
    }

    private static func prices(_ charged: [Charged]) -> [PointsReader.Price] {
        let counts = Dictionary(grouping: charged, by: \.price).mapValues(\.count)
        func rank(_ price: PointsReader.Price) -> (Int, Int, Int, Int) {
            (
                -(counts[price] ?? 0), price.clause, price.range.min.hundredths,
                price.range.max.hundredths
            )
        }
        return Array(counts.keys.sorted { rank($0) < rank($1) }.prefix(mostPrices))
    }

    func sum(_ places: [Int]) -> PointsReader.Account {
        let none = PointsReader.Account(
            cases: county.cases.map { _ in 0 }, confirmed: county.confirmed.map { _ in 0 },
            provisional: county.provisional.map { _ in 0 })
        return places.reduce(none) { Self.together($0, villages[$1]) }
    }

    private static func together(
        _ one: PointsReader.Account, _ other: PointsReader.Account
    ) -> PointsReader.Account {
        PointsReader.Account(
            cases: zip(one.cases, other.cases).map(+),
            confirmed: zip(one.confirmed, other.confirmed).map(+),
            provisional: zip(one.provisional, other.provisional).map(+))
    }

    /// Kinds of cases of an area of which nothing is said but its points.
    var unsaid: [PointsReader.Group] {
        PublishedCounts.kinds.map {
            PointsReader.Group(clauses: kinds[$0.verdict] ?? [], shown: nil)
        }
    }

    /// A count by clause; fixed where some of its cases carry no points, so that these don't tell it.
    func group(
        _ verdicts: [CaseVerdict], _ account: PointsReader.Account, of count: Int?,
        shown: SmallCells.Shown
    ) -> PointsReader.Group {
        let clauses = verdicts.reduce(into: Set<Int>()) { $0.formUnion(kinds[$1] ?? []) }
        let cases = clauses.reduce(0) { $0 + account.cases[$1] }
        return PointsReader.Group(clauses: clauses, shown: cases == count ? shown : .count(cases))
    }

    /// Whether the points of an area, whose clauses aren't listed, tell a small count.
    func tells(
        _ account: PointsReader.Account, _ groups: [PointsReader.Group], isSplit: Bool
    ) -> Bool {
        reader.tells(
            account, shown: account.cases.map { _ in nil }, groups: groups, isSplit: isSplit)
    }

    func tells(county counts: PublishedCounts, _ figures: RunFigures, isSplit: Bool) -> Bool {
        let kinds = PublishedCounts.kinds.map { verdict, figure in
            group([verdict], county, of: figures[figure], shown: counts[.figure(figure)])
        }
        let others = PublishedCounts.Column.otherMissing
        let sums = [
            group(
                others.verdicts, county,
                of: PublishedCounts.kinds.dropFirst(2).reduce(0) { $0 + (figures[$1.figure] ?? 0) },
                shown: counts[.sum(others)]),
            PointsReader.Group(clauses: Set(county.cases.indices), shown: counts[.charged]),
        ]
        return reader.tells(
            county, shown: places.map { counts[.clause($0)] }, groups: kinds + sums,
            isSplit: isSplit)
    }
}
