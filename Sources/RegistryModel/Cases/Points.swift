/// Penalty points in whole hundredths, so that sums never drift.
package struct Points: Sendable, Hashable, Comparable, AdditiveArithmetic {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package init(_ whole: Int) {
        hundredths = whole * 100
    }

    package static let zero = Points(hundredths: 0)

    package static func + (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths + right.hundredths)
    }

    package static func - (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths - right.hundredths)
    }

    package static func < (left: Points, right: Points) -> Bool {
        left.hundredths < right.hundredths
    }
}

extension Points: CustomStringConvertible {
    /// `3`, `2.5` or `2.25`: no more decimals than it needs.
    package var description: String {
        let sign = hundredths < 0 ? "-" : ""
        let size = abs(hundredths)
        if size % 100 == 0 { return sign + String(size / 100) }
        let decimals = (size % 100).padded(2)
        return
            "\(sign)\(size / 100).\(decimals.hasSuffix("0") ? String(decimals.prefix(1)) : decimals)"
    }
}

/// Points that could be anything from `min` to `max` until a fact is known.
package struct PointRange: Sendable, Hashable {
    package let min: Points
    package let max: Points

    package init(min: Points, max: Points) {
        self.min = min
        self.max = max
    }

    package static let zero = PointRange(min: .zero, max: .zero)

    package static func + (left: PointRange, right: PointRange) -> PointRange {
        PointRange(min: left.min + right.min, max: left.max + right.max)
    }
}

extension PointRange: CustomStringConvertible {
    /// `12`, or `12 (12–19)` when it isn't settled.
    package var description: String {
        min == max ? "\(min)" : "\(min) (\(min)–\(max))"
    }
}
