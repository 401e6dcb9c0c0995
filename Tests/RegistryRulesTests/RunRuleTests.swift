import RegistryModel
import Testing

@testable import RegistryRules

/// What some rules must say, counted straight from the texts of a random county.
private struct NaiveCounty {
    let county: RandomCounty

    private func rows(_ kind: SourceKind) -> [RandomCounty.Row] { county.rows[kind] ?? [] }

    /// The two codes of one village, before and after 2011, are one.
    private func village(_ row: RandomCounty.Row) -> String {
        let code = row.cells[.villageCode] ?? ""
        return code.hasPrefix("522426") ? "520525" + code.dropFirst(6) : code
    }

    private func text(_ row: RandomCounty.Row, _ field: Field) -> String { row.cells[field] ?? "" }

    var findings: Set<String> {
        Set(headless + births + unsubmitted + unsigned + dead)
    }

    private var headless: [String] {
        [(SourceKind.registryPersons, Field.householdID), (.policeRoster, .householdNumber)]
            .flatMap { kind, field in
                Set(rows(kind).map { text($0, field) }).subtracting([""]).compactMap { number in
                    let members = rows(kind).filter {
                        text($0, field) == number
                            && (kind == .registryPersons || ["1", ""].contains(text($0, .status)))
                    }
                    let relations = members.map { text($0, .relation) }
                    guard let first = members.map(\.line).min(), !relations.contains("02"),
                        !relations.contains("01"), !relations.contains("")
                    else { return nil }
                    return "SET009 \(kind.rawValue) \(first)"
                }
            }
    }

    private var births: [String] {
        let all = rows(.registryBirths).sorted { $0.line < $1.line }
        let repeated = repeated(all)
        func isMay(_ row: Int) -> Bool {
            text(all[row], .birthDate).hasPrefix("2013-05")
                && text(all[row], .reportedAt) <= "2013-06-05"
        }
        return rows(.summaries).compactMap { summary in
            guard text(summary, .month) == "2013-05", !village(summary).isEmpty else { return nil }
            func isHere(_ row: Int) -> Bool { village(all[row]) == village(summary) }
            let certain = all.indices.count { isMay($0) && isHere($0) && !repeated.contains($0) }
            let possible = all.indices.count { row in
                let isPlaceable = isHere(row) || village(all[row]).isEmpty
                if text(all[row], .birthDate).isEmpty { return isPlaceable }
                return isMay(row) && isPlaceable && (!isHere(row) || repeated.contains(row))
            }
            let stated = Int(text(summary, .births)) ?? -1
            return (certain...(certain + possible)).contains(stated)
                ? nil : "TOT001 summaries \(summary.line)"
        }
    }

    /// Rows that repeat an earlier one, by SET001 or SET004; of two villages or months both.
    private func repeated(_ all: [RandomCounty.Row]) -> Set<Int> {
        var firsts: [Int: Int] = [:]
        for row in all.indices { firsts[row] = original(of: row, all) }
        let table = county.table(.registryBirths)
        var children: [Int] = []
        for row in all.indices where firsts[row] == nil {
            let mother = text(all[row], .motherIDNumber)
            guard !mother.isEmpty, !text(all[row], .birthDate).isEmpty else { continue }
            let first = children.first { other in
                text(all[other], .motherIDNumber) == mother
                    && text(all[other], .birthDate) == text(all[row], .birthDate)
                    && SameChild.isSameBirth(table[other], table[row])
            }
            if let first { firsts[row] = first } else { children.append(row) }
        }
        var repeated = Set(firsts.keys)
        for row in firsts.keys {
            var first = row
            while let earlier = firsts[first] { first = earlier }
            let months = [row, first].map { text(all[$0], .birthDate).prefix(7) }
            let areMonths = !months.contains("") && months[0] != months[1]
            if areMonths || village(all[row]) != village(all[first]) { repeated.insert(first) }
        }
        return repeated
    }

    /// The first row that a later one copies by SET001, found by comparing texts.
    private func original(of row: Int, _ all: [RandomCounty.Row]) -> Int? {
        let own = all[row]
        let earlier = 0..<row
        if let first = earlier.first(where: { all[$0].cells == own.cells }) { return first }
        if let first = earlier.first(where: { text(all[$0], .birthID) == text(own, .birthID) }) {
            return first
        }
        let id = text(own, .idNumber)
        guard !id.isEmpty, let first = earlier.first(where: { text(all[$0], .idNumber) == id })
        else { return nil }
        let agree = [Field.birthDate, .sex, .birthOrder, .childName].allSatisfy { field in
            let (one, two) = (text(all[first], field), text(own, field))
            return one == two || one.isEmpty || two.isEmpty
                || (field == .sex && (one == "9" || two == "9"))
        }
        return agree && text(all[first], .villageCode) == text(own, .villageCode) ? first : nil
    }

