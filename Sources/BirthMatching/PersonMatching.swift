import RecordLinkage
import RegistryModel

/// Finds persons and households that the police or another list knows and the register doesn't.
///
/// Persons are matched by number first, in one pass over hashed numbers; only those left over go
/// through the linkage engine, which finds numbers mistyped on either side. A newborn of the audited
/// period is judged as a birth, never as a person. Cost: about 20 bytes a person in each list.
package struct PersonMatching: Sendable {
    let context: RunContext
    let policy: AuditPolicy
    /// Damaged rows of the register: whoever's number stands in one isn't missing.
    let broken: BrokenRegistryText
    /// Records to be told of in `answered`.
    package var follows: RecordFollower?

    package init(
        context: RunContext, policy: AuditPolicy,
        broken: BrokenRegistryText = BrokenRegistryText([])
    ) {
        self.context = context
        self.policy = policy
        self.broken = broken
    }

    package struct Outcome: Sendable {
        package var cases: [AuditCase] = []
        package var compared = 0
        package var matched = 0
        /// Followed records of persons whom the register has.
        package var answered: [AnsweredRecord] = []
        /// Villages of which the register lacks most persons: nobody of them is called missing. Sorted.
        package var uncovered: [DivisionCode] = []

        package init() {}
    }

    /// `lists` are the police roster and any declared person lists, the roster first.
    package func cases(
        register: RecordTable, lists: [RecordTable], birthNumbers: Set<UInt64>
    ) throws(LinkageSetupFailure) -> Outcome {
        var outcome = Outcome()
        let registered = Self.numbers(of: register)
        var listed = Set<UInt64>()
        for list in lists { listed.formUnion(Self.numbers(of: list)) }
        var absent: [RecordView] = []
        var coverage = RegisterCoverage()
        for list in lists {
            for row in 0..<list.count {
                let view = list[row]
                guard let village = expectedVillage(view) else { continue }
                outcome.compared += 1
                if isOfRoster(view) { coverage.expect(in: village) }
                let id = view.residentID(.idNumber)
                let isKnown =
                    id.map {
                        registered.contains($0.rawValue) || birthNumbers.contains($0.rawValue)
                    }
                    ?? false
                if isKnown || id.map({ broken.mentions($0.description) }) == true {
                    outcome.matched += 1
                    if isKnown, follows?(view) == true {
                        outcome.answered.append(AnsweredRecord(view))
                    }
                } else {
                    absent.append(view)
                }
            }
        }
        let rest = (0..<register.count).map { register[$0] }.filter {
            $0.residentID(.idNumber).map { !listed.contains($0.rawValue) } ?? true
        }
        if let follows {
            // Who has left the roster since is in the register all the same.
            outcome.answered += rest.filter(follows).map { AnsweredRecord($0, isAlone: true) }
        }
        let links = try PersonLinkage(
            absent: absent, registered: rest, policy: policy,
            codes: CountyCodes(county: context.county)
        ).resolve()
        outcome.matched += links.matched.count
        if let follows {
            outcome.answered += links.matched.sorted().map { absent[$0] }.filter(follows)
                .map { AnsweredRecord($0) }
        }
        let missing = absent.indices.filter {
            !links.matched.contains($0) && links.uncertain[$0] == nil
        }
        appendUncertain(absent, links, rest, &outcome)
        outcome.uncovered = coverage.uncovered(
            absent: missing.lazy.map { absent[$0] }.filter(isOfRoster).compactMap(village(of:)))
        appendMissing(missing.map { absent[$0] }, lists, registered, &outcome)
        outcome.cases.sort(by: AuditCase.precedes)
        return outcome
    }

    private static func numbers(of table: RecordTable) -> Set<UInt64> {
        var numbers = Set<UInt64>(minimumCapacity: table.count)
        for row in 0..<table.count {
            if let id = table[row].residentID(.idNumber) { numbers.insert(id.rawValue) }
        }
        return numbers
    }

    /// The village of somebody on the roll, still registered, and born a year before the period or
    /// earlier: who was born since is charged as a missing birth, once, in the account of the month of
    /// birth. Nil for others.
    private func expectedVillage(_ view: RecordView) -> DivisionCode? {
        if let status = view.code(.status), status != 1 { return nil }
        guard let village = village(of: view), context.villages?.contains(village) == true else {
            return nil
        }
        // Whichever of the two dates is wrong: a newborn must not be charged as a person too.
        let born = [view.date(.birthDate), view.residentID(.idNumber)?.birthDate].compactMap(\.self)
        if let period = context.period, let born = born.max(),
            born >= period.lowerBound.adding(days: -365)
        {
            return nil
        }
        return view.isFilled(.idNumber) || view.isFilled(.name) ? village : nil
    }

    private func isOfRoster(_ view: RecordView) -> Bool {
        view.table.source.kind == .policeRoster
    }

    private func village(of view: RecordView) -> DivisionCode? {
        view.division(.villageCode).map(CountyCodes(county: context.county).current)
    }

    // MARK: Cases

    private func appendUncertain(
        _ absent: [RecordView], _ links: PersonLinkage.Links, _ registered: [RecordView],
        _ outcome: inout Outcome
    ) {
        for (index, link) in links.uncertain.sorted(by: { $0.key < $1.key }) {
            let pair = [registered[link.registered], absent[index]]
            outcome.cases.append(
                RecordCase(views: pair).make(
                    .uncertainLink, village: village(of: absent[index]), status: .open,
                    charge: nil, reason: PersonReasons.uncertain,
                    matchProbability: probability(log2Weight: link.log2Weight)))
        }
    }

    private func appendMissing(
        _ missing: [RecordView], _ lists: [RecordTable], _ registered: Set<UInt64>,
        _ outcome: inout Outcome
    ) {
        let households = RosterHouseholds(
            lists.filter { $0.source.kind == .policeRoster },
            keys: Set(missing.compactMap(RosterHouseholds.key)), registered: registered)
        let uncovered = Set(outcome.uncovered)
        // By the leading record, so that nobody is looked for elsewhere by another list's.
        let people = Self.peopleByIdentity(missing).filter { views in
            village(of: views[0]).map { !uncovered.contains($0) } ?? true
        }
        var byHousehold: [String: [Int]] = [:]
        for (index, person) in people.enumerated() {
            if let key = RosterHouseholds.key(of: person[0]) {
                byHousehold[key, default: []].append(index)
            }
        }
        var inWholeHousehold = Set<Int>()
        for (key, members) in byHousehold.sorted(by: { $0.key < $1.key })
        where households.isWhollyAbsent(key, members.count, { expectedVillage($0) != nil }) {
            inWholeHousehold.formUnion(members)
            let views = members.map { people[$0][0] }
            outcome.cases.append(
                RecordCase(views: views).make(
                    .missingHousehold, village: village(of: views[0]), status: .provisional,
                    charge: .missingHousehold(persons: views.count),
                    reason: PersonReasons.household(views.count), caveats: [.provisional]))
        }
        for (index, views) in people.enumerated() where !inWholeHousehold.contains(index) {
            let hasPolice = views.contains(where: isOfRoster)
            outcome.cases.append(
                RecordCase(views: views).make(
                    .missingPerson, village: village(of: views[0]),
                    status: hasPolice ? .provisional : .open, charge: .missingPerson,
                    reason: hasPolice ? PersonReasons.person : PersonReasons.personOnList,
                    caveats: [hasPolice ? .provisional : .uncounted]))
        }
    }

    /// Rows of several lists that bear one number are one person; the police row leads.
    private static func peopleByIdentity(_ missing: [RecordView]) -> [[RecordView]] {
        var place: [UInt64: Int] = [:]
        var people: [[RecordView]] = []
        for view in missing {
            if let id = view.residentID(.idNumber), let known = place[id.rawValue] {
                people[known].append(view)
                continue
            }
            if let id = view.residentID(.idNumber) { place[id.rawValue] = people.count }
            people.append([view])
        }
        return people
    }
}

