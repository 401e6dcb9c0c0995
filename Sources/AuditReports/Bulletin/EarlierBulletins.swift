import RegistryModel

/// What the bulletins of other periods showed, and how their counts come to those of a period's own: a
/// reader of a quarter's bulletin has those of its months, and takes them from it.
struct EarlierBulletins: Sendable {
    /// The counts of one place in other bulletins that make up the own count, or that it is part of.
    struct Account {
        let entries: [BulletinCounts.Entry]
        /// By where they stand in `entries`; nil for the own count.
        let sums: [(total: Int?, parts: [Int?])]
    }

    /// Periods that make up another one, by where they stand; nil for the own one.
    private struct Partition: Hashable {
        let whole: Int?
        let parts: [Int?]
    }

    private let own: AccountPeriod
    private let all: [PastBulletin]
    private let partitions: [Partition]

    /// Months a quarter has.
    private static let quarter = 3

    init(_ context: ReportContext) {
        let own = AccountPeriod(context.result.run.period)
        let trend = context.result.trend
        var all = trend?.bulletins ?? []
        // Of runs that a version of before noted only the figures are known.
        for month in trend?.months ?? [] where !all.contains(where: { month.isOf($0.period) }) {
            all.append(
                PastBulletin(
                    period: AccountPeriod(month.period),
                    counts: PublishedCounts.bulletin(of: month.figures)))
        }
        (self.own, self.all) = (own, all)
        partitions = Self.partitions(own, all.map(\.period))
    }

    /// The partitions that tie the own period to others, at one remove or more.
    private static func partitions(_ own: AccountPeriod, _ others: [AccountPeriod]) -> [Partition] {
        let places = Dictionary(
            others.enumerated().map { ($1, Int?($0)) } + [(own, nil)],
            uniquingKeysWith: { first, _ in first })
        let all = ([nil] + others.indices.map { $0 }).flatMap { whole -> [Partition] in
            let period = whole.map { others[$0] } ?? own
            return Set([1, quarter].map { period.parts(ofMonths: $0) }).compactMap { periods in
                let parts = periods.compactMap { places[$0] }
                guard parts.count > 1, parts.count == periods.count else { return nil }
                return Partition(whole: whole, parts: parts)
            }
        }
        var reached: Set<Int?> = [nil]
        var tied: Set<Partition> = []
        while let next = all.first(where: { one in
            !tied.contains(one) && ([one.whole] + one.parts).contains { reached.contains($0) }
        }) {
            tied.insert(next)
            reached.formUnion([next.whole] + next.parts)
        }
        return all.filter(tied.contains)
    }

    /// The counts that a place's own one is tied to. Those that don't come to one another aren't: a
    /// verdict changed them in between.
    func account(of count: Int, at place: PlaceName) -> Account {
        var entries: [BulletinCounts.Entry] = []
        var sums: [(total: Int?, parts: [Int?])] = []
        var taken: [Int: Int] = [:]
        func take(_ number: Int, _ entry: BulletinCounts.Entry) -> Int {
            if let known = taken[number] { return known }
            entries.append(entry)
            taken[number] = entries.count - 1
            return entries.count - 1
        }
        for (number, name) in same(as: place) {
            guard let entry = all[number].counts[name], entry.count == count else { continue }
            sums.append((total: nil, parts: [take(number, entry)]))
        }
        guard place.isAdditive else { return Account(entries: entries, sums: sums) }
        for one in partitions {
            let members = [one.whole] + one.parts
            let found = members.map { $0.map { entry(of: $0, at: place.name) } }
            let counts = found.map { $0.map { $0?.count } ?? count }
            guard !counts.contains(nil), let whole = counts[0],
                counts.dropFirst().reduce(0, { $0 + ($1 ?? 0) }) == whole
            else { continue }
            let cells = zip(members, found).map { number, entry -> Int? in
                guard let number, let entry = entry ?? nil else { return nil }
                return take(number, entry)
            }
            sums.append((total: cells[0], parts: Array(cells.dropFirst())))
        }
        return Account(entries: entries, sums: sums)
    }

    /// A place that a whole bulletin lacks counts nothing.
    private func entry(of number: Int, at place: String) -> BulletinCounts.Entry? {
        let counts = all[number].counts
        return counts[place] ?? (counts.isWhole ? .init(count: 0, sign: .told) : nil)
    }

    /// Where other bulletins have what stood at the beginning or the end of the period.
    private func same(as place: PlaceName) -> [(number: Int, name: String)] {
        guard case .movement(let movement) = place.place else { return [] }
        let (opening, closing) = (
            PlaceName.name(of: .opening), PlaceName.name(of: .closing)
        )
        return all.enumerated().compactMap { number, other in
            let (from, to) = (other.period.days.lowerBound, other.period.days.upperBound)
            switch movement {
            case .opening where from == own.days.lowerBound: return (number, opening)
            case .opening where to.adding(days: 1) == own.days.lowerBound: return (number, closing)
            case .closing where to == own.days.upperBound: return (number, closing)
            case .closing where from == own.days.upperBound.adding(days: 1):
                return (number, opening)
            default: return nil
            }
        }
    }

    // MARK: Earlier periods beside the own one

    /// What was shown of an earlier period: of several months together what each of them showed.
    subscript(past: PastFigures) -> BulletinCounts {
        if let own = all.first(where: { past.isOf($0.period) }) { return own.counts }
        let months = AccountPeriod(past.period).parts(ofMonths: 1).compactMap { month in
            all.first { $0.period == month }?.counts
        }
        guard months.count > 1, months.count == AccountPeriod(past.period).monthCount else {
            return PublishedCounts.bulletin(of: past.figures)
        }
        var sum = BulletinCounts()
        for place in Set(months.flatMap(\.entries.keys)) {
            let entries = months.compactMap { $0[place] }
            guard entries.count == months.count else { continue }
            sum[place] = .init(
                count: entries.reduce(0) { $0 + $1.count },
                sign: entries.allSatisfy { $0.sign == .told } ? .told : .withheld)
        }
        return sum
    }
}

extension PastFigures {
    fileprivate func isOf(_ period: AccountPeriod) -> Bool { AccountPeriod(self.period) == period }
}

extension AccountPeriod {
    /// Of so many months each, one after the other; empty where it isn't made of more than one of them.
    fileprivate func parts(ofMonths length: Int) -> [AccountPeriod] {
        guard monthCount > length, monthCount % length == 0 else { return [] }
        let first = days.lowerBound.monthNumber
        return stride(from: first, to: first + monthCount, by: length).compactMap {
            AccountPeriod(monthNumber: $0, months: length)
        }
    }
}