    private var unsubmitted: [String] {
        guard rows(.summaries).allSatisfy({ !village($0).isEmpty && !text($0, .month).isEmpty })
        else { return [] }
        let submitted = Set(
            rows(.summaries).filter { text($0, .month) == "2013-05" }.map(village))
        return roll.filter { !submitted.contains($0.key) }.map { "TOT009 villages \($0.value)" }
    }

    private var unsigned: [String] {
        let signoffs = rows(.signoffs)
        guard signoffs.allSatisfy({ !village($0).isEmpty && !text($0, .month).isEmpty }) else {
            return []
        }
        var units = Set(signoffs.map { village($0) + "/" + text($0, .month) })
        units.formUnion(roll.keys.map { $0 + "/2013-05" })
        return units.compactMap { unit in
            let own = signoffs.filter { village($0) + "/" + text($0, .month) == unit }
            if Set(own.map { text($0, .role) }).count == 5 { return nil }
            if let line = own.map(\.line).min() { return "SGN001 signoffs \(line)" }
            return roll[String(unit.prefix(12))].map { "SGN001 villages \($0)" }
        }
    }

    private var roll: [String: UInt32] {
        Dictionary(
            rows(.villages).filter { !village($0).isEmpty }.map { (village($0), $0.line) },
            uniquingKeysWith: min)
    }

    private var dead: [String] {
        rows(.registryPersons).compactMap { person in
            let id = text(person, .idNumber)
            let statuses = rows(.policeRoster).filter { text($0, .idNumber) == id }.map {
                text($0, .status)
            }
            guard !id.isEmpty, text(person, .residency) == "1", !statuses.isEmpty,
                !statuses.contains("1"), !statuses.contains("")
            else { return nil }
            return "SET016 registry.persons \(person.line)"
        }
    }
}

@Suite("Rules on several sources: equal to counting by hand, in any order of rows")
struct RunRuleTests {
    private static let counted = ["SET009", "SET016", "TOT001", "TOT009", "SGN001"]

    private func outcome(_ tables: [RecordTable], _ rules: [String]) -> RuleOutcome {
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: rules))
        let run = RunRecords(tables, figures: ExampleRecords.figures)
        var outcome = judge.judgeAcross(run)
        for source in run.all { outcome.merge(judge.judgeTogether(source)) }
        return outcome
    }

    @Test(arguments: [UInt64](1...80))
    func agreeWithCountingByHand(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let county = RandomCounty(Int.random(in: 1...14, using: &generator), using: &generator)
        let found = Set(
            outcome(county.tables, Self.counted).findings.map {
                "\($0.rule) \($0.source?.name ?? "") \($0.line)"
            })
        #expect(found == NaiveCounty(county: county).findings, "seed \(seed)")
    }

    @Test func theSeedsBringEveryRule() {
        var seen = Set<String>()
        for seed in UInt64(1)...80 {
            var generator = SeededGenerator(seed: seed)
            let county = RandomCounty(
                Int.random(in: 1...14, using: &generator), using: &generator)
            for finding in NaiveCounty(county: county).findings {
                seen.insert(String(finding.prefix(6)))
            }
        }
        #expect(seen == Set(Self.counted))
    }

    @Test(arguments: [UInt64](1...40))
    func knowNoOrderOfRows(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let county = RandomCounty(60, using: &generator)
        let families = ["SET", "TOT", "SGN", "CLM"]
        let inOrder = outcome(county.tables, families)
        let shuffled = outcome(county.tables(shuffledBy: &generator), families)
        #expect(inOrder.findings == shuffled.findings, "seed \(seed)")
        #expect(inOrder.counts.map(\.count) == shuffled.counts.map(\.count), "seed \(seed)")
        #expect(inOrder.counts.allSatisfy { $0.count.passed >= 0 }, "seed \(seed)")
    }

    @Test func claimsOfOneReportAreRecomputed() {
        // The worked example of the catalogue: the rate, and with it the margin, is wrong.
        let claim: [RuleExample.Cell] = [
            .init(field: .numerator, text: "42376"), .init(field: .denominator, text: "43115"),
            .init(field: .claimedPercent, text: "99.15"),
            .init(field: .targetPercent, text: "95.00"), .init(field: .claimedMargin, text: "4.15"),
        ]
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: ["CLM"]))
        let findings = judge.judge(ExampleRecords.table(.claims, [claim])).findings
        let renderer = RuleRenderer(in: .en)
        #expect(
            findings.map { renderer.message(for: $0) } == [
                "42376 of 43115 is 98.29 %, claimed as 99.15 %",
                "98.29 % differs from the target of 95 % by 3.29, claimed as 4.15",
            ])
    }
}
