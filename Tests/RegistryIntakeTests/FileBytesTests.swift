import Foundation
import Testing

@testable import RegistryIntake

@Suite("Bytes of a file")
struct FileBytesTests {
    @Test("blocks put end to end are the file", arguments: [1, 3, 10, 100, 1 << 20])
    func blocks(size: Int) throws {
        let bytes = (0..<100).map { UInt8($0) }
        let scratch = try ScratchFile(bytes)
        let file = try FileBytes(path: scratch.url.path, blockSize: size)
        var read: [UInt8] = []
        while true {
            let block = try file.nextBlock()
            if block.isEmpty { break }
            #expect(block.count <= size)
            read += block
        }
        #expect(read == bytes)
        #expect(try file.nextBlock().isEmpty)
    }

    @Test("an empty file has no block")
    func empty() throws {
        let scratch = try ScratchFile([])
        #expect(try FileBytes(path: scratch.url.path).nextBlock().isEmpty)
    }

    private func failure(_ path: String) -> ReadFailure? {
        do throws(ReadFailure) {
            _ = try FileBytes(path: path)
            return nil
        } catch {
            return error
        }
    }

    @Test("a missing file and a directory can't be opened, and say so")
    func failures() throws {
        let scratch = try ScratchFile([])
        let folder = scratch.url.deletingLastPathComponent().path
        #expect(failure(folder) == .isDirectory(path: folder))
        let missing = folder + "/none.csv"
        guard case .cannotOpen(missing, let message) = failure(missing) else {
            Issue.record("opened")
            return
        }
        #expect(!message.isEmpty)
        let sentence = ReadFailure.cannotOpen(path: missing, systemMessage: message).sentence
        #expect(sentence.zh.contains(missing) && sentence.en.contains(missing))
        #expect(sentence.en.contains(message))
    }
}
