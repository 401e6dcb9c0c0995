import CaseLedger
import Foundation
import GRDB
import RegistryModel
import Testing

@Suite("What runs reported, from period to period")
struct FiguresTests {
    private let scratch: ScratchLedger

    init() throws {
        scratch = try ScratchLedger()
    }

    private func births(_ month: Int, _ count: Int) -> [Birth] {
        (1...count).map { number in
            Birth(
                delivery: "D\(month)-\(number)", mother: "52052519880\(month)0100\(number)0",
                motherName: "张\(month)\(number)", day: "2013-0\(month)-0\(number)")
        }
    }

    private func villages(_ births: Int) throws -> [VillageBirths] {
        [
            VillageBirths(
                code: try #require(DivisionCode("520525100001")), name: "新房村", township: "新房乡",
                births: births)
        ]
    }

    private func days(_ from: CalendarDay, _ to: CalendarDay) -> ClosedRange<CalendarDay> {
        from...to
    }

    @Test("figures stand beside those of the month before and the year before")
    func trend() throws {
        let ledger = try scratch.open()
        for (month, count) in [(4, 2), (5, 3)] {
            let run = try ledger.record(month == 4 ? self.month(4) : self.month(5)).run
            try ledger.note(
                RunFigures([.births: 100 * month, .missing: count]),
                villages: try villages(40 + month), of: run)
        }
        let trend = try ledger.trend(of: days("2013-05-01", "2013-05-31"), on: "2013-06-20")
        #expect(trend.previous?.figures[.births] == 400)
        #expect(trend.previous?.tableHash == "ab")
        #expect(trend.yearAgo == nil)
        let later = try ledger.trend(of: days("2014-05-01", "2014-05-31"), on: "2014-06-20")
        #expect(later.yearAgo?.figures[.births] == 500 && later.previous == nil)
        #expect(later.movement == nil)
        let quarter = try #require(AccountPeriod(quarter: "2013Q2"))
        #expect(try ledger.figures(ofMonths: quarter.months).map(\.run) == [1, 2])
        #expect(try ledger.villages(of: 2) == villages(45))
        #expect(try ledger.verify().tampering == nil)
    }

    @Test(
        "which counts bulletins showed is kept; the same again adds nothing, another takes its place"
    )
    func bulletins() throws {
        let ledger = try scratch.open()
        try ledger.record(month(4))
        func bulletin(_ month: Int, _ missing: BulletinCounts.Entry) throws -> PastBulletin {
            PastBulletin(
                period: try #require(AccountPeriod(year: 2013, month: month, months: 1)),
                counts: BulletinCounts([
                    "figure.births": .init(count: 40, sign: .told), "figure.missing": missing,
                    "township.520525100.missing": .init(count: 9, sign: .withheld),
                ]))
        }
        let april = try bulletin(4, .init(count: 1, sign: .small))
        let head = try ledger.note(april)
        #expect(try ledger.note(april) == head)
        try ledger.note(try bulletin(5, .init(count: 3, sign: .told)))
        let may = try bulletin(5, .init(count: 2, sign: .small))
        #expect(try ledger.note(may).count == head.count + 2)
        let quarter = try #require(AccountPeriod(quarter: "2013Q2")).days
        #expect(try ledger.trend(of: quarter, on: "2013-07-20").bulletins == [april, may])
        #expect(try ledger.trend(of: may.period.days, on: "2013-07-20").bulletins == [april])
        let late = try #require(AccountPeriod(quarter: "2019Q2")).days
        #expect(try ledger.trend(of: late, on: "2019-07-20").bulletins.isEmpty)
        #expect(try ledger.verify().tampering == nil)
        try scratch.tamper("UPDATE bulletins SET sign = 'told' WHERE place = 'figure.missing'")
        #expect(try ledger.verify().tampering != nil)
    }

