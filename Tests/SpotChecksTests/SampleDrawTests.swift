import RegistryModel
import SpotChecks
import Testing
import TestSupport

@Suite struct SampleDrawTests {
    private let seeds: Range<UInt64> = 1..<1501

    @Test func theSameSeedDrawsTheSame() throws {
        let units = FrameMaker.units([40, 60])
        let first = try keys(SampleDraw(seed: 7).simple(units, size: 20), units)
        #expect(try keys(SampleDraw(seed: 7).simple(units, size: 20), units) == first)
        #expect(try keys(SampleDraw(seed: 8).simple(units, size: 20), units) != first)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theOrderOfRowsDoesNotMatter(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let units = FrameMaker.units([30, 5, 80, 12, 41])
        let shuffled = units.shuffled(using: &numbers)
        let draw = SampleDraw(seed: seed)
        for design in Design.allCases {
            let plain = try design.draw(draw, units)
            let other = try design.draw(draw, shuffled)
            #expect(plain.groups == other.groups, "\(design) seed \(seed)")
            #expect(keys(plain, units) == keys(other, shuffled), "\(design) seed \(seed)")
            #expect(
                plain.units.map(\.inclusion) == other.units.map(\.inclusion),
                "\(design) seed \(seed)")
        }
    }

    /// Each unit's frequency over 1 500 seeds beside its inclusion probability. χ² with a degree of
    /// freedom a unit (less for fixed sums) stays under its mean plus five standard deviations.
    @Test(arguments: Design.allCases)
    func inclusionFrequenciesAreTheDesigns(design: Design) throws {
        let units = FrameMaker.units([12, 4, 20, 8])
        var counts = units.map { _ in 0 }
        for seed in seeds {
            let sample = try design.draw(SampleDraw(seed: seed), units)
            for unit in sample.units { counts[unit.position] += 1 }
        }
        let expected = try expected(design, units)
        let free = units.indices.filter { expected[$0] < Double(seeds.count) }
        for unit in units.indices where !free.contains(unit) {
            #expect(counts[unit] == seeds.count)
        }
        guard !free.isEmpty else { return }
        // Each count is binomial: divided by its variance rather than its mean.
        let square = free.reduce(0.0) { sum, unit in
            let p = expected[unit] / Double(seeds.count)
            let difference = Double(counts[unit]) - expected[unit]
            return sum + difference * difference / (expected[unit] * (1 - p))
        }
        let degrees = Double(free.count)
        #expect(
            square < degrees + 5 * (2 * degrees).squareRoot(),
            "\(design): χ² \(square) of \(degrees), seeds \(seeds)")
    }

    /// The inclusion probabilities of all designs but PPS don't depend on the draw; those of PPS are
    /// size/total times the villages drawn, times the share drawn within.
    private func expected(_ design: Design, _ units: [FrameUnit]) throws -> [Double] {
        if design == .proportional {
            // Of 44 records 2 villages: the interval is 22, no village is certain, and each record
            // comes in with 2·(M/44)·(k/M) = 2·k/44. Village of 4 gives all 4, its partner 6.
            var sums = units.map { _ in 0.0 }
            for seed in seeds {
                let sample = try design.draw(SampleDraw(seed: seed), units)
                for group in sample.groups {
                    #expect(abs(group.inclusion - Double(group.units) / 22) < 1e-12)
                    for (position, unit) in units.enumerated() where unit.village == group.id {
                        sums[position] += Double(group.drawn) / Double(group.units)
                    }
                }
            }
            return sums
        }
        let sample = try design.draw(SampleDraw(seed: 1), units)
        let shares = Dictionary(
            uniqueKeysWithValues: sample.groups.map { ($0.id, Double($0.drawn) / Double($0.units)) }
        )
        return units.map { unit in
            let share = shares[unit.village] ?? shares[unit.township] ?? shares["all"] ?? 0
            return share * Double(seeds.count)
        }
    }

    /// Villages come in with probability proportional to size.
    @Test func villagesAreDrawnBySize() throws {
        let sizes = [12, 4, 20, 8]
        let units = FrameMaker.units(sizes)
        var counts: [String: Int] = [:]
        for seed in seeds {
            let sample = try SampleDraw(seed: seed).proportional(units, size: 10, clusters: 2)
            #expect(sample.groups.count == 2 && sample.units.count == 10)
            for group in sample.groups { counts[group.id, default: 0] += 1 }
        }
        for (village, size) in sizes.enumerated() {
            let p = Double(2 * size) / 44
            let expected = p * Double(seeds.count)
            let deviation = (Double(seeds.count) * p * (1 - p)).squareRoot()
            let count = Double(counts[FrameMaker.code(village)] ?? 0)
            #expect(abs(count - expected) < 4.5 * deviation, "village \(village): \(count)")
        }
    }

    @Test func largeVillagesAreCertain() throws {
        let units = FrameMaker.units([100, 5, 5, 5, 5])
        for seed in 1...50 as ClosedRange<UInt64> {
            let sample = try SampleDraw(seed: seed).proportional(units, size: 12, clusters: 3)
            let large = sample.groups.first { $0.id == FrameMaker.code(0) }
            #expect(large?.inclusion == 1, "seed \(seed)")
            #expect(sample.groups.count == 3)
            #expect(sample.groups.filter { $0.inclusion == 0.5 }.count == 2)
        }
    }

    @Test func tooLittleIsRefused() {
        let units = FrameMaker.units([3, 3, 3])
        let draw = SampleDraw(seed: 1)
        #expect(throws: DrawFailure.emptyFrame) { try draw.simple([], size: 3) }
        #expect(throws: DrawFailure.tooSmall(size: 2, groups: 3)) {
            try draw.stratified(units, size: 2, by: .village, .equal)
        }
        #expect(throws: DrawFailure.tooManyClusters(asked: 4, villages: 3)) {
            try draw.proportional(units, size: 8, clusters: 4)
        }
        #expect(throws: DrawFailure.tooSmall(size: 1, groups: 2)) {
            try draw.proportional(units, size: 1, clusters: 2)
        }
    }

    private func keys(_ sample: DrawnSample, _ units: [FrameUnit]) -> [String] {
        sample.units.map { units[$0.position].key }
    }
}

/// The designs with settings of their own.
enum Design: String, CaseIterable, Sendable {
    case all, simple, proportionalStrata, equalStrata, neymanStrata, townships, proportional, lots

    func draw(_ draw: SampleDraw, _ units: [FrameUnit]) throws -> DrawnSample {
        switch self {
        case .all: try draw.all(units)
        case .simple: try draw.simple(units, size: 15)
        case .proportionalStrata:
            try draw.stratified(units, size: 15, by: .village, .proportional)
        case .equalStrata: try draw.stratified(units, size: 15, by: .village, .equal)
        case .neymanStrata: try draw.stratified(units, size: 15, by: .village, .neyman)
        case .townships: try draw.stratified(units, size: 15, by: .township, .proportional)
        case .proportional: try draw.proportional(units, size: 10, clusters: 2)
        case .lots: try draw.lots(units) { lot in LotChecks(size: (lot + 2) / 3, accept: 0) }
        }
    }
}

extension FrameUnit {
    var township: String { String(village.prefix(9)) + "000" }
}
