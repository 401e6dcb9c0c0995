import AuditReports
import RegistryModel
import RegistryRules

/// The findings of an earlier run, by which a later one tells what is new.
///
/// Equal findings are counted. Findings that are gathered (a rule fails in more than twenty places of
/// a file, of which the first are listed) are one entry with their number, since which of them are
/// listed changes with the order of rows; they are known as long as they don't become more.
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
            let group = GatheredFindings.key(of: finding)
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

    /// - Parameter isJudged: whether the run could have found what an entry of the rule and source
    ///   speaks of; of others nothing is said.
    package func compare(
        _ findings: [ListedFinding], isJudged: (RuleCode, _ source: String?) -> Bool
    ) -> Comparison {
        var rest = Dictionary(entries.map { ($0.key, $0.count) }, uniquingKeysWith: +)
        let gathered = GatheredFindings(findings.filter(\.isOpen).map(\.finding))
        var known: Set<Entry> = []
        for (group, total) in gathered.totals where total <= rest[group] ?? 0 {
            known.insert(group)
            rest[group, default: 0] -= total
        }
        let marked = findings.map { listed in
            guard listed.isOpen else {
                // What is set aside by name as well still occurs.
                _ = Self.take(
                    GatheredFindings.key(of: listed.finding).with(listed.finding.fingerprint),
                    from: &rest)
                return listed
            }
            let group = GatheredFindings.key(of: listed.finding)
            var isKnown = known.contains(group)
            if !isKnown, gathered.totals[group] == nil {
                isKnown =
                    Self.take(group.with(listed.finding.fingerprint), from: &rest)
                    || Self.take(group, from: &rest)
            }
            return isKnown ? ListedFinding(listed.finding, .known) : listed
        }
        // What has grown isn't gone.
        for group in gathered.totals.keys where !known.contains(group) { rest[group] = 0 }
        return Comparison(findings: marked, gone: Self.gone(rest, isJudged))
    }

    private static func take(_ key: Entry, from rest: inout [Entry: Int]) -> Bool {
        guard let count = rest[key], count > 0 else { return false }
        rest[key] = count - 1
        return true
    }

    private static func gone(
        _ rest: [Entry: Int], _ isJudged: (RuleCode, String?) -> Bool
    ) -> [(rule: RuleCode, count: Int)] {
        var counts: [RuleCode: Int] = [:]
        for (entry, count) in rest where count > 0 {
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

extension Baseline.Entry {
    fileprivate func with(_ fingerprint: FindingFingerprint) -> Baseline.Entry {
        Baseline.Entry(
            rule: rule, source: source, field: field, severity: severity,
            fingerprint: fingerprint.description, count: 0)
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
            let place = Place(group: Self.key(of: finding), file: finding.file)
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

    static func key(of finding: Finding) -> Baseline.Entry {
        Baseline.Entry(
            rule: finding.rule.text, source: finding.source?.name,
            field: finding.fields.first?.name, severity: finding.severity.rawValue,
            fingerprint: nil, count: 0)
    }
}
