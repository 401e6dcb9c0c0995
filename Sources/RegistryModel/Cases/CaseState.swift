/// Where a case stands in its life, from the first finding to the day nobody has to look at it.
///
/// Source: the scoring agreement, *Life of a case*.
package enum CaseState: Sendable, Hashable {
    /// To be verified before any points arise.
    case open
    /// Its points are counted at the minimum until somebody has verified it.
    case provisional
    case confirmed
    case overturned
    /// The data were put right: the registry has the record now, or the audit no longer says so.
    case corrected
    /// Costs nothing up to and including the day.
    case waived(until: CalendarDay)
    /// Nothing could be found out so far.
    case unverifiable
    /// Settled, and a later period has been audited since.
    case closed

    /// The word commands and machines use.
    package var name: String {
        switch self {
        case .open: "open"
        case .provisional: "provisional"
        case .confirmed: "confirmed"
        case .overturned: "overturned"
        case .corrected: "corrected"
        case .waived: "waived"
        case .unverifiable: "unverifiable"
        case .closed: "closed"
        }
    }

    package static let names = [
        "open", "provisional", "confirmed", "overturned", "corrected", "waived", "unverifiable",
        "closed",
    ]

    /// Whether it leaves the list of what is to be looked at (销号).
    package var isSettled: Bool {
        switch self {
        case .confirmed, .overturned, .corrected, .closed: true
        case .open, .provisional, .waived, .unverifiable: false
        }
    }

    package var title: Bilingual {
        switch self {
        case .open: Bilingual(zh: "待核实", en: "open")
        case .provisional: Bilingual(zh: "暂计", en: "provisional")
        case .confirmed: Bilingual(zh: "已确认", en: "confirmed")
        case .overturned: Bilingual(zh: "已撤销", en: "overturned")
        case .corrected: Bilingual(zh: "数据已更正", en: "corrected")
        case .waived(let day): Bilingual(zh: "暂免至 \(day)", en: "waived until \(day)")
        case .unverifiable: Bilingual(zh: "无法核实", en: "unverifiable")
        case .closed: Bilingual(zh: "已销号", en: "closed")
        }
    }
}

/// What the ledger knows of a case beyond the run that found it.
package struct CaseStanding: Sendable, Hashable {
    package var state: CaseState
    /// The state it was closed in; the state itself while it isn't closed.
    package var settledAs: CaseState
    /// How it is priced: confirmed or provisional; `open` has no points yet. Nil when it costs
    /// nothing whatever the table says.
    package var charging: CaseStatus?
    /// The last verdict, which counts.
    package var verdict: VerificationVerdict?
    /// A birth that was missing at the month's close and was reported later: 已补报.
    package var isSupplemented = false
    /// Costs nothing because nobody could find anything out in two cycles; counted apart.
    package var isCountedApart = false
    /// The account the case belongs to when it isn't that of the run: the end of the period.
    package var account: CalendarDay?
    /// The day of the event, which a case without evidence is known by; nil for persons.
    package var eventDay: CalendarDay?
    /// Carried over from an earlier run (结转): this run found no trace of it.
    package var isCarriedOver = false
    /// Only there to be known, as its verdict has it.
    package var isForInformation = false

    package init(state: CaseState, charging: CaseStatus?) {
        self.state = state
        settledAs = state
        self.charging = charging
    }

    /// Whether somebody still has to look at it.
    package var isUnsettled: Bool {
        !settledAs.isSettled && !isCountedApart && !isForInformation
    }
}
