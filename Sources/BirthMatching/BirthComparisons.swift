import RecordLinkage
import RegistryModel

/// A ladder whose rung is found by a closure over two records.
struct LadderComparison<Record: Sendable>: FieldComparison {
    let name: String
    let levels: [ComparisonLevel]
    let records: [Record]
    let rung: @Sendable (Record, Record) -> Int

    init(
        _ name: String, _ levels: [ComparisonLevel], _ records: [Record],
        rung: @escaping @Sendable (Record, Record) -> Int
    ) {
        self.name = name
        self.levels = [.missing] + levels
        self.records = records
        self.rung = rung
    }

    func level(_ a: Int, _ b: Int) -> Int { rung(records[a], records[b]) }
}

/// How two records of births are compared, field by field.
enum BirthComparisons {
    static let lunar = ComparisonLevel("lunar-or-swapped")
    static let oneDay = ComparisonLevel("one-day")
    static let withinTwoMonths = ComparisonLevel("within-two-months")
    static let sameTownship = ComparisonLevel("same-township")

    /// Comparisons of what children of one confinement have in common.
    static let ofTheFamily = [
        "motherIDNumber", "motherName", "fatherName", "fatherIDNumber", "villageCode",
    ]

    static func set(_ births: [StandardBirth]) throws(LinkageSetupFailure) -> ComparisonSet {
        let number: [ComparisonLevel] = [.exact, .near, .otherwise]
        return try ComparisonSet([
            LadderComparison("motherIDNumber", number, births) {
                Rungs.number($0.motherID?.firstSeventeen, $1.motherID?.firstSeventeen)
            },
            LadderComparison("certificateNumber", number, births) {
                Rungs.number($0.certificate?.rawValue, $1.certificate?.rawValue)
            },
            LadderComparison("idNumber", number, births) {
                Rungs.number($0.childID?.firstSeventeen, $1.childID?.firstSeventeen)
            },
            LadderComparison(
                "birthDate", [.exact, oneDay, lunar, withinTwoMonths, .otherwise], births,
                rung: dateRung),
            LadderComparison("sex", [.exact, .otherwise], births) {
                guard let left = $0.sex, let right = $1.sex else { return 0 }
                return left == right ? 1 : 2
            },
            LadderComparison("motherName", Rungs.ofNames, births) {
                Rungs.name($0.motherName, $1.motherName)
            },
            LadderComparison("fatherName", Rungs.ofNames, births) {
                Rungs.name($0.fatherName, $1.fatherName)
            },
            LadderComparison("fatherIDNumber", number, births) {
                Rungs.number($0.fatherID?.firstSeventeen, $1.fatherID?.firstSeventeen)
            },
            LadderComparison("childName", Rungs.ofNames, births) {
                Rungs.name($0.childName, $1.childName)
            },
            LadderComparison(
                "villageCode", [.exact, sameTownship, .otherwise], births, rung: villageRung),
            LadderComparison("birthOrder", [.exact, .otherwise], births, rung: orderRung),
        ])
    }

    private static func dateRung(_ left: StandardBirth, _ right: StandardBirth) -> Int {
        guard let a = left.day, let b = right.day else { return 0 }
        let distance = abs(a.days(since: b))
        if distance == 0 { return 1 }
        if distance == 1 { return 2 }
        if DateSlips.explain(a, b) != nil { return 3 }
        return distance <= 60 ? 4 : 5
    }

    private static func villageRung(_ left: StandardBirth, _ right: StandardBirth) -> Int {
        guard let a = left.village, let b = right.village else { return 0 }
        if a == b { return a.isVillage ? 1 : 2 }
        return a.township == b.township ? 2 : 3
    }

    /// Says something only where more than one child is spoken of: most orders are 1.
    private static func orderRung(_ left: StandardBirth, _ right: StandardBirth) -> Int {
        guard let a = left.birthOrder, let b = right.birthOrder, max(a, b) > 1 else { return 0 }
        return a == b ? 1 : 2
    }
}

/// Rungs of the ladders that births and persons share.
enum Rungs {
    /// The ladder that `name` finds rungs of, `missing` left out.
    static let ofNames: [ComparisonLevel] = [
        .exact, .equivalent, ComparisonLevel("homophone"), .near, .otherwise,
    ]

    static func number(_ left: UInt64?, _ right: UInt64?) -> Int {
        guard let left, let right else { return 0 }
        if left == right { return 1 }
        let isSlip =
            DigitString.isSingleSubstitution(left, right)
            || DigitString.isAdjacentTransposition(left, right)
        return isSlip ? 2 : 3
    }

    static func name(_ left: PersonName?, _ right: PersonName?) -> Int {
        guard let left, let right else { return 0 }
        return name(PersonName.agreement(left, right))
    }

    static func name(_ agreement: NameAgreement) -> Int {
        switch agreement {
        case .missing: 0
        case .identical: 1
        case .equivalent: 2
        case .homophone: 3
        case .transposed, .oneCharacterDifferent, .oneCharacterMissing: 4
        case .different: 5
        }
    }
}

/// Ways a date is written down wrong that leave the true date recognisable.
enum DateSlips {
    enum Slip: Sendable {
        case lunar
        case dayMonthSwapped
        case yearOff
    }

    static func explain(_ left: CalendarDay, _ right: CalendarDay) -> Slip? {
        let a = Int(left.number)
        let b = Int(right.number)
        if LunarCalendar.couldBeLunarReading(recordedDay: a, of: b)
            || LunarCalendar.couldBeLunarReading(recordedDay: b, of: a)
        {
            return .lunar
        }
        let x = left.components
        let y = right.components
        if x.year == y.year, x.month == y.day, x.day == y.month { return .dayMonthSwapped }
        if x.month == y.month, x.day == y.day, abs(x.year - y.year) == 1 { return .yearOff }
        return nil
    }
}
