import RegistryModel
import Testing

@testable import RegistryRules

/// A finding reduced to what a naive comparison of every pair can tell.
private struct Clash: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let line: UInt32
    let first: UInt32
    let severity: Severity

    var description: String { "\(rule) \(line)→\(first) \(severity)" }

    static func < (left: Clash, right: Clash) -> Bool {
        (left.rule, left.line, left.first) < (right.rule, right.line, right.first)
    }
}

/// Every pair compared, straight from the texts: slow, and written without the code under test
/// but for the comparison of two records.
private struct NaiveSets {
    let rows: [RandomBirths.Row]
    let table: RecordTable

    init(_ rows: [RandomBirths.Row]) {
        self.rows = rows.sorted { $0.line < $1.line }
        table = RandomBirths.table(self.rows)
    }

    private func text(_ row: Int, _ field: Field) -> String { rows[row].cells[field] ?? "" }

    private func validID(_ row: Int, _ field: Field) -> String? {
        let text = text(row, field)
        guard let id = ResidentID(text), id.isValid else { return nil }
        return text
    }

    private func firsts(_ row: Int, where matches: (Int) -> Bool) -> Int? {
        (0..<row).first(where: matches)
    }

    /// For each row the first row it copies.
    func copyOf(_ row: Int) -> Int? {
        if let first = firsts(
            row,
            where: { other in
                table.schema.fields.allSatisfy { text(row, $0.field) == text(other, $0.field) }
            })
        {
            return first
        }
        if let first = firsts(row, where: { text($0, .birthID) == text(row, .birthID) }) {
            return first
        }
        guard let id = validID(row, .idNumber) else { return nil }
        guard let first = firsts(row, where: { validID($0, .idNumber) == id }) else { return nil }
        return SameChild.isSamePerson(table[first], table[row])
            && text(first, .villageCode) == text(row, .villageCode) ? first : nil
    }

    /// Birth date and sex are those of the number.
    private func agreesWithID(_ row: Int) -> Bool {
        let number = Array(text(row, .idNumber))
        let date = text(row, .birthDate).filter { $0 != "-" }
        guard number.count == 18, String(number[6..<14]) == date else { return false }
        let sex = text(row, .sex)
        guard sex == "1" || sex == "2" else { return true }
        return (number[16].wholeNumberValue ?? 0) % 2 == (sex == "1" ? 1 : 0)
    }

    var clashes: [Clash] {
        var found: [Clash] = []
        for row in rows.indices {
            func note(_ rule: String, _ first: Int, _ severity: Severity = .error) {
                found.append(
                    Clash(
                        rule: rule, line: rows[row].line, first: rows[first].line,
                        severity: severity))
            }
            if let first = copyOf(row) {
                note("SET001", first)
            } else {
                if let id = validID(row, .idNumber) {
                    let bearers = rows.indices.filter { validID($0, .idNumber) == id }
                    let owner = bearers.first { agreesWithID($0) } ?? bearers[0]
                    if owner != row, !SameChild.isSamePerson(table[owner], table[row]) {
                        note("SET002", owner)
                    }
                }
                let certificate = text(row, .certificateNumber)
                if !certificate.isEmpty,
                    let first = firsts(
                        row, where: { text($0, .certificateNumber) == certificate }),
                    !SameChild.isSameBirth(table[first], table[row])
                {
                    note("SET003", first)
                }
            }
        }
        return (found + sameBirths + intervals).sorted()
    }

    private var sameBirths: [Clash] {
        var found: [Clash] = []
        var kept: [Int] = []
        for row in rows.indices where copyOf(row) == nil {
            guard let mother = validID(row, .motherIDNumber), !text(row, .birthDate).isEmpty
            else { continue }
            let first = kept.first {
                validID($0, .motherIDNumber) == mother
                    && text($0, .birthDate) == text(row, .birthDate)
                    && SameChild.isSameBirth(table[$0], table[row])
            }
            if let first {
                found.append(
                    Clash(
                        rule: "SET004", line: rows[row].line, first: rows[first].line,
                        severity: .error))
            } else {
                kept.append(row)
            }
        }
        return found
    }

