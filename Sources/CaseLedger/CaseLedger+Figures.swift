internal import GRDB
import RegistryModel

/// What a run reported, as the history keeps it.
struct FiguresEvent: Codable {
    struct Unit: Codable {
        let code: String
        let name: String
        let township: String
        let births: Int
    }

    let run: Int
    /// By the names of `HeadlineFigure`.
    let figures: [String: Int]
    let villages: [Unit]
}

extension CaseLedger {
    /// Writes down what the reports of a recorded run said, so that later ones can be set beside it;
    /// the same figures again change nothing. Returns the ledger's end.
    ///
    /// They are a record of what was printed, never a source of points.
    @discardableResult
    package func note(
        _ figures: RunFigures, villages: [VillageBirths], of run: Int
    ) throws(LedgerFailure) -> LedgerHead {
        let event = FiguresEvent(
            run: run, figures: figures.names,
            villages: villages.map { village in
                FiguresEvent.Unit(
                    code: village.code.description, name: village.name,
                    township: village.township, births: village.births)
            })
        return try write { db, chain in
            if try Self.lastFigures(of: run, db) != CanonicalContent.text(event) {
                try chain.append(.figures, of: nil, event, to: db)
            }
            return chain.head
        }
    }

    private static func lastFigures(of run: Int, _ db: Database) throws -> String? {
        // A run recorded for the first time has none: no reason to read those of all the others.
        let known = try Int.fetchOne(
            db, sql: "SELECT 1 FROM figures WHERE run = ? LIMIT 1", arguments: [run])
        guard known != nil else { return nil }
        let rows = try String.fetchCursor(
            db, sql: "SELECT content FROM history WHERE kind = 'figures' ORDER BY seq DESC")
        while let content = try rows.next() {
            if try CanonicalContent.event(RunNumber.self, content).run == run { return content }
        }
        return nil
    }

    private struct RunNumber: Decodable {
        let run: Int
    }

    /// What the ledger knows of the periods before, and how its cases moved in this one. The
    /// movement is nil while no run of the period is recorded.
    package func trend(
        of period: ClosedRange<CalendarDay>, on day: CalendarDay
    ) throws(LedgerFailure) -> RunTrend {
        try read { db in
            let own = AccountPeriod(period)
            var trend = RunTrend(
                previous: try own.previous.flatMap { try Self.past($0, db) },
                yearAgo: try own.yearAgo.flatMap { try Self.past($0, db) },
                movement: try MovementReplay(period, on: day).movement(db))
            trend.bulletins = try Self.bulletins(near: period, db)
            return trend
        }
    }

    /// What the last run of each of the months reported, in their order; months without a run are left
    /// out.
    package func figures(
        ofMonths months: [AccountPeriod]
    ) throws(LedgerFailure) -> [PastFigures] {
        try read { db in try months.compactMap { try Self.recorded($0, db) } }
    }

    /// The villages of a run with their births; empty for a run whose figures weren't noted.
    package func villages(of run: Int) throws(LedgerFailure) -> [VillageBirths] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT code, name, township, births FROM village_births WHERE run = ? "
                    + "ORDER BY code", arguments: [run])
            return rows.compactMap { row in
                DivisionCode(row["code"] as String).map { code in
                    VillageBirths(
                        code: code, name: row["name"], township: row["township"],
                        births: row["births"])
                }
            }
        }
    }

    /// A run of exactly that period, else the months it is made of if all of them are there.
    private static func past(_ period: AccountPeriod, _ db: Database) throws -> PastFigures? {
        if let own = try recorded(period, db) { return own }
        guard period.monthCount > 1 else { return nil }
        let months = try period.months.compactMap { try recorded($0, db) }
        guard months.count == period.monthCount, let last = months.last else { return nil }
        let tables = Set(months.map(\.tableHash))
        return PastFigures(
            period: period.days, run: last.run, figures: .sum(months.map(\.figures)),
            tableHash: tables.count == 1 ? last.tableHash : "")
    }

    private static func recorded(_ period: AccountPeriod, _ db: Database) throws -> PastFigures? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT number, tableHash FROM runs WHERE "from" = ? AND "to" = ?
                    AND number IN (SELECT run FROM figures) ORDER BY number DESC LIMIT 1
                """,
            arguments: [period.days.lowerBound.description, period.days.upperBound.description])
        guard let row else { return nil }
        let number: Int = row["number"]
        let values = try Row.fetchAll(
            db, sql: "SELECT name, value FROM figures WHERE run = ?", arguments: [number])
        let names = values.reduce(into: [String: Int]()) { $0[$1["name"]] = $1["value"] }
        return PastFigures(
            period: period.days, run: number, figures: RunFigures(names: names),
            tableHash: row["tableHash"])
    }
}
