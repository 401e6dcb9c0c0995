extension AuditCase {
    /// The case as the ledger has it: under its lasting identifier, settled by its verdicts.
    ///
    /// What costs nothing loses its charge; found parity and policy status narrow it, so that its
    /// points no longer are a range.
    package func settled(as standing: CaseStanding, caseID: String) -> AuditCase {
        var settled = self
        settled.caseID = caseID
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

extension Charge {
    /// The charge with what a verification found in place of what was only possible.
    package func narrowed(by outcome: VerificationOutcome?) -> Charge {
        guard let outcome, case .missingBirth(let known, let range) = self else { return self }
        return .missingBirth(
            policy: outcome.policy ?? known, parity: outcome.parity.map { $0...$0 } ?? range)
    }
}