    private var intervals: [Clash] {
        var found: [Clash] = []
        let originals = rows.indices.filter { copyOf($0) == nil }
        let repeats = Set(sameBirths.map(\.line))
        let mothers = Set(originals.compactMap { validID($0, .motherIDNumber) }).sorted()
        for mother in mothers {
            let own = originals.filter {
                validID($0, .motherIDNumber) == mother && !text($0, .birthDate).isEmpty
            }
            .sorted { (text($0, .birthDate), $0) < (text($1, .birthDate), $1) }
            guard var first = own.first else { continue }
            for row in own.dropFirst() {
                guard let day = CalendarDay(text(row, .birthDate)),
                    let before = CalendarDay(text(first, .birthDate))
                else { continue }
                let gap = day.days(since: before)
                let isRepeat = gap == 0 && repeats.contains(rows[row].line)
                if gap > 3 ? gap <= 270 : areTwoSingles(first, row) && !isRepeat {
                    found.append(
                        Clash(
                            rule: "SET005", line: rows[row].line, first: rows[first].line,
                            severity: gap > 0 && gap < 180 ? .error : .warning))
                }
                if gap > 3 { first = row }
            }
        }
        return found
    }

    private func areTwoSingles(_ one: Int, _ other: Int) -> Bool {
        let id = validID(one, .idNumber)
        let number = text(one, .certificateNumber)
        return text(one, .plurality) == "1" && text(other, .plurality) == "1"
            && (id == nil || id != validID(other, .idNumber))
            && (number.isEmpty || number != text(other, .certificateNumber))
    }
}

@Suite("Set rules: equal to comparing every pair, in any order of rows")
struct SetRuleTests {
    private let judge = RecordJudge(
        context: ExampleRecords.context,
        selection: RuleSelection(select: ["SET001", "SET002", "SET003", "SET004", "SET005"]))

    private func clashes(_ outcome: RuleOutcome) -> [Clash] {
        outcome.findings.map { finding in
            let first = finding.values.first { $0.name == "firstLine" }
            return Clash(
                rule: finding.rule.text, line: finding.line,
                first: first.flatMap { UInt32($0.text) } ?? 0, severity: finding.severity)
        }.sorted()
    }

    @Test(arguments: [UInt64](1...60))
    func agreeWithTheNaiveComparison(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...40, using: &generator)
        let rows = RandomBirths.rows(count, using: &generator)
        let found = clashes(judge.judgeTogether(RandomBirths.table(rows)))
        #expect(found == NaiveSets(rows).clashes, "seed \(seed)")
    }

    @Test(arguments: [UInt64](1...30))
    func knowNoOrderOfRows(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = RandomBirths.rows(120, using: &generator)
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: ["SET"]))
        let inOrder = judge.judgeTogether(RandomBirths.table(rows))
        let shuffled = judge.judgeTogether(
            RandomBirths.table(rows.shuffled(using: &generator)))
        #expect(inOrder.findings == shuffled.findings, "seed \(seed)")
        #expect(inOrder.counts.map(\.count) == shuffled.counts.map(\.count), "seed \(seed)")
    }

    @Test func theSeedsBringEveryClash() {
        var rules: Set<String> = []
        for seed in UInt64(1)...60 {
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 2...40, using: &generator)
            let rows = RandomBirths.rows(count, using: &generator)
            for clash in NaiveSets(rows).clashes { rules.insert("\(clash.rule) \(clash.severity)") }
        }
        #expect(
            rules.sorted() == [
                "SET001 error", "SET002 error", "SET003 error", "SET004 error", "SET005 error",
                "SET005 warning",
            ])
    }
}
