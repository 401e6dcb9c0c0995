import PenaltyScoring
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

@Suite("Points in published tables")
struct PublishedPointsTests {
    /// What each clause of the sample costs, and a charge under it.
    private static let clauses: [(points: Int, verdict: CaseVerdict, charge: Charge)] = [
        (2, .missing, .missingBirth(policy: .outside, parity: 1...1)),
        (3, .missing, .missingBirth(policy: .outside, parity: 2...2)),
        (3, .missing, .missingBirth(policy: .within, parity: 1...1)),
        (5, .missing, .missingBirth(policy: .outside, parity: 3...3)),
        (1, .misreported, .misreportedBirth(fields: [.childName])),
        (2, .misreported, .misreportedBirth(fields: [.sex])),
    ]

    /// So many cases under each clause, spread over the villages.
    private func context(_ counts: [Int], confirmed: Int = 0) throws -> ReportContext {
        let county = SampleCounty()
        let template = try #require(county.cases.first)
        let clauses = zip(counts, Self.clauses).flatMap { count, clause in
            Array(repeating: clause, count: count)
        }
        let cases = clauses.enumerated().map { number, clause in
            AuditCase(
                caseID: "X-\(number)", verdict: clause.verdict,
                grade: clause.verdict == .missing ? .a : nil,
                village: county.village(number % county.villageCount + 1),
                status: number < confirmed ? .confirmed : .provisional, charge: clause.charge,
                records: template.records, evidence: [], reason: template.reason)
        }
        return ReportContext(try county.result(cases: cases), language: .zh, reveal: .masked)
    }

    /// All that a county's table of clauses could be for all that is shown.
    private func possible(_ points: PublishedPoints, _ context: ReportContext) -> [[Int]] {
        let lines = ClauseAccount(context).lines
        let rows = context.result.table.rows
        let own = lines.map(\.count)
        let prices = lines.map { ($0.confirmed + $0.provisional.min).hundredths / $0.count }
        let isMissing = lines.map { rows[$0.place].id.hasPrefix("missing") }
        let sum = { (counts: [Int]) in zip(counts, prices).reduce(0) { $0 + $1.0 * $1.1 } }
        let births = { (counts: [Int], kind: Bool) in
            zip(counts, isMissing).reduce(0) { $0 + ($1.1 == kind ? $1.0 : 0) }
        }
        var vectors: [[Int]] = [[]]
        for line in lines {
            let range =
                switch points.counts[.clause(line.place)] {
                case .count(let count): count...count
                case .small: 1...2
                case .withheld: 1...12
                }
            vectors = vectors.flatMap { vector in range.map { vector + [$0] } }
        }
        return vectors.filter { counts in
            (!points.areShown || sum(counts) == sum(own))
                && (!points.counts.isShown(.charged)
                    || counts.reduce(0, +) == own.reduce(0, +))
                && (!points.counts.isShown(.figure(.missing))
                    || births(counts, true) == births(own, true))
                && (!points.counts.isShown(.figure(.misreported))
                    || births(counts, false) == births(own, false))
        }
    }

    @Test("prices and points tell no count of one or two of any clause")
    func prices() throws {
        var numbers = SeededNumbers(seed: 2013)
        var shown = 0
        for _ in 0..<60 {
            let counts = Self.clauses.map { _ in
                numbers.below(3) == 0 ? numbers.below(9) : numbers.below(4)
            }
            let context = try context(counts)
            let points = PublishedPoints(context)
            let possible = possible(points, context)
            let own = ClauseAccount(context).lines.map(\.count)
            #expect(possible.contains(own))
            for (clause, count) in own.enumerated() where count == 1 || count == 2 {
                #expect(
                    Set(possible.map { $0[clause] }).count > 1,
                    "\(counts) tells clause \(clause), points shown: \(points.areShown)")
            }
            if points.areShown { shown += 1 }
        }
        // Points are what a bulletin is for: most of these counties keep them.
        #expect(shown > 20, "\(shown) of 60")
    }

    @Test("where nothing else helps, points aren't shown at all, and it is said why")
    func withheld() throws {
        let context = try context([0, 0, 1, 0, 2, 0])
        #expect(!PublishedPoints(context).areShown)
        let page = String(decoding: Bulletin(context).html(), as: UTF8.self)
        #expect(page.contains(Bilingual.pointsWithheld.zh))
        #expect(!page.contains("暂计 5 分"))
    }

    @Test("points of one confirmed case are shown with the provisional ones")
    func together() throws {
        let context = try context([9, 9, 9, 9, 9, 9], confirmed: 1)
        let points = PublishedPoints(context)
        #expect(points.areShown && !points.isSplit)
        let page = String(decoding: Bulletin(context).html(), as: UTF8.self)
        #expect(page.contains("合计扣 144 分") && page.contains(Bilingual.whyTogether.zh))
        #expect(!page.contains("已确认扣 2 分"))
        let many = try self.context([9, 9, 9, 9, 9, 9], confirmed: 20)
        #expect(PublishedPoints(many).isSplit)
    }

    @Test("a village's points stand without its cases where both would tell them")
    func villages() {
        // One case of 3 points and two of 1: nothing else comes to 5 in three cases.
        let prices = [Points(1), Points(3)].enumerated().map { clause, points in
            PointsReader.Price(clause: clause, range: PointRange(min: points, max: points))
        }
        let reader = PointsReader(prices: prices)
        var own = PointsReader.Account(clauses: 2, prices: 2)
        (own.cases, own.provisional) = ([2, 1], [2, 1])
        func tells(_ groups: [PointsReader.Group]) -> Bool {
            reader.tells(own, shown: [nil, nil], groups: groups, isSplit: true)
        }
        #expect(tells([.init(clauses: [0, 1], shown: .count(3))]))
        #expect(!tells([]))
    }
}
