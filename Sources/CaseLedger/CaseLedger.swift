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
        let file = LedgerFile(path: path, digest: digest)
        try file.refuseUnfit(creating: creating, note: checking ? note : .none)
        self.path = path
        self.digest = digest
        do {
            queue = try file.open(creating: creating)
            keyer = EvidenceKeyer(salt: try file.salt(queue), digest: digest)
            let end = LedgerEnd(digest: digest, note: note)
            if checking, let tampering = try queue.read(end.fault) {
                throw LedgerFailure.tampered(path: path, tampering)
            }
        } catch {
            throw Self.failure(error, path)
        }
    }

    // MARK: Access

    /// On a disk for reading: nothing can be noted in it.
    package var isReadOnly: Bool { queue.configuration.readonly }

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
