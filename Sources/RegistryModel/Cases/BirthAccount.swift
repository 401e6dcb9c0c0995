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
    /// Those of them that the data have put right since: reported after all, or corrected.
    package private(set) var mendedMissing = 0
    package private(set) var mendedMisreported = 0

    package init(births: Int, cases: some Sequence<AuditCase>) {
        self.births = births
        for one in cases where one.village != nil && one.isOfThisAccount {
            let mended = one.isMended ? 1 : 0
            if one.verdict == .missing {
                missing += 1
                mendedMissing += mended
            }
            if one.verdict == .misreported {
                misreported += 1
                mendedMisreported += mended
            }
        }
    }

    /// Births neither missing nor misreported.
    package var accurate: Int { max(0, births - missing - misreported) }

    /// Births that the registry has.
    package var entered: Int { max(0, births - missing) }

    /// The same of the data as they stand now, whatever the account goes on charging.
    package var accurateNow: Int {
        max(0, births - missing - misreported + mendedMissing + mendedMisreported)
    }

    package var enteredNow: Int { max(0, births - missing + mendedMissing) }

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

    /// Whether the data say by now what the case held against them.
    package var isMended: Bool { standing?.settledAs == .corrected }
}
