import Foundation

/// A file written front to back through one buffer, in one encoding.
///
/// Rows are handed over in UTF-8; lines are counted so that the truth can say where a row is.
final class ByteFile {
    private static let limit = 1 << 20
    private let handle: FileHandle
    private let encoding: TextEncoding
    private var buffer: [UInt8] = []
    /// The number of the line that the next byte belongs to.
    private(set) var line = 1
    private(set) var byteCount = 0

    init(path: String, encoding: TextEncoding = .utf8) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let manager = FileManager.default
        guard
            (try? manager.createDirectory(at: folder, withIntermediateDirectories: true)) != nil,
            manager.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw SynthesisFailure.cannotWrite(path) }
        self.handle = handle
        self.encoding = encoding
        buffer.reserveCapacity(Self.limit + 65_536)
        if encoding == .utf8WithMark {
            buffer.append(contentsOf: [0xEF, 0xBB, 0xBF])
        }
    }

    func write(_ text: String) throws {
        try write(Array(text.utf8)[...])
    }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        for byte in bytes where byte == 0x0A {
            line += 1
        }
        if encoding == .gb18030 {
            try GB18030Encoder.append(bytes, to: &buffer)
        } else {
            buffer.append(contentsOf: bytes)
        }
        if buffer.count >= Self.limit { try flush() }
    }

    func close() throws {
        try flush()
        try handle.close()
    }

    private func flush() throws {
        guard !buffer.isEmpty else { return }
        try handle.write(contentsOf: Data(buffer))
        byteCount += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
