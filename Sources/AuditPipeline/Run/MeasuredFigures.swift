import RegistryModel
import RegistryRules

/// The figures of a run that a report's claims are compared with (CLM006).
enum MeasuredFigures {
    /// Births of the period: reported and found missing, as adjudication counted them by village.
    static func of(_ decided: DecidedCases) -> [MeasuredFigure] {
        let account = BirthAccount(
            births: decided.births.values.reduce(0, +), cases: decided.cases)
        return [
            MeasuredFigure(["出生人数", "出生总数", "births"], account.births),
            MeasuredFigure(["出生漏报", "出生漏报人数", "missing births"], account.missing),
            MeasuredFigure(["出生错报", "出生错报人数", "misreported births"], account.misreported),
            MeasuredFigure(
                ["出生统计准确率", "birth accuracy"], account.accurate, of: account.births),
        ]
    }
}
