import AuditPipeline
import AuditReports
import RegistryModel

/// What of a check's findings is listed, and what is left out.
struct CheckListing {
    /// Findings that count against the run: whether listed or not, and none when they were just
    /// written down as the baseline.
    let failing: [ListedFinding]
    /// What is handed to the format, in the order of findings.
    let listed: [ListedFinding]
    /// Open findings a limit left out, by rule.
    let leftOut: [(rule: RuleCode, count: Int)]

    init(_ result: CheckResult, _ options: SelectionOptions) {
        // What is written as the baseline is known from then on.
        let isAccepted = options.writeBaseline != nil
        failing = isAccepted ? [] : result.findings.filter(\.isOpen)
        let marked = result.findings.map { listed in
            isAccepted && options.baseline == nil && listed.isOpen
                ? ListedFinding(listed.finding, .known) : listed
        }
        var listed: [ListedFinding] = []
        var leftOut: [RuleCode: Int] = [:]
        var openCount = 0
        for item in marked where item.finding.severity >= options.severity {
            if item.isOpen {
                openCount += 1
                if let limit = options.maxFindings, openCount > limit {
                    leftOut[item.finding.rule, default: 0] += 1
                    continue
                }
            }
            listed.append(item)
        }
        self.listed = listed
        self.leftOut = leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
