/// The births of an account with those that are missing or misreported: what every accuracy and every
/// 入库率 that is shown or asked for is a share of.
///
/// Counted are cases that a village answers for, since births are counted by village, and only those of
/// the account itself: a case of another month's is listed here and belongs to that month's figures,
/// and one that a verdict overturned was none.
package struct BirthAccount: Sendable, Hashable {
    package let births: Int
    package private(set) var missing = 0
    package private(set) var misreported = 0

    package init(births: Int, cases: some Sequence<AuditCase>) {
        self.births = births
        for one in cases where one.village != nil && one.isOfThisAccount {
            if one.verdict == .missing { missing += 1 }
            if one.verdict == .misreported { misreported += 1 }
        }
    }

    /// Births neither missing nor misreported.
    package var accurate: Int { max(0, births - missing - misreported) }

    /// Births that the registry has.
    package var entered: Int { max(0, births - missing) }

    /// Whether a part of a whole is at least the share asked for: compared exactly, since what is shown
    /// is rounded.
    package static func meets(_ part: Int, of whole: Int, _ share: Double) -> Bool {
        Double(part) >= share * Double(whole) - 1e-9
    }

    /// 0…1; nil without births.
    package var accuracy: Double? {
        births > 0 ? Double(accurate) / Double(births) : nil
    }
}

extension AuditCase {
    /// Whether it counts in this run's figures: not one of another period's, nor one a verdict
    /// overturned. Such cases are listed all the same.
    package var isOfThisAccount: Bool {
        standing?.account == nil && standing?.settledAs != .overturned
    }
}
