import AuditReports
import RegistryModel
import RegistryRules

/// Measures stages, one after the other, and tells who watches which is under way.
struct StageTimer {
    private let progress: @Sendable (ProgressEvent) -> Void
    private let clock = ContinuousClock()
    private var current: (name: String, start: ContinuousClock.Instant)?
    private(set) var reports: [StageReport] = []

    init(progress: @escaping @Sendable (ProgressEvent) -> Void) {
        self.progress = progress
    }

    mutating func begin(_ name: String) {
        progress(.stage(Self.title(name)))
        current = (name, clock.now)
    }

    mutating func end(_ counts: [StageReport.Count]) {
        guard let current else { return }
        let elapsed = clock.now - current.start
        let (seconds, attoseconds) = elapsed.components
        reports.append(
            StageReport(
                name: current.name, title: Self.title(current.name), counts: counts,
                milliseconds: Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000)))
        self.current = nil
    }

    static func title(_ name: String) -> Bilingual {
        switch name {
        case "intake": Bilingual(zh: "读入与逐条校验", en: "intake and record rules")
        case "set-rules": Bilingual(zh: "跨记录校验", en: "rules across records")
        case "linkage": Bilingual(zh: "出生链接", en: "linkage of births")
        case "adjudication": Bilingual(zh: "认定", en: "adjudication")
        case "persons-and-marriages": Bilingual(zh: "人员与婚姻比对", en: "persons and marriages")
        case "cross-rules": Bilingual(zh: "跨来源校验", en: "rules across sources")
        case "ledger": Bilingual(zh: "台账", en: "ledger")
        case "scoring": Bilingual(zh: "计分", en: "scoring")
        default: Bilingual(zh: name, en: name)
        }
    }
}

/// Counts of the intake stage, for run.json and the report.
enum IntakeReport {
    static func counts(_ intake: IntakeOutcome) -> [StageReport.Count] {
        [
            StageReport.Count("files", Bilingual(zh: "文件", en: "files"), intake.inputs.count),
            StageReport.Count(
                "read", Bilingual(zh: "读入记录", en: "records read"), intake.recordsRead),
            StageReport.Count(
                "rejected", Bilingual(zh: "未能读入", en: "records rejected"), intake.recordsRejected),
        ]
    }

    /// Of rules on several sources: what they found, and how many judgements they left open.
    static func crossCounts(_ outcome: RuleOutcome) -> [StageReport.Count] {
        findingCounts(outcome.findings) + [
            StageReport.Count(
                "undecided", Bilingual(zh: "无法判定", en: "undecided"),
                outcome.counts.reduce(0) { $0 + $1.count.undecided })
        ]
    }

    static func findingCounts(_ findings: [Finding]) -> [StageReport.Count] {
        func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
        return [
            StageReport.Count("errors", Bilingual(zh: "错误", en: "errors"), count(.error)),
            StageReport.Count("warnings", Bilingual(zh: "警告", en: "warnings"), count(.warning)),
            StageReport.Count("notices", Bilingual(zh: "提示", en: "notices"), count(.notice)),
        ]
    }
}
