import Foundation
internal import GRDB
internal import StagedFiles

extension CaseLedger {
    /// Copies the ledger as it stands, while others may be writing to it: SQLite's online backup.
    ///
    /// The copy is a ledger of its own and needs nothing beside it; to restore, put it in the
    /// ledger's place while no program uses either. Never overwrites.
    package func backup(to target: String) throws(LedgerFailure) {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: target) else { throw .exists(path: target) }
        // A copy would have a note of its own, which tells nothing of what was cut off here.
        let end = LedgerEnd(digest: digest, note: HeadFile(ledger: path).read())
        if let tampering = try read(end.fault) { throw .tampered(path: path, tampering) }
        let staged = StagedOutput(of: target)
        defer { staged.discard() }
        do {
            let copy = try DatabaseQueue(path: staged.path)
            try queue.backup(to: copy)
            let head = try copy.read { try HistoryChain.stated($0) }
            // A copy in one file: the log of a ledger in use isn't taken along.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try staged.put(replacing: false)
            // What a former copy of that name has left doesn't speak of this one.
            try? manager.removeItem(atPath: HeadFile(ledger: target).path)
            try HeadFile(ledger: target).write(head)
        } catch let failure as LedgerFailure {
            throw failure
        } catch let error as DatabaseError {
            throw Self.failure(error, target)
        } catch {
            throw .cannotWrite(path: target, message: error.localizedDescription)
        }
    }
}
