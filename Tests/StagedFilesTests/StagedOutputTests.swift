import Foundation
import TestSupport
import Testing

@testable import StagedFiles

@Suite("Output is staged beside its place")
struct StagedOutputTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    private var folder: String { scratch.path }

    private var entries: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// A process that stages something for `target` as this program does, and then waits.
    private func holder(of target: String, _ mark: String) throws -> Process {
        let own = StagedOutput(of: target).path
        let start = own.dropLast("\(ProcessInfo.processInfo.processIdentifier)".count)
            .replacingOccurrences(of: ".new-", with: mark)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "mkdir \"$0$$\"; : > \"$0$$/half\"; exec sleep 60", start]
        try process.run()
        let expected = start + "\(process.processIdentifier)/half"
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: expected) {
            Thread.sleep(forTimeInterval: 0.01)
        }
        return process
    }

    @Test("what is whole takes the place of what was there, and nothing stays beside it")
    func put() throws {
        let target = folder + "/out"
        for word in ["one", "two"] {
            let staged = StagedOutput(of: target)
            defer { staged.discard() }
            try write(word, staged.path)
            try staged.put(replacing: true)
            #expect(try scratch.text("out") == word)
            #expect(entries == ["out"])
        }
        let third = StagedOutput(of: target)
        try write("three", third.path)
        #expect(throws: (any Error).self) { try third.put(replacing: false) }
        third.discard()
        #expect(try scratch.text("out") == "two" && entries == ["out"])
    }

    @Test("leftovers of the killed go at the next start, those of the living and of others stay")
    func leftovers() throws {
        let target = folder + "/out"
        let process = try holder(of: target, ".new-")
        try write("somebody's", folder + "/out.new-idea")
        try write("x", folder + "/out.new-elsewhere-1")
        let other = try holder(of: folder + "/outer", ".new-")
        #expect(entries.count == 4)
        _ = StagedOutput(of: target)
        #expect(entries.count == 4)
        process.endAtOnce()
        other.endAtOnce()
        _ = StagedOutput(of: target)
        #expect(entries.count == 3)
        _ = StagedOutput(of: folder + "/outer")
        #expect(entries == ["out.new-elsewhere-1", "out.new-idea"])
    }

    @Test("killed between the two renamings, the former one comes back")
    func former() throws {
        let target = folder + "/out"
        let process = try holder(of: target, ".old-")
        process.endAtOnce()
        _ = StagedOutput(of: target)
        #expect(entries == ["out"])
        #expect(FileManager.default.fileExists(atPath: target + "/half"))
    }

    @Test("names of staged output are told from others")
    func names() {
        let own = StagedOutput(of: "upload").path
        #expect(StagedOutput.isStaged(own) && StagedOutput.isStaged(own + "-journal"))
        for name in ["upload", "births.new-may.csv", "upload.new-", "a.new-1"] {
            #expect(!StagedOutput.isStaged(name), "\(name)")
        }
    }
}
