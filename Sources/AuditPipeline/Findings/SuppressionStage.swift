import AuditReports
import RegistryModel
import RegistryRules

/// Sets aside what manifests name, and says which entries have expired or are of no use.
struct SuppressionStage {
    let lists: [SuppressionList]
    let runDate: CalendarDay
    var selection = RuleSelection()
    var rules = RuleSet.catalogue

    /// Of several entries that fit the first in the manifest is named. Cost: findings times entries.
    ///
    /// - Returns: all findings in the order of `Finding.precedes`, with those on the entries.
    func apply(_ findings: [Finding], _ inputs: [InputFile]) -> [ListedFinding] {
        guard !lists.isEmpty else { return findings.map { ListedFinding($0) } }
        var uses = lists.map { [Int](repeating: 0, count: $0.entries.count) }
        var listed = findings.map { finding in
            ListedFinding(finding, standing(of: finding, &uses))
        }
        for (list, uses) in zip(lists, uses) {
            for (entry, count) in zip(list.entries, uses) {
                guard let finding = finding(on: entry, of: list, count, inputs),
                    selection.contains(finding.rule)
                else { continue }
                listed.append(ListedFinding(finding))
            }
        }
        return listed.sorted { Finding.precedes($0.finding, $1.finding) }
    }

    private func standing(of finding: Finding, _ uses: inout [[Int]]) -> FindingStanding {
        var standing = FindingStanding.open
        for (number, list) in lists.enumerated() {
            var path: String?
            if let file = finding.file {
                guard Int(file) < list.paths.count, let known = list.paths[Int(file)] else {
                    continue
                }
                path = known
            }
            for (place, entry) in list.entries.enumerated()
            where entry.matches(finding, path: path) {
                uses[number][place] += 1
                if standing == .open, !isExpired(entry) { standing = .suppressed(entry.note) }
            }
        }
        return standing
    }

    private func isExpired(_ entry: Suppression) -> Bool { entry.note.expires < runDate }

    private func finding(
        on entry: Suppression, of list: SuppressionList, _ count: Int, _ inputs: [InputFile]
    ) -> Finding? {
        let facts = [FindingValue("path", list.manifest), FindingValue("rule", entry.rule)]
        if isExpired(entry) {
            return Finding(
                rule: "FIL040", severity: .warning, source: nil, file: nil,
                line: UInt32(clamping: entry.line),
                values: facts + [
                    FindingValue("expires", entry.note.expires.description),
                    FindingValue("count", String(count)),
                ])
        }
        guard count == 0, list.isComplete || reachesAnything(entry, list, inputs),
            rules.rules.contains(where: {
                $0.code.text.hasPrefix(entry.rule) && selection.contains($0.code)
            })
        else { return nil }
        return Finding(
            rule: "FIL041", severity: .notice, source: nil, file: nil,
            line: UInt32(clamping: entry.line), values: facts)
    }

    /// Whether any file of the run could have had a finding the entry is about.
    private func reachesAnything(
        _ entry: Suppression, _ list: SuppressionList, _ inputs: [InputFile]
    ) -> Bool {
        zip(inputs, list.paths).contains { input, path in
            guard let path else { return false }
            let isFile = entry.file.map { PathPattern($0).matches(path) } ?? true
            return isFile && (entry.source ?? input.source.name) == input.source.name
        }
    }
}
