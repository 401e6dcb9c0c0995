internal import GRDB
import RegistryModel

/// The look at a ledger that whoever opens it takes, and that comes before whatever is written.
///
/// The last row against its hash, the ledger's own note of its end and the one beside it, and what
/// guards the history. Cost: two rows, however long the history; the rest of it is `verify`'s.
struct LedgerEnd {
    let digest: @Sendable ([UInt8]) -> String
    /// Read before the ledger, which is never behind it.
    let note: HeadFile.Note

    /// The first thing that isn't as the program left it.
    func fault(_ db: Database) throws -> Tampering? {
        if note == .unreadable { return .noteUnreadable }
        if let missing = try CaseLedger.missingGuard(db) { return missing }
        let stated = try HistoryChain.stated(db)
        let row = try Row.fetchOne(db, sql: Self.columns + " ORDER BY seq DESC LIMIT 1")
        guard let row else { return .truncated(last: 0, noted: stated.count) }
        guard let last = EndRow(row) else { return .edited(row: stated.count) }
        if last.seq < stated.count { return .truncated(last: last.seq, noted: stated.count) }
        if last.seq > stated.count { return .appended(row: stated.count + 1) }
        guard last.hash == stated.hash, last.isWhole(digest) else { return .edited(row: last.seq) }
        guard case .head(let noted) = note else { return nil }
        if noted.count > last.seq { return .truncated(last: last.seq, noted: noted.count) }
        let known = try Row.fetchOne(
            db, sql: Self.columns + " WHERE seq = ?", arguments: [noted.count])
        guard let known, EndRow(known)?.hash == noted.hash else {
            return .edited(row: noted.count)
        }
        return nil
    }

    private static let columns = "SELECT seq, kind, content, previous, hash FROM history"
}

/// A row of the history as it stands in the file, which may hold anything.
private struct EndRow {
    let seq: Int
    let kind: String
    let content: String
    let previous: String
    let hash: String

    init?(_ row: Row) {
        guard let seq = Int.fromDatabaseValue(row["seq"]),
            let kind = String.fromDatabaseValue(row["kind"]),
            let content = String.fromDatabaseValue(row["content"]),
            let previous = String.fromDatabaseValue(row["previous"]),
            let hash = String.fromDatabaseValue(row["hash"])
        else { return nil }
        self.seq = seq
        self.kind = kind
        self.content = content
        self.previous = previous
        self.hash = hash
    }

    func isWhole(_ digest: ([UInt8]) -> String) -> Bool {
        HistoryChain.hash(
            after: previous, seq: seq, kind: kind, content: content, digest: digest) == hash
    }
}
