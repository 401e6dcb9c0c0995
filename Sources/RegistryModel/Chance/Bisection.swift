/// Finds where something that holds from some whole number on begins to hold.
package enum Bisection {
    /// The first number of a range for which `holds`, which must hold for every greater one; the last
    /// of the range where it holds for none before. Cost: the logarithm of the range's length.
    package static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The last number of a range for which `holds`, which must hold for every smaller one; the first
    /// of the range where it holds for none after.
    package static func last(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
        -first(in: -range.upperBound ... -range.lowerBound) { holds(-$0) }
    }
}
