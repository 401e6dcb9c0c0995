import CaseLedger
import Foundation
import GRDB
import RegistryModel
import Synchronization
import Testing

@Suite("A ledger that isn't as it was left is refused when it is opened")
struct OpeningTests {
    private let births = (1...3).map { number in
        Birth(
            delivery: "D\(number)", mother: "52052519880101000\(number)",
            motherName: "张\(number)", day: "2013-05-0\(number)")
    }

    /// A ledger of seven rows: its beginning, a run, three cases, two verdicts; closed again.
    private func scratch() throws -> ScratchLedger {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, births)).cases.map(\.caseID)
        try ledger.append([verdict(ids[0], .overturned), verdict(ids[1], .unverifiable)])
        return scratch
    }

    private func refusal(_ scratch: ScratchLedger) throws -> LedgerFailure? {
        do {
            _ = try scratch.open()
            return nil
        } catch let failure as LedgerFailure {
            return failure
        }
    }

    @Test("an honest ledger opens, also when the note beside it is behind or not there")
    func honest() throws {
        let scratch = try scratch()
        #expect(try refusal(scratch) == nil)
        let note = scratch.path + ".head"
        let ledger = try scratch.open()
        let first = try #require(
            try DatabaseQueue(path: scratch.path).read {
                try String.fetchOne($0, sql: "SELECT hash FROM history WHERE seq = 3")
            })
        try Data("3 \(first)\n".utf8).write(to: URL(fileURLWithPath: note))
        #expect(try refusal(scratch) == nil)
        try FileManager.default.removeItem(atPath: note)
        #expect(try refusal(scratch) == nil)
        try ledger.noteReveal(by: "李核查", on: "2013-06-11", command: "audit")
        #expect(FileManager.default.fileExists(atPath: note))
    }

    @Test("several at once make one ledger, whose tables are made in several steps")
    func atOnce() throws {
        for _ in 0..<30 {
            let scratch = try ScratchLedger()
            let path = scratch.path
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 6) { _ in
                do {
                    _ = try CaseLedger(path: path, creating: true, digest: sha256)
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
        }
    }

    @Test(
        "what was done to its end is found out",
        arguments: [
            (
                "UPDATE history SET content = replace(content, 'unverifiable', 'overturned') WHERE seq = 7",
                Tampering.edited(row: 7)
            ),
            (
                "DELETE FROM verdicts; DELETE FROM history WHERE seq = 7",
                .truncated(last: 6, noted: 7)
            ),
            (
                """
                DELETE FROM verdicts WHERE seq = 7; DELETE FROM history WHERE seq = 7;
                UPDATE head SET count = 6, hash = (SELECT hash FROM history WHERE seq = 6)
                """, .truncated(last: 6, noted: 7)
            ),
            (
                "INSERT INTO history SELECT 8, kind, number, content, previous, hash FROM history "
                    + "WHERE seq = 7", .appended(row: 8)
            ),
            ("UPDATE head SET hash = 'x'", .edited(row: 7)),
            ("UPDATE history SET content = x'FF00' WHERE seq = 7", .edited(row: 7)),
        ])
    func tampered(sql: String, found: Tampering) throws {
        let scratch = try scratch()
        try scratch.tamper(sql)
        let failure = LedgerFailure.tampered(path: scratch.path, found)
        #expect(try refusal(scratch) == failure)
        #expect(failure.sentence.zh.contains("hecha ledger verify"))
        #expect(failure.sentence.en.contains("hecha ledger verify"))
        // To be verified it opens all the same.
        let opened = try CaseLedger(
            path: scratch.path, creating: false, checking: false, digest: sha256)
        #expect(try opened.verify().tampering != nil)
    }

    @Test("guards taken away are found out, and so is a change while it is open")
    func guards() throws {
        let scratch = try scratch()
        let ledger = try scratch.open()
        try scratch.tamper("UPDATE history SET content = '{}' WHERE seq = 7", restoring: true)
        #expect(throws: LedgerFailure.tampered(path: scratch.path, .edited(row: 7))) {
            try ledger.noteReveal(by: "李核查", on: "2013-06-11", command: "audit")
        }
        #expect(throws: LedgerFailure.self) { try ledger.backup(to: scratch.path + ".copy") }
        let other = try self.scratch()
        try other.tamper("SELECT 1", restoring: false)
        guard case .tampered(_, .guardMissing)? = try refusal(other) else {
            Issue.record("opened without its guards")
            return
        }
    }

    @Test(
        "a note beside it that is none isn't taken for an absent one",
        arguments: ["", "7", "x y", "7 abc\n", "0 \(String(repeating: "0", count: 64))\n"])
    func garbledNote(text: String) throws {
        let scratch = try scratch()
        let note = URL(fileURLWithPath: scratch.path + ".head")
        let head = try scratch.open().head()
        try Data(text.utf8).write(to: note)
        #expect(
            try refusal(scratch) == .tampered(path: scratch.path, .noteUnreadable))
        let opened = try CaseLedger(
            path: scratch.path, creating: false, checking: false, digest: sha256)
        #expect(try opened.verify().tampering == .noteUnreadable)
        #expect(try opened.verify(printed: head).tampering == nil)
    }

    @Test("a folder in the note's place, or in its own, is said to be one")
    func folders() throws {
        let scratch = try scratch()
        let note = scratch.path + ".head"
        try FileManager.default.removeItem(atPath: note)
        try FileManager.default.createDirectory(
            atPath: note, withIntermediateDirectories: false)
        let failure = try #require(try refusal(scratch))
        #expect(failure == .tampered(path: scratch.path, .noteUnreadable))
        #expect(failure.sentence.en.contains("\(note) is no note"))
        #expect(throws: LedgerFailure.isDirectory(path: scratch.folder.path)) {
            try CaseLedger(path: scratch.folder.path, creating: true, digest: sha256)
        }
    }

    @Test("an empty file is no ledger to read, and none is begun where one is noted to have been")
    func empty() throws {
        let scratch = try ScratchLedger()
        try Data().write(to: URL(fileURLWithPath: scratch.path))
        for checking in [true, false] {
            #expect(throws: LedgerFailure.empty(path: scratch.path)) {
                try CaseLedger(
                    path: scratch.path, creating: false, checking: checking, digest: sha256)
            }
        }
        let link = scratch.path + "-link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: scratch.path)
        #expect(throws: LedgerFailure.empty(path: link)) {
            try CaseLedger(path: link, creating: false, digest: sha256)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)).isEmpty)
        #expect(try scratch.open().record(month(5, births)).cases.count == 3)
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: scratch.path + suffix)
        }
        try Data().write(to: URL(fileURLWithPath: scratch.path))
        #expect(try refusal(scratch) == .gone(path: scratch.path, rows: 5))
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)).isEmpty)
    }

    @Test("a log left alone is kept, not thrown away by a new ledger")
    func logAlone() throws {
        let scratch = try ScratchLedger()
        let log = URL(fileURLWithPath: scratch.path + "-wal")
        try Data("perhaps a month's verdicts".utf8).write(to: log)
        #expect(try refusal(scratch) == .logAlone(path: scratch.path))
        #expect(try Data(contentsOf: log).count == 26)
        #expect(!FileManager.default.fileExists(atPath: scratch.path))
    }

    @Test("a ledger that was taken away isn't begun anew in silence")
    func gone() throws {
        let scratch = try scratch()
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: scratch.path + end)
        }
        #expect(try refusal(scratch) == .gone(path: scratch.path, rows: 7))
        #expect(!FileManager.default.fileExists(atPath: scratch.path))
        try FileManager.default.removeItem(atPath: scratch.path + ".head")
        #expect(try refusal(scratch) == nil)
    }

    @Test("a file cut off in the middle is said to be damaged, not to be verified again")
    func damaged() throws {
        let scratch = try scratch()
        let file = URL(fileURLWithPath: scratch.path)
        // What is in the log goes into the file.
        try DatabaseQueue(path: scratch.path).writeWithoutTransaction {
            _ = try $0.checkpoint(.truncate)
        }
        let bytes = try Data(contentsOf: file)
        try bytes.prefix(bytes.count / 2 / 4096 * 4096).write(to: file)
        let failure = try #require(try refusal(scratch))
        #expect(failure.sentence.en.contains("backup"), "\(failure)")
        #expect(!failure.sentence.en.contains("ledger verify"), "\(failure)")
    }

    @Test("a history whose words can't be read is told in words of ours")
    func unreadable() throws {
        let scratch = try scratch()
        let ledger = try scratch.open()
        try scratch.tamper("UPDATE cases SET facts = '{}' WHERE number = 1")
        let failure = #expect(throws: LedgerFailure.self) { try ledger.cases(on: "2013-12-20") }
        #expect(failure == .unreadable(path: scratch.path))
        #expect(failure?.sentence.zh.contains("DecodingError") == false)
    }
}
