import RecordLinkage
import RegistryModel

/// Finds newly-wed households that the civil register has and the villages didn't report.
///
/// A couple is found when husband and wife both agree, each by number or, where a number is missing
/// or mistyped, by name. Remarriage gives another couple. Cost: one pass with hashed keys.
package struct MarriageMatching: Sendable {
    let context: RunContext
    /// Damaged rows of the registry: a couple whose number stands in one isn't missing.
    let broken: BrokenRegistryText
    /// Records to be told of in `answered`.
    package var follows: RecordFollower?

    package init(
        context: RunContext, broken: BrokenRegistryText = BrokenRegistryText([])
    ) {
        self.context = context
        self.broken = broken
    }

    package struct Outcome: Sendable {
        package var cases: [AuditCase] = []
        package var compared = 0
        /// Followed records of couples who were reported.
        package var answered: [AnsweredRecord] = []

        package init() {}
    }

    private struct Spouse {
        let id: ResidentID?
        let name: PersonName?

        func agrees(with other: Spouse) -> Bool {
            if let a = id, let b = other.id {
                if a == b || Rungs.number(a.firstSeventeen, b.firstSeventeen) == 2 { return true }
                if a.isValid, b.isValid { return false }
            }
            guard let a = name, let b = other.name else { return false }
            return [.identical, .equivalent, .homophone].contains(PersonName.agreement(a, b))
        }

        var keys: [UInt64] {
            [id.map(\.firstSeventeen), name.map(\.soundHash)].compactMap { $0 }
        }
    }

    private struct Couple {
        let view: RecordView
        let husband: Spouse
        let wife: Spouse

        init(_ view: RecordView, _ names: inout NameCache) {
            self.view = view
            husband = Spouse(
                id: view.residentID(.husbandIDNumber), name: names.known(view.text(.husbandName)))
            wife = Spouse(
                id: view.residentID(.wifeIDNumber), name: names.known(view.text(.wifeName)))
        }

        /// Also when one list has the spouses in each other's columns: all four values are there.
        func isSame(as other: Couple) -> Bool {
            (husband.agrees(with: other.husband) && wife.agrees(with: other.wife))
                || (husband.agrees(with: other.wife) && wife.agrees(with: other.husband))
        }

        var keys: [UInt64] { husband.keys + wife.keys }
    }

    package static func spouses(of tables: [RecordTable]) -> [ResidentID] {
        tables.flatMap { table in
            (0..<table.count).flatMap { row in
                [.husbandIDNumber, .wifeIDNumber].compactMap { table[row].residentID($0) }
            }
        }
    }

    package func cases(
        registry: RecordTable?, civil: RecordTable, register: PersonRegister
    ) -> Outcome {
        var outcome = Outcome()
        var names = NameCache()
        var reported: [UInt64: [Int]] = [:]
        var couples: [Couple] = []
        for row in 0..<(registry?.count ?? 0) {
            guard let registry else { break }
            let couple = Couple(registry[row], &names)
            for key in couple.keys { reported[key, default: []].append(couples.count) }
            couples.append(couple)
        }
        for household in households(civil, &names) {
            let expected = household.filter { isExpected($0.view) }
            if !expected.isEmpty { outcome.compared += 1 }
            let candidates = household[0].keys.flatMap { reported[$0] ?? [] }
            if candidates.contains(where: { couples[$0].isSame(as: household[0]) }) {
                if let follows {
                    outcome.answered += household.map(\.view).filter(follows)
                        .map { AnsweredRecord($0) }
                }
                continue
            }
            // Exports are cumulative: a couple of another month is asked about, and never charged.
            guard !expected.isEmpty else { continue }
            let numbers = [household[0].husband.id, household[0].wife.id].compactMap { $0 }
            if numbers.contains(where: { broken.mentions($0.description) }) { continue }
            outcome.cases.append(missing(expected, register))
        }
        outcome.cases.sort(by: AuditCase.precedes)
        return outcome
    }

    /// The civil register's couples, each with all its rows: one that is listed twice is one
    /// household. Taken by content, so that the order of rows doesn't matter.
    private func households(
        _ civil: RecordTable, _ names: inout NameCache
    ) -> [[Couple]] {
        let hashes = civil.contentHashes()
        let rows = (0..<civil.count).sorted {
            (hashes[$0], civil.provenance[$0].line) < (hashes[$1], civil.provenance[$1].line)
        }
        var households: [[Couple]] = []
        var byKey: [UInt64: [Int]] = [:]
        for row in rows {
            let couple = Couple(civil[row], &names)
            let known = couple.keys.flatMap { byKey[$0] ?? [] }
                .first { households[$0][0].isSame(as: couple) }
            if let known {
                households[known].append(couple)
                continue
            }
            for key in couple.keys { byKey[key, default: []].append(households.count) }
            households.append([couple])
        }
        return households
    }

    /// Registered in the period, and the month's reports have closed.
    private func isExpected(_ view: RecordView) -> Bool {
        guard let day = view.date(.registeredAt), context.period?.contains(day) ?? true else {
            return false
        }
        return context.runDate > context.closing(ofMonthOf: day)
    }

    private func missing(_ household: [Couple], _ register: PersonRegister) -> AuditCase {
        let codes = CountyCodes(county: context.county)
        let own = household.compactMap { $0.view.division(.villageCode).map(codes.current) }
        let homes = household.flatMap { [$0.husband.id, $0.wife.id] }.compactMap {
            register.entry(of: $0)?.village
        }
        let candidates = own.sorted() + homes
        // One whose village the roll lacks isn't the other spouse's village's affair.
        let home = candidates.first(where: context.knows)
        let village = home.flatMap { context.unlisted.contains($0) ? nil : $0 }
        let isElsewhere = home == nil && candidates.contains { $0.countyCode != context.county }
        return RecordCase(views: household.map(\.view)).make(
            isElsewhere ? .outOfScope : .missingNewlyweds, village: village,
            status: .provisional, charge: .missingNewlyweds,
            reason: isElsewhere
                ? MarriageReasons.elsewhere
                : village == nil ? MarriageReasons.unassigned : MarriageReasons.missing,
            caveats: isElsewhere || village == nil ? [] : [.provisional])
    }
}

enum MarriageReasons {
    static let missing = Bilingual(
        zh: "民政部门本期登记的这对新婚夫妇，新婚个案中没有。",
        en: "The civil register has this couple in the period; no village reported them.")
    static let unassigned = Bilingual(
        zh: "民政登记的这对新婚夫妇没有上报，且无法确定责任村，不扣任何村的分。",
        en:
            "A couple in the civil register that nobody reported and no source places in a village: "
            + "charged to nobody.")
    static let elsewhere = Bilingual(
        zh: "双方均不居住在本县。", en: "Neither lives in the county.")
}
