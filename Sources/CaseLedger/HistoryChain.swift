internal import GRDB
import RegistryModel

/// The end of the history, to which rows are appended: each carries the SHA-256 of the hash before
/// it, its number, its kind and its content.
struct HistoryChain {
    private(set) var head: LedgerHead
    private let digest: @Sendable ([UInt8]) -> String

    /// What the first row follows.
    static let beginning = String(repeating: "0", count: 64)

    /// Takes up the end that the ledger states; it is the caller's transaction that keeps it so.
    init(_ db: Database, digest: @escaping @Sendable ([UInt8]) -> String) throws {
        self.digest = digest
        head = try Self.stated(db)
    }

    static func stated(_ db: Database) throws -> LedgerHead {
        // Cast, since somebody may have put anything there.
        let sql = "SELECT CAST(count AS INTEGER) AS count, CAST(hash AS TEXT) AS hash FROM head"
        guard let row = try Row.fetchOne(db, sql: sql) else {
            return LedgerHead(count: 0, hash: beginning)
        }
        return LedgerHead(count: row["count"], hash: row["hash"])
    }

    static func hash(
        after previous: String, seq: Int, kind: String, content: String,
        digest: ([UInt8]) -> String
    ) -> String {
        digest(Array("\(previous)\n\(seq)\n\(kind)\n\(content)".utf8))
    }

    /// Appends a row and works it into the other tables.
    mutating func append(
        _ kind: EventKind, of number: Int?, _ event: some Encodable, to db: Database
    ) throws {
        let content = try CanonicalContent.text(event)
        let seq = head.count + 1
        let hash = Self.hash(
            after: head.hash, seq: seq, kind: kind.rawValue, content: content, digest: digest)
        try db.cachedStatement(
            sql: """
                INSERT INTO history (seq, kind, number, content, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [seq, kind.rawValue, number, content, head.hash, hash])
        try LedgerProjection(db: db).apply(
            HistoryRow(seq: seq, kind: kind.rawValue, number: number, content: content))
        head = LedgerHead(count: seq, hash: hash)
    }

    /// Writes down where the history ends; before the transaction ends.
    func close(_ db: Database) throws {
        try db.execute(
            sql: "UPDATE head SET count = ?, hash = ? WHERE id = 1",
            arguments: [head.count, head.hash])
    }
}

/// A row of the history, without its hashes.
struct HistoryRow {
    let seq: Int
    let kind: String
    let number: Int?
    let content: String
}
