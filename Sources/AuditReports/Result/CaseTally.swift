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
    /// What accuracy is a share of.
    let birthAccount: BirthAccount

    init(_ result: AuditResult, concerns: [CaseConcern]) {
        birthAccount = result.birthAccount
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

    /// Births reported more than once, or that nobody but the village knows of.
    var overReported: Int { count(.duplicate) + count(.unsupported) }

    /// The share of births neither missing nor misreported, 0…1; nil without births.
    var accuracy: Double? { birthAccount.accuracy }

    /// `A 7 · B 3 · C 2`, every grade named even when it has none.
    var grades: String {
        EvidenceGrade.allCases.map { "\($0.rawValue) \(missingByGrade[$0] ?? 0)" }
            .joined(separator: " · ")
    }
}

extension AuditResult {
    /// The figures that index, bulletin and gate judge the accuracy of births by.
    package var birthAccount: BirthAccount {
        BirthAccount(
            births: villages.reduce(0) { $0 + $1.births }, cases: cases.lazy.map(\.auditCase))
    }
}
