internal import GRDB
import RegistryModel

extension CaseLedger {
    /// The account of a period as the ledger itself has it, without auditing anything: the cases
    /// that are of it, settled by the verdicts so far, and those carried over from before. Sorted.
    ///
    /// What was overturned, or put right in the data at no cost, isn't in it. The cases have no
    /// records and no evidence: the ledger keeps none.
    package func account(
        of period: ClosedRange<CalendarDay>, on day: CalendarDay
    ) throws(LedgerFailure) -> [AuditCase] {
        try read { db in
            try LedgerState(db).cases.compactMap { Self.settled($0, period, day) }
                .sorted(by: AuditCase.precedes)
        }
    }

    private static func settled(
        _ own: LedgerCase, _ period: ClosedRange<CalendarDay>, _ day: CalendarDay
    ) -> AuditCase? {
        guard own.account <= period.upperBound, var standing = own.life.standing(on: day) else {
            return nil
        }
        let isOfPeriod = period.contains(own.account)
        let isUnsettled = standing.isUnsettled
        guard
            isUnsettled || (isOfPeriod && (standing.charging != nil || standing.isCountedApart))
        else { return nil }
        if !isOfPeriod {
            standing.account = own.account
            standing.charging = nil
            standing.isCarriedOver = true
        }
        let month = String(own.account.description.prefix(7))
        let reason = Bilingual(
            zh: "证据见 \(month) 的扣分通知。", en: "The evidence stands in the notice of \(month).")
        return own.known.facts.auditCase(own.known.caseID, reason: reason)?
            .settled(as: standing, caseID: own.known.caseID)
    }
}

extension CaseStanding {
    /// Whether somebody still has to look at it.
    var isUnsettled: Bool { !settledAs.isSettled && !isCountedApart }
}
