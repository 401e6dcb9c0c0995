import RegistryModel

/// The charged cases of every village by clause, and what a reader makes of their points.
struct ChargedAccounts: Sendable {
    /// Clauses with cases, by their place in the table.
    let places: [Int]
    let county: PointsReader.Account
    private let villages: [PointsReader.Account]
    /// Of no cases.
    private let none: PointsReader.Account
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
        none = PointsReader.Account(clauses: places.count, prices: prices.count)
        var villages = [PointsReader.Account](
            repeating: none, count: context.result.villages.count)
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
        county = villages.reduce(none, +)
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
        places.reduce(none) { $0 + villages[$1] }
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
