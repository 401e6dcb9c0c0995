import CByteScan
import Testing

@testable import RegistryIntake

/// The versions chosen by the processor against the plain ones and the standard library.
@Suite("Bytes found in text")
struct ByteScanTests {
    /// Characters of every length, some damaged, some cut.
    private func text(_ random: inout SeededNumbers) -> [UInt8] {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x80...0x7FF, 0x800...0xD7FF, 0x4E00...0x9FFF, 0x1_0000...0x10_FFFF,
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
            let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? ","
            bytes += String(Character(scalar)).utf8
        }
        if Int.random(in: 0..<3, using: &random) == 0 {
            bytes.removeLast(min(bytes.count, Int.random(in: 0...3, using: &random)))
        }
        if !bytes.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
                in: 0...255, using: &random)
        }
        return bytes
    }

    @Test("valid UTF-8 is what the standard library calls so", arguments: 1...4)
    func validity(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<5_000 {
            let bytes = text(&random)
            let isValid = (try? UTF8Span(validating: bytes.span)) != nil
            #expect(ByteScan.isUTF8(bytes.span) == isValid, "seed \(seed): \(bytes)")
            let plain = bytes.withUnsafeBufferPointer {
                $0.baseAddress.map { hecha_is_utf8_plain($0, bytes.count) != 0 } ?? true
            }
            #expect(plain == isValid, "seed \(seed): \(bytes)")
        }
    }

    @Test("every delimiter and line feed is found, and nothing else", arguments: 1...4)
    func cells(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<5_000 {
            var bytes = text(&random)
            for index in bytes.indices where Int.random(in: 0..<4, using: &random) == 0 {
                bytes[index] = Bool.random(using: &random) ? 0x0A : 0x2C
            }
            let found = ByteScan.cellEnds(bytes.span, delimiter: 0x2C)
            let ends = bytes.indices.filter { bytes[$0] == 0x0A || bytes[$0] == 0x2C }
            #expect(found.ends.map(Int.init) == ends, "seed \(seed)")
            let lines = ends.indices.filter { bytes[ends[$0]] == 0x0A }
            #expect(found.lineEnds.map(Int.init) == lines, "seed \(seed)")
        }
    }
}
