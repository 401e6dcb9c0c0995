import AuditReports
import CaseLedger
import Foundation
import PenaltyScoring
import RegistryModel

/// The ledger in a run: recalls before adjudication what is to be followed, and afterwards records
/// the run and settles its cases.
///
/// It stands before scoring, since verdicts decide what is priced; the ledger itself holds no points.
struct LedgerStage {
    private let ledger: CaseLedger
    private let followed: FollowedRecords
    private let options: AuditOptions
    private let manifest: Manifest

    /// Nil when neither the command line nor the manifest names a ledger.
    init?(_ manifest: Manifest, _ run: AuditRun) throws(AuditFailure) {
        guard let path = run.options.ledger ?? manifest.ledgerPath(in: run.directory)
        else { return nil }
        do throws(LedgerFailure) {
            ledger = try CaseLedger(
                path: path, creating: run.options.isRecording, digest: FileDigest.sha256)
            followed = try ledger.followed()
        } catch {
            throw .ledger(error)
        }
        options = run.options
        self.manifest = manifest
    }

    /// Nil when no case is open, so that a first run looks at nothing twice.
    var follows: RecordFollower? {
        guard !followed.isEmpty else { return nil }
        return { [followed] view in followed.follows(view) }
    }

    /// Records the run and puts its cases, settled, in the place of those that were decided.
    func record(
        _ decided: inout DecidedCases, _ inputs: [InputFile], table: PenaltyTable,
        context: RunContext, _ timer: inout StageTimer
    ) throws(AuditFailure) -> LedgerFacts {
        timer.begin("ledger")
        let answered = Dictionary(
            decided.answered.flatMap(followed.answers), uniquingKeysWith: { $0.joined(with: $1) })
        var persisting: [String: Set<CaseFamily>] = [:]
        for own in decided.persisting {
            for hash in own.records.compactMap(followed.hash) {
                persisting[hash, default: []].insert(CaseFamily(own))
            }
        }
        let settings =
            manifest.policy.settings.map { "\($0.name)=\($0.value)" }
            + table.options.chosen.map { "\($0.name)=\($0.value)" }
        let run = RunRecord(
            county: manifest.county, period: manifest.period, runDate: context.runDate,
            toolVersion: options.toolVersion, table: (table.id, table.sha256),
            policyHash: FileDigest.sha256(Array(settings.joined(separator: "\n").utf8)),
            inputs: inputs.map { RunRecord.Input(path: $0.path, sha256: $0.sha256) },
            cases: decided.cases, answered: answered, persisting: persisting,
            closing: { context.closing(ofMonthOf: $0) })
        let outcome = try settle(run, context.runDate)
        decided.cases = outcome.cases
        // Born as well, though until the verdict nobody could say so: births graded by no evidence.
        // Once reported they are counted with the others.
        for one in outcome.cases
        where one.verdict == .missing && one.grade == nil && !one.records.isEmpty
            && one.isOfThisAccount && !one.isMended
        {
            if let village = one.village { decided.births[village, default: 0] += 1 }
        }
        timer.end(Self.counts(outcome.tally))
        return LedgerFacts(
            run: outcome.run, rows: outcome.head.count, hash: outcome.head.hash)
    }

    /// Notes what the reports will say, and sets beside it what earlier ones said.
    func remember(_ result: inout AuditResult) throws(AuditFailure) {
        do throws(LedgerFailure) {
            let own = options.isRecording ? result.ledger : nil
            if let own {
                try ledger.note(result.figures, villages: result.villageBirths, of: own.run)
            }
            let period = result.run.period
            result.trend = try ledger.trend(of: period, on: result.run.runDate)
            let year = AccountPeriod(period).yearMonths(start: result.run.reportingYearStart)
            let first = period.lowerBound.monthNumber
            result.trend?.earlierInYear = try ledger.figures(
                ofMonths: AccountPeriod.months(min(year.lowerBound, first)..<first))
            guard let own else { return }
            let head = try ledger.note(
                PastBulletin(
                    period: AccountPeriod(period),
                    counts: Bulletin(result, language: .zh).counts))
            result.ledger = LedgerFacts(run: own.run, rows: head.count, hash: head.hash)
        } catch {
            throw .ledger(error)
        }
    }

    private func settle(
        _ run: RunRecord, _ day: CalendarDay
    ) throws(AuditFailure) -> RunOutcome {
        do throws(LedgerFailure) {
            guard options.isRecording else { return try ledger.preview(run) }
            let outcome = try ledger.record(run)
            if let name = options.revealedTo {
                try ledger.noteReveal(by: name, on: options.today, command: "audit")
            }
            return outcome
        } catch {
            throw .ledger(error)
        }
    }

    private static func counts(_ tally: RunTally) -> [StageReport.Count] {
        func count(_ name: String, _ zh: String, _ en: String, _ value: Int) -> StageReport.Count {
            StageReport.Count(name, Bilingual(zh: zh, en: en), value)
        }
        return [
            count("new", "新个案", "new cases", tally.new),
            count("known", "已知个案", "known cases", tally.known),
            count("carriedOver", "结转", "carried over", tally.carriedOver),
            count("unverifiable", "无法核实（另计）", "unverifiable, counted apart", tally.countedApart),
        ]
    }
}
