import RegistryModel
import RegistryRules

/// The findings on one file as they come, bounded: a file broken in every row would otherwise fill
/// the memory with saying so.
///
/// Of each rule, severity and leading field the first are kept as they are; one further finding
/// then says how many there were in all, and from which line to which, so nothing is silent.
/// Findings on the file as a whole (line 0) are all kept. Characters that aren't allowed are told once
/// a line, however many records of it they break. Memory: the findings kept.
struct BoundedFindings: Sendable {
    /// Kept of each kind in a file, and in a slice of one that is read out of order.
    static let ofFile = 10_000
    static let ofSlice = 1_000

    fileprivate struct Kind: Hashable, Sendable {
        let rule: RuleCode
        let severity: Severity
        let field: Field?

        init(_ finding: Finding) {
            rule = finding.rule
            severity = finding.severity
            field = finding.fields.first
        }
    }

    private struct Tally {
        let first: Finding
        var count = 0
        var listed = 0
        var firstLine = UInt32.max
        var lastLine: UInt32 = 0
    }

    private let limit: Int
    private var kept: [Finding] = []
    private var tallies: [Kind: Tally] = [:]
    /// In the order they were first met.
    private var kinds: [Kind] = []
    /// Where the last finding on characters stands in `kept`, if it was kept.
    private var lastOnCharacters: (line: UInt32, place: Int?)?

    init(limit: Int) { self.limit = limit }

    mutating func add(_ findings: [Finding]) {
        for finding in findings {
            guard finding.line > 0 else {
                kept.append(finding)
                continue
            }
            if finding.rule == Self.characters, joinsLast(finding) { continue }
            note(finding, count: 1, lines: finding.line...finding.line)
            let number = kept.count
            keep(finding)
            if finding.rule == Self.characters {
                lastOnCharacters = (finding.line, kept.count > number ? number : nil)
            }
        }
    }

    private static let characters: RuleCode = "FIL013"

    /// True for a finding on characters of the line the last such finding is on: their numbers are
    /// added up, and a record is named as long as it is the only one.
    private mutating func joinsLast(_ finding: Finding) -> Bool {
        guard let last = lastOnCharacters, last.line == finding.line else { return false }
        guard let place = last.place else { return true }
        let first = kept[place]
        let count = [first, finding].reduce(0) { sum, finding in
            sum + (finding.value("count", in: .en).flatMap { Int($0.text) } ?? 1)
        }
        kept[place] = Finding(
            rule: first.rule, severity: first.severity, source: first.source, file: first.file,
            line: first.line, recordID: first.recordID == finding.recordID ? first.recordID : nil,
            fields: first.fields,
            values: first.values.filter { $0.name != "count" }
                + [FindingValue("count", String(count))])
        return true
    }

    /// Adds those of a slice; slices come in the order of the file.
    mutating func add(_ slice: BoundedFindings) {
        for kind in slice.kinds {
            guard let tally = slice.tallies[kind] else { continue }
            note(tally.first, count: tally.count, lines: tally.firstLine...tally.lastLine)
        }
        for finding in slice.kept {
            if finding.line > 0 { keep(finding) } else { kept.append(finding) }
        }
    }

    /// How many findings of each kind the slices before hold.
    struct Earlier: Sendable {
        fileprivate var listed: [Kind: Int] = [:]
    }

    /// Lets go of findings of which earlier slices hold as many as are kept of a file; they stay
    /// counted.
    mutating func letGo(after earlier: inout Earlier) {
        var full: Set<Kind> = []
        for kind in kinds {
            if earlier.listed[kind, default: 0] >= Self.ofFile {
                full.insert(kind)
                tallies[kind]?.listed = 0
            } else {
                earlier.listed[kind, default: 0] += tallies[kind]?.listed ?? 0
            }
        }
        if full.isEmpty { return }
        kept.removeAll { $0.line > 0 && full.contains(Kind($0)) }
        lastOnCharacters = nil
    }

    /// Those kept, then a summary of each kind that had more.
    var settled: [Finding] {
        kept
            + kinds.compactMap { kind in
                guard let tally = tallies[kind], tally.count > tally.listed else { return nil }
                return tally.first.summing(
                    tally.count, listed: tally.listed, lines: tally.firstLine...tally.lastLine)
            }
    }

    private mutating func keep(_ finding: Finding) {
        let kind = Kind(finding)
        guard let listed = tallies[kind]?.listed, listed < limit else { return }
        tallies[kind]?.listed += 1
        kept.append(finding)
    }

    private mutating func note(_ finding: Finding, count: Int, lines: ClosedRange<UInt32>) {
        let kind = Kind(finding)
        if tallies[kind] == nil { kinds.append(kind) }
        tallies[kind, default: Tally(first: finding)].count += count
        let tally = tallies[kind] ?? Tally(first: finding)
        tallies[kind]?.firstLine = min(tally.firstLine, lines.lowerBound)
        tallies[kind]?.lastLine = max(tally.lastLine, lines.upperBound)
    }
}
