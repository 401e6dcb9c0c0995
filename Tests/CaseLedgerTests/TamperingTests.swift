import CaseLedger
import Foundation
import GRDB
import RegistryModel
import Testing

@Suite("Tampering is found out, by row")
struct TamperingTests {
    private let births = (1...4).map { number in
        Birth(
            delivery: "D\(number)", mother: "52052519880101000\(number)",
            motherName: "张\(number)", day: "2013-05-0\(number)")
    }

    /// A ledger of nine rows: its beginning, a run, four cases, two verdicts, a reveal.
    private func ledger(_ scratch: ScratchLedger) throws -> CaseLedger {
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, births)).cases.map(\.caseID)
        try ledger.append([verdict(ids[0], .overturned), verdict(ids[1], .unverifiable)])
        try ledger.noteReveal(by: "李核查", on: "2013-06-11", command: "audit")
        return ledger
    }

    private func found(_ sql: String) throws -> Tampering? {
        let scratch = try ScratchLedger()
        let ledger = try ledger(scratch)
        #expect(try ledger.verify().tampering == nil)
        #expect(try ledger.verify().rows == 9)
        try scratch.tamper(sql)
        return try ledger.verify().tampering
    }

    @Test("a row edited, with or without its own hash mended")
    func edited() throws {
        #expect(
            try found(
                "UPDATE history SET content = replace(content, 'overturned', 'confirmed') WHERE seq = 7"
            )
                == .edited(row: 7))
        #expect(try found("UPDATE history SET kind = 'seen' WHERE seq = 7") == .edited(row: 7))
        #expect(try found("UPDATE history SET number = 4 WHERE seq = 7") == .edited(row: 7))
        // A row that is of no case has no number, nor anything else in its place.
        #expect(try found("UPDATE history SET number = 'x' WHERE seq = 2") == .edited(row: 2))
        #expect(try found("UPDATE history SET hash = previous WHERE seq = 5") == .edited(row: 5))
    }

    @Test("a text that goes on where nobody reads it, and an end that isn't a number")
    func unreadable() throws {
        #expect(try found("UPDATE cases SET caseID = caseID || char(0) || 'x'") != nil)
        #expect(try found("UPDATE cases SET village = village || char(0)") != nil)
        #expect(try found("UPDATE history SET kind = kind || char(0) || 'x' WHERE seq = 3") != nil)
        #expect(try found("UPDATE head SET count = 'x'") != nil)
        #expect(try found("UPDATE head SET hash = x'00ff'") != nil)
    }

    @Test("a row rewritten by the rules is given away by the one after it")
    func rewritten() throws {
        let scratch = try ScratchLedger()
        let ledger = try ledger(scratch)
        let queue = try DatabaseQueue(path: scratch.path)
        let row = try #require(
            try queue.read { try Row.fetchOne($0, sql: "SELECT * FROM history WHERE seq = 7") })
        let content = (row["content"] as String).replacingOccurrences(
            of: "overturned", with: "unverifiable")
        let text = "\(row["previous"] as String)\n7\nverdict\n\(content)"
        let hash = sha256(Array(text.utf8))
        try scratch.tamper(
            "UPDATE history SET content = '\(content)', hash = '\(hash)' WHERE seq = 7")
        #expect(try ledger.verify().tampering == .inserted(row: 8))
    }

    @Test("a row deleted, and the rest moved up")
    func deleted() throws {
        #expect(
            try found("DELETE FROM verdicts; DELETE FROM history WHERE seq = 8") == .deleted(row: 8)
        )
        #expect(
            try found(
                "DELETE FROM verdicts; DELETE FROM history WHERE seq = 8; UPDATE history SET seq = 8 WHERE seq = 9"
            )
                == .reordered(row: 8, writtenAs: 9))
    }

    @Test("two rows that changed places")
    func reordered() throws {
        #expect(
            try found(
                """
                UPDATE history SET seq = 100 WHERE seq = 7; UPDATE history SET seq = 7 WHERE seq = 8;
                UPDATE history SET seq = 8 WHERE seq = 100
                """) == .reordered(row: 7, writtenAs: 8))
    }

    @Test("a row inserted between, and one added at the end")
    func inserted() throws {
        #expect(
            try found(
                """
                UPDATE history SET seq = 10 WHERE seq = 9;
                INSERT INTO history SELECT 9, kind, number, content, previous, hash FROM history WHERE seq = 8
                """) == .reordered(row: 9, writtenAs: 8))
        let scratch = try ScratchLedger()
        let ledger = try ledger(scratch)
        let head = try ledger.head()
        let content = "{\"by\":\"x\",\"command\":\"audit\",\"day\":\"2013-06-12\"}"
        let hash = sha256(Array("\(head.hash)\n10\nreveal\n\(content)".utf8))
        try scratch.tamper(
            "INSERT INTO history VALUES (10, 'reveal', NULL, '\(content)', '\(head.hash)', '\(hash)')"
        )
        #expect(try ledger.verify().tampering == .appended(row: 10))
    }

    @Test("rows cut off at the end, with the ledger's own note of it mended as well")
    func truncated() throws {
        #expect(
            try found("DELETE FROM history WHERE seq = 9") == .truncated(last: 8, noted: 9))
        #expect(
            try found(
                """
                DELETE FROM history WHERE seq = 9;
                UPDATE head SET count = 8, hash = (SELECT hash FROM history WHERE seq = 8)
                """) == .truncated(last: 8, noted: 9))
    }

    @Test("when the note beside it is gone too, only a printed head tells")
    func printedHead() throws {
        let scratch = try ScratchLedger()
        let ledger = try ledger(scratch)
        let printed = try ledger.head()
        try scratch.tamper(
            """
            DELETE FROM history WHERE seq = 9;
            UPDATE head SET count = 8, hash = (SELECT hash FROM history WHERE seq = 8)
            """)
        try FileManager.default.removeItem(atPath: scratch.path + ".head")
        let silent = try ledger.verify()
        #expect(silent.tampering == nil)
        #expect(!silent.hasSecondNote)
        #expect(
            try ledger.verify(printed: printed).tampering == .truncated(last: 8, noted: 9))
    }

    @Test("tables for looking up that say something else than the history")
    func tables() throws {
        let changes = [
            ("UPDATE cases SET village = '520525999999' WHERE number = 2", "cases"),
            ("UPDATE cases SET isInData = 0 WHERE number = 3", "cases"),
            ("DELETE FROM evidence WHERE number = 1", "evidence"),
            ("UPDATE runs SET tableHash = 'x'", "runs"),
            ("UPDATE run_inputs SET sha256 = 'x'", "run_inputs"),
            ("DELETE FROM verdicts WHERE seq = 7", "verdicts"),
            ("UPDATE verdicts SET outcome = 'confirmed' WHERE seq = 8", "verdicts"),
            ("UPDATE secret SET salt = 'x'", "secret"),
        ]
        for (sql, table) in changes {
            guard case .table(let name, let row)? = try found(sql) else {
                Issue.record("not found: \(sql)")
                continue
            }
            #expect(name == table)
            #expect(!row.isEmpty)
        }
    }

    @Test("guards that were taken away")
    func guards() throws {
        #expect(try found("SELECT 1") == nil)
        let scratch = try ScratchLedger()
        let ledger = try ledger(scratch)
        try scratch.tamper("DROP TRIGGER history_keeps", dropping: false)
        #expect(try ledger.verify().tampering == .guardMissing("history_keeps"))
        #expect(
            try found(
                "CREATE TRIGGER quiet BEFORE INSERT ON verdicts BEGIN SELECT RAISE(IGNORE); END")
                == .strangeTrigger("quiet"))
    }

    @Test("tables, columns, views and indexes that this program didn't make")
    func strangeSchema() throws {
        let changes = [
            ("CREATE TABLE notes (text TEXT)", "table", "notes"),
            ("CREATE VIEW standing AS SELECT * FROM cases", "view", "standing"),
            ("CREATE INDEX quick ON cases (village)", "index", "quick"),
            ("ALTER TABLE verdicts ADD COLUMN points INTEGER", "table", "verdicts"),
            ("ALTER TABLE history ADD COLUMN note TEXT", "table", "history"),
            ("DROP INDEX history_kind", "index", "history_kind"),
        ]
        for (sql, kind, name) in changes {
            #expect(try found(sql) == .strangeSchema(kind: kind, name: name), "\(sql)")
        }
    }

    @Test("an honest program can't rewrite history")
    func refused() throws {
        let scratch = try ScratchLedger()
        _ = try ledger(scratch)
        for sql in [
            "UPDATE history SET content = 'x'", "DELETE FROM history WHERE seq = 9",
            "UPDATE verdicts SET seen = 'x'", "DELETE FROM verdicts",
            "INSERT INTO history VALUES (20, 'reveal', NULL, '', '', '')",
        ] {
            #expect(throws: DatabaseError.self) { try scratch.tamper(sql, dropping: false) }
        }
    }
}
