import AuditPipeline
import AuditReports
import Glibc

/// Writes to the program's own streams; a stream that can't be written to is an error, not a crash.
///
/// The pointer given to `write` is that of the array's own storage with its own count, and doesn't
/// outlive the call.
enum StandardStreams {
    static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBufferPointer { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(name)
            }
            done += written
        }
    }

    /// To standard output, or to a file, which is made or emptied first.
    static func write(_ bytes: [UInt8], to path: String? = nil) throws {
        try write([bytes], to: path)
    }

    /// The same of parts that follow each other.
    static func write(_ parts: [[UInt8]], to path: String? = nil) throws {
        let output = try ResultOutput(path)
        for part in parts { try output.write(part) }
        try output.close()
    }

    fileprivate static func failure(_ name: String) -> AuditFailure {
        let message = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
        return .cannotWrite(path: name, message: message)
    }

    /// Lines for a person; what files say in them can't steer the terminal.
    static func print(_ text: String) throws {
        try write(Array((SafeLine.lines(text) + "\n").utf8))
    }
}

/// Where a command's result goes: standard output, or a file, which is made or emptied first. After an
/// error nobody closes it: the program ends.
struct ResultOutput {
    private let path: String?
    private let descriptor: Int32

    init(_ path: String?) throws {
        self.path = path
        descriptor =
            path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) } ?? STDOUT_FILENO
        guard descriptor >= 0 else { throw StandardStreams.failure(path ?? "stdout") }
    }

    func write(_ bytes: [UInt8]) throws {
        try StandardStreams.write(bytes, to: descriptor, named: path ?? "stdout")
    }

    func close() throws {
        // A full disk may show no sooner than here.
        guard let path, Glibc.close(descriptor) != 0 else { return }
        throw StandardStreams.failure(path)
    }
}
