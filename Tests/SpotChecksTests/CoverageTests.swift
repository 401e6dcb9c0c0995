import RegistryModel
import SpotChecks
import Testing

/// How often intervals hold the truth, over many draws from registers whose truth is known.
@Suite struct CoverageTests {
    /// Exact intervals hold it in 95 of 100 at least. 300 draws have a standard deviation of 1.26 per
    /// cent; three of these are allowed.
    private let draws = 300
    private let least = 0.95 - 3 * 0.0126

    @Test(arguments: [0.5, 0.9, 0.98, 0.995])
    func simpleSamples(share: Double) throws {
        let units = FrameMaker.units([120, 200, 80])
        let wrong = wrong(units, share) { _ in 1 }
        let covered = try coverage(units, wrong, design: .simple) {
            try $0.simple(units, size: 60)
        }
        #expect(covered >= least, "\(share): \(covered)")
    }

    @Test(arguments: [0.9, 0.98])
    func stratifiedSamples(share: Double) throws {
        let units = FrameMaker.units([120, 200, 80, 20])
        // The second village has most of the errors.
        let wrong = wrong(units, share) { $0 == FrameMaker.code(1) ? 3 : 1 }
        for allocation in Allocation.allCases {
            let covered = try coverage(units, wrong, design: .stratified) {
                try $0.stratified(units, size: 80, by: .village, allocation)
            }
            #expect(covered >= least, "\(share) \(allocation): \(covered)")
        }
    }

    @Test(arguments: [0.9, 0.97])
    func villagesBySize(share: Double) throws {
        let sizes = (0..<40).map { 5 + ($0 * 37) % 17 }
        let units = FrameMaker.units(sizes)
        // Errors heap up in every fourth village, as they do.
        let heaped = Set(stride(from: 0, to: 40, by: 4).map(FrameMaker.code))
        let wrong = wrong(units, share) { heaped.contains($0) ? 2 : 0.7 }
        var mean = 0.0
        let covered = try coverage(units, wrong, design: .proportional, mean: &mean) {
            try $0.proportional(units, size: 75, clusters: 15)
        }
        let truth = 1 - Double(wrong.count) / Double(units.count)
        #expect(covered >= least, "\(share): \(covered)")
        #expect(abs(mean - truth) < 0.01, "\(mean) for \(truth)")
    }

    private func coverage(
        _ units: [FrameUnit], _ wrong: Set<Int>, design: SampleDesign,
        _ draw: (SampleDraw) throws -> DrawnSample
    ) throws -> Double {
        var mean = 0.0
        return try coverage(units, wrong, design: design, mean: &mean, draw)
    }

    private func coverage(
        _ units: [FrameUnit], _ wrong: Set<Int>, design: SampleDesign, mean: inout Double,
        _ draw: (SampleDraw) throws -> DrawnSample
    ) throws -> Double {
        let truth = 1 - Double(wrong.count) / Double(units.count)
        var held = 0
        var sum = 0.0
        for seed in 1...UInt64(draws) {
            let plan = EstimateMaker.plan(
                try draw(SampleDraw(seed: seed)), units, design: design)
            let checks = EstimateMaker.checks(plan) {
                wrong.contains($0) ? .inaccurate : .accurate
            }
            let estimate = SampleEstimation(plan, checks: checks).estimate()
            let interval = estimate.registerInterval ?? estimate.interval ?? 0...0
            if interval.contains(truth) { held += 1 }
            sum += estimate.share ?? 0
        }
        mean = sum / Double(draws)
        return Double(held) / Double(draws)
    }

    /// Records that are wrong, about `1 − share` of all, by a fixed draw of their own.
    private func wrong(
        _ units: [FrameUnit], _ share: Double, _ weight: (String) -> Double
    ) -> Set<Int> {
        let hash = KeyedHash(seed: 99, purpose: "truth")
        let mean = units.reduce(0) { $0 + weight($1.village) } / Double(units.count)
        return Set(
            units.indices.filter {
                hash.fraction(of: units[$0].key) < (1 - share) * weight(units[$0].village) / mean
            })
    }
}