/// The roster's rows of those households of which somebody is missing.
private struct RosterHouseholds {
    private var rows: [String: [RecordView]] = [:]
    private let registered: Set<UInt64>

    init(_ rosters: [RecordTable], keys: Set<String>, registered: Set<UInt64>) {
        self.registered = registered
        for roster in rosters {
            for row in 0..<roster.count {
                let view = roster[row]
                if let key = Self.key(of: view), keys.contains(key) {
                    rows[key, default: []].append(view)
                }
            }
        }
    }

    static func key(of view: RecordView) -> String? {
        guard view.table.source.kind == .policeRoster, let number = view.text(.householdNumber)
        else { return nil }
        // Villages may each number their households from 1.
        return (view.display(.villageCode) ?? "") + "/" + number
    }

    /// True when all its persons are missing and the register has none of its rows: a member who
    /// has died or moved away on the roster but is in the register shows the household is there.
    func isWhollyAbsent(
        _ key: String, _ missing: Int, _ isExpected: (RecordView) -> Bool
    ) -> Bool {
        let household = rows[key] ?? []
        let isThere = household.contains { view in
            view.residentID(.idNumber).map { registered.contains($0.rawValue) } ?? false
        }
        return !isThere && missing == Self.persons(household.filter(isExpected))
    }

    private static func persons(_ views: [RecordView]) -> Int {
        let numbers = views.map { $0.residentID(.idNumber)?.rawValue }
        return Set(numbers.compactMap { $0 }).count + numbers.count { $0 == nil }
    }
}

/// Texts for persons and households.
enum PersonReasons {
    static let person = Bilingual(
        zh: "公安户籍在册，全员人口中没有此人（按身份证号及姓名、出生日期、村查找）。",
        en: "On the police roster; the population register has nobody of this number, nor of this "
            + "name, birth date and village.")
    static let personOnList = Bilingual(
        zh: "仅见于其他名单，全员人口中没有此人。",
        en: "Found on a further list only, not in the population register.")
    static let uncertain = Bilingual(
        zh: "与全员人口中一人可能是同一人，证据不足以断定，请人工判别；不扣分。",
        en: "May be the same person as one in the register; for a person to judge, no points.")

    static func household(_ count: Int) -> Bilingual {
        Bilingual(
            zh: "公安户籍在册的一户 \(count) 人在全员人口中全部没有，按整户漏报计，不再按人计分。",
            en: "A household of \(count) on the police roster is wholly absent from the register: "
                + "charged as a household, not by person.")
    }
}
