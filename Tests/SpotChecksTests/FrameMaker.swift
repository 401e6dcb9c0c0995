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
}
