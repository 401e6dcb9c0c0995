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
                let message = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
                throw AuditFailure.cannotWrite(path: name, message: message)
            }
            done += written
        }
    }

    /// Lines for a person; what files say in them can't steer the terminal.
    static func print(_ text: String) throws {
        try write(Array((SafeLine.lines(text) + "\n").utf8), to: STDOUT_FILENO, named: "stdout")
    }
}
