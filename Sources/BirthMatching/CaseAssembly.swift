import RecordLinkage
import RegistryModel

/// Puts a case together: identifier, references, evidence side by side, waterfall.
struct CaseAssembly {
    let births: [StandardBirth]
    let scorer: PairScorer

    private static let shownFields: [Field] = [
        .childName, .sex, .birthDate, .idNumber, .certificateNumber, .parity, .policyStatus,
        .plurality, .birthOrder, .motherName, .motherIDNumber, .fatherName, .fatherIDNumber,
        .villageCode, .address, .reportedAt,
    ]

    /// Members as cases list them: by source, file and line.
    func ordered(_ members: [Int]) -> [Int] {
        members.sorted {
            RecordReference.precedes(
                RecordReference(births[$0].view), RecordReference(births[$1].view))
        }
    }

    func references(_ members: [Int]) -> [RecordReference] {
        ordered(members).map { RecordReference(births[$0].view) }
    }

    func caseID(_ verdict: CaseVerdict, _ members: [Int]) -> String {
        CaseIdentity.make(verdict, keys: members.map { births[$0].stableKey })
    }

    func evidence(_ members: [Int], decisions: [FieldDecision] = []) -> [EvidenceRow] {
        let order = ordered(members)
        let claims = BirthClaims(births: births)
        return Self.shownFields.compactMap { field in
            let decision = decisions.first { $0.field == field }
            let cells = order.map { member in
                cell(field, member, decision, claims)
            }
            return cells.contains { $0.text != nil } ? EvidenceRow(field: field, cells: cells) : nil
        }
    }

    private func cell(
        _ field: Field, _ member: Int, _ decision: FieldDecision?, _ claims: BirthClaims
    ) -> EvidenceCell {
        let view = births[member].view
        let schema = view.table.schema
        let own = Self.ownField(field, schema)
        let text = own.flatMap { view.display($0) }
        let privacy = own.map { view.privacy(of: $0) } ?? .plain
        let differs =
            decision.map { decision in
                claims.claims(field, members: [member]).contains {
                    $0.member == member && !$0.value.agrees(with: decision.adjudicated)
                }
            } ?? false
        return EvidenceCell(text: text, privacy: privacy, differs: differs)
    }

    /// The field under which a source keeps what others call by another name.
    private static func ownField(_ field: Field, _ schema: SourceSchema) -> Field? {
        switch (schema.kind, field) {
        case (.hospitalDeliveries, .sex): .childSex
        case (.hospitalDeliveries, .birthDate): .deliveredAt
        default: schema.position(of: field) == nil ? nil : field
        }
    }

    /// The weight that ties the leading record to the one it agrees with best.
    func waterfall(_ members: [Int]) -> [WeightStep] {
        guard let lead = members.first else { return [] }
        var best: (Int, Double)?
        for other in members.dropFirst() {
            let weight = scorer.log2Weight(lead, other)
            if weight > best?.1 ?? -.infinity { best = (other, weight) }
        }
        guard let (other, _) = best else { return [] }
        let explanation = scorer.explain(lead, other)
        let prior = WeightStep(
            name: "prior", level: "", log2Weight: explanation.priorLog2Odds)
        return [prior]
            + explanation.steps.filter { $0.level != ComparisonLevel.missing.name }.map {
                WeightStep(
                    name: $0.comparison, level: $0.level,
                    log2Weight: $0.log2Weight + $0.frequencyAdjustment)
            }
    }

    func judgement(_ decision: FieldDecision) -> FieldJudgement {
        let schema = SourceCatalogue.schema(of: .registryBirths)
        return FieldJudgement(
            field: decision.field, registry: display(decision.registry, decision.field),
            adjudicated: display(decision.adjudicated, decision.field),
            privacy: schema.definition(of: decision.field)?.privacy ?? .plain,
            probability: decision.probability)
    }

    private func display(_ value: FieldValue, _ field: Field) -> String {
        guard case .number(let raw) = value else { return value.text }
        switch field {
        case .certificateNumber: return CertificateNumber(rawValue: raw).description
        case .villageCode: return DivisionCode(rawValue: raw).description
        default: return ResidentID(rawValue: raw).description
        }
    }
}

/// Names a case by the records behind it, so that next month's run knows it again.
enum CaseIdentity {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Twelve characters of Crockford's base 32 over a hash of verdict and record keys.
    static func make(_ verdict: CaseVerdict, keys: [UInt64]) -> String {
        var hash = StableHash()
        hash.combine(verdict.rawValue)
        for key in keys.sorted() { hash.combine(key) }
        var rest = hash.value
        var text = ""
        for _ in 0..<12 {
            text.append(alphabet[Int(rest & 31)])
            rest >>= 5
        }
        return text
    }
}
