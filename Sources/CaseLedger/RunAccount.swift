import RegistryModel

/// The account of a run's period: its cases as the ledger knows them, and those it has besides.
///
/// An event is charged in one account, that of the day it happened, or where no day is known, of the
/// period it was first found in. A month, its quarter and its year show the same case; a case that
/// belongs to another period is shown and costs nothing here.
struct RunAccount {
    let run: RunRecord
    let state: LedgerState
    let plan: RecordingPlan

    /// The ledger's number of each of the run's cases, by the identifier the run made.
    private var numbers: [String: Int] { plan.numbers }

    func outcome(number: Int) -> RunOutcome {
        var tally = plan.tally
        var cases = covered()
        for found in run.cases where !plan.covered.contains(found.caseID) {
            guard found.verdict != .outOfScope, let own = numbers[found.caseID],
                let position = state.position(of: own),
                let settled = settled(found, state.cases[position])
            else {
                cases.append(found)
                continue
            }
            cases.append(settled)
        }
        let met = Set(numbers.values)
        for own in state.cases where !met.contains(own.number) {
            guard let carried = carried(own) else { continue }
            if carried.standing?.isCarriedOver == true { tally.carriedOver += 1 }
            cases.append(carried)
        }
        // The same when the run is repeated, so that its reports are.
        tally.new = met.count { state.position(of: $0).map { state.cases[$0].firstRun } == number }
        tally.known = met.count - tally.new
        tally.countedApart = cases.count { $0.standing?.isCountedApart == true }
        return RunOutcome(
            run: number, isRepeat: false, cases: cases.sorted(by: AuditCase.precedes),
            tally: tally, head: LedgerHead(count: 0, hash: ""))
    }

    /// The ledger's cases that answer for what the run found under another name: each once, with the
    /// records found.
    private func covered() -> [AuditCase] {
        let own = Set(numbers.lazy.filter { !plan.covered.contains($0.key) }.map(\.value))
        let found = run.cases.filter { plan.covered.contains($0.caseID) }
        let byCase = Dictionary(grouping: found) { numbers[$0.caseID] ?? 0 }
        return byCase.filter { !own.contains($0.key) }.compactMap { number, found in
            guard let position = state.position(of: number) else { return nil }
            let one = state.cases[position]
            if let late = found.first(where: { plan.reportedSince[$0.caseID] != nil }) {
                return one.auditCase(
                    reason: Self.supplemented(one.account.monthText), records: late.records,
                    late.evidence
                ).flatMap { settled($0, one) }
            }
            let records = found.flatMap(\.records).sorted(by: RecordReference.precedes)
            return one.auditCase(reason: Self.coveredReason, records: records).flatMap {
                settled($0, one)
            }
        }
    }

    private static let coveredReason = Bilingual(
        zh: "本次审核所见的人已随本案计入或核实过，不再另计。",
        en:
            "Whom this audit found was charged or settled with this case already, and isn't charged "
            + "again.")

    private func settled(_ found: AuditCase, _ own: LedgerCase) -> AuditCase? {
        own.standing(on: run.runDate).map { standing in
            own.held(found)
                .charged(as: own.charge, noting: own.caveat(of: found))
                .settled(
                    as: standing.inAccount(of: run.period, belongingTo: own.account),
                    caseID: own.known.caseID)
        }
    }

    /// A case the run didn't find: its points where they are of this account, and whatever is still
    /// to be settled of accounts before.
    private func carried(_ own: LedgerCase) -> AuditCase? {
        guard
            var standing = own.standing(on: run.runDate)?
                .remaining(in: run.period, belongingTo: own.account)
        else { return nil }
        standing.isCarriedOver = standing.isUnsettled
        return own.auditCase(reason: Self.reason(own, standing))?
            .settled(as: standing, caseID: own.known.caseID)
    }

    private static func supplemented(_ month: String) -> Bilingual {
        Bilingual(
            zh: "\(month) 结账时漏报，此后已补报；按扣分表的规定仍计入该月。",
            en: "Missing when \(month) closed, reported since; counted in that month as the "
                + "penalty table has it.")
    }

    private static func reason(_ own: LedgerCase, _ standing: CaseStanding) -> Bilingual {
        let month = own.account.monthText
        if standing.isSupplemented { return supplemented(month) }
        if standing.isCarriedOver {
            return Bilingual(
                zh: "由 \(month) 结转：尚无核实结论，数据也未更正，不能销号；证据见该期的扣分通知。",
                en: "Carried over from \(month): there is no verdict and no corrected data, so it "
                    + "stays on the list. The evidence stands in the notice of that period.")
        }
        if standing.isForInformation {
            return Bilingual(
                zh: "\(month) 的情况，本次审核没有再见到；仅供知悉，不须答复。",
                en: "Of \(month); this audit saw nothing of it. For information only.")
        }
        return Bilingual(
            zh: "计入 \(month)：已有核实结论，本次审核没有再见到它的证据。",
            en: "Counted in \(month): a verdict was given; this audit saw none of its evidence.")
    }
}

extension CaseStanding {
    /// In the account of a period: of a case that belongs to another one, at no cost.
    func inAccount(
        of period: ClosedRange<CalendarDay>, belongingTo account: CalendarDay
    ) -> CaseStanding {
        guard !period.contains(account) else { return self }
        var standing = self
        standing.account = account
        standing.charging = nil
        return standing
    }

    /// The same of a case that the period's own data don't show: nil where it has no part in the
    /// account, being of a later one, or of an earlier one and nobody's to look at any more.
    func remaining(
        in period: ClosedRange<CalendarDay>, belongingTo account: CalendarDay
    ) -> CaseStanding? {
        guard account <= period.upperBound else { return nil }
        let isCounted = period.contains(account) && (charging != nil || isCountedApart)
        return isUnsettled || isCounted
            ? inAccount(of: period, belongingTo: account) : nil
    }
}

extension LedgerCase {
    /// What a run found, as the kind of case and in the village that the ledger has.
    func held(_ found: AuditCase) -> AuditCase {
        guard let verdict = known.facts.caseVerdict else { return found }
        return found.held(
            as: verdict, in: known.facts.village.flatMap { DivisionCode($0) })
    }

    fileprivate func caveat(of found: AuditCase) -> ReasonCaveat? {
        isNarrower(than: found.charge) ? .verifiedOnly : caveat
    }

    /// The case with no evidence but what is given; nil for words this version doesn't know.
    func auditCase(
        reason: Bilingual, records: [RecordReference] = [], _ evidence: [EvidenceRow] = []
    ) -> AuditCase? {
        let facts = known.facts
        guard let verdict = facts.caseVerdict, let status = facts.caseStatus
        else { return nil }
        return AuditCase(
            caseID: known.caseID, verdict: verdict,
            grade: facts.grade.flatMap(EvidenceGrade.init),
            village: facts.village.flatMap { DivisionCode($0) }, status: status,
            records: records, evidence: evidence, reason: reason
        ).charged(as: charge, noting: caveat)
    }
}
