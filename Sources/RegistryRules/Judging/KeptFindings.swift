import RegistryModel

/// The findings of rules that tell each by itself, bounded: a file broken in every record would
/// otherwise fill the memory with saying so.
///
/// Of each file, rule, leading field and severity the first are kept, in the order of the records;
/// one further finding then says how many there were in all, and from which line to which. Merging
/// is associative and commutative with `KeptFindings()` as identity, since what is kept is the first
/// of everything seen. Memory: the findings kept, at most twice the limit of each kind.
package struct KeptFindings: Sendable {
    /// Kept of each kind.
    package static let limit = 10_000

    /// Findings of which so many have been kept that later ones are only counted.
    package typealias Full = Set<FormTally.Key>

    /// A finding with the place of its record among all of its file.
    struct Placed: Sendable {
        let order: UInt64
        let finding: Finding

        static func precedes(_ left: Placed, _ right: Placed) -> Bool {
            if left.order != right.order { return left.order < right.order }
            return Finding.precedes(left.finding, right.finding)
        }
    }

    private struct Entry {
        var count = 0
        var firstLine = UInt32.max
        var lastLine: UInt32 = 0
        var kept: [Placed] = []

        mutating func note(_ number: Int, _ lines: ClosedRange<UInt32>) {
            count += number
            firstLine = min(firstLine, lines.lowerBound)
            lastLine = max(lastLine, lines.upperBound)
        }

        mutating func keep(_ placed: Placed, limit: Int) {
            kept.append(placed)
            if kept.count >= limit * 2 { cut(to: limit) }
        }

        mutating func cut(to limit: Int) {
            guard kept.count > limit else { return }
            kept.sort(by: Placed.precedes)
            kept.removeLast(kept.count - limit)
        }
    }

    private var entries: [FormTally.Key: Entry] = [:]
    /// Those of which all are kept: of adjudicated cases, which are few.
    private var whole: [Finding] = []
    private var limit: Int

    init(limit: Int = Self.limit) { self.limit = limit }

    init(all findings: [Finding]) {
        self.init()
        whole = findings
    }

    /// What needn't be made any more of records that come after all that are here.
    package var full: Full {
        var full = Full()
        for (key, entry) in entries where entry.kept.count >= limit { full.insert(key) }
        return full
    }

    mutating func add(_ finding: Finding, order: UInt64, at key: FormTally.Key) {
        entries[key, default: Entry()].note(1, finding.line...finding.line)
        entries[key]?.keep(Placed(order: order, finding: finding), limit: limit)
    }

    /// Counts one of a kind that is full.
    mutating func count(line: UInt32, at key: FormTally.Key) {
        entries[key, default: Entry()].note(1, line...line)
    }

    /// - Parameter base: added to the places of the other's records.
    mutating func merge(_ other: KeptFindings, base: UInt64) {
        if entries.isEmpty, whole.isEmpty, base == 0 {
            self = other
            return
        }
        whole += other.whole
        if entries.isEmpty { limit = other.limit }
        for (key, theirs) in other.entries {
            var ours = entries.removeValue(forKey: key) ?? Entry()
            ours.note(theirs.count, theirs.firstLine...theirs.lastLine)
            for placed in theirs.kept {
                ours.keep(
                    Placed(order: placed.order &+ base, finding: placed.finding), limit: limit)
            }
            entries[key] = ours
        }
    }

    /// Those kept, and one summary for each kind that has more; in no particular order.
    var findings: [Finding] {
        var findings = whole
        for var entry in entries.values {
            entry.cut(to: limit)
            findings += entry.kept.map(\.finding)
            guard entry.count > entry.kept.count, let first = entry.kept.first?.finding else {
                continue
            }
            findings.append(
                first.summing(
                    entry.count, listed: entry.kept.count,
                    lines: entry.firstLine...entry.lastLine))
        }
        return findings
    }
}

extension Finding {
    /// A finding that stands for many of this one's kind in its file.
    package func summing(_ count: Int, listed: Int, lines: ClosedRange<UInt32>) -> Finding {
        Finding(
            rule: rule, severity: severity, source: source, file: file, line: lines.lowerBound,
            fields: Array(fields.prefix(1)),
            values: [
                FindingValue(FormTally.summaryMark, String(count)),
                FindingValue("firstLine", String(lines.lowerBound)),
                FindingValue("lastLine", String(lines.upperBound)),
                FindingValue("listed", String(listed)),
            ])
    }
}
