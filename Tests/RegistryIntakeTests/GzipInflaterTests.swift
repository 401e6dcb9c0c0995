import RegistryModel
import Testing

@testable import RegistryIntake

/// Made by Python's gzip module.
enum GzipSample {
    static let first = "出生个案编码,性别\nB1,男\n"
    static let firstBytes: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x01, 0x21, 0x00, 0xDE, 0xFF,
        0xE5, 0x87, 0xBA, 0xE7, 0x94, 0x9F, 0xE4, 0xB8, 0xAA, 0xE6, 0xA1, 0x88, 0xE7, 0xBC, 0x96,
        0xE7, 0xA0, 0x81, 0x2C, 0xE6, 0x80, 0xA7, 0xE5, 0x88, 0xAB, 0x0A, 0x42, 0x31, 0x2C, 0xE7,
        0x94, 0xB7, 0x0A, 0x43, 0x01, 0x08, 0xB3, 0x21, 0x00, 0x00, 0x00,
    ]
    static let second = "B2,女\n"
    static let secondBytes: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x73, 0x32, 0xD2, 0x79, 0xBA,
        0x74, 0x33, 0x17, 0x00, 0x69, 0xE5, 0x54, 0x12, 0x07, 0x00, 0x00, 0x00,
    ]
}

@Suite("Inflating gzip")
struct GzipInflaterTests {
    private func inflated(
        _ bytes: [UInt8], block: Int
    ) -> (text: String, state: GzipInflater.State) {
        var inflater = GzipInflater()
        var out: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + block)
            inflater.feed(Array(bytes[start..<end]))
            while let piece = inflater.next() { out += piece }
            start = end
        }
        return (String(decoding: out, as: UTF8.self), inflater.state)
    }

    @Test("one member, in blocks of any size", arguments: [1, 2, 3, 10, 1000])
    func plain(block: Int) {
        #expect(inflated(GzipSample.firstBytes, block: block) == (GzipSample.first, .finished))
        #expect(inflated(GzipSample.secondBytes, block: block) == (GzipSample.second, .finished))
    }

    @Test("members that follow each other are one text", arguments: [1, 2, 7, 56, 57, 1000])
    func members(block: Int) {
        let bytes = GzipSample.firstBytes + GzipSample.secondBytes + GzipSample.secondBytes
        let text = GzipSample.first + GzipSample.second + GzipSample.second
        #expect(inflated(bytes, block: block) == (text, .finished))
    }

    @Test("a file cut short is still running at its end", arguments: [3, 12, 20, 26])
    func truncated(length: Int) {
        let cut = Array(GzipSample.secondBytes.prefix(length))
        #expect(inflated(cut, block: 1000).state == .running)
    }

    @Test("a wrong checksum, length or block type is damage", arguments: [10, 19, 24])
    func corrupt(place: Int) {
        var bytes = GzipSample.secondBytes
        bytes[place] ^= 0xFF
        let state = inflated(bytes, block: 1000).state
        guard case .damaged = state else {
            Issue.record("\(state)")
            return
        }
    }

    @Test("gzip is told by its first two bytes")
    func magic() {
        #expect(GzipInflater.isGzip(GzipSample.firstBytes))
        #expect(!GzipInflater.isGzip([0x1F]) && !GzipInflater.isGzip(Array("PK".utf8)))
    }

    @Test("a compressed file reads as the plain one does")
    func wholeFile() throws {
        let read = try ReadCSV(GzipSample.firstBytes + GzipSample.secondBytes)
        #expect(read.isCompressed)
        #expect(read.rows.map(\.recordID) == ["B1", "B2"])
        #expect(read.rows.map { $0.sex(.sex) } == [.male, .female])
        #expect(read.codes.isEmpty)
    }

    @Test("a compressed file cut short keeps what came through and says FIL031")
    func cutFile() throws {
        let bytes = GzipSample.firstBytes + GzipSample.secondBytes.prefix(20)
        let read = try ReadCSV(bytes)
        #expect(read.codes.contains("FIL031"))
        #expect(read.rows.first?.recordID == "B1")
    }

    @Test("a damaged compressed file says FIL001")
    func damagedFile() throws {
        var bytes = GzipSample.firstBytes + GzipSample.secondBytes
        bytes[bytes.count - 6] ^= 0xFF
        let read = try ReadCSV(bytes)
        #expect(read.codes.contains("FIL001"))
        #expect(read.value("message", of: "FIL001")?.contains("zlib") == true)
    }

    @Test("an empty text in a compressed file is an empty file")
    func emptyMember() throws {
        let empty: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x03, 0x00, 0x00, 0x00,
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        ]
        #expect(try ReadCSV(empty).codes == ["FIL030"])
    }
}
