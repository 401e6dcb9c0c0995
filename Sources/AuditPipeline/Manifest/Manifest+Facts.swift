import AuditReports
import RegistryModel

extension Manifest {
    /// What reports say of a run over a period, as the manifest settles it.
    ///
    /// - Parameter stated: the day somebody stated for the run, from which answers are awaited; nil
    ///   where it is merely the day of the run.
    func facts(
        of period: ClosedRange<CalendarDay>, on day: CalendarDay, stated: CalendarDay?,
        toolVersion: String
    ) -> RunFacts {
        var facts = RunFacts(
            county: county, countyName: countyName, period: period, runDate: day,
            isRunDateStated: stated != nil, answerBy: stated?.adding(days: policy.answerDays),
            toolVersion: toolVersion)
        facts.answerDays = policy.answerDays
        facts.issuer = notice.issuer
        facts.appealTo = notice.appealTo
        facts.fewestBirths = policy.minimumExpectedBirths
        facts.accuracyTarget = gate.accuracy
        facts.entryTarget = gate.entryRate
        facts.reportingYearStart = reportingYearStart
        return facts
    }
}
