import RegistryModel

/// Puts together a case that rests on records of persons or marriages.
struct RecordCase {
    let views: [RecordView]

    private var ordered: [RecordView] {
        views.sorted { RecordReference.precedes(RecordReference($0), RecordReference($1)) }
    }

    func make(
        _ verdict: CaseVerdict, village: DivisionCode?, status: CaseStatus, charge: Charge?,
        reason: Bilingual, caveats: [ReasonCaveat] = [], matchProbability: Double? = nil
    ) -> AuditCase {
        let records = ordered
        return AuditCase(
            caseID: CaseIdentity.make(verdict, keys: records.map(\.stableKey)), verdict: verdict,
            village: village, status: village == nil ? .open : status,
            charge: village == nil ? nil : charge, records: records.map(RecordReference.init),
            evidence: evidence(records), reason: reason, caveats: village == nil ? [] : caveats,
            matchProbability: matchProbability)
    }

    private static let shownFields: [Field] = [
        .name, .sex, .birthDate, .idNumber, .householdNumber, .householdID, .relation,
        .registeredAt, .husbandName, .husbandIDNumber, .wifeName, .wifeIDNumber, .villageCode,
    ]

    private func evidence(_ records: [RecordView]) -> [EvidenceRow] {
        Self.shownFields.compactMap { field in
            let cells = records.map { view in
                EvidenceCell(
                    text: view.table.schema.position(of: field) == nil
                        ? nil : view.display(field),
                    privacy: view.privacy(of: field),
                    differs: false)
            }
            return cells.contains { $0.text != nil } ? EvidenceRow(field: field, cells: cells) : nil
        }
    }
}
