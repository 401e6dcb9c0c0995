internal import GRDB
import RegistryModel

/// Which counts the bulletin of a period showed, as the history keeps it: by place, under their sign.
struct BulletinEvent: Codable {
    let from: String
    let to: String
    private let told: [String: Int]
    private let small: [String: Int]
    private let withheld: [String: Int]

    init(_ bulletin: PastBulletin) {
        from = bulletin.period.days.lowerBound.description
        to = bulletin.period.days.upperBound.description
        told = bulletin.counts.counts(.told)
        small = bulletin.counts.counts(.small)
        withheld = bulletin.counts.counts(.withheld)
    }

    var counts: BulletinCounts {
        var counts = BulletinCounts()
        for (sign, places) in [
            (BulletinCounts.Sign.told, told), (.small, small), (.withheld, withheld),
        ] {
            for (place, count) in places { counts[place] = .init(count: count, sign: sign) }
        }
        return counts
    }
}

extension CaseLedger {
    /// Writes down which counts the bulletin of a period shows, so that no later one lets its readers
    /// work out the others; the same again changes nothing. Returns the ledger's end.
    @discardableResult
    package func note(_ bulletin: PastBulletin) throws(LedgerFailure) -> LedgerHead {
        try write { db, chain in
            let days = bulletin.period.days
            if try Self.bulletins(of: days, db).first?.counts != bulletin.counts {
                try chain.append(.bulletin, of: nil, BulletinEvent(bulletin), to: db)
            }
            return chain.head
        }
    }

    /// Days before and after a period within which bulletins may be read together with its own: those
    /// of a year before, and of the year it is part of.
    private static let reach = 2 * 366

    /// Those of other periods that a reader of the period's may have, in the order of their days.
    static func bulletins(
        near period: ClosedRange<CalendarDay>, _ db: Database
    ) throws -> [PastBulletin] {
        let first = period.lowerBound.adding(days: -reach)
        let last = period.upperBound.adding(days: reach)
        return try bulletins(
            where: "firstDay >= ? AND lastDay <= ?", [first.description, last.description], db
        ).filter { $0.period.days != period }
    }

    private static func bulletins(
        of period: ClosedRange<CalendarDay>, _ db: Database
    ) throws -> [PastBulletin] {
        try bulletins(
            where: "firstDay = ? AND lastDay = ?",
            [period.lowerBound.description, period.upperBound.description], db)
    }

    private static func bulletins(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [PastBulletin] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT firstDay, lastDay, place, count, sign FROM bulletins WHERE \(condition) "
                + "ORDER BY firstDay, lastDay", arguments: arguments)
        var found: [(period: AccountPeriod, counts: BulletinCounts)] = []
        while let row = try rows.next() {
            guard let first = CalendarDay(row["firstDay"] as String),
                let last = CalendarDay(row["lastDay"] as String), first <= last,
                let sign = BulletinCounts.Sign(rawValue: row["sign"])
            else { continue }
            let period = AccountPeriod(first...last)
            if found.last?.period != period { found.append((period, BulletinCounts())) }
            found[found.count - 1].counts[row["place"]] = .init(count: row["count"], sign: sign)
        }
        return found.map { PastBulletin(period: $0.period, counts: $0.counts) }
    }
}
