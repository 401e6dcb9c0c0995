import Foundation
internal import GRDB

/// The SQLite file of a ledger, with what stands beside it, and how it is opened.
struct LedgerFile {
    let path: String
    let digest: @Sendable ([UInt8]) -> String

    /// Seconds that a run waits for another one to let the ledger go.
    private static let patience = 60.0

    /// Before anything is made or opened.
    func refuseUnfit(creating: Bool, note: HeadFile.Note) throws(LedgerFailure) {
        // Looked for before the ledger, which another process makes first.
        let hasLog = hasLog
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if isDirectory.boolValue { throw .isDirectory(path: path) }
        let isThere = exists && (size > 0 || hasLog)
        if !isThere, case .head(let noted) = note { throw .gone(path: path, rows: noted.count) }
        // SQLite would throw away what stands in it.
        if !exists, hasLog { throw .logAlone(path: path) }
        guard isThere || creating else { throw exists ? .empty(path: path) : .missing(path: path) }
        if note == .unreadable { throw .tampered(path: path, .noteUnreadable) }
    }

    /// One that may not be written is opened to be read, unless it is to be made.
    func open(creating: Bool) throws -> DatabaseQueue {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while true {
            do {
                return creating || isWritable ? try openToWrite() : try openToRead()
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && Date() < deadline
            {
                // Changing to WAL doesn't wait for the other process as a transaction does.
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    func salt(_ queue: DatabaseQueue) throws -> String {
        let salt = try queue.read { try String.fetchOne($0, sql: "SELECT salt FROM secret") }
        guard let salt else { throw LedgerFailure.notALedger(path: path) }
        return salt
    }

    // MARK: What is there

    /// The file that a link leads to.
    private var file: URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }

    /// In bytes; 0 where there is none.
    private var size: Int { size(file.path) }

    /// Whether SQLite's log beside it has a byte.
    private var hasLog: Bool { size(file.path + "-wal") > 0 }

    private func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    /// The file, and the folder, in which SQLite keeps its log.
    private var isWritable: Bool {
        [file, file.deletingLastPathComponent()].allSatisfy {
            FileManager.default.isWritableFile(atPath: $0.path)
        }
    }

    // MARK: Opening

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.label = "ledger"
        return configuration
    }

    private var readOnly: Configuration {
        var configuration = configuration
        configuration.readonly = true
        return configuration
    }

    private var migrator: DatabaseMigrator {
        LedgerSchema(digest: digest).migrator(salt: Self.salt)
    }

    private func openToWrite() throws -> DatabaseQueue {
        if size > 0 { try refuseForeign(DatabaseQueue(path: path, configuration: readOnly)) }
        var configuration = configuration
        configuration.foreignKeysEnabled = true
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // After the change to WAL, which sets a laxer one.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try migrate(queue)
        try refuseLater(queue)
        return queue
    }

    private func migrate(_ queue: DatabaseQueue) throws {
        while true {
            let before = try schemaVersion(queue)
            do {
                return try migrator.migrate(queue)
            } catch {
                // Another process made some of the tables in between: the rest is left to do.
                guard try schemaVersion(queue) != before else { throw error }
            }
        }
    }

    private func schemaVersion(_ queue: DatabaseQueue) throws -> Int? {
        try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    }

    /// On a disk for reading: archived, or shared by those who keep it.
    ///
    /// Where there is no log SQLite is told that nothing changes, or it would want to make one.
    func openToRead() throws -> DatabaseQueue {
        let place = hasLog ? file.path : file.absoluteString + "?immutable=1"
        do {
            let queue = try DatabaseQueue(path: place, configuration: readOnly)
            try refuseForeign(queue)
            try refuseLater(queue)
            guard try queue.read(migrator.hasCompletedMigrations) else {
                throw LedgerFailure.wantsWriting(path: path)
            }
            return queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN && hasLog {
            throw LedgerFailure.wantsWriting(path: path)
        }
    }

    /// A file that isn't a ledger is left as it is: no table is made in it.
    private func refuseForeign(_ queue: DatabaseQueue) throws {
        let isForeign = try queue.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            return try tables > 0 && !db.tableExists("grdb_migrations")
        }
        if isForeign { throw LedgerFailure.notALedger(path: path) }
    }

    private func refuseLater(_ queue: DatabaseQueue) throws {
        if try queue.read(migrator.hasBeenSuperseded) { throw LedgerFailure.tooNew(path: path) }
    }

    @Sendable private static func salt() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
