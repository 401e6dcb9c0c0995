import RegistryModel

/// Tells what an adjudicated case means in the terms of the catalogue, at the record it is about.
///
/// It decides nothing of its own and costs no points: those hang on the case, through the penalty
/// table.
package protocol CaseRule: Rule {
    /// Nil when the case isn't the rule's matter.
    func judge(_ found: AuditCase, beside reported: ReportedConfinements) -> Failure?
}

extension CaseRule {
    package var form: RuleForm { .adjudicated(self) }

    package var neverUndecided: Bilingual? {
        Bilingual(
            zh: "裁定已有结论；定不下来的个案由 XMT007、XMT008 指出",
            en: "adjudication has spoken; what it couldn't decide is XMT007's and XMT008's matter")
    }
}

/// The record a case's finding stands at.
enum CaseRecord {
    /// The registry's own record, else the first of the case.
    static func leading(_ found: AuditCase) -> RecordReference? {
        found.records.first { isRegistry($0.source.kind) } ?? found.records.first
    }

    static func isRegistry(_ kind: SourceKind) -> Bool {
        switch kind {
        case .registryBirths, .registryPersons, .registryMarriages: true
        default: false
        }
    }
}

/// The births that the registry has, by mother: whether a missing one has a reported twin.
package struct ReportedConfinements: Sendable {
    private var days: [UInt64: [CalendarDay]] = [:]

    package init(_ births: RecordTable?) {
        guard let births else { return }
        for row in 0..<births.count where !births.brokenRows.contains(row) {
            let view = births[row]
            guard let mother = view.validID(.motherIDNumber), let day = view.birthDay else {
                continue
            }
            days[mother.rawValue, default: []].append(day)
        }
    }

    /// Whether the registry has another child of the case's confinement: the same mother's, born
    /// within three days, as SET005 counts one confinement.
    func haveTwin(of found: AuditCase) -> Bool {
        let mothers = found.values(of: .motherIDNumber).compactMap { ResidentID($0) }
        let births = found.values(of: .birthDate).compactMap(CalendarDay.init(startOf:))
        return mothers.contains { mother in
            days[mother.rawValue]?.contains { day in
                births.contains { abs(day.days(since: $0)) <= 3 }
            } ?? false
        }
    }
}

/// A case reduced to what an example needs to say of it.
package struct CaseSketch: Sendable, Hashable {
    package let verdict: CaseVerdict
    package let sources: [SourceKind]
    package let fields: [Field]
    package let grade: EvidenceGrade?
    package let isVillageKnown: Bool
    /// The registry has another child of the same confinement.
    package let hasReportedTwin: Bool

    init(
        _ verdict: CaseVerdict, in sources: [SourceKind], fields: [Field] = [],
        grade: EvidenceGrade? = nil, isVillageKnown: Bool = true, hasReportedTwin: Bool = false
    ) {
        self.verdict = verdict
        self.sources = sources
        self.fields = fields
        self.grade = grade
        self.isVillageKnown = isVillageKnown
        self.hasReportedTwin = hasReportedTwin
    }

    /// The case as adjudication would hand it over.
    package var auditCase: AuditCase {
        AuditCase(
            caseID: "EXAMPLE00001", verdict: verdict, grade: grade,
            village: isVillageKnown ? ExampleRecords.village : nil, status: .open,
            fields: fields.map {
                FieldJudgement(
                    field: $0, registry: "1", adjudicated: "2", privacy: .plain, probability: 0.99)
            },
            records: sources.enumerated().map { number, kind in
                RecordReference(ExampleRecords.table(kind, [[]], file: UInt32(number))[0])
            },
            evidence: [
                EvidenceRow(
                    field: .motherIDNumber,
                    cells: [
                        EvidenceCell(
                            text: ExampleRecords.motherID, privacy: .identityNumber,
                            differs: false)
                    ]),
                EvidenceRow(
                    field: .birthDate,
                    cells: [EvidenceCell(text: "2013-05-07", privacy: .plain, differs: false)]),
            ], reason: Bilingual(zh: "示例", en: "an example"))
    }

    /// The births the registry has beside it.
    package var registryBirths: RecordTable? {
        hasReportedTwin ? ExampleRecords.table(.registryBirths, [[]]) : nil
    }
}
