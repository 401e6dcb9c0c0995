extension AuditCase {
    /// The case as the ledger has it: under its lasting identifier, settled by its verdicts.
    ///
    /// What costs nothing loses its charge; found parity and policy status narrow it, so that its
    /// points no longer are a range. A disputed record that was found wrong is misreported.
    package func settled(as standing: CaseStanding, caseID: String) -> AuditCase {
        var settled = self
        settled.caseID = caseID
        settled.verdict = verdict.verified(
            by: standing.verdict?.outcome, isChargeable: charge != nil)
        settled.standing = standing
        settled.caveats = caveats.filter { $0.holds(under: standing) }
        settled.charge = charge?.narrowed(by: standing.verdict?.outcome)
        if let charging = standing.charging {
            settled.status = village == nil ? .open : charging
        } else {
            settled.charge = nil
            settled.status = .open
        }
        return settled
    }

    /// The same case at another charge.
    package func charged(as charge: Charge) -> AuditCase {
        var other = self
        other.charge = charge
        return other
    }
}

extension CaseVerdict {
    /// What a verification makes of it: of what the evidence left open, and would be charged for, it
    /// says that the report is wrong.
    package func verified(
        by outcome: VerificationOutcome?, isChargeable: Bool
    ) -> CaseVerdict {
        guard self == .disputed, isChargeable, case .confirmed? = outcome else { return self }
        return .misreported
    }
}

extension Charge {
    /// The charge with what a verification found in place of what was only possible.
    package func narrowed(by outcome: VerificationOutcome?) -> Charge {
        guard let outcome, case .missingBirth(let known, let range) = self else { return self }
        return .missingBirth(
            policy: outcome.policy ?? known, parity: outcome.parity.map { $0...$0 } ?? range)
    }
}
