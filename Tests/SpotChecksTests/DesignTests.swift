import RegistryModel
import SpotChecks
import Testing

/// Beside published figures and those of the domain notes, worked out apart from this code.
@Suite struct DesignTests {
    @Test func sizesToEstimate() {
        // z²·0.02·0.98/0.01² = 752.9; by 1.5: 1129.4; in a register of 1 562: 655.7.
        #expect(SampleSize.toEstimate(margin: 0.01, expected: 0.02, confidence: 0.95) == 753)
        #expect(
            SampleSize.toEstimate(
                margin: 0.01, expected: 0.02, confidence: 0.95, designEffect: 1.5) == 1130)
        #expect(
            SampleSize.toEstimate(
                margin: 0.01, expected: 0.02, confidence: 0.95, designEffect: 1.5,
                population: 1562) == 656)
        // Cochran (1977) 4.4: p = 0.5, e = 0.05, t = 1.96 gives 385; in a population of 4 000, 351.
        #expect(SampleSize.toEstimate(margin: 0.05, expected: 0.5, confidence: 0.95) == 385)
        #expect(
            SampleSize.toEstimate(
                margin: 0.05, expected: 0.5, confidence: 0.95, population: 4000) == 351)
    }

    @Test(arguments: [(0.98, 149), (0.95, 59), (0.99, 299)])
    func faultlessRecordsThatProve(target: Double, size: Int) {
        #expect(SampleSize.toProve(target: target, confidence: 0.95) == size)
    }

    @Test func oneOfFewIsMetByCheckingNearlyAll() {
        #expect(SampleSize.toMeet(one: 1, among: 30, confidence: 0.95) == 29)
        #expect(SampleSize.toMeet(one: 5, among: 100, confidence: 0.95) == 45)
        #expect(SampleSize.toMeet(one: 0, among: 30, confidence: 0.95) == nil)
    }

    @Test(arguments: [
        (0.90, 0.05, 0.10, 65, 3), (0.90, 0.10, 0.10, 52, 2), (0.85, 0.10, 0.10, 25, 1),
        (0.95, 0.05, 0.10, 306, 10),
    ])
    func lotPlansForNinetyEight(
        threshold: Double, alpha: Double, beta: Double, size: Int, accept: Int
    ) throws {
        let question = LotPlan.Question(
            target: 0.98, threshold: threshold, alpha: alpha, beta: beta)
        let plan = try #require(LotPlan(question))
        #expect((plan.size, plan.accept) == (size, accept))
        #expect(plan.alpha <= alpha && plan.beta <= beta)
    }

    /// The plan of 19 that field surveys use: a coverage of 80 % passes with 0.93, one of 50 % is
    /// sent back with 0.92 (Robertson & Valadez, PMC3013262, table 1).
    @Test func nineteenAndSix() {
        #expect(abs(TailProbabilities.binomial(atMost: 6, of: 19, at: 0.2) - 0.9324) < 5e-5)
        #expect(abs(1 - TailProbabilities.binomial(atMost: 6, of: 19, at: 0.5) - 0.9165) < 5e-5)
        let question = LotPlan.Question(target: 0.8, threshold: 0.5, alpha: 0.1, beta: 0.1)
        let plan = LotPlan(question)
        #expect((plan?.size ?? 0) <= 19)
    }

    @Test func smallLotsAreCheckedByTheirOwnNumber() throws {
        let question = LotPlan.Question(target: 0.98, threshold: 0.9, alpha: 0.05, beta: 0.1)
        // Ten records: one wrong is 90 %. It is missed with probability 1 − n/10.
        let ten = try #require(LotPlan(question, lot: 10))
        #expect((ten.size, ten.accept) == (9, 0))
        #expect(abs(ten.beta - 0.1) < 1e-9)
        let endless = try #require(LotPlan(question))
        let large = try #require(LotPlan(question, lot: 100_000))
        #expect(abs(large.size - endless.size) <= 2)
        for lot in [1, 2, 7, 30, 100, 400, 2000] {
            let plan = try #require(LotPlan(question, lot: lot), "lot \(lot)")
            #expect(plan.size <= min(lot, endless.size + 2))
        }
    }

    @Test func thereIsNoPlanBetweenNeighbours() {
        let question = LotPlan.Question(target: 0.98, threshold: 0.9799, alpha: 0.05, beta: 0.05)
        #expect(LotPlan(question) == nil)
    }
}
