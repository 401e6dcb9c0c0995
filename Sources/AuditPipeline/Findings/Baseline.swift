import AuditReports
import RegistryModel
import RegistryRules

/// The findings of an earlier run, by which a later one tells what is new.
///
/// Equal findings are counted. Findings that are gathered (a rule fails in more than twenty places of
/// a file, of which the first are listed) are one entry with their number, since which of them are
/// listed changes with the order of rows: it covers that many places, and more are told as new.
package struct Baseline: Sendable, Hashable {
    struct Entry: Sendable, Hashable, Codable {
        let rule: String
        let source: String?
        let field: String?
        let severity: String
        /// Nil for what is gathered.
        let fingerprint: String?
        var count: Int

        /// What the entry speaks of, its number aside.
        var key: Entry {
            var entry = self
            entry.count = 0
            return entry
        }
    }

    /// In the order of rule, source, field, severity and fingerprint.
    private(set) var entries: [Entry]

    init(entries: [Entry]) {
        self.entries = entries.sorted(by: Self.precedes)
    }

    /// What the findings are, known already or not; those set aside by name are left out.
    package init(of findings: [ListedFinding]) {
        let open = findings.filter { $0.isOpen || $0.standing == .known }.map(\.finding)
        let gathered = GatheredFindings(open)
        var counts: [Entry: Int] = [:]
        for finding in open {
            let group = Entry(groupOf: finding)
            if gathered.totals[group] != nil { continue }
            counts[group.with(finding.fingerprint), default: 0] += 1
        }
        counts.merge(gathered.totals) { first, _ in first }
        self.init(
            entries: counts.map { key, count in
                var entry = key
                entry.count = count
                return entry
            })
    }

    package struct Comparison: Sendable {
        /// As given, what the baseline knows marked.
        package var findings: [ListedFinding]
        /// How many of each rule's findings no longer occur, in the order of codes.
        package var gone: [(rule: RuleCode, count: Int)]
    }

    /// Of gathered findings nobody can tell which are new, but how many: the listed ones are taken for
    /// known as far as the baseline's number reaches, and the summary tells how many it doesn't
    /// cover.
    ///
    /// - Parameter isJudged: whether the run could have found what an entry of the rule and source
    ///   speaks of; of others nothing is said.
    package func compare(
        _ findings: [ListedFinding], isJudged: (RuleCode, _ source: String?) -> Bool
    ) -> Comparison {
        var rest = BaselineRemainder(entries)
        var marked = findings
        let open = findings.indices.filter { findings[$0].isOpen }
        for index in open where !findings[index].finding.isSummary {
            if rest.covers(findings[index].finding) { marked[index].standing = .known }
        }
        for index in open where findings[index].finding.isSummary {
            marked[index] = Self.compared(findings[index], with: &rest)
        }
        // What is set aside by name as well still occurs: it isn't gone.
        for listed in findings where !listed.isOpen {
            if listed.finding.isSummary {
                _ = rest.coveredPlaces(of: listed.finding)
            } else {
                _ = rest.covers(listed.finding)
            }
        }
        return Comparison(findings: marked, gone: Self.gone(rest.left, isJudged))
    }

    private static func compared(
        _ summary: ListedFinding, with rest: inout BaselineRemainder
    ) -> ListedFinding {
        let covered = rest.coveredPlaces(of: summary.finding)
        let new = summary.finding.places - covered
        if new == 0 { return ListedFinding(summary.finding, .known) }
        guard rest.knows(kindOf: summary.finding) else { return summary }
        return ListedFinding(summary.finding.telling(new: new))
    }

    private static func gone(
        _ rest: [(entry: Entry, count: Int)], _ isJudged: (RuleCode, String?) -> Bool
    ) -> [(rule: RuleCode, count: Int)] {
        var counts: [RuleCode: Int] = [:]
        for (entry, count) in rest {
            let rule = RuleCode(entry.rule)
            if isJudged(rule, entry.source) { counts[rule, default: 0] += count }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        let order = { (entry: Entry) in
            [
                entry.rule, entry.source ?? "", entry.field ?? "", entry.severity,
                entry.fingerprint ?? "",
            ]
        }
        return order(left).lexicographicallyPrecedes(order(right))
    }
}

/// The groups of which a file lists the first only, with their numbers over all files.
private struct GatheredFindings {
    private(set) var totals: [Baseline.Entry: Int] = [:]

    private struct Place: Hashable {
        let group: Baseline.Entry
        let file: UInt32?
    }

    init(_ findings: [Finding]) {
        var listed: [Place: Int] = [:]
        var summed: [Place: Int] = [:]
        for finding in findings {
            let place = Place(group: Baseline.Entry(groupOf: finding), file: finding.file)
            if finding.isSummary, let count = Int(finding.values[0].text) {
                summed[place] = count
            } else {
                listed[place, default: 0] += 1
            }
        }
        for place in summed.keys { totals[place.group] = 0 }
        for (place, count) in summed { totals[place.group, default: 0] += count }
        for (place, count) in listed where totals[place.group] != nil && summed[place] == nil {
            totals[place.group, default: 0] += count
        }
    }
}
