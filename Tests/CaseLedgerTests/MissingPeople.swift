import RegistryModel

@testable import CaseLedger

/// Somebody on the police roster, and on a school's list where `isPupil`.
struct Resident: Hashable {
    var name: String
    var isPupil = false
    /// 户号 on the roster.
    var household: String?

    var number: String { "52052519880101\(name)" }

    var records: [RecordReference] {
        let police = RecordReference(
            source: SourceID(.policeRoster), recordID: number, file: 1, line: 1)
        let school = RecordReference(
            source: SourceID(.personList), recordID: "S\(name)", file: 2, line: 1)
        return isPupil ? [police, school] : [police]
    }

    var missing: AuditCase {
        Self.auditCase(.missingPerson, [self], records, charge: .missingPerson)
    }

    static func missingHousehold(_ residents: [Resident]) -> AuditCase {
        auditCase(
            .missingHousehold, residents, residents.map { $0.records[0] },
            charge: .missingHousehold(persons: residents.count))
    }

    private static func auditCase(
        _ verdict: CaseVerdict, _ residents: [Resident], _ records: [RecordReference],
        charge: Charge
    ) -> AuditCase {
        func row(_ field: Field, _ text: (Resident) -> String) -> EvidenceRow {
            let texts =
                residents.count == 1
                ? records.map { _ in text(residents[0]) } : residents.map(text)
            return EvidenceRow(
                field: field,
                cells: texts.map { EvidenceCell(text: $0, privacy: .plain, differs: false) })
        }
        let content = "\(verdict.rawValue) \(records.map { $0.recordID ?? "" })"
        // The household's number stands on the roster, beside each of its records.
        let numbers =
            residents.count == 1
            ? records.map { $0.source.kind == .policeRoster ? residents[0].household : nil }
            : residents.map(\.household)
        let households = EvidenceRow(
            field: .householdNumber,
            cells: numbers.map { EvidenceCell(text: $0, privacy: .plain, differs: false) })
        return AuditCase(
            caseID: String(sha256(Array(content.utf8)).prefix(12)).uppercased(),
            verdict: verdict, village: DivisionCode("520525100001"), status: .provisional,
            charge: charge, records: records,
            evidence: [row(.name) { "张" + $0.name }, row(.idNumber) { $0.number }, households],
            reason: Bilingual(zh: "漏报", en: "missing"))
    }
}

/// What an audit makes of households: one none of whom is registered is missing as a whole, else each
/// of those who aren't is.
func missing(_ households: [[Resident]], registered: Set<Resident>) -> [AuditCase] {
    households.flatMap { household -> [AuditCase] in
        let absent = household.filter { !registered.contains($0) }
        return absent.count == household.count && !absent.isEmpty
            ? [Resident.missingHousehold(absent)] : absent.map(\.missing)
    }
}

/// A month's run of the ledger's, with what the register has by now answered.
func month(
    _ number: Int, year: Int = 2013, _ cases: [AuditCase], registered: Set<Resident> = [],
    in ledger: CaseLedger
) throws -> RunRecord {
    let length = CalendarDay.length(ofMonth: number, year: year)
    let first = CalendarDay(year: year, month: number, day: 1) ?? "2013-01-01"
    let last = CalendarDay(year: year, month: number, day: length) ?? "2013-01-31"
    var run = run(first...last, [], on: last)
    run.cases = cases
    let followed = try ledger.followed()
    for record in registered.flatMap(\.records) {
        if let hash = followed.hash(of: record) { run.answered[hash] = RegistryAnswer() }
    }
    return run
}