    @Test("the months of the reporting year so far are those that runs reported")
    func yearSoFar() throws {
        let ledger = try scratch.open()
        for number in [4, 5] {
            let run = try ledger.record(month(number)).run
            try ledger.note(
                RunFigures([.births: 100 * number]), villages: try villages(40), of: run)
        }
        let period = AccountPeriod(days("2013-06-01", "2013-06-30"))
        let year = period.yearMonths(start: (10, 1))
        #expect(year.lowerBound == 2012 * 12 + 9 && year.upperBound == 2013 * 12 + 8)
        let months = try ledger.figures(
            ofMonths: AccountPeriod.months(
                year.lowerBound..<period.days.lowerBound.monthNumber))
        #expect(months.map { $0.figures[.births] } == [400, 500])
        #expect(
            try ledger.figures(
                ofMonths: AccountPeriod.months(year.lowerBound..<(2013 * 12 + 4))
            ).count == 1)
    }

    private func month(_ number: Int) -> RunRecord {
        CaseLedgerTests.month(number, births(number, number == 4 ? 2 : 3))
    }

    @Test("the same figures again are no news; others take their place")
    func again() throws {
        let ledger = try scratch.open()
        let run = try ledger.record(month(5)).run
        let figures = RunFigures([.births: 300])
        let head = try ledger.note(figures, villages: try villages(44), of: run)
        #expect(try ledger.note(figures, villages: try villages(44), of: run) == head)
        let corrected = RunFigures([.births: 301])
        #expect(
            try ledger.note(corrected, villages: try villages(44), of: run).count == head.count + 1)
        let june = try ledger.trend(of: days("2013-06-01", "2013-06-30"), on: "2013-07-10")
        #expect(june.previous?.figures == corrected)
        #expect(try ledger.verify().tampering == nil)
        #expect(throws: LedgerFailure.self) {
            try ledger.note(figures, villages: [], of: 99)
        }
    }

    /// Worked by hand: April finds two; one is overturned in between. May finds three more, and April's
    /// other one is carried over; a verdict in May's time closes one of May's.
    @Test("opening, new, closed and carried over add up")
    func movement() throws {
        let ledger = try scratch.open()
        let april = try ledger.record(month(4)).cases.map(\.caseID)
        var expected = CaseMovement()
        expected.new = 2
        expected.closing = 2
        let first = try ledger.trend(of: days("2013-04-01", "2013-04-30"), on: "2013-05-08")
        #expect(first.movement == expected)
        try ledger.append([verdict(april[0], .overturned)])
        let may = try ledger.record(month(5)).cases.filter { $0.standing?.isCarriedOver != true }
        try ledger.append([verdict(may[0].caseID, .confirmed(parity: 1, policy: .within))])
        expected = CaseMovement()
        expected.opening = 1
        expected.new = 3
        expected.closed = 1
        expected.carriedOver = 1
        expected.closing = 3
        let second = try ledger.trend(of: days("2013-05-01", "2013-05-31"), on: "2013-06-20")
        #expect(second.movement == expected)
        // April's own account ends where May's begins.
        let again = try ledger.trend(of: days("2013-04-01", "2013-04-30"), on: "2013-06-20")
            .movement
        #expect(again?.new == 2 && again?.closed == 1 && again?.closing == 1)
        let quarter = try ledger.trend(of: days("2013-04-01", "2013-06-30"), on: "2013-07-10")
        #expect(quarter.movement?.opening == 0 && quarter.movement?.new == 5)
        #expect(quarter.movement?.closed == 2 && quarter.movement?.closing == 3)
        // Repeating a run moves nothing.
        try ledger.record(month(5))
        let repeated = try ledger.trend(of: days("2013-05-01", "2013-05-31"), on: "2013-06-20")
        #expect(repeated == second)
    }

    @Test("the quarter's account has each month's cases, settled, without an audit")
    func account() throws {
        let ledger = try scratch.open()
        let april = try ledger.record(month(4)).cases.map(\.caseID)
        try ledger.append([verdict(april[0], .overturned)])
        try ledger.record(month(5))
        let whole = try ledger.account(of: days("2013-04-01", "2013-06-30"), on: "2013-07-10")
        #expect(whole.count == 4)
        #expect(whole.allSatisfy { $0.status == .provisional && $0.charge != nil })
        #expect(!whole.contains { $0.caseID == april[0] })
        let third = try ledger.account(of: days("2013-07-01", "2013-09-30"), on: "2013-10-10")
        #expect(third.count == 4)
        #expect(third.allSatisfy { $0.standing?.isCarriedOver == true && $0.charge == nil })
    }

    @Test("a ledger made before figures were kept is brought up to date and stays whole")
    func migration() throws {
        try scratch.open().record(month(4))
        let queue = try DatabaseQueue(path: scratch.path)
        try queue.write { db in
            try db.execute(sql: "DROP TABLE figures")
            try db.execute(sql: "DROP TABLE village_births")
            try db.execute(
                sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: ["2-figures"])
        }
        try queue.close()
        let ledger = try scratch.open()
        #expect(try ledger.verify().tampering == nil)
        let run = try ledger.record(month(5)).run
        try ledger.note(RunFigures([.births: 3]), villages: try villages(3), of: run)
        #expect(try ledger.verify().tampering == nil)
        let trend = try ledger.trend(of: days("2013-05-01", "2013-05-31"), on: "2013-06-20")
        #expect(trend.previous == nil && trend.movement?.new == 3)
    }

    @Test("figures edited behind the program's back are found")
    func tampered() throws {
        let ledger = try scratch.open()
        let run = try ledger.record(month(4)).run
        try ledger.note(RunFigures([.missing: 2]), villages: try villages(44), of: run)
        let queue = try DatabaseQueue(path: scratch.path)
        try queue.write { try $0.execute(sql: "UPDATE figures SET value = 0") }
        guard case .table("figures", _)? = try ledger.verify().tampering else {
            Issue.record("the change wasn't found")
            return
        }
    }
}
