import AuditReports
import CaseLedger
import PenaltyScoring
import RegistryModel

/// The account of several months together, made of a ledger's recorded runs: for the quarterly and
/// yearly summary. No data are read again; points are computed from the cases and verdicts.
package struct BulletinRun: Sendable {
    private let directory: String
    private let options: AuditOptions

    /// `options` gives the ledger, the day and the version; the rest of it isn't used.
    package init(directory: String, options: AuditOptions) {
        self.directory = PathText.withoutSlash(directory)
        self.options = options
    }

    /// The reporting year (统计年度) that ends in `year`, as the manifest has it.
    package func reportingYear(_ year: Int) throws(AuditFailure) -> AccountPeriod {
        let start = try manifest().reportingYearStart
        guard start.day == 1,
            let period = AccountPeriod(
                year: start.month == 1 ? year : year - 1, month: start.month, months: 12)
        else { throw .unevenYear(year: year) }
        return period
    }

    /// `statedDay` is the day the bulletin bears, and on which verdicts and waivers are judged; nil
    /// for today, which it then doesn't bear.
    package func result(
        of period: AccountPeriod, statedDay: CalendarDay?
    ) throws(AuditFailure) -> AuditResult {
        let manifest = try manifest()
        let table = try PenaltyTableFile(manifest.penaltyTable, in: directory).load()
        let day = statedDay ?? options.today
        let account = try account(of: period, on: day)
        guard !account.months.isEmpty else {
            let recorded = Set(account.runs.map { "\($0.from)–\($0.to)" }).sorted()
            throw .noMonths(of: period.title, recorded: recorded)
        }
        let scoring = table.score(account.cases, births: account.births, roll: account.roll)
        let run = manifest.facts(
            of: period.days, on: day, stated: statedDay, toolVersion: options.toolVersion)
        let limits = Self.limits(period, account.months)
        var result = AuditResult(
            run: run, inputs: [], cases: scoring.cases, villages: scoring.villages,
            table: scoring.table, findings: [], ruleTexts: CatalogueTexts.texts(paths: []),
            policy: manifest.policy.settings.map { Setting($0.name, value: $0.value) },
            notes: limits, sensitivity: Self.sensitivity(account.months))
        result.limits = limits
        result.trend = account.trend
        result.trend?.months = account.months
        return result
    }

    /// Notes in the ledger which counts the period's bulletin shows, so that no later one lets its
    /// readers work out the others. Returns what to tell where the ledger can't be written.
    package func note(
        _ bulletin: Bulletin, of period: AccountPeriod
    ) throws(AuditFailure) -> Bilingual? {
        let ledger = try LedgerAccess.open(path: options.ledger, directory: directory)
        guard !ledger.isReadOnly else {
            return Bilingual(
                zh: "台账只能读，没有记下本通报列出了哪些人数；以后各期通报的防推算不会考虑本通报。",
                en:
                    "The ledger can only be read, so it doesn't have which counts this bulletin shows; "
                    + "later bulletins won't allow for its readers.")
        }
        do throws(LedgerFailure) {
            try ledger.note(PastBulletin(period: period, counts: bulletin.counts))
            return nil
        } catch {
            throw .ledger(error)
        }
    }

    /// What the ledger has on a period.
    private struct Account {
        let runs: [RunEntry]
        let months: [PastFigures]
        let cases: [AuditCase]
        let roll: VillageRoll
        let births: [DivisionCode: Int]
        let trend: RunTrend
    }

    private func account(
        of period: AccountPeriod, on day: CalendarDay
    ) throws(AuditFailure) -> Account {
        let ledger = try LedgerAccess.open(path: options.ledger, directory: directory)
        do throws(LedgerFailure) {
            let months = try ledger.figures(ofMonths: period.months)
            let villages = try villages(of: months, ledger)
            return Account(
                runs: try ledger.runs(), months: months,
                cases: try ledger.account(of: period.days, on: day), roll: villages.roll,
                births: villages.births, trend: try ledger.trend(of: period.days, on: day))
        } catch {
            throw .ledger(error)
        }
    }

    private func manifest() throws(AuditFailure) -> Manifest {
        try AuditRun(directory: directory, options: options).manifest()
    }

    /// The villages of all the months, named as in the last one, with their births added up.
    private func villages(
        of months: [PastFigures], _ ledger: CaseLedger
    ) throws(LedgerFailure) -> (roll: VillageRoll, births: [DivisionCode: Int]) {
        var villages: [DivisionCode: Village] = [:]
        var births: [DivisionCode: Int] = [:]
        for month in months {
            for one in try ledger.villages(of: month.run) {
                villages[one.code] = Village(
                    code: one.code, name: one.name, township: one.township)
                births[one.code, default: 0] += one.births
            }
        }
        return (VillageRoll(Array(villages.values)), births)
    }

    /// What the reader has to know: months that nobody audited are not in the figures.
    private static func limits(
        _ period: AccountPeriod, _ months: [PastFigures]
    ) -> [Bilingual] {
        let recorded = Set(months.map(\.period))
        let missing = period.months.filter { !recorded.contains($0.days) }
        guard !missing.isEmpty else { return [] }
        let months = AccountPeriod.stretches(of: missing)
        return [
            Bilingual(
                zh: "台账中没有\(months.zh)的核查记录，本通报的数字不含这些月份。",
                en: "The ledger has no audit of \(months.en); the figures leave these months out.")
        ]
    }

    /// That of the month in which least was found; every month's is in the table of months.
    private static func sensitivity(_ months: [PastFigures]) -> Bilingual? {
        let shares = months.compactMap { month in
            month.figures[.linkageSensitivity].map { (AccountPeriod(month.period).title, $0) }
        }
        guard let least = shares.min(by: { $0.1 < $1.1 }) else { return nil }
        let (isAbove, figure) = DecimalText.sensitivityInWords(least.1)
        let isAlways = shares.allSatisfy {
            DecimalText.sensitivityInWords($0.1) == (isAbove, figure)
        }
        return Bilingual(
            zh: "按模型概率估计，链接找到的真实匹配"
                + (isAlways ? "每月都\(isAbove ? "超过" : "为") " : "以\(least.0.zh)最少，为 ")
                + "\(figure)（不含从未进入比较的记录对）。漏报名单是线索，核实后才是结论。",
            en: "By the model's own probabilities the linkage found "
                + "\(isAbove ? "over " : "")\(figure) of the true matches "
                + (isAlways ? "in every month" : "in \(least.0.en), and more in every other month")
                + ", leaving aside pairs that were never compared. A flag is a lead until verified."
        )
    }
}
