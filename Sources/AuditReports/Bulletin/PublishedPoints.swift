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

    /// Villages named, and those of as many points as the last besides: more of them are all left out.
    private static let mostNamed = 20
    private static let mostTied = 10

    init(_ context: ReportContext) {
        let accounts = ChargedAccounts(context)
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

    // MARK: The county

    /// Leaves clauses out, the rarest first, until prices tell nothing, and shows again what needn't
    /// have been left out; nil where nothing helps.
    private static func counts(
        _ context: ReportContext, _ accounts: ChargedAccounts, _ plain: PublishedCounts,
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
            counts = plain.withholding(clauses: Set(withheld))
        }
        for place in withheld.reversed() {
            let trial = plain.withholding(clauses: Set(withheld).subtracting([place]))
            guard !tells(trial) else { continue }
            withheld.removeAll { $0 == place }
            counts = trial
        }
        return counts
    }

    // MARK: Townships

    private static func townships(
        _ context: ReportContext, _ accounts: ChargedAccounts, _ counts: PublishedCounts,
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
        _ context: ReportContext, _ accounts: ChargedAccounts, _ townships: Set<Int>,
        _ isSplit: Bool
    ) -> [Named] {
        let areas = context.areas
        var named: [Named] = []
        func points(_ named: Named) -> Points { context.result.villages[named.place].points }
        for place in context.result.ranking {
            let charged = areas.villages[place].charged
            if named.count >= mostNamed, let last = named.last {
                if context.result.villages[place].points < points(last) { break }
                if named.count == mostNamed + mostTied {
                    named.removeAll { points($0) == points(last) }
                    break
                }
            }
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
