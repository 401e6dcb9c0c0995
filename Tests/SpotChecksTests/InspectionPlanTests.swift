import RegistryModel
import SpotChecks
import Testing

/// Entries of ISO 2859-1:1999 (GB/T 2828.1-2012), tables 1 and 2-A to 2-C.
@Suite struct InspectionPlanTests {
    @Test(arguments: [
        (2, "A"), (8, "A"), (9, "B"), (15, "B"), (25, "C"), (50, "D"), (51, "E"), (90, "E"),
        (150, "F"), (280, "G"), (500, "H"), (501, "J"), (1200, "J"), (1562, "K"), (3200, "K"),
        (10_000, "L"), (35_000, "M"), (150_000, "N"), (500_000, "P"), (500_001, "Q"),
    ])
    func lettersOfLevelTwo(lot: Int, letter: String) {
        #expect(InspectionPlan.letter(ofLot: lot).map(String.init) == letter)
    }

    struct Entry: Sendable {
        let lot: Int
        let limit: String
        let severity: InspectionSeverity
        let letter: String
        let size: Int
        let accept: Int

        init(
            _ lot: Int, _ limit: String, _ severity: InspectionSeverity, _ letter: String,
            _ size: Int, _ accept: Int
        ) {
            self.lot = lot
            self.limit = limit
            self.severity = severity
            self.letter = letter
            self.size = size
            self.accept = accept
        }
    }

    @Test(arguments: [
        Entry(1000, "1.0", .normal, "J", 80, 2), Entry(1562, "1.0", .normal, "K", 125, 3),
        Entry(1562, "1.5", .normal, "K", 125, 5), Entry(1562, "2.5", .normal, "K", 125, 7),
        Entry(1562, "1.0", .tightened, "K", 125, 2), Entry(1562, "1.0", .reduced, "K", 50, 2),
        Entry(1562, "2.5", .tightened, "K", 125, 5), Entry(1562, "2.5", .reduced, "K", 50, 4),
        Entry(20_000, "6.5", .reduced, "L", 80, 10), Entry(20_000, "4.0", .normal, "M", 315, 21),
    ])
    func publishedEntries(entry: Entry) throws {
        let plan = try #require(
            InspectionPlan(lot: entry.lot, limit: entry.limit, severity: entry.severity))
        #expect(String(plan.letter) == entry.letter)
        #expect(
            (plan.size, plan.accept, plan.reject) == (entry.size, entry.accept, entry.accept + 1))
    }

    /// The plan an arrow leads to brings its own sample size.
    @Test(arguments: [
        Entry(150, "1.5", .normal, "G", 32, 1), Entry(12, "6.5", .normal, "A", 2, 0),
        Entry(600_000, "0.025", .tightened, "S", 3150, 1),
        Entry(200_000, "0.025", .tightened, "P", 800, 0),
        Entry(600_000, "0.010", .normal, "Q", 1250, 0),
    ])
    func arrowsAreFollowed(entry: Entry) throws {
        let plan = try #require(
            InspectionPlan(lot: entry.lot, limit: entry.limit, severity: entry.severity))
        #expect(String(plan.letter) == entry.letter)
        #expect((plan.size, plan.accept) == (entry.size, entry.accept))
    }

    @Test func aSampleAsLargeAsTheLotIsTheLot() throws {
        let plan = try #require(InspectionPlan(lot: 8, limit: "0.65", severity: .normal))
        #expect((plan.size, plan.accept) == (8, 0))
    }

    @Test func everyLotAndLimitHasAPlan() throws {
        let lots = [1, 2, 9, 16, 26, 51, 91, 151, 281, 501, 1201, 3201, 10_001, 35_001, 150_001]
        for severity in InspectionSeverity.allCases {
            for limit in InspectionPlan.limits {
                for lot in lots + [500_001] {
                    let plan = try #require(
                        InspectionPlan(lot: lot, limit: limit, severity: severity),
                        "\(lot) \(limit) \(severity)")
                    #expect(plan.size <= lot && plan.accept < max(2, plan.size))
                }
            }
        }
    }

    /// Whatever share is wrong, tightened inspection passes no more lots than normal inspection,
    /// and reduced inspection no fewer, but for lots that nearly always pass.
    @Test func severitiesAreInOrder() throws {
        for limit in ["0.65", "1.0", "1.5", "2.5", "4.0"] {
            for lot in [500, 1000, 3000, 9000, 30_000, 100_000] {
                let chances = try [InspectionSeverity.tightened, .normal, .reduced].map {
                    severity in
                    let plan = try #require(
                        InspectionPlan(lot: lot, limit: limit, severity: severity))
                    return [0.01, 0.03, 0.06, 0.1].map {
                        TailProbabilities.binomial(atMost: plan.accept, of: plan.size, at: $0)
                    }
                }
                for place in 0..<4 {
                    #expect(chances[0][place] <= chances[1][place] + 1e-12, "\(limit) \(lot)")
                    #expect(chances[1][place] <= chances[2][place] + 0.005, "\(limit) \(lot)")
                }
            }
        }
    }

    @Test func limitsAreReadInEverySpelling() {
        #expect(InspectionPlan.limit("1") == "1.0")
        #expect(InspectionPlan.limit("0.650") == "0.65")
        #expect(InspectionPlan.limit("10") == "10")
        #expect(InspectionPlan.limit("15") == nil)
        #expect(InspectionPlan.limit("2") == nil)
        #expect(InspectionPlan.limit("x") == nil)
    }
}
