internal import GRDB
import RegistryModel

/// The tables. `history` is the truth; the others are worked out of it, row by row, so that cases can
/// be looked up, and `verify` works them out again.
struct LedgerSchema {
    /// Hashes what the ledger begins with.
    let digest: @Sendable ([UInt8]) -> String

    static let format = 1

    func migrator(salt: @escaping @Sendable () -> String) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-history") { db in
            try db.execute(sql: Self.tables)
            for (name, sql) in Self.triggers {
                try db.execute(sql: "CREATE TRIGGER \(name) \(sql)")
            }
            let salt = salt()
            try db.execute(sql: "INSERT INTO secret (id, salt) VALUES (1, ?)", arguments: [salt])
            try db.execute(
                sql: "INSERT INTO head (id, count, hash) VALUES (1, 0, ?)",
                arguments: [HistoryChain.beginning])
            var chain = try HistoryChain(db, digest: digest)
            try chain.append(
                .ledger, of: nil,
                LedgerEvent(format: Self.format, saltHash: digest(Array(salt.utf8))), to: db)
            try chain.close(db)
        }
        migrator.registerMigration("2-figures") { db in try db.execute(sql: Self.figureTables) }
        migrator.registerMigration("3-bulletins") { db in
            try db.execute(sql: Self.bulletinTable)
        }
        return migrator
    }

    /// Those worked out of the history, with what they are ordered by.
    static let derived = [
        ("runs", "number"), ("run_inputs", "run, position"), ("cases", "number"),
        ("evidence", "number, kind, hash, source"), ("verdicts", "seq"),
        ("figures", "run, name"), ("village_births", "run, code"),
        ("bulletins", "firstDay, lastDay, place"),
    ]

    private static let tables = """
        CREATE TABLE history (
            seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, number INTEGER, content TEXT NOT NULL,
            previous TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX history_kind ON history (kind);
        CREATE INDEX history_number ON history (number) WHERE number IS NOT NULL;
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY, seq INTEGER NOT NULL REFERENCES history (seq),
            kind TEXT NOT NULL, county TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL,
            tool TEXT NOT NULL, date TEXT NOT NULL, "table" TEXT NOT NULL, tableHash TEXT NOT NULL,
            policyHash TEXT NOT NULL, fingerprint TEXT NOT NULL);
        CREATE TABLE run_inputs (
            run INTEGER NOT NULL REFERENCES runs (number), position INTEGER NOT NULL,
            path TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
        CREATE TABLE cases (
            number INTEGER PRIMARY KEY, caseID TEXT NOT NULL UNIQUE, family TEXT NOT NULL,
            firstRun INTEGER NOT NULL REFERENCES runs (number),
            lastRun INTEGER NOT NULL REFERENCES runs (number), account TEXT NOT NULL,
            verdict TEXT NOT NULL, grade TEXT, village TEXT, status TEXT NOT NULL, eventDay TEXT,
            facts TEXT NOT NULL, isInData INTEGER NOT NULL,
            seq INTEGER NOT NULL REFERENCES history (seq));
        CREATE TABLE evidence (
            number INTEGER NOT NULL REFERENCES cases (number), kind INTEGER NOT NULL,
            hash TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (number, kind, hash, source))
            WITHOUT ROWID;
        CREATE TABLE verdicts (
            seq INTEGER PRIMARY KEY REFERENCES history (seq),
            number INTEGER NOT NULL REFERENCES cases (number), outcome TEXT NOT NULL,
            parity INTEGER, policy INTEGER, "until" TEXT, "by" TEXT NOT NULL, day TEXT NOT NULL,
            seen TEXT NOT NULL, document TEXT);
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, hash TEXT NOT NULL);
        CREATE TABLE secret (id INTEGER PRIMARY KEY CHECK (id = 1), salt TEXT NOT NULL);
        """

    private static let figureTables = """
        CREATE TABLE figures (
            run INTEGER NOT NULL REFERENCES runs (number), name TEXT NOT NULL,
            value INTEGER NOT NULL, PRIMARY KEY (run, name)) WITHOUT ROWID;
        CREATE TABLE village_births (
            run INTEGER NOT NULL REFERENCES runs (number), code TEXT NOT NULL, name TEXT NOT NULL,
            township TEXT NOT NULL, births INTEGER NOT NULL, PRIMARY KEY (run, code)) WITHOUT ROWID;
        """

    private static let bulletinTable = """
        CREATE TABLE bulletins (
            firstDay TEXT NOT NULL, lastDay TEXT NOT NULL, place TEXT NOT NULL,
            count INTEGER NOT NULL, sign TEXT NOT NULL, PRIMARY KEY (firstDay, lastDay, place))
            WITHOUT ROWID;
        """

    /// They keep honest programs from rewriting history; whoever drops them is found out by the
    /// hashes.
    static let triggers = [
        ("history_keeps", "BEFORE UPDATE ON history BEGIN \(refusal) END"),
        ("history_stays", "BEFORE DELETE ON history BEGIN \(refusal) END"),
        ("verdicts_keep", "BEFORE UPDATE ON verdicts BEGIN \(refusal) END"),
        ("verdicts_stay", "BEFORE DELETE ON verdicts BEGIN \(refusal) END"),
        ("secret_keeps", "BEFORE UPDATE ON secret BEGIN \(refusal) END"),
        ("secret_stays", "BEFORE DELETE ON secret BEGIN \(refusal) END"),
        (
            "history_follows",
            """
            BEFORE INSERT ON history
            WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM history)
            BEGIN SELECT RAISE(ABORT, 'the history of this ledger has no gaps'); END
            """
        ),
    ]

    private static let refusal =
        "SELECT RAISE(ABORT, 'the history of this ledger is never changed, only added to');"
}
