import RegistryModel

/// Gathers findings that may hold of every row of a file, such as a word for a code.
///
/// For each file, rule and field the first twenty are kept as they are; when there are more, one
/// further finding at the first line says how many in all, and from which line to which. Nothing
/// is silent. Merging is associative and commutative with `FormTally()` as identity, since what is
/// kept is the smallest twenty of everything seen.
package struct FormTally: Sendable {
    package static let limit = 20

    package struct Key: Hashable, Comparable, Sendable {
        let file: UInt32
        let rule: Int
        let field: UInt8
        let severity: Severity

        package static func < (left: Key, right: Key) -> Bool {
            (left.file, left.rule, left.field, left.severity)
                < (right.file, right.rule, right.field, right.severity)
        }
    }

    private struct Entry {
        var count = 0
        var firstLine = UInt32.max
        var lastLine: UInt32 = 0
        /// In `Finding.precedes` order, at most `limit`.
        var kept: [Finding] = []

        mutating func keep(_ finding: Finding) {
            if kept.count == FormTally.limit {
                guard let last = kept.last, Finding.precedes(finding, last) else { return }
                kept.removeLast()
            }
            let place = kept.firstIndex { Finding.precedes(finding, $0) } ?? kept.endIndex
            kept.insert(finding, at: place)
        }
    }

    private var entries: [Key: Entry] = [:]

    package init() {}

    /// Counts one; the finding is only made when it may be among the first.
    mutating func add(line: UInt32, at key: Key, _ make: () -> Finding) {
        var entry = entries.removeValue(forKey: key) ?? Entry()
        entry.count += 1
        entry.firstLine = min(entry.firstLine, line)
        entry.lastLine = max(entry.lastLine, line)
        if entry.kept.count < Self.limit || line <= entry.kept[Self.limit - 1].line {
            entry.keep(make())
        }
        entries[key] = entry
    }

    package mutating func merge(_ other: FormTally) {
        for (key, theirs) in other.entries {
            guard var ours = entries[key] else {
                entries[key] = theirs
                continue
            }
            ours.count += theirs.count
            ours.firstLine = min(ours.firstLine, theirs.firstLine)
            ours.lastLine = max(ours.lastLine, theirs.lastLine)
            for finding in theirs.kept { ours.keep(finding) }
            entries[key] = ours
        }
    }

    /// The kept findings, and one summary for each file, rule and field that has more.
    package var findings: [Finding] {
        entries.keys.sorted().flatMap { key -> [Finding] in
            guard let entry = entries[key] else { return [] }
            guard entry.count > Self.limit, let first = entry.kept.first else { return entry.kept }
            return entry.kept + [
                first.summing(
                    entry.count, listed: Self.limit, lines: entry.firstLine...entry.lastLine)
            ]
        }
    }

    static let summaryMark = "count"
}

extension Finding {
    private static let newMark = "new"

    /// True for a finding that stands for many of its kind in one file.
    package var isSummary: Bool {
        (values.count == 4 || values.count == 5 && values[4].name == Self.newMark)
            && values[0].name == FormTally.summaryMark && values[3].name == "listed"
    }

    /// The same summary, telling how many of its places an earlier run didn't know.
    package func telling(new: Int) -> Finding {
        Finding(
            rule: rule, severity: severity, source: source, file: file, line: line,
            recordID: recordID, fields: fields,
            values: values.prefix(4) + [FindingValue(Self.newMark, String(new))])
    }
}
