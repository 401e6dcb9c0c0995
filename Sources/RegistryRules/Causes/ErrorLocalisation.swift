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
/// Cost: nothing for records with one finding, or several in fields of their own; else a few
/// microseconds a variant, of which a record has at most some four a round and two a field in
/// question. Many records are judged again together, each for itself, so that the answer doesn't
/// depend on how a file was sliced.
struct ErrorLocalisation {
    private let table: RecordTable
    /// Judges a table and returns which rules on content failed where.
    private let judge: (RecordTable) -> [BrokenRule]
    /// Rounds of implied edits; what isn't settled by then keeps its last answer.
    private static let mostRounds = 8

    init(_ table: RecordTable, judge: @escaping (RecordTable) -> [BrokenRule]) {
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
            if end - start > 1 {
                let (tied, alone) = parted(taking[start..<end], findings)
                if tied.count > 1 {
                    records.append(TangledRecord(table, row, tied, alone: alone, findings))
                }
            }
            start = end
        }
        return records
    }

    /// Parts a record's findings: slips in fields of their own, which no other finding looks at, need
    /// no search. The parents' numbers do: they may be swapped.
    private func parted(
        _ members: ArraySlice<Int>, _ findings: [LocatedFinding]
    ) -> (tied: [Int], alone: [Int]) {
        let looked = members.map { table.schema.bits(of: findings[$0].finding.fields) }
        var seen: UInt32 = 0
        var again: UInt32 = 0
        for bits in looked {
            again |= seen & bits
            seen |= bits
        }
        let parents = table.schema.bits(of: [.motherIDNumber, .fatherIDNumber])
        if seen & parents == parents { again |= parents }
        var (tied, alone): ([Int], [Int]) = ([], [])
        for (member, bits) in zip(members, looked) {
            if bits.nonzeroBitCount == 1 && again & bits == 0 {
                alone.append(member)
            } else {
                tied.append(member)
            }
        }
        return (tied, alone)
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
                records[index].note(repair, leaving: failures[row])
            }
        }
    }

    /// For each record and each of its sets of fields: what fails in each variant of these fields,
    /// blank and unknown.
    private func judgedAgain(
        _ records: [TangledRecord], _ sets: (TangledRecord) -> [UInt32]
    ) -> [[[ArraySlice<BrokenRule>]]] {
        var variants = RecordVariants(of: table)
        let rows = records.map { record in
            sets(record).map { bits in
                record.unknownings(bits).map { variants.add(record, $0) }
            }
        }
        let failures = failures(of: variants)
        return rows.map { $0.map { $0.map { failures[$0] } } }
    }

    private func failures(of variants: RecordVariants) -> VariantFailures {
        VariantFailures(variants.count == 0 ? [] : judge(variants.build()), rows: variants.count)
    }
}

/// A rule on content that a record breaks, with the fields it looked at: what is kept of records
/// judged by the thousand to see what a change would mend.
struct BrokenRule: Sendable {
    let row: Int
    let rule: RuleCode
    /// A bit a field, by its position in the schema.
    let fields: UInt32
}

/// The rules that each variant breaks.
private struct VariantFailures {
    private let broken: [BrokenRule]
    /// Where each row's begin, and the end of the last.
    private let starts: [Int]

    /// - Parameter found: in any order of rows; each row's stay in theirs.
    init(_ found: [BrokenRule], rows: Int) {
        var starts = [Int](repeating: 0, count: rows + 1)
        for one in found { starts[one.row + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        var next = starts
        var order = [Int](repeating: 0, count: found.count)
        for (index, one) in found.enumerated() {
            order[next[one.row]] = index
            next[one.row] += 1
        }
        broken = order.map { found[$0] }
        self.starts = starts
    }

    subscript(row: Int) -> ArraySlice<BrokenRule> { broken[starts[row]..<starts[row + 1]] }
}

extension SourceSchema {
    /// A bit for each of the fields that the source has, by position.
    func bits(of fields: [Field]) -> UInt32 {
        var bits: UInt32 = 0
        for field in fields {
            if let position = position(of: field) { bits |= 1 << UInt32(position) }
        }
        return bits
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
