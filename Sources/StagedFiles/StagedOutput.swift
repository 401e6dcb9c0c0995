import Foundation

/// A file or folder that is written beside its place and renamed into it when it is whole, so that
/// whoever is killed leaves the last good one.
///
/// Its name is the target's with `.new-`, this machine's name and the process's number. What processes
/// that are gone left beside the same target is cleared away at the next start; what belongs to a
/// living one, or to another machine that shares the disk, never is. Cost: one listing of the folder
/// the target is in.
package struct StagedOutput: Sendable {
    private let target: String
    /// Where to write; nothing is there yet.
    package let path: String
    /// Where what stood in the target's place waits for the new one to be there.
    private let former: String

    package init(of target: String) {
        self.target = target
        let mark = "\(Self.machine)-\(ProcessInfo.processInfo.processIdentifier)"
        path = target + Self.new + mark
        former = target + Self.old + mark
        clearLeftovers()
    }

    /// Renames it into its place. What stands there goes if `replacing` says so; else this fails as
    /// any renaming does. Killed in between, the former one is put back at the next start.
    package func put(replacing isReplacing: Bool) throws {
        // Another process may put its own there, or take it away for that, at each of the steps.
        for _ in 0..<(isReplacing ? Self.patience : 0) {
            if (try? rename(true)) != nil { return }
        }
        try rename(isReplacing)
    }

    /// Times that a renaming which others got in the way of is begun again.
    private static let patience = 8

    /// Removes what was written and not put in its place; does nothing afterwards.
    package func discard() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Whether a name is that of staged output, anybody's: readers of a folder pass it over.
    package static func isStaged(_ name: some StringProtocol) -> Bool {
        let name = String(name)
        return [new, old].contains { mark in
            guard let range = name.range(of: mark, options: .backwards) else { return false }
            let rest = name[range.upperBound...]
            return rest.wholeMatch(of: /.+-[0-9]+(-journal|-wal|-shm)?/) != nil
        }
    }

    // MARK: Renaming

    private func rename(_ isReplacing: Bool) throws {
        let manager = FileManager.default
        if isReplacing, manager.fileExists(atPath: target) {
            try? manager.removeItem(atPath: former)
            try manager.moveItem(atPath: target, toPath: former)
        }
        do {
            try manager.moveItem(atPath: path, toPath: target)
        } catch {
            try? manager.moveItem(atPath: former, toPath: target)
            throw error
        }
        try? manager.removeItem(atPath: former)
    }

    // MARK: Leftovers

    private static let new = ".new-"
    private static let old = ".old-"

    /// Without characters that a path has a meaning for.
    private static let machine: String = {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "local" }
        let text = String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(text.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }()

    private func clearLeftovers() {
        let manager = FileManager.default
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
        let entries = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
        for entry in entries where entry.hasPrefix(name) {
            let rest = entry.dropFirst(name.count)
            let place = folder + "/" + entry
            if isLeftover(rest, Self.old), !manager.fileExists(atPath: target) {
                try? manager.moveItem(atPath: place, toPath: target)
            } else if isLeftover(rest, Self.old) || isLeftover(rest, Self.new) {
                try? manager.removeItem(atPath: place)
            }
        }
    }

    /// Whether what follows the target's name is the mark of a process of this machine that is gone,
    /// or of a former one that had this one's number.
    private func isLeftover(_ rest: Substring, _ mark: String) -> Bool {
        let start = mark + Self.machine + "-"
        guard rest.hasPrefix(start) else { return false }
        let tail = rest.dropFirst(start.count)
        let digits = tail.prefix { $0.isASCII && $0.isNumber }
        // SQLite puts files beside a database.
        guard ["", "-journal", "-wal", "-shm"].contains(String(tail.dropFirst(digits.count))),
            let process = Int32(digits), process > 0
        else { return false }
        if process == ProcessInfo.processInfo.processIdentifier { return true }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
