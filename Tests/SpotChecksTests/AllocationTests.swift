import RegistryModel
import SpotChecks
import Testing
import TestSupport

@Suite struct AllocationTests {
    @Test func proportionalIsProportional() throws {
        #expect(try sizes([100, 200, 700], 100, .proportional) == [10, 20, 70])
        #expect(try sizes([100, 200, 700], 101, .proportional) == [10, 20, 71])
    }

    @Test func equalIsEqualUntilAStratumIsUsedUp() throws {
        #expect(try sizes([100, 200, 700], 90, .equal) == [30, 30, 30])
        #expect(try sizes([10, 200, 700], 90, .equal) == [10, 40, 40])
    }

    /// N·√(p(1−p)) by hand: p = 51/102 and 1/102 give 100·0.5 and 100·0.0985, so 5.07 : 1.
    @Test func neymanLooksWhereErrorsAre() throws {
        let units =
            (0..<100).map { FrameUnit(key: "a\($0)", village: "520525100201", isFlagged: $0 < 50) }
            + (0..<100).map { FrameUnit(key: "b\($0)", village: "520525101202") }
        let sample = try SampleDraw(seed: 1).stratified(units, size: 60, by: .village, .neyman)
        #expect(sample.groups.map(\.drawn) == [50, 10])
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func sumsAndBoundsHold(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let strata = (0..<(1 + numbers.below(12))).map { _ in 1 + numbers.below(60) }
        let total = strata.reduce(0, +)
        let size = strata.count + numbers.below(total + 10)
        for allocation in Allocation.allCases {
            let own = try sizes(strata, size, allocation)
            #expect(own.reduce(0, +) == min(size, total), "seed \(seed) \(allocation)")
            for (drawn, units) in zip(own, strata) {
                #expect((1...units).contains(drawn), "seed \(seed) \(allocation)")
            }
            if size >= 2 * strata.count {
                #expect(
                    zip(own, strata).allSatisfy { $0 >= min(2, $1) }, "seed \(seed) \(allocation)")
            }
        }
    }

    private func sizes(_ strata: [Int], _ size: Int, _ allocation: Allocation) throws -> [Int] {
        let units = FrameMaker.units(strata)
        return try SampleDraw(seed: 3).stratified(units, size: size, by: .village, allocation)
            .groups.map(\.drawn)
    }
}
