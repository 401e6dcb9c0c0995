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

    /// Parts that follow each other, to standard output.
    static func write(_ parts: [[UInt8]]) throws {
        for part in parts { try write(part, to: STDOUT_FILENO, named: "stdout") }
    }

    /// The same to a file, which is made or emptied first.
    static func write(_ parts: [[UInt8]], toFile path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(path) }
        do {
            for part in parts { try write(part, to: descriptor, named: path) }
        } catch {
            close(descriptor)
            throw error
        }
        // A full disk may show no sooner than here.
        guard close(descriptor) == 0 else { throw failure(path) }
    }

    private static func failure(_ name: String) -> AuditFailure {
        let message = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
        return .cannotWrite(path: name, message: message)
    }

    /// Lines for a person; what files say in them can't steer the terminal.
    static func print(_ text: String) throws {
        try write(Array((SafeLine.lines(text) + "\n").utf8), to: STDOUT_FILENO, named: "stdout")
    }
}
