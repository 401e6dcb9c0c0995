import Foundation
internal import GRDB
import RegistryModel

/// What a walk through the whole ledger found.
package struct LedgerVerification: Sendable, Hashable {
    /// Rows of the history.
    package let rows: Int
    package let head: LedgerHead
    /// Whether a second note of the end, beside the ledger, could be compared.
    package let hasSecondNote: Bool
    /// The first thing that isn't as the program left it; nil when everything is.
    package let tampering: Tampering?
}

/// The first place at which a ledger isn't as the program left it.
package enum Tampering: Sendable, Hashable {
    /// The row's content doesn't fit its hash.
    case edited(row: Int)
    /// No such row, and later ones are there.
    case deleted(row: Int)
    /// The row was written as another one.
    case reordered(row: Int, writtenAs: Int)
    /// The row fits its own hash, and not the row before it.
    case inserted(row: Int)
    /// Rows after the last one are gone.
    case truncated(last: Int, noted: Int)
    /// Rows stand after the end that the ledger states.
    case appended(row: Int)
    /// A table for looking up isn't what the history makes of it.
    case table(name: String, row: String)
    /// A trigger or table that guards the history is gone or different.
    case guardMissing(String)
    /// A trigger that the program didn't make, and that may change or drop what is written.
    case strangeTrigger(String)
    /// Something in the file's schema that the program didn't make, or has otherwise: a table, a
    /// column, a view, an index.
    case strangeSchema(kind: String, name: String)
    /// What stands in the place of the note beside the ledger is none.
    case noteUnreadable
    /// SQLite can't read the file.
    case fileDamaged(message: String)

    package var sentence: Bilingual {
        switch self {
        case .edited(let row):
            Bilingual(zh: "历史第 \(row) 行被改动过。", en: "Row \(row) of the history was edited.")
        case .deleted(let row):
            Bilingual(zh: "历史第 \(row) 行被删除。", en: "Row \(row) of the history was deleted.")
        case .reordered(let row, let writtenAs):
            Bilingual(
                zh: "历史第 \(row) 行原是第 \(writtenAs) 行，顺序被调换。",
                en:
                    "Row \(row) of the history was written as row \(writtenAs): the order was changed."
            )
        case .inserted(let row):
            Bilingual(
                zh: "历史第 \(row) 行接不上前一行：它是后来插入的，或前一行被整行换过。",
                en: "Row \(row) of the history doesn't follow the one before: it was inserted, or "
                    + "that one was replaced.")
        case .truncated(let last, let noted):
            Bilingual(
                zh: "历史在第 \(last) 行之后被截断，原有 \(noted) 行。",
                en: "The history was cut off after row \(last); there were \(noted).")
        case .appended(let row):
            Bilingual(
                zh: "历史第 \(row) 行不是由本程序写入的。",
                en: "Row \(row) of the history wasn't written by this program.")
        case .table(let name, let row):
            Bilingual(
                zh: "表 \(name) 与历史不符，第一处是 \(row)。",
                en: "Table \(name) isn't what the history makes of it, first at \(row).")
        case .guardMissing(let name):
            Bilingual(
                zh: "保护历史的 \(name) 被去掉或改过。",
                en: "\(name), which guards the history, was removed or changed.")
        case .strangeTrigger(let name):
            Bilingual(
                zh: "台账里有不是本程序建立的触发器 \(name)，写入的内容可能被它改掉或丢掉。",
                en:
                    "The ledger has a trigger \(name) that this program didn't make; it may change or "
                    + "drop what is written.")
        case .strangeSchema(let kind, let name):
            Bilingual(
                zh: "台账里的\(Self.kinds[kind] ?? kind) \(name) 不是本程序建立的样子。",
                en: "The ledger's \(kind) \(name) isn't as this program makes it.")
        case .noteUnreadable:
            Bilingual(
                zh: "旁边的 .head 文件不是末行的记录（空的、损坏，或是文件夹）；请用 --head 与别处记下的末行核对。",
                en: "The .head file beside it is no note of its end (empty, damaged or a folder); "
                    + "compare a head noted elsewhere with --head.")
        case .fileDamaged(let message):
            Bilingual(
                zh: "文件已损坏，读不下去（\(SystemWords.chinese(message))）；请从备份恢复。",
                en: "The file is damaged and can't be read on (\(message)); restore a backup.")
        }
    }
}

extension Tampering {
    private static let kinds = ["table": "表", "view": "视图", "index": "索引", "trigger": "触发器"]
}

