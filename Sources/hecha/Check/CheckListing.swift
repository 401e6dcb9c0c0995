import AuditPipeline
import AuditReports
import RegistryModel

/// What of a check's findings is listed, and what is left out.
struct CheckListing {
    /// Severities of the findings that count against the run: whether listed or not, and none when
    /// they were just written down as the baseline.
    let failing: Set<Severity>
    /// What is handed to the format, in the order of findings.
    let listed: [ListedFinding]
    /// Open findings a limit left out.
    let leftOut: [LeftOut]
    /// All open findings, in places of the data.
    let totals: [Severity: Int]

    init(_ result: CheckResult, _ options: SelectionOptions) {
        // What is written as the baseline is known from then on.
        let isAccepted = options.writeBaseline != nil
        var listed = result.findings
        if isAccepted, options.baseline == nil {
            for index in listed.indices where listed[index].isOpen {
                listed[index].standing = .known
            }
        }
        var totals: [Severity: Int] = [:]
        for item in listed where item.isOpen {
            totals[item.finding.severity, default: 0] += item.finding.places
        }
        self.totals = totals
        failing = isAccepted ? [] : Set(totals.keys)
        if options.severity > .notice {
            listed.removeAll { $0.finding.severity < options.severity }
        }
        var leftOut = LeftOutTally()
        if let limit = options.maxFindings {
            var openCount = 0
            listed.removeAll { item in
                guard item.isOpen else { return false }
                openCount += 1
                if openCount > limit { leftOut.add(item.finding) }
                return openCount > limit
            }
        }
        self.listed = listed
        self.leftOut = leftOut.counted
    }
}
