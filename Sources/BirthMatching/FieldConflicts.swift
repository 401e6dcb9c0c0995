import RegistryModel

/// What a field on which the sources disagree leads to.
enum ConflictOutcome: Sendable {
    case misreported
    case feedError
    case disputed
}

struct FieldConflict: Sendable {
    let decision: FieldDecision
    let outcome: ConflictOutcome
    /// Why the evidence isn't enough, or is of another kind; nil when the rule is the plain one.
    let remark: Bilingual?

    /// Whether it would be held against the village if the report were found wrong: never a value that
    /// an outside source has as well.
    var isChargeable: Bool { outcome != .feedError && !decision.registryIsSupported }
}

/// Sorts out the fields on which the registry's record and the others disagree.
struct FieldConflicts {
    let births: [StandardBirth]
    let adjudication: FieldAdjudication
    let policy: AuditPolicy

    func conflicts(in birth: BelievedBirth) -> [FieldConflict] {
        let claims = BirthClaims(births: births)
        return BirthClaims.scored.compactMap { field in
            let all = claims.claims(field, members: birth.members)
            guard
                let decision = adjudication.decide(
                    field, all, likelySlips: BirthClaims.likelySlips(field))
            else { return nil }
            return judge(decision, birth)
        }
    }

    private func judge(_ decision: FieldDecision, _ birth: BelievedBirth) -> FieldConflict? {
        if decision.field == .parity, !speaksOfParity(decision) { return nil }
        if case .name(let name) = decision.registry,
            name.deviations.contains(.replacementCharacter)
        {
            return nil
        }
        if let special = dateConflict(decision, birth) {
            return special.outcome.map {
                FieldConflict(decision: decision, outcome: $0, remark: special.remark)
            }
        }
        if births[birth.members[0]].isBroken {
            return FieldConflict(
                decision: decision, outcome: .disputed,
                remark: Bilingual(
                    zh: "该行列数不对，单元格可能错位。",
                    en: "The row has the wrong number of cells, so values may be out of place."))
        }
        if birth.isAmbiguous, decision.isAgainstRegistry {
            return FieldConflict(
                decision: decision, outcome: .disputed,
                remark: Bilingual(
                    zh: "同胎多个婴儿无法区分，不能断定是哪一个。",
                    en: "The children of this confinement can't be told apart."))
        }
        return FieldConflict(decision: decision, outcome: plainOutcome(decision), remark: nil)
    }

    private func plainOutcome(_ decision: FieldDecision) -> ConflictOutcome {
        guard decision.probability >= policy.decisionProbability else { return .disputed }
        // A parent's number is written down by every office for itself: one alone may have erred,
        // even where the village's fails its check. Of the child's, the police are the issuer.
        let isOfParent = decision.field == .motherIDNumber || decision.field == .fatherIDNumber
        if isOfParent, decision.isAgainstRegistry, decision.against.count < 2 { return .disputed }
        return decision.isAgainstRegistry && !decision.registryIsSupported
            ? .misreported : .feedError
    }

    /// No source alone decides parity: a count of deliveries isn't a count of children.
    private func speaksOfParity(_ decision: FieldDecision) -> Bool {
        decision.against.count >= 2 || decision.against.contains(.visit)
    }

    /// Dates have their own ways of differing; nil when the plain rule applies, an outcome of nil
    /// when there is no conflict after all.
    private func dateConflict(
        _ decision: FieldDecision, _ birth: BelievedBirth
    ) -> (outcome: ConflictOutcome?, remark: Bilingual?)? {
        guard decision.field == .birthDate, case .day(let registry) = decision.registry else {
            return nil
        }
        let minute = birth.members.compactMap { births[$0].minute }.first
        let others = birth.members.filter { !births[$0].isRegistry }.compactMap { births[$0].day }
            .filter { $0 != registry }
        if !others.isEmpty,
            others.allSatisfy({
                DateTolerance.isMidnight(registry, $0, deliveryMinute: minute)
            })
        {
            return (nil, nil)
        }
        guard case .day(let chosen) = decision.adjudicated, chosen != registry else { return nil }
        if DateSlips.explain(registry, chosen) == .lunar {
            return (
                .disputed,
                Bilingual(
                    zh: "出生个案的日期正是该日的农历日期，疑似把农历填入公历栏，核实后再计。",
                    en:
                        "The registry's date is the lunar reading of that day: to be verified first."
                )
            )
        }
        if DateTolerance.isOneDayUntimed(registry, chosen, deliveryMinute: minute) {
            return decision.against.count < 2
                ? (nil, nil)
                : (
                    .disputed,
                    Bilingual(
                        zh: "相差一天而没有出生时刻，可能在午夜前后出生。",
                        en: "One day apart with no time of birth: it may have been near midnight.")
                )
        }
        return nil
    }
}
