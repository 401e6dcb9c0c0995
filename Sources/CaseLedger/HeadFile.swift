import Foundation
import RegistryModel

/// Where the history ended, noted a second time in a file beside the ledger, `LEDGER.head`.
///
/// Rows cut off at the end leave a chain that is whole. The ledger's own note of its end may be cut
/// back with them; this file, and the heads printed in run.json, tell. It is written after the
/// ledger, so that a run killed in between leaves it behind the ledger and never ahead of it.
struct HeadFile {
    enum Note: Equatable {
        case none
        case head(LedgerHead)
        /// There is something in its place that isn't a note: an empty or damaged file, a folder.
        case unreadable
    }

    let path: String

    init(ledger: String) {
        path = ledger + ".head"
    }

    func read() -> Note {
        guard FileManager.default.fileExists(atPath: path) else { return .none }
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { return .unreadable }
        let lines = text.split(separator: "\n")
        let parts = lines.first?.split(separator: " ") ?? []
        guard lines.count == 1, parts.count == 2, let count = Int(parts[0]), count > 0,
            parts[1].utf8.count == 64, parts[1].allSatisfy(\.isHexDigit)
        else { return .unreadable }
        return .head(LedgerHead(count: count, hash: String(parts[1])))
    }

    /// Of two processes at once the one further on stands, or the other; either is a true head.
    func write(_ head: LedgerHead) throws(LedgerFailure) {
        if case .head(let noted) = read(), noted.count >= head.count { return }
        do {
            let file = URL(fileURLWithPath: path)
            try Data("\(head.count) \(head.hash)\n".utf8).write(to: file, options: .atomic)
            // A power cut mustn't leave it empty.
            let handle = try FileHandle(forUpdating: file)
            try handle.synchronize()
            try handle.close()
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }
}
