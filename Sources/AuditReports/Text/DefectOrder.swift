import RegistryModel

/// Findings of one record that share their likely cause are one defect: the leading one first, its
/// consequences behind it.
package enum DefectOrder {
    package struct Place: Sendable {
        package let listed: ListedFinding
        package let isConsequence: Bool
    }

    private struct Key: Hashable {
        let recordID: String?
        let fields: [Field]
    }

    /// A defect stands where its first finding stood. When the one that leads was left out, the first
    /// of the others leads. Cost: linear.
    package static func arranged(_ findings: some RandomAccessCollection<ListedFinding>) -> [Place]
    {
        var places: [Place] = []
        places.reserveCapacity(findings.count)
        var rest = findings[...]
        // No defect reaches beyond its line.
        while let first = rest.first {
            let line = rest.prefix {
                $0.finding.line == first.finding.line && $0.finding.file == first.finding.file
            }
            rest = rest[line.endIndex...]
            if line.count == 1 {
                places.append(Place(listed: first, isConsequence: false))
            } else {
                places += arranged(line: Array(line))
            }
        }
        return places
    }

    private static func arranged(line findings: [ListedFinding]) -> [Place] {
        var groups: [[ListedFinding]] = []
        var positions: [Key: Int] = [:]
        for listed in findings {
            let finding = listed.finding
            guard let cause = finding.cause else {
                groups.append([listed])
                continue
            }
            let key = Key(recordID: finding.recordID, fields: cause.fields)
            if let position = positions[key] {
                groups[position].append(listed)
            } else {
                positions[key] = groups.count
                groups.append([listed])
            }
        }
        return groups.flatMap(places)
    }

    /// How many defects the findings are.
    package static func count(_ findings: [ListedFinding]) -> Int {
        arranged(findings).count { !$0.isConsequence }
    }

    private static func places(_ group: [ListedFinding]) -> [Place] {
        let lead = group.firstIndex { $0.finding.cause?.isLeading ?? false } ?? group.startIndex
        var others = group
        let leading = others.remove(at: lead)
        return [Place(listed: leading, isConsequence: false)]
            + others.map { Place(listed: $0, isConsequence: true) }
    }
}
