import RegistryIntake
import RegistryModel
import RegistryRules
import Synchronization

/// Puts a file's stretches back in order as threads bring them, and settles each when its turn comes.
///
/// Memory: the stretches that wait for an earlier one, which is never far behind.
final class XMLSettlement: Sendable {
    private struct State: ~Copyable {
        var ledger: XMLLedger
        /// Of the stretch to be settled next.
        var next: Int
        var waiting: [Int: [JudgedPart]] = [:]
    }

    private let state: Mutex<State>

    /// `first` is the index of the first stretch to come.
    init(_ ledger: consuming sending XMLLedger, first: Int) {
        state = Mutex(State(ledger: ledger, next: first))
    }

    func add(_ parts: [JudgedPart], at index: Int) throws {
        try state.withLock { state in
            state.waiting[index] = parts
            while let parts = state.waiting.removeValue(forKey: state.next) {
                state.next += 1
                for part in parts { try state.ledger.add(part) }
            }
        }
    }

    /// Findings of which the earlier part of the file has brought enough.
    var full: KeptFindings.Full { state.withLock { $0.ledger.full } }

    /// Ends the file; what was read again of each of its slices.
    func records() throws -> [RecordTable] {
        try state.withLock { try $0.ledger.finishPicking() }
    }

    /// Ends the file and adds what was settled.
    func finish(_ outcome: inout FileOutcome) throws {
        let settled = try state.withLock { try $0.ledger.finish() }
        outcome.tables = settled.tables
        outcome.keys = settled.keys
        outcome.findings = settled.findings
        outcome.rules = settled.rules
        outcome.root = settled.root
        outcome.isUnread = settled.isUnread
        outcome.input.recordCount = settled.recordCount
        outcome.input.rejectedCount = settled.rejectedCount
    }
}

/// What has been settled of a file, from its start on.
struct XMLLedger: ~Copyable {
    struct Settled: Sendable {
        var tables: [KeptSlice] = []
        var keys: [SliceKeys] = []
        var findings: [Finding] = []
        var rules = RuleOutcome()
        var root: XMLRootAttributes?
        var isUnread = false
        var recordCount = 0
        var rejectedCount = 0
    }

    private let records: XMLRecordReader
    private let judge: RecordJudge
    private let retention: Retention
    private var picked: PickedRecords?
    private var settled = Settled()
    private var findings = BoundedFindings(limit: BoundedFindings.ofFile)

    init(
        records: sending XMLRecordReader, judge: RecordJudge, retention: Retention,
        wanted: [WantedRows]?
    ) {
        picked = wanted.map { PickedRecords($0, retention) }
        self.records = records
        self.judge = judge
        self.retention = retention
    }

    /// Findings of which what was settled has brought enough.
    var full: KeptFindings.Full { settled.rules.full }

    func stretchContext() -> XMLStretchContext? { records.stretchContext() }

    /// Text that the file's own reader has to judge.
    mutating func add(_ text: [UInt8]) throws(XMLReaderFailure) {
        take(try records.feed(text.span))
    }

    mutating func add(_ part: JudgedPart) throws(XMLReaderFailure) {
        switch part {
        case .text(let text): try add(text)
        case .records(let run, let slice):
            let (before, numberOffset) = try records.add(run)
            take(before)
            // Given up before: what comes later counts for nothing.
            guard let numberOffset else { return }
            guard let slice else {
                picked?.add(run.table, numberOffset: numberOffset)
                return
            }
            defer { settled.recordCount += run.table.count }
            take(slice, unreadBefore: numberOffset, byteOffset: run.byteOffset)
        }
    }

    mutating func finish() throws(XMLReaderFailure) -> Settled {
        take(try records.finish())
        settled.findings = findings.settled
        settled.root = records.rootAttributes
        settled.isUnread = records.isRefused || records.rootAttributes == nil
        settled.rejectedCount = records.rejectedCount
        return settled
    }

    private mutating func take(_ output: XMLOutput) {
        findings.add(output.findings)
        for table in output.tables {
            if picked != nil {
                picked?.add(table)
                continue
            }
            take(JudgedSlice(table, by: judge, retention, full: settled.rules.full))
            settled.recordCount += table.count
        }
    }

    private mutating func take(_ slice: JudgedSlice, unreadBefore: Int = 0, byteOffset: Int = 0) {
        settled.rules.merge(slice.rules, base: UInt64(settled.recordCount))
        if let keys = slice.keys { settled.keys.append(keys) }
        guard let table = slice.table else { return }
        settled.tables.append(
            KeptSlice(table: table, byteOffset: byteOffset, unreadBefore: unreadBefore))
    }

    /// The records that were to be read again.
    mutating func finishPicking() throws(XMLReaderFailure) -> [RecordTable] {
        take(try records.finish())
        return picked?.tables ?? []
    }
}
