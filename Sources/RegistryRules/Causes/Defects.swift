import RegistryModel

/// Findings gathered into defects: those of one record that share a likely cause.
package struct Defects: Sendable {
    private let rules: RuleSet

    package init(_ rules: RuleSet = .catalogue) {
        self.rules = rules
    }

    /// The findings with those about several records tied to the cause their record already has,
    /// or to a field they share with another of its findings, and those that explain another tied
    /// to it. No finding is dropped or moved.
    ///
    /// - Parameter findings: in `Finding.precedes` order.
    package func tyingSets(_ findings: consuming [Finding]) -> [Finding] {
        let records = Self.byRecord(findings)
        var result = findings
        for places in records where places.count > 1 {
            for place in places where isAboutSet(result[place]) {
                tie(place, among: places, &result)
            }
            for place in places { tieReason(place, among: places, &result) }
        }
        return result
    }

    /// The findings after some were left out: a defect whose leading finding is gone is led by the
    /// next, and one that stands alone has no cause.
    package static func settled(_ findings: [Finding]) -> [Finding] {
        var result = findings
        for places in byRecord(findings) {
            if places.count == 1 {
                result[places[0]].cause = nil
                continue
            }
            let groups = Dictionary(grouping: places) { result[$0].cause?.fields ?? [] }
            for (fields, own) in groups where !fields.isEmpty {
                settle(own, fields, &result)
            }
        }
        return result
    }

    private static func settle(_ own: [Int], _ fields: [Field], _ result: inout [Finding]) {
        if own.count == 1 {
            result[own[0]].cause = nil
        } else if !own.contains(where: { result[$0].cause?.isLeading == true }) {
            let place = own[leading(own.map { result[$0] }, fields)]
            result[place].cause = LikelyCause(fields: fields, isLeading: true)
        }
    }

    /// Which of a defect's findings is shown first: one that points at the cause, the gravest, the
    /// one that looks at fewest fields.
    static func leading(_ findings: [Finding], _ fields: [Field]) -> Int {
        func rank(_ finding: Finding) -> (Int, Int, Int) {
            let points = finding.fields.first.map(fields.contains) == true
            let gravity = finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2
            return (points ? 0 : 1, gravity, finding.fields.count)
        }
        let order = findings.indices.sorted { left, right in
            let (one, other) = (rank(findings[left]), rank(findings[right]))
            return one == other
                ? Finding.precedes(findings[left], findings[right]) : one < other
        }
        return order.first ?? 0
    }

    /// What several sources or an adjudicated case say is no slip in this record.
    private func isAboutRecords(_ finding: Finding) -> Bool {
        guard let scope = rules.rule(finding.rule)?.card.scope else { return false }
        return finding.isAboutContent && [.field, .record, .set].contains(scope)
    }

    private func isAboutSet(_ finding: Finding) -> Bool {
        finding.isAboutContent && rules.rule(finding.rule)?.card.scope == .set
    }

    /// A finding that gives another's reason joins its defect; where that one stood alone, the field
    /// the reason points at is the cause of both.
    private func tieReason(_ place: Int, among places: [Int], _ result: inout [Finding]) {
        guard let explained = rules.rule(result[place].rule)?.card.explains,
            let field = result[place].fields.first,
            let other = places.first(where: { result[$0].rule == explained })
        else { return }
        if let cause = result[other].cause {
            result[place].cause = LikelyCause(fields: cause.fields, isLeading: false)
        } else {
            result[other].cause = LikelyCause(
                fields: [field], isLeading: true, repair: repair(of: field, by: result[place]))
            result[place].cause = LikelyCause(fields: [field], isLeading: false)
        }
    }

    /// The date in the ID, which the reason has shown to be the day meant.
    private func repair(of field: Field, by reason: Finding) -> [FindingValue] {
        reason.values.first { $0.name == "inID" }
            .map { [FindingValue(field.name, $0.text, $0.privacy)] } ?? []
    }

    private func tie(_ place: Int, among places: [Int], _ result: inout [Finding]) {
        let own = result[place].fields
        if result[place].cause != nil { return }
        let known = places.compactMap { result[$0].cause?.fields }
        if let fields = known.first(where: { !$0.allSatisfy { !own.contains($0) } }) {
            result[place].cause = LikelyCause(fields: fields, isLeading: false)
            return
        }
        let free = places.filter {
            $0 != place && result[$0].cause == nil && isAboutRecords(result[$0])
        }
        // The field that explains most, of equals the one the finding names first.
        var best: (field: Field, others: [Int])?
        for field in own {
            let others = free.filter { result[$0].fields.contains(field) }
            if others.count > best?.others.count ?? 0 { best = (field, others) }
        }
        guard let best else { return }
        let group = ([place] + best.others).sorted()
        let leading = Self.leading(group.map { result[$0] }, [best.field])
        for (number, index) in group.enumerated() {
            result[index].cause = LikelyCause(fields: [best.field], isLeading: number == leading)
        }
    }

    /// The places of the findings of each record, in order; findings of whole files are left out.
    private static func byRecord(_ findings: [Finding]) -> [[Int]] {
        var records: [[Int]] = []
        var start = 0
        while start < findings.count {
            let (file, line) = (findings[start].file, findings[start].line)
            var end = start + 1
            while end < findings.count, findings[end].file == file, findings[end].line == line {
                end += 1
            }
            if line > 0, end - start == 1 {
                records.append([start])
            } else if line > 0 {
                // Several records may stand on one line of XML.
                let parts = Dictionary(grouping: start..<end) { findings[$0].recordID }
                records += parts.values.sorted { $0[0] < $1[0] }
            }
            start = end
        }
        return records
    }
}
