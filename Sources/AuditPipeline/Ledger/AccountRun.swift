import AuditReports
import CaseLedger
import PenaltyScoring
import RegistryModel

/// Makes up villages' accounts from a ledger: what its cases come to under a penalty table, as their
/// verdicts stand. Nothing is audited and nothing written.
package struct AccountRun: Sendable {
    package struct Outcome: Sendable {
        package let accounts: [VillageAccount]
        package let table: TableSummary
        /// Months between the first and the last audited one of which there is no run, in their order:
        /// the accounts are without them.
        package let unaudited: [AccountPeriod]
    }

    private let directory: String
    private let ledger: String?
    private let table: String?
    private let options: AuditOptions

    /// - Parameters:
    ///   - directory: the audit directory, for the ledger, the table, the reporting year and the
    ///     villages' names; its manifest may be absent when ledger and table are given.
    ///   - ledger: goes before the manifest's.
    ///   - table: a built-in table or a file; goes before the manifest's.
    package init(directory: String, ledger: String?, table: String?, options: AuditOptions) {
        self.directory = PathText.withoutSlash(directory)
        self.ledger = ledger
        self.table = table
        self.options = options
    }

    /// The accounts of each span by village, as cases stand on the day, with the table's name:
    /// without one, on the manifest's run date, else today. Throws `AuditFailure`.
    package func accounts(
        per span: AccountSpan, on day: CalendarDay?
    ) async throws -> Outcome {
        let manifest = try Manifest.of(directory)
        let ledger = try LedgerAccess.open(path: ledger, directory: directory)
        let table = try penaltyTable(manifest, ledger)
        // As the ledger's runs named them, unless the roll is at hand and says otherwise.
        var villages = try Self.onLedger { () throws(LedgerFailure) in try ledger.villageNames() }
        if let manifest {
            let roll = try await AuditRun(directory: directory, options: options)
                .villageRoll(manifest)
            villages = villages.filter { roll[$0.code] == nil } + roll.villages
        }
        let roll = VillageRoll(villages)
        let start = manifest?.reportingYearStart ?? (10, 1)
        let day = day ?? manifest?.runDate ?? options.today
        let entries = try Self.onLedger { () throws(LedgerFailure) in
            try ledger.accountedCases(on: day)
        }
        let bySpan = Dictionary(grouping: entries) {
            span.range(of: $0.account, yearStart: start)
        }
        let accounts = bySpan.sorted { $0.key.lowerBound < $1.key.lowerBound }
            .flatMap { Self.accounts($1, $0, table, roll) }
        let runs = try Self.onLedger { () throws(LedgerFailure) in try ledger.runs() }
        return Outcome(
            accounts: accounts, table: table.summary,
            unaudited: Self.unaudited(
                runs.compactMap { run in
                    guard let from = CalendarDay(run.from), let to = CalendarDay(run.to), from <= to
                    else { return nil }
                    return from...to
                }))
    }

    private static func unaudited(_ runs: [ClosedRange<CalendarDay>]) -> [AccountPeriod] {
        guard let first = runs.map(\.lowerBound).min(), let last = runs.map(\.upperBound).max()
        else { return [] }
        let audited = runs.reduce(into: Set<Int>()) {
            $0.formUnion($1.lowerBound.monthNumber...$1.upperBound.monthNumber)
        }
        return AccountPeriod.months(first.monthNumber..<last.monthNumber).filter {
            !audited.contains($0.days.lowerBound.monthNumber)
        }
    }

    private static func onLedger<Value>(
        _ body: () throws(LedgerFailure) -> Value
    ) throws(AuditFailure) -> Value {
        do throws(LedgerFailure) {
            return try body()
        } catch {
            throw .ledger(error)
        }
    }

    private static func accounts(
        _ entries: [AccountedCase], _ span: ClosedRange<CalendarDay>, _ table: PenaltyTable,
        _ roll: VillageRoll
    ) -> [VillageAccount] {
        let cases = entries.map(\.auditCase)
        let codes = Set(cases.compactMap(\.village))
        let villages = codes.map { code in
            roll[code] ?? Village(code: code, name: "", township: "")
        }
        let scoring = table.score(cases, births: [:], roll: VillageRoll(villages))
        let byVillage = Dictionary(grouping: cases) { $0.village }
        return scoring.villages.map { deduction in
            let standings = (byVillage[deduction.village.code] ?? []).compactMap(\.standing)
            return VillageAccount(
                span: span, deduction: deduction,
                supplemented: standings.count(where: \.isSupplemented),
                unsettled: standings.count(where: \.isUnsettled))
        }
    }

    private func penaltyTable(
        _ manifest: Manifest?, _ ledger: CaseLedger
    ) throws(AuditFailure) -> PenaltyTable {
        if let table { return try PenaltyTableFile(table).load() }
        if let manifest {
            return try PenaltyTableFile(manifest.penaltyTable, in: directory).load()
        }
        // The table of the last audit, where it is one that ships with the tool.
        let last = try Self.onLedger { () throws(LedgerFailure) in try ledger.runs().last?.table }
        guard let last, PenaltyTable.publishedIDs.contains(last) else {
            throw .noTable(
                Bilingual(
                    zh: "不知道按哪张扣分表计算。请用 --table 写明，或用 --audit 指明审核目录。",
                    en: "Which penalty table to go by isn't said. Name it with --table, or the "
                        + "audit directory with --audit."))
        }
        return try PenaltyTableFile(last).load()
    }
}
