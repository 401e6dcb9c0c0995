extension AuditCase {
    /// The case as the ledger has it: under its lasting identifier, settled by its verdicts.
    ///
    /// What costs nothing loses its charge; found parity and policy status narrow it, so that its
    /// points no longer are a range. A disputed record that was found wrong is misreported.
    package func settled(as standing: CaseStanding, caseID: String) -> AuditCase {
        var settled = self
        settled.caseID = caseID
        settled.verdict = verdict.verified(by: standing.verdict?.outcome, charge: charge)
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

    /// The same case as another kind, in another village.
    package func held(as verdict: CaseVerdict, in village: DivisionCode?) -> AuditCase {
        var other = self
        (other.verdict, other.village) = (verdict, village)
        return other
    }

    /// The same case at another charge, with what else its reason is to say.
    package func charged(as charge: Charge?, noting caveat: ReasonCaveat? = nil) -> AuditCase {
        var other = self
        other.charge = charge
        other.caveats += [caveat].compactMap { $0 }
        return other
    }
}

extension CaseVerdict {
    /// What a verification makes of it: of what the evidence left open, and would be charged for, it
    /// says that the report is wrong, or that there should have been one.
    package func verified(by outcome: VerificationOutcome?, charge: Charge?) -> CaseVerdict {
        guard self == .disputed, let charge, case .confirmed? = outcome else { return self }
        if case .missingBirth = charge { return .missing }
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

extension VerificationOutcome {
    /// The charge for a birth of which the evidence left open whether it is missing, and which was
    /// found to be; nil unless it was found out which row applies.
    package var missingBirth: Charge? {
        guard let parity, let policy, policy != .undetermined else { return nil }
        return .missingBirth(policy: policy, parity: parity...parity)
    }
}
