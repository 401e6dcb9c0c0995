import RegistryModel

/// The figures a report opens with.
struct CaseTally {
    var births = 0
    var missingByGrade: [EvidenceGrade: Int] = [:]
    var byVerdict: [CaseVerdict: Int] = [:]
    var byConcern: [CaseConcern: Int] = [:]
    var confirmed = Points.zero
    var provisional = PointRange.zero
    var findings: [Severity: Int] = [:]
    /// Missing and misreported births that a village answers for, as `births` counts them.
    var missingOfVillages = 0
    var misreportedOfVillages = 0

    init(_ result: AuditResult, concerns: [CaseConcern]) {
        for village in result.villages {
            births += village.births
            confirmed = confirmed + village.confirmed
            provisional = provisional + village.provisional
        }
        for (scored, concern) in zip(result.cases, concerns) {
            let auditCase = scored.auditCase
            guard auditCase.isOfThisAccount else { continue }
            byVerdict[auditCase.verdict, default: 0] += 1
            byConcern[concern, default: 0] += 1
            if auditCase.verdict == .missing, let grade = auditCase.grade {
                missingByGrade[grade, default: 0] += 1
            }
            if auditCase.village != nil {
                if auditCase.verdict == .missing { missingOfVillages += 1 }
                if auditCase.verdict == .misreported { misreportedOfVillages += 1 }
            }
        }
        for finding in result.dataProblems {
            findings[finding.severity, default: 0] += finding.places
        }
    }

    func count(_ verdict: CaseVerdict) -> Int { byVerdict[verdict] ?? 0 }

    func count(_ concern: CaseConcern) -> Int { byConcern[concern] ?? 0 }

    func count(_ severity: Severity) -> Int { findings[severity] ?? 0 }

    /// Births reported more than once, or that nobody but the village knows of.
    var overReported: Int { count(.duplicate) + count(.unsupported) }

    /// The share of births neither missing nor misreported, 0…1; nil without births.
    var accuracy: Double? {
        guard births > 0 else { return nil }
        return Double(max(0, births - missingOfVillages - misreportedOfVillages)) / Double(births)
    }

    /// `A 7 · B 3 · C 2`, every grade named even when it has none.
    var grades: String {
        EvidenceGrade.allCases.map { "\($0.rawValue) \(missingByGrade[$0] ?? 0)" }
            .joined(separator: " · ")
    }
}

extension AuditCase {
    /// Whether it counts in this run's figures: not one of another period's, nor one a verdict
    /// overturned. Such cases are listed all the same.
    var isOfThisAccount: Bool {
        standing?.account == nil && standing?.settledAs != .overturned
    }
}
