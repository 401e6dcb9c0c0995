import RegistryModel

/// The numbers of one claim, and what follows from them. Counts and percentages are in hundredths.
struct ClaimedRate: Sendable {
    let numerator: Int?
    let denominator: Int?
    let percent: Int?
    let target: Int?
    let margin: Int?
    /// The percentage says by how much the numerator exceeds the denominator (比上年增长).
    let isGrowth: Bool
    /// The claim is for the whole county, or says no scope.
    let isOfWhole: Bool

    init(_ view: RecordView) {
        numerator = view.hundredths(.numerator)
        denominator = view.hundredths(.denominator)
        percent = view.hundredths(.claimedPercent)
        target = view.hundredths(.targetPercent)
        margin = view.hundredths(.claimedMargin)
        let indicator = view.text(.indicator)?.lowercased() ?? ""
        isGrowth = ["增长", "增幅", "growth"].contains { indicator.contains($0) }
        isOfWhole = view.text(.scope).map { Self.wholes.contains($0.lowercased()) } ?? true
    }

    private static let wholes: Set<String> = [
        "全县", "全市", "全区", "全省", "全州", "全镇", "全乡", "合计", "总计", "总数", "county", "total", "all",
    ]

    /// The percentage the counts give; nil without both or with nothing to divide by.
    var counted: Ratio? {
        guard let numerator, let denominator, denominator > 0 else { return nil }
        return Ratio(isGrowth ? numerator - denominator : numerator, denominator)
    }

    /// Whether some whole number in place of the absent count gives the percentage; nil when not
    /// exactly one count is absent, or the other is an amount with decimals.
    var hasWholeCount: Bool? {
        guard let percent, percent >= 0 else { return nil }
        // Doubling, a growth of 100 %, is 200 % of the base.
        let ratio = isGrowth ? percent + 10_000 : percent
        switch (numerator.map(Self.count), denominator.map(Self.count)) {
        case (let numerator??, nil):
            guard numerator > 0, ratio > 0 else { return nil }
            let near = numerator * 10_000 / ratio
            return (max(1, near - 1)...(near + 1)).contains {
                Ratio(isGrowth ? numerator - $0 : numerator, $0).isStated(as: percent)
            }
        case (nil, let denominator??):
            guard denominator > 0 else { return nil }
            let near = denominator * ratio / 10_000
            return (max(0, near - 1)...(near + 1)).contains {
                Ratio(isGrowth ? $0 - denominator : $0, denominator).isStated(as: percent)
            }
        default: return nil
        }
    }

    /// The whole number; nil for an amount with decimals.
    private static func count(_ hundredths: Int) -> Int? {
        hundredths % 100 == 0 ? hundredths / 100 : nil
    }

    /// `98.29`.
    static func text(_ hundredths: Int) -> String {
        let size = abs(hundredths)
        return (hundredths < 0 ? "-" : "") + "\(size / 100).\((size % 100).padded(2))"
    }

    /// A fraction as a percentage.
    struct Ratio: Sendable {
        private let numerator: Int
        private let denominator: Int

        init(_ numerator: Int, _ denominator: Int) {
            self.numerator = numerator
            self.denominator = denominator
        }

        /// To whole multiples of `unit` hundredths of a point, halves away from zero.
        func rounded(to unit: Int = 1) -> Int {
            let scaled = abs(numerator) * 10_000
            let step = denominator * unit
            let whole = (scaled * 2 + step) / (step * 2)
            return (numerator < 0 ? -whole : whole) * unit
        }

        private var truncated: Int { numerator * 10_000 / denominator }

        /// Stated to two decimals, rounded or cut off.
        func isStated(as percent: Int) -> Bool { percent == rounded() || percent == truncated }

        /// Stated to one decimal or none.
        func isStatedCoarsely(as percent: Int) -> Bool {
            percent == rounded(to: 10) || percent == rounded(to: 100)
        }
    }
}

/// What each claims rule reads.
enum ClaimColumns {
    static let all: FieldSet = [
        .indicator, .scope, .numerator, .denominator, .claimedPercent, .targetPercent,
        .claimedMargin,
    ]
}
