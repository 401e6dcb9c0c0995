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
        try accountedCases(on: day).compactMap { $0.listed(in: period) }
            .sorted(by: AuditCase.precedes)
    }

    /// All cases as they stand on the day, each with the day of its account, in the order they were
    /// first found: what every account made of the ledger alone is made of.
    package func accountedCases(on day: CalendarDay) throws(LedgerFailure) -> [AccountedCase] {
        try read { db in
            try LedgerState(db).cases.compactMap { AccountedCase($0, day) }
        }
    }

    /// Each village as the last run that spoke of it named it. Empty where no run's figures were
    /// noted.
    package func villageNames() throws(LedgerFailure) -> [Village] {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT code, name, township FROM village_births ORDER BY run, code")
            var villages: [DivisionCode: Village] = [:]
            while let row = try rows.next() {
                guard let code = DivisionCode(row["code"] as String) else { continue }
                villages[code] = Village(code: code, name: row["name"], township: row["township"])
            }
            return villages.values.sorted { $0.code < $1.code }
        }
    }
}

/// A case of the ledger, settled as it stands, without records or evidence: the ledger keeps none.
package struct AccountedCase: Sendable {
    /// The day whose account it belongs to.
    package let account: CalendarDay
    package let auditCase: AuditCase
    private let facts: AuditCase
    private let standing: CaseStanding

    /// Nil for a case not seen yet, or in words this version doesn't know.
    init?(_ own: LedgerCase, _ day: CalendarDay) {
        let month = own.account.monthText
        let reason = Bilingual(
            zh: "证据见 \(month) 的扣分通知。", en: "The evidence stands in the notice of \(month).")
        guard let standing = own.standing(on: day),
            let facts = own.auditCase(reason: reason)
        else { return nil }
        account = own.account
        (self.facts, self.standing) = (facts, standing)
        auditCase = facts.settled(as: standing, caseID: facts.caseID)
    }

    /// The case in the account of a period: its own at what it costs, an earlier one's at nothing while
    /// somebody still has to look at it; nil where it has no part in it.
    fileprivate func listed(in period: ClosedRange<CalendarDay>) -> AuditCase? {
        guard var own = standing.remaining(in: period, belongingTo: account) else { return nil }
        own.isCarriedOver = !period.contains(account)
        return facts.settled(as: own, caseID: facts.caseID)
    }
}
