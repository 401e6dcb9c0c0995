import AuditReports
import RegistryModel
import RegistryRules

/// What of a baseline hasn't been met again yet: each of its places covers one place of a run.
struct BaselineRemainder {
    private var counts: [Baseline.Entry: Int]
    /// The entries of single findings, by what they would be gathered under.
    private let singles: [Baseline.Entry: [Baseline.Entry]]
    /// The kinds the baseline has anything of.
    private let kinds: Set<Baseline.Entry>

    init(_ entries: [Baseline.Entry]) {
        counts = Dictionary(entries.map { ($0.key, $0.count) }, uniquingKeysWith: +)
        singles = Dictionary(
            grouping: counts.keys.filter { $0.fingerprint != nil }.sorted {
                $0.fingerprint ?? "" < $1.fingerprint ?? ""
            }, by: \.group)
        kinds = Set(entries.map(\.group))
    }

    /// The entries still left, none of nought.
    var left: [(entry: Baseline.Entry, count: Int)] {
        counts.filter { $0.value > 0 }.map { ($0.key, $0.value) }
    }

    /// Whether the baseline covers a finding of one place.
    mutating func covers(_ finding: Finding) -> Bool {
        let group = Baseline.Entry(groupOf: finding)
        return take(1, of: group.with(finding.fingerprint)) == 1 || take(1, of: group) == 1
    }

    /// How many of the places a summary stands for, those listed one by one aside, the baseline
    /// covers. To be asked once the listed ones have been: what they leave is the summary's.
    mutating func coveredPlaces(of summary: Finding) -> Int {
        let group = Baseline.Entry(groupOf: summary)
        var covered = take(summary.places, of: group)
        for single in singles[group] ?? [] where covered < summary.places {
            covered += take(summary.places - covered, of: single)
        }
        return covered
    }

    /// Whether the baseline has anything of the finding's kind.
    func knows(kindOf finding: Finding) -> Bool { kinds.contains(Baseline.Entry(groupOf: finding)) }

    private mutating func take(_ number: Int, of key: Baseline.Entry) -> Int {
        guard let count = counts[key], count > 0 else { return 0 }
        let taken = min(count, number)
        counts[key] = count - taken
        return taken
    }
}

extension Baseline.Entry {
    /// What findings are gathered under: rule, source, leading field and severity.
    init(groupOf finding: Finding) {
        self.init(
            rule: finding.rule.text, source: finding.source?.name,
            field: finding.fields.first?.name, severity: finding.severity.rawValue,
            fingerprint: nil, count: 0)
    }

    var group: Baseline.Entry {
        Baseline.Entry(
            rule: rule, source: source, field: field, severity: severity, fingerprint: nil,
            count: 0)
    }

    func with(_ fingerprint: FindingFingerprint) -> Baseline.Entry {
        Baseline.Entry(
            rule: rule, source: source, field: field, severity: severity,
            fingerprint: fingerprint.description, count: 0)
    }
}
