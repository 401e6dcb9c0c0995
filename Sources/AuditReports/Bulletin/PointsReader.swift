import RegistryModel

/// What a reader works out from points: with the clauses' prices before one's eyes, the points of a
/// few cases say which clauses they fall under.
///
/// A small count is untold as long as the same points could have come about otherwise: some cases more
/// of one clause and fewer of others, at the same points and with every count shown as it is. Such
/// moves are sought among four prices and six cases of each at most. So a count may be taken for
/// told that isn't, never the other way round.
///
/// Source: the scoring agreement's fairness guards; linear relations between cells after Hundepool et
/// al., *Statistical Disclosure Control* (2012), ch. 4.
struct PointsReader: Sendable {
    /// What cases of a clause cost, from the minimum to the maximum.
    struct Price: Hashable, Sendable {
        let clause: Int
        let range: PointRange
    }

    /// The cases of a county, township or village.
    struct Account: Hashable, Sendable {
        /// By clause.
        var cases: [Int]
        /// By price, and by whether the points are confirmed.
        var confirmed: [Int]
        var provisional: [Int]

        /// Of no cases.
        init(clauses: Int, prices: Int) {
            cases = [Int](repeating: 0, count: clauses)
            confirmed = [Int](repeating: 0, count: prices)
            provisional = confirmed
        }

        /// Both of the same clauses and prices.
        static func + (left: Account, right: Account) -> Account {
            var sum = left
            for place in sum.cases.indices { sum.cases[place] += right.cases[place] }
            for place in sum.confirmed.indices {
                sum.confirmed[place] += right.confirmed[place]
                sum.provisional[place] += right.provisional[place]
            }
            return sum
        }
    }

    /// Clauses and how their cases together are shown; nil where they aren't at all.
    struct Group: Hashable, Sendable {
        let clauses: Set<Int>
        let shown: SmallCells.Shown?
    }

    /// Cases more or fewer at prices, by their place.
    private typealias Move = [(price: Int, cases: Int)]

    private let prices: [Price]
    private let moves: [Move]

    init(prices: [Price]) {
        self.prices = prices
        moves = Self.moves(prices)
    }

    /// Whether a small count of a clause or of a group that isn't shown has but one value.
    ///
    /// - Parameters:
    ///   - shown: how each clause's cases are shown; nil where they aren't listed at all, so that there
    ///     may be none.
    ///   - isSplit: whether confirmed and provisional points stand apart.
    func tells(
        _ account: Account, shown: [SmallCells.Shown?], groups: [Group], isSplit: Bool
    ) -> Bool {
        var untold: (clauses: Set<Int>, groups: Set<Int>) = ([], [])
        for move in moves {
            for sign in [1, -1] {
                guard fits(move, sign, account, isSplit: isSplit) else { continue }
                var changes: [Int: Int] = [:]
                for (price, cases) in move {
                    changes[prices[price].clause, default: 0] += sign * cases
                }
                let altered = changes.filter { $0.value != 0 }
                let ofGroups = groups.map { group in
                    altered.reduce(0) { $0 + (group.clauses.contains($1.key) ? $1.value : 0) }
                }
                let agrees =
                    altered.allSatisfy {
                        Self.agrees(account.cases[$0.key] + $0.value, shown[$0.key])
                    }
                    && zip(groups, ofGroups).allSatisfy { group, change in
                        change == 0 || Self.agrees(sum(account, group) + change, group.shown)
                    }
                guard agrees else { continue }
                untold.clauses.formUnion(altered.keys)
                untold.groups.formUnion(groups.indices.filter { ofGroups[$0] != 0 })
            }
        }
        return account.cases.indices.contains { clause in
            isSmallAndUnseen(account.cases[clause], shown[clause])
                && !untold.clauses.contains(clause)
        }
            || groups.indices.contains { place in
                isSmallAndUnseen(sum(account, groups[place]), groups[place].shown)
                    && !untold.groups.contains(place)
            }
    }

    private func sum(_ account: Account, _ group: Group) -> Int {
        group.clauses.reduce(0) { $0 + account.cases[$1] }
    }

    private func isSmallAndUnseen(_ count: Int, _ shown: SmallCells.Shown?) -> Bool {
        SmallCells.shown(count) == .small && shown != .count(count)
    }

    private static func agrees(_ count: Int, _ shown: SmallCells.Shown?) -> Bool {
        switch shown {
        case .count: false
        case .small: SmallCells.shown(count) == .small
        case .withheld: count > 0
        case nil: count >= 0
        }
    }

    /// Where the two stand apart, points are kept within one of them.
    private func fits(_ move: Move, _ sign: Int, _ account: Account, isSplit: Bool) -> Bool {
        func isEnough(_ count: (Int) -> Int) -> Bool {
            move.allSatisfy { count($0.price) + sign * $0.cases >= 0 }
        }
        guard isSplit else {
            return isEnough { account.confirmed[$0] + account.provisional[$0] }
        }
        return isEnough { account.provisional[$0] } || isEnough { account.confirmed[$0] }
    }

    private static let mostPrices = 4
    private static let mostCases = 6

    /// Every way to shift cases between prices that leaves the points as they are, up to its sign.
    private static func moves(_ prices: [Price]) -> [Move] {
        let costs = prices.map { ($0.range.min.hundredths, $0.range.max.hundredths) }
        var moves: [Move] = []
        func extend(_ move: Move, from first: Int, _ least: Int, _ most: Int) {
            for price in costs.indices.dropFirst(first) {
                let (low, high) = costs[price]
                if move.count + 1 < mostPrices {
                    for cases in (move.isEmpty ? 1 : -mostCases)...mostCases where cases != 0 {
                        take(move + [(price, cases)], least + cases * low, most + cases * high)
                    }
                } else if low != 0, least.isMultiple(of: low), abs(least / low) <= mostCases {
                    // The last price has to make up for the others.
                    let cases = -least / low
                    guard cases != 0 else { continue }
                    take(move + [(price, cases)], 0, most + cases * high)
                }
            }
        }
        func take(_ move: Move, _ least: Int, _ most: Int) {
            if least == 0, most == 0 { moves.append(move) }
            guard move.count < mostPrices, let last = move.last else { return }
            extend(move, from: last.price + 1, least, most)
        }
        extend([], from: 0, 0, 0)
        return moves
    }
}
