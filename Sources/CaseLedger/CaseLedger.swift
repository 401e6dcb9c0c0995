import Foundation
internal import GRDB
import RegistryModel

/// The history of an audit's cases in one SQLite file: runs, cases, evidence, verdicts.
///
/// Everything that happened is appended to `history`, whose rows are chained by their hashes; the
/// other tables are worked out of it. A run or a set of verdicts is one transaction, written through
/// to the disk before it counts: what is killed leaves nothing behind, or everything. Several
/// processes may use one ledger; they wait for each other. One ledger is one county's.
package struct CaseLedger: Sendable {
    package let path: String
    let queue: DatabaseQueue
    let digest: @Sendable ([UInt8]) -> String
    let keyer: EvidenceKeyer

    /// Seconds that a run waits for another one to let the ledger go.
    private static let patience = 60.0

    /// Opens the ledger at `path`; a new one is made there when `creating` says so.
    ///
    /// One whose end isn't as the program left it is refused, unless it is opened to be verified:
    /// `checking` false. `digest` is SHA-256 in hexadecimal: the ledger has no cryptography of its
    /// own.
    package init(
        path: String, creating: Bool, checking: Bool = true,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) throws(LedgerFailure) {
        let note = HeadFile(ledger: path).read()
        try Self.refuseUnfit(path, creating: creating, note: checking ? note : .none)
        self.path = path
        self.digest = digest
        do {
            let (queue, salt) = try Self.open(path, digest)
            self.queue = queue
            keyer = EvidenceKeyer(salt: salt, digest: digest)
            let end = LedgerEnd(digest: digest, note: note)
            if checking, let tampering = try queue.read(end.fault) {
                throw LedgerFailure.tampered(path: path, tampering)
            }
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// Before anything is made or opened.
    private static func refuseUnfit(
        _ path: String, creating: Bool, note: HeadFile.Note
    ) throws(LedgerFailure) {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if isDirectory.boolValue { throw .isDirectory(path: path) }
        let isThere = exists && !isEmpty(path)
        if !isThere, case .head(let noted) = note { throw .gone(path: path, rows: noted.count) }
        guard isThere || creating else { throw exists ? .empty(path: path) : .missing(path: path) }
        if note == .unreadable { throw .tampered(path: path, .noteUnreadable) }
    }

    /// Without a byte, also in the file that SQLite writes ahead of it.
    private static func isEmpty(_ path: String) -> Bool {
        size(path) == 0 && size(path, end: "-wal") == 0
    }

    /// In bytes, of the file that a link leads to or one beside it; 0 where there is none.
    private static func size(_ path: String, end: String = "") -> Int {
        let own = URL(fileURLWithPath: path).resolvingSymlinksInPath().path + end
        return (try? FileManager.default.attributesOfItem(atPath: own)[.size] as? Int) ?? 0
    }

    private static func open(
        _ path: String, _ digest: @escaping @Sendable ([UInt8]) -> String
    ) throws -> (DatabaseQueue, String) {
        let deadline = Date(timeIntervalSinceNow: patience)
        while true {
            do {
                return try attempt(path, digest)
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && Date() < deadline
            {
                // Changing to WAL doesn't wait for the other process as a transaction does.
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    private static func attempt(
        _ path: String, _ digest: @escaping @Sendable ([UInt8]) -> String
    ) throws -> (DatabaseQueue, String) {
        if size(path) > 0 { try refuseForeign(path) }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.journalMode = .wal
        configuration.label = "ledger"
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // After the change to WAL, which sets a laxer one.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        let migrator = LedgerSchema(digest: digest).migrator(salt: newSalt)
        do {
            try migrator.migrate(queue)
        } catch {
            // Another process made the tables in between.
            guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
        }
        if try queue.read(migrator.hasBeenSuperseded) { throw LedgerFailure.tooNew(path: path) }
        let salt = try queue.read { try String.fetchOne($0, sql: "SELECT salt FROM secret") }
        guard let salt else { throw LedgerFailure.notALedger(path: path) }
        return (queue, salt)
    }

    /// A file that isn't a ledger is left as it is: no table is made in it.
    private static func refuseForeign(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let isForeign = try queue.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            return try tables > 0 && !db.tableExists("grdb_migrations")
        }
        if isForeign { throw LedgerFailure.notALedger(path: path) }
    }

    @Sendable private static func newSalt() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    // MARK: Access

    /// One transaction that waits for others to end; the head is noted beside the ledger afterwards.
    func write<Value>(
        _ body: (Database, inout HistoryChain) throws -> Value
    ) throws(LedgerFailure) -> Value {
        do {
            let end = LedgerEnd(digest: digest, note: HeadFile(ledger: path).read())
            let (value, head) = try queue.write { db in
                if let tampering = try end.fault(db) {
                    throw LedgerFailure.tampered(path: path, tampering)
                }
                var chain = try HistoryChain(db, digest: digest)
                let before = chain.head
                let value = try body(db, &chain)
                if chain.head != before { try chain.close(db) }
                return (value, chain.head)
            }
            try HeadFile(ledger: path).write(head)
            return value
        } catch {
            throw Self.failure(error, path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// A setting of the ledger's connection.
    func pragma(_ name: String) throws(LedgerFailure) -> String? {
        try read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }

    static func failure(_ error: any Error, _ path: String) -> LedgerFailure {
        switch error {
        case let failure as LedgerFailure: return failure
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_NOTADB: return .notALedger(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
            case .SQLITE_CORRUPT:
                return .damaged(path: path, message: error.message ?? "\(error.resultCode)")
            // A table or a guard that isn't there any more.
            case .SQLITE_CONSTRAINT, .SQLITE_ERROR:
                return .broken(path: path, message: error.message ?? "\(error.resultCode)")
            default:
                return .cannotWrite(path: path, message: error.message ?? "\(error.resultCode)")
            }
        case is DecodingError: return .unreadable(path: path)
        default: return .cannotWrite(path: path, message: error.localizedDescription)
        }
    }
}