extension CaseLedger {
    /// Walks the whole history and works out the other tables anew. Cost: a SHA-256 and some writes
    /// in memory for each row.
    ///
    /// `printed` is a head that was printed or noted elsewhere: it must lie on the history. It also
    /// stands in for a note beside the ledger that can't be read.
    ///
    /// What can't be found out: whoever rewrites the whole file by the program's own rules, from some
    /// row to the end, together with the note beside it, leaves a ledger that fits itself. Only a
    /// head kept elsewhere, in a printed report or a backup, tells; nor does the ledger know whether
    /// the name in a verdict is that of whoever typed it.
    package func verify(printed: LedgerHead? = nil) throws(LedgerFailure) -> LedgerVerification {
        let note = HeadFile(ledger: path).read()
        var noted: LedgerHead?
        if case .head(let head) = note { noted = head }
        func nothing(_ tampering: Tampering) -> LedgerVerification {
            LedgerVerification(
                rows: 0, head: LedgerHead(count: 0, hash: ""), hasSecondNote: noted != nil,
                tampering: tampering)
        }
        return try read { db in
            do {
                let walk = try HistoryWalk(db, digest: digest)
                let heads = [noted, printed].compactMap { $0 }
                var tampering =
                    try walk.tampering ?? walk.mismatch(with: heads) ?? Self.missingGuard(db)
                    ?? Self.hiddenText(db) ?? difference(db)
                if tampering == nil, note == .unreadable, printed == nil {
                    tampering = .noteUnreadable
                }
                return LedgerVerification(
                    rows: walk.count, head: walk.head, hasSecondNote: noted != nil,
                    tampering: tampering)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
                return nothing(.guardMissing(error.message ?? "a table"))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                return nothing(.fileDamaged(message: error.message ?? "\(error.resultCode)"))
            }
        }
    }

    /// A text that goes on behind a NUL, where no reader sees it and no comparison of texts either.
    private static func hiddenText(_ db: Database) throws -> Tampering? {
        for (table, order) in LedgerSchema.derived + [("history", "seq"), ("head", "id")] {
            for column in try db.columns(in: table) where column.type == "TEXT" {
                let row = try Row.fetchOne(
                    db,
                    sql:
                        "SELECT \(order) FROM \(table) WHERE instr(CAST(\"\(column.name)\" AS BLOB), "
                        + "x'00') > 0 ORDER BY \(order) LIMIT 1")
                guard let row else { continue }
                let place = row.map { "\($0.1)" }.joined(separator: ", ")
                return .table(name: table, row: place)
            }
        }
        return nil
    }

    static func missingGuard(_ db: Database) throws -> Tampering? {
        for (name, sql) in LedgerSchema.triggers {
            let own = try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?",
                arguments: [name])
            if own != "CREATE TRIGGER \(name) \(sql)" { return .guardMissing(name) }
        }
        let known = Set(LedgerSchema.triggers.map(\.0))
        let found = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        return found.first { !known.contains($0) }.map(Tampering.strangeTrigger)
    }

    /// The first row of a table for looking up that the history doesn't make.
    private func difference(_ db: Database) throws -> Tampering? {
        let salt = try String.fetchOne(db, sql: "SELECT salt FROM secret") ?? ""
        let beginning = try String.fetchOne(db, sql: "SELECT content FROM history WHERE seq = 1")
        let event = beginning.flatMap { try? CanonicalContent.event(LedgerEvent.self, $0) }
        guard event?.saltHash == digest(Array(salt.utf8)) else {
            return .table(name: "secret", row: "1")
        }
        let again = try DatabaseQueue()
        try LedgerSchema(digest: digest).migrator(salt: { salt }).migrate(again)
        if let strange = try Self.strangeSchema(db, again) { return strange }
        return try again.write { copy in
            // The tables refer to rows of the history, which aren't copied.
            try copy.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let rows = try Row.fetchCursor(
                db, sql: "SELECT seq, kind, number, content FROM history WHERE seq > 1 ORDER BY seq"
            )
            let projection = LedgerProjection(db: copy)
            while let row = try rows.next() {
                try copy.cachedStatement(
                    sql: "INSERT INTO history VALUES (?, ?, ?, '', '', '')"
                ).execute(arguments: [
                    row["seq"] as Int, row["kind"] as String, row["number"] as Int?,
                ])
                let event = HistoryRow(
                    seq: row["seq"], kind: row["kind"], number: row["number"],
                    content: row["content"])
                do {
                    try projection.apply(event)
                } catch {
                    // Nothing this program wrote: its hash was made to fit.
                    return .edited(row: event.seq)
                }
            }
            for (table, order) in LedgerSchema.derived {
                if let row = try Self.firstDifference(table, order, db, copy) {
                    return .table(name: table, row: row)
                }
            }
            return nil
        }
    }

    /// The first part of the schema that isn't what the migrations make: neither more nor less, nor in
    /// other words, so that a column too many is found as a table is.
    private static func strangeSchema(_ db: Database, _ made: DatabaseQueue) throws -> Tampering? {
        let sql = "SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_master ORDER BY name, type"
        func parts(_ db: Database) throws -> [[String]] {
            try Row.fetchAll(db, sql: sql).map { [$0["type"], $0["name"], $0["sql"]] }
        }
        let expected = try made.read(parts)
        let found = try parts(db)
        let strange =
            found.first { !expected.contains($0) } ?? expected.first { !found.contains($0) }
        return strange.map { .strangeSchema(kind: $0[0], name: $0[1]) }
    }

    private static func firstDifference(
        _ table: String, _ order: String, _ own: Database, _ copy: Database
    ) throws -> String? {
        let sql = "SELECT * FROM \(table) ORDER BY \(order)"
        let rows = try Row.fetchCursor(own, sql: sql)
        let expected = try Row.fetchCursor(copy, sql: sql)
        let columns = order.split(separator: ", ").map(String.init)
        while true {
            let (row, wanted) = (try rows.next(), try expected.next())
            guard row != wanted else {
                if row == nil { return nil }
                continue
            }
            let place = row ?? wanted
            return columns.map { "\($0) \(place?[$0] as DatabaseValue? ?? .null)" }
                .joined(separator: ", ")
        }
    }
}

