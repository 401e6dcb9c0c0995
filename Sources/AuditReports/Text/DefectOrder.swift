import RegistryModel

/// Findings of one record that share their likely cause are one defect: the leading one first, its
/// consequences behind it.
package enum DefectOrder {
    package struct Place: Sendable {
        package let listed: ListedFinding
        package let isConsequence: Bool
    }

    private struct Key: Hashable {
        let file: UInt32?
        let line: UInt32
        let recordID: String?
        let fields: [Field]
    }

    /// A defect stands where its first finding stood. When the one that leads was left out, the first
    /// of the others leads. Cost: linear.
    package static func arranged(_ findings: [ListedFinding]) -> [Place] {
        if findings.count == 1 { return [Place(listed: findings[0], isConsequence: false)] }
        var groups: [[ListedFinding]] = []
        var positions: [Key: Int] = [:]
        var line: (UInt32?, UInt32)?
        for listed in findings {
            let finding = listed.finding
            // Keys never reach beyond their line: what was seen of the one before is let go.
            if line?.0 != finding.file || line?.1 != finding.line {
                positions.removeAll(keepingCapacity: true)
                line = (finding.file, finding.line)
            }
            guard let cause = finding.cause else {
                groups.append([listed])
                continue
            }
            let key = Key(
                file: finding.file, line: finding.line, recordID: finding.recordID,
                fields: cause.fields)
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
