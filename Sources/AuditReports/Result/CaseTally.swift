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
        }
        for finding in result.dataProblems {
            findings[finding.severity, default: 0] += finding.places
        }
    }

    func count(_ verdict: CaseVerdict) -> Int { byVerdict[verdict] ?? 0 }

    func count(_ concern: CaseConcern) -> Int { byConcern[concern] ?? 0 }

    func count(_ severity: Severity) -> Int { findings[severity] ?? 0 }

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
