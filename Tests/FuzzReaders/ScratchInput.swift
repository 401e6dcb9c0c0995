import Glibc
import RegistryIntake
import RegistryModel

/// A file for readers that ask for a path; it has no name, so nothing is left of it.
///
/// The descriptor is the value's own and closed with it; the pointers given to `mkstemp` and `write`
/// are those of the arrays' own storage and don't outlive the calls.
final class ScratchInput {
    struct NotMade: Error {}

    private let descriptor: Int32

    init(_ bytes: [UInt8]) throws {
        var name = Array("/tmp/trialXXXXXX".utf8CString)
        descriptor = name.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return -1 }
            let made = mkstemp(start)
            if made >= 0 { unlink(start) }
            return made
        }
        guard descriptor >= 0 else { throw NotMade() }
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes {
                write(descriptor, $0.baseAddress, $0.count)
            }
            guard written > 0 else { throw NotMade() }
            start += written
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var path: String { "/proc/self/fd/\(descriptor)" }

    func context(_ kind: SourceKind) -> ReadingContext {
        ReadingContext(path: "trial", location: path, source: SourceID(kind), file: 3)
    }
}
