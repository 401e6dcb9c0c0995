import RegistryModel
import RegistryRules

/// The figures of a run that a report's claims are compared with (CLM006).
enum MeasuredFigures {
    /// Births of the period: reported and found missing, as adjudication counted them by village.
    static func of(_ decided: DecidedCases) -> [MeasuredFigure] {
        let births = decided.births.values.reduce(0, +)
        func count(_ verdict: CaseVerdict) -> Int {
            decided.cases.count { $0.verdict == verdict && $0.village != nil }
        }
        let missing = count(.missing)
        let misreported = count(.misreported)
        return [
            MeasuredFigure(["出生人数", "出生总数", "births"], births),
            MeasuredFigure(["出生漏报", "出生漏报人数", "missing births"], missing),
            MeasuredFigure(["出生错报", "出生错报人数", "misreported births"], misreported),
            MeasuredFigure(
                ["出生统计准确率", "birth accuracy"], max(0, births - missing - misreported),
                of: births),
        ]
    }
}