/// A walk along the chain, up to the first row that isn't right.
private struct HistoryWalk {
    private(set) var tampering: Tampering?
    private(set) var count = 0
    private(set) var head = LedgerHead(count: 0, hash: HistoryChain.beginning)
    private var hashes: [String] = []

    init(_ db: Database, digest: ([UInt8]) -> String) throws {
        let stated = try HistoryChain.stated(db)
        let last = max(
            try Int.fetchOne(db, sql: "SELECT max(seq) FROM history") ?? 0, stated.count)
        count = try Int.fetchOne(db, sql: "SELECT count(*) FROM history") ?? 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT seq, kind, number, content, previous, hash FROM history ORDER BY seq")
        while tampering == nil, let row = try rows.next() {
            let seq: Int = row["seq"]
            let texts = ["kind", "content", "previous", "hash"].map {
                String.fromDatabaseValue(row[$0])
            }
            guard !texts.contains(nil) else {
                tampering = .edited(row: seq)
                break
            }
            guard seq == hashes.count + 1 else {
                tampering = .deleted(row: hashes.count + 1)
                break
            }
            tampering = try Self.fault(row, seq, after: hashes.last, last: last, digest)
            if tampering == nil { hashes.append(row["hash"]) }
        }
        head = LedgerHead(count: hashes.count, hash: hashes.last ?? HistoryChain.beginning)
        if tampering == nil { tampering = mismatch(with: [stated]) }
        if tampering == nil, count > stated.count { tampering = .appended(row: stated.count + 1) }
    }

    private static func fault(
        _ row: Row, _ seq: Int, after previous: String?, last: Int, _ digest: ([UInt8]) -> String
    ) throws -> Tampering? {
        let (kind, content): (String, String) = (row["kind"], row["content"])
        let (follows, hash): (String, String) = (row["previous"], row["hash"])
        func fits(_ seq: Int) -> Bool {
            HistoryChain.hash(
                after: follows, seq: seq, kind: kind, content: content, digest: digest) == hash
        }
        guard fits(seq) else {
            if let other = (1...max(1, last)).first(where: { $0 != seq && fits($0) }) {
                return .reordered(row: seq, writtenAs: other)
            }
            return .edited(row: seq)
        }
        guard follows == previous ?? HistoryChain.beginning else { return .inserted(row: seq) }
        // The number stands beside the content for looking up.
        guard let event = try? CanonicalContent.event(Numbered.self, content),
            row["number"] as DatabaseValue == event.number?.databaseValue ?? .null
        else { return .edited(row: seq) }
        return nil
    }

    private struct Numbered: Decodable { let number: Int? }

    /// Whether heads noted elsewhere lie on this history.
    func mismatch(with heads: [LedgerHead]) -> Tampering? {
        for noted in heads where noted.count > 0 {
            guard noted.count <= hashes.count else {
                return .truncated(last: hashes.count, noted: noted.count)
            }
            if hashes[noted.count - 1] != noted.hash { return .edited(row: noted.count) }
        }
        return nil
    }
}
