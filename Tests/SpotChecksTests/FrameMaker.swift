import RegistryModel
import SpotChecks

/// Made-up registers to draw from.
enum FrameMaker {
    /// `sizes[i]` records of the village with number i, two villages a township.
    static func units(_ sizes: [Int], flaggedEvery step: Int = 10) -> [FrameUnit] {
        sizes.enumerated().flatMap { village, size in
            (0..<size).map { record in
                FrameUnit(
                    key: "registry.persons P\(village)-\(record)", village: code(village),
                    isFlagged: record % step == 0)
            }
        }
    }

    static func code(_ village: Int) -> String {
        "520525" + (100 + village / 2).padded(3) + (201 + village).padded(3)
    }

    /// How far counts lie from what was expected: Σ (o − e)²/e.
    static func chiSquare(_ observed: [Int], _ expected: [Double]) -> Double {
        zip(observed, expected).reduce(0) { sum, pair in
            let difference = Double(pair.0) - pair.1
            return sum + difference * difference / pair.1
        }
    }
}
