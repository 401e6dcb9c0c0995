import RegistryModel

/// What is known of a value before any record is seen: how far it lies from another at most and at
/// least, in days or in the value's own unit.
struct ValueRange {
    /// Nil when the value is a constant, counted from nought.
    private let base: CountyValue?
    private let offset: ClosedRange<Int64>

    init(_ value: CountyValue) {
        switch value {
        case .constant(let number): self.init(nil, number...number)
        case .plusDays(let day, let days):
            self.init(day, plus: Int64(days)...Int64(days))
        case .plusMonths(let day, let months): self.init(day, plus: Self.days(months))
        case .monthEnd(let day): self.init(day, plus: 0...30)
        case .sum(let left, .constant(let number), let isMinus):
            let added = isMinus ? -number : number
            self.init(left, plus: added...added)
        case .sum(.constant(let number), let right, isMinus: false):
            self.init(right, plus: number...number)
        default: self.init(value, 0...0)
        }
    }

    private init(_ base: CountyValue?, _ offset: ClosedRange<Int64>) {
        self.base = base
        self.offset = offset
    }

    private init(_ value: CountyValue, plus added: ClosedRange<Int64>) {
        let range = ValueRange(value)
        self.init(
            range.base,
            range.offset.lowerBound + added.lowerBound...range.offset.upperBound + added.upperBound)
    }

    /// Whether the value is above the other in every record that has both.
    func isAbove(_ other: ValueRange) -> Bool {
        base == other.base && offset.lowerBound > other.offset.upperBound
    }

    /// Days in so many months, whichever they are: the mean of the calendar's 400 years, give or take
    /// the lengths of months, the end a shorter month cuts off, and leap years a century apart.
    private static func days(_ months: Int) -> ClosedRange<Int64> {
        guard months != 0 else { return 0...0 }
        let mean = Int64(months) * 146_097 / 4800
        return mean - 5...mean + 5
    }
}
