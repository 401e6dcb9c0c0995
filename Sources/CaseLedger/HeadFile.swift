import Foundation
import RegistryModel

/// Where the history ended, noted a second time in a file beside the ledger, `LEDGER.head`.
///
/// Rows cut off at the end leave a chain that is whole. The ledger's own note of its end may be cut
/// back with them; this file, and the heads printed in run.json, tell. It is written after the
/// ledger, so that a run killed in between leaves it behind the ledger and never ahead of it.
struct HeadFile {
    private let path: String

    init(ledger: String) {
        path = ledger + ".head"
    }

    /// Nil when there is none, or it can't be read.
    func head() -> LedgerHead? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let parts =
            String(decoding: data, as: UTF8.self).split(separator: "\n").first?
            .split(separator: " ") ?? []
        guard parts.count == 2, let count = Int(parts[0]), parts[1].utf8.count == 64 else {
            return nil
        }
        return LedgerHead(count: count, hash: String(parts[1]))
    }

    /// Of two processes at once the one further on stands, or the other; either is a true head.
    func note(_ head: LedgerHead) throws {
        if let noted = self.head(), noted.count >= head.count { return }
        try Data("\(head.count) \(head.hash)\n".utf8)
            .write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
