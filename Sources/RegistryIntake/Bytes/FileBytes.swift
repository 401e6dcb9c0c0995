import Glibc
import RegistryModel

/// Reads a file from start to end in blocks.
///
/// The one place that touches file descriptors. The unsafe pointer given to `read` is that of an
/// array's own storage, with the array's own count as its limit, and doesn't outlive the call.
package struct FileBytes: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let blockSize: Int
    /// Bytes read at a time.
    package static let blockSize = 1 << 18

    package init(path: String, blockSize: Int = FileBytes.blockSize) throws(ReadFailure) {
        // Asked before opening: opening a pipe would wait for somebody to write into it.
        var kind = stat()
        if stat(path, &kind) == 0, ![S_IFREG, S_IFDIR].contains(kind.st_mode & S_IFMT) {
            throw .cannotOpen(path: path, systemMessage: "not a regular file")
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .cannotOpen(path: path, systemMessage: Self.systemMessage())
        }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw .isDirectory(path: path)
        }
        self.descriptor = descriptor
        self.path = path
        self.blockSize = blockSize
    }

    deinit {
        close(descriptor)
    }

    /// Bytes of a file; 0 when it can't be asked.
    static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The next block; empty at the end of the file.
    package func nextBlock() throws(ReadFailure) -> [UInt8] {
        var block: [UInt8] = []
        try appendBlock(to: &block)
        return block
    }

    /// Adds the next block to `bytes`: nothing at the end of the file.
    package func appendBlock(to bytes: inout [UInt8]) throws(ReadFailure) {
        var failure: String?
        bytes.append(addingCapacity: blockSize) { output in
            output.withUnsafeMutableBufferPointer { buffer, count in
                while count < buffer.count {
                    let got = read(
                        descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                    if got == 0 { break }
                    if got < 0 {
                        if errno == EINTR { continue }
                        failure = Self.systemMessage()
                        break
                    }
                    count += got
                }
            }
        }
        if let failure { throw .cannotRead(path: path, systemMessage: failure) }
    }

    private static func systemMessage() -> String {
        strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
    }
}
