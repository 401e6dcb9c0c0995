import RegistryModel

/// Finds, for each record that breaks several rules, the fewest fields whose change could satisfy
/// them all, and groups its findings under them.
///
/// Source: Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation, JASA 71 (1976)
/// 17–35. An edit is a broken rule with the fields it looked at; a smallest set of fields that has
/// one of each edit is tried by judging the record again with these fields unknown. A rule that
/// fails even so is an edit more (implied by the others), and the search goes on with it. Of equal
/// sets the one that a change suggested by the record itself satisfies goes first, then the one
/// whose fields are least reliable.
///
/// Cost: nothing for records with one finding; else a few microseconds a variant, all records of a
/// slice judged again together, so that the answer doesn't depend on how a file was sliced.
struct ErrorLocalisation {
    private let table: RecordTable
    /// Judges a table and returns what failed where.
    private let judge: (RecordTable) -> [LocatedFinding]
    /// Rounds of implied edits; what isn't settled by then keeps its last answer.
    private static let mostRounds = 8

    init(_ table: RecordTable, judge: @escaping (RecordTable) -> [LocatedFinding]) {
        self.table = table
        self.judge = judge
    }

    /// Records looked at in one go: each is judged again some twenty times, and their findings are
    /// kept meanwhile.
    private static let stride = 512

    /// The causes, by the place of each finding in `findings`; findings that stand alone have none.
    func causes(of findings: [LocatedFinding]) -> [Int: LikelyCause] {
        let records = tangled(findings)
        var causes: [Int: LikelyCause] = [:]
        for start in Swift.stride(from: 0, to: records.count, by: Self.stride) {
            let some = records[start..<min(records.count, start + Self.stride)]
            causes.merge(self.causes(of: Array(some), findings)) { first, _ in first }
        }
        return causes
    }

    private func causes(
        of records: [TangledRecord], _ findings: [LocatedFinding]
    ) -> [Int: LikelyCause] {
        var open = records
        tryRepairs(&open)
        var settled: [TangledRecord] = []
        for round in 0..<Self.mostRounds where !open.isEmpty {
            for index in open.indices { open[index].choose() }
            let failures = judgedAgain(open) { [$0.chosen] }
            var next: [TangledRecord] = []
            for (index, var record) in open.enumerated() {
                if round < Self.mostRounds - 1, record.addImplied(failures[index][0]) {
                    next.append(record)
                } else {
                    settled.append(record)
                }
            }
            open = next
        }
        for index in settled.indices { settled[index].part() }
        // One part alone is the whole choice, which has been tried.
        let failures = judgedAgain(settled) { $0.groups.count < 2 ? [] : $0.groups }
        var causes: [Int: LikelyCause] = [:]
        for index in settled.indices { settled[index].share(failures[index]) }
        for record in settled { causes.merge(record.causes(findings)) { first, _ in first } }
        return causes
    }

    /// Records with two findings or more that take part.
    private func tangled(_ findings: [LocatedFinding]) -> [TangledRecord] {
        let taking = findings.indices.filter { findings[$0].finding.isAboutContent }
            .sorted { (findings[$0].row, $0) < (findings[$1].row, $1) }
        var records: [TangledRecord] = []
        var start = 0
        while start < taking.count {
            let row = findings[taking[start]].row
            var end = start + 1
            while end < taking.count, findings[taking[end]].row == row { end += 1 }
            let members = Array(taking[start..<end])
            if members.count > 1, !areApart(members.map { findings[$0].finding }) {
                records.append(TangledRecord(table, row, members, findings))
            }
            start = end
        }
        return records
    }

    /// Slips in fields of their own need no search. The parents' numbers do: they may be swapped.
    private func areApart(_ findings: [Finding]) -> Bool {
        var seen = FieldSet()
        for finding in findings {
            guard finding.fields.count == 1, !seen.contains(finding.fields[0]) else { return false }
            seen.insert(finding.fields[0])
        }
        return !(seen.contains(.motherIDNumber) && seen.contains(.fatherIDNumber))
    }

    private func tryRepairs(_ records: inout [TangledRecord]) {
        var variants = RecordVariants(of: table)
        var tried: [[(repair: RecordRepair, row: Int)]] = []
        for record in records {
            tried.append(
                record.repairs.map { ($0, variants.add(record, $0.changes)) })
        }
        let failures = failures(of: variants)
        for index in records.indices {
            for (repair, row) in tried[index] {
                records[index].note(repair, leaving: failures[row] ?? [])
            }
        }
    }

    /// For each record and each of its sets of fields: what fails in each variant of these fields,
    /// blank and unknown.
    private func judgedAgain(
        _ records: [TangledRecord], _ sets: (TangledRecord) -> [UInt32]
    ) -> [[[[Finding]]]] {
        var variants = RecordVariants(of: table)
        let rows = records.map { record in
            sets(record).map { bits in
                record.unknownings(bits).map { variants.add(record, $0) }
            }
        }
        let failures = failures(of: variants)
        return rows.map { $0.map { $0.map { failures[$0] ?? [] } } }
    }

    private func failures(of variants: RecordVariants) -> [Int: [Finding]] {
        if variants.count == 0 { return [:] }
        let found = judge(variants.build()).filter(\.finding.isAboutContent)
        return Dictionary(grouping: found, by: \.row).mapValues { $0.map(\.finding) }
    }
}

/// A finding with the row of the table it was found in.
struct LocatedFinding {
    let row: Int
    let key: FormTally.Key
    var finding: Finding

    struct Place: Hashable {
        let row: Int
        let key: FormTally.Key
    }

    var place: Place { Place(row: row, key: key) }
}

extension Finding {
    /// Whether the finding says that something is wrong with values, not with their form.
    package var isAboutContent: Bool {
        severity > .notice && !fields.isEmpty && !isSummary
            && !rule.text.hasPrefix(Self.formFamily)
    }

    /// What the codes of rules on form begin with.
    static let formFamily = "FLD1"
}
