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

extension VerificationVerdict {
    /// Parities that may be found; one beyond is a slip of the pen.
    package static let parities = 1...15

    /// Days after its own within which a waiver ends: one without end would overturn the case
    /// without saying so.
    package static let longestWaiver = 366

    /// The days up to which a waiver given on a day may hold: that day alone, or a year.
    package static func waiverEnds(givenOn day: CalendarDay) -> ClosedRange<CalendarDay> {
        day...day.adding(days: longestWaiver)
    }
}

extension VerificationOutcome {
    /// The word commands and machines use.
    package var name: String {
        switch self {
        case .confirmed: "confirmed"
        case .overturned: "overturned"
        case .waived: "waived"
        case .unverifiable: "unverifiable"
        }
    }

    package var parity: Int? {
        if case .confirmed(let parity, _) = self { parity } else { nil }
    }

    package var policy: PolicyStatus? {
        if case .confirmed(_, let policy) = self { policy } else { nil }
    }

    package var until: CalendarDay? {
        if case .waived(let day) = self { day } else { nil }
    }

    package var title: Bilingual {
        switch self {
        case .confirmed(let parity, let policy):
            let found = policy == .undetermined ? nil : policy?.word
            return Bilingual(
                zh: "确认属实" + (parity.map { "，\($0) 孩" } ?? "")
                    + (found.map { "，\($0.zh)" } ?? ""),
                en: "confirmed" + (parity.map { ", parity \($0)" } ?? "")
                    + (found.map { ", \($0.en)" } ?? ""))
        case .overturned: return Bilingual(zh: "认定不实，予以撤销", en: "overturned")
        case .waived(let day):
            return Bilingual(zh: "暂免至 \(day)", en: "waived until \(day)")
        case .unverifiable: return Bilingual(zh: "无法核实", en: "unverifiable")
        }
    }
}
