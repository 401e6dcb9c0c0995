/// What a visit or a look into the papers found of a case.
package enum VerificationOutcome: Sendable, Hashable {
    /// The case stands. Parity and policy status are given where they were found out, so that its
    /// points no longer are a range.
    case confirmed(parity: Int?, policy: PolicyStatus?)
    /// The case was wrong, and costs nothing.
    case overturned
    /// It costs nothing up to and including the day, and is looked at again afterwards.
    case waived(until: CalendarDay)
    /// Nothing could be found out.
    case unverifiable
}

/// A person's verdict on one case. Verdicts are appended, never changed; the last one counts.
package struct VerificationVerdict: Sendable, Hashable {
    package let caseID: String
    package let outcome: VerificationOutcome
    /// Who answers for it.
    package let by: String
    /// The day it was found.
    package let day: CalendarDay
    /// What was seen, in the person's own words.
    package let seen: String
    /// A paper it rests on, such as the number of a letter.
    package let document: String?

    package init(
        caseID: String, outcome: VerificationOutcome, by: String, day: CalendarDay, seen: String,
        document: String? = nil
    ) {
        self.caseID = caseID
        self.outcome = outcome
        self.by = by
        self.day = day
        self.seen = seen
        self.document = document
    }
}
