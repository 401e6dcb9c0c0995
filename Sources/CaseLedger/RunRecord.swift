import RegistryModel

/// What one run hands to the ledger.
package struct RunRecord: Sendable {
    package struct Input: Sendable, Hashable, Codable {
        package let path: String
        package let sha256: String

        package init(path: String, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }
    }

    package var county: UInt32
    package var period: ClosedRange<CalendarDay>
    package var runDate: CalendarDay
    package var toolVersion: String
    package var tableID: String
    /// SHA-256 in hexadecimal.
    package var tableHash: String
    /// SHA-256 of the policy's settings, in hexadecimal.
    package var policyHash: String
    package var inputs: [Input]
    /// The run's cases; those out of scope are no cases, but may withdraw one.
    package var cases: [AuditCase]
    /// Followed records that the run found in the registry, by the hash of their key.
    package var answered: [String: RegistryAnswer]
    /// Followed records whose data would still make cases that the run doesn't have, being outside its
    /// period: the families of these.
    package var persisting: [String: Set<CaseFamily>]
    /// The last day on which an event of a day's month is reported in time.
    package var closing: @Sendable (CalendarDay) -> CalendarDay

    package init(
        county: UInt32, period: ClosedRange<CalendarDay>, runDate: CalendarDay,
        toolVersion: String, table: (id: String, sha256: String), policyHash: String,
        inputs: [Input], cases: [AuditCase], answered: [String: RegistryAnswer],
        persisting: [String: Set<CaseFamily>] = [:],
        closing: @escaping @Sendable (CalendarDay) -> CalendarDay
    ) {
        self.county = county
        self.period = period
        self.runDate = runDate
        self.toolVersion = toolVersion
        tableID = table.id
        tableHash = table.sha256
        self.policyHash = policyHash
        self.inputs = inputs
        self.cases = cases
        self.answered = answered
        self.persisting = persisting
        self.closing = closing
    }

    /// The day up to which it makes its cases older.
    var cycle: CalendarDay { period.upperBound.cycle(on: runDate) }

    /// What kind of account the period is: month, quarter, year, or other.
    package var kind: String {
        let (from, to) = (period.lowerBound.components, period.upperBound.components)
        guard from.day == 1, to.day == CalendarDay.length(ofMonth: to.month, year: to.year)
        else { return "other" }
        return switch (to.year - from.year) * 12 + to.month - from.month + 1 {
        case 1: "month"
        case 3: "quarter"
        case 12: "year"
        default: "other"
        }
    }
}

/// What the ledger makes of a run.
package struct RunOutcome: Sendable {
    /// The run's number, from 1; that of the run it repeats when nothing was new.
    package var run: Int
    /// True when nothing was written, because the same run had been recorded already.
    package var isRepeat: Bool
    /// The run's cases under their lasting identifiers, settled by what the ledger knows, and those
    /// of earlier runs that belong here: carried over, or supplemented. Sorted.
    package var cases: [AuditCase]
    package var tally: RunTally
    package var head: LedgerHead
}

/// How many cases a run brought, met again, and settled.
package struct RunTally: Sendable, Hashable {
    package var new = 0
    package var known = 0
    package var reopened = 0
    package var corrected = 0
    package var carriedOver = 0
    package var countedApart = 0

    package init() {}
}

/// The end of the ledger's history: how many rows there are, and the hash of the last one.
package struct LedgerHead: Sendable, Hashable, Codable {
    package let count: Int
    package let hash: String

    package init(count: Int, hash: String) {
        self.count = count
        self.hash = hash
    }
}

extension CalendarDay {
    /// A period that isn't over on the day of its audit makes nothing older than that day: nobody had
    /// time to look at a case by auditing months to come.
    func cycle(on date: CalendarDay) -> CalendarDay { min(self, date) }
}
