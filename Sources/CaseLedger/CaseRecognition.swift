import RegistryModel

/// A case of the ledger, as far as it takes to recognise it.
struct KnownCase: Sendable {
    let number: Int
    let caseID: String
    let family: CaseFamily
    var facts: CaseFacts
    var keys: Set<EvidenceKey>
    /// True while the audit's own data make the case; false once corrected, withdrawn or merged.
    var isInData: Bool
    /// The row of the verdict that counts, whoever's case it was given on; 0 without one.
    var ruledAt = 0
    var isConfirmed = false
    var isOverturned = false
    /// True once it was taken into another case or divided into several.
    var isGone = false
    /// True while it costs something, in whatever account, whether or not the data still make it.
    var isCharged = false

    var isRuled: Bool { ruledAt > 0 }
    var isHousehold: Bool { facts.verdict == CaseVerdict.missingHousehold.rawValue }

    var sources: Set<String> {
        Set(keys.lazy.filter { $0.kind == .record || $0.kind == .cited }.map(\.source))
    }

    var recordKeys: Set<EvidenceKey> { keys.filter { $0.kind == .record } }
}

/// Which of a run's cases are known, and which known ones they replace.
struct Recognition: Sendable, Hashable {
    /// Beside each sighting: the number of the known case; nil for a new one.
    var numbers: [Int?]
    /// Known cases taken into another: their number, and the position of the sighting.
    var absorbed: [Int: Int] = [:]
    /// New cases that go on from a known one, by the position of the sighting: they have its account
    /// and its verdicts.
    var origins: [Int: Int] = [:]
    /// Positions of sightings that are no case of their own: the known one beside them answers for
    /// their persons already.
    var covered: Set<Int> = []
    /// Numbers of known households that go on as several cases.
    var divided: Set<Int> = []

    /// The known case is taken into the sighting's, of several the first.
    mutating func absorb(_ known: KnownCase, into position: Int) {
        absorbed[known.number] = min(absorbed[known.number] ?? position, position)
    }

    /// The known case answers for the sighting.
    mutating func cover(_ position: Int, by known: KnownCase) {
        numbers[position] = known.number
        covered.insert(position)
    }
}

/// Recognises cases by shared evidence: never by file, line, or order of rows.
///
/// Two cases of one family are one when they share a record that tells the event apart, unless
/// what identifies the people in it is all different (the source gave its number to another event);
/// or when they share a number that names the event by itself, unless the mothers are two: a number
/// written for one child may be another one's. Failing these, the same mother's
/// confinement does if nothing else on either side shares it: twins do share it; and where the case's
/// own month is audited again, what people are called, as narrowly. Of two verdicts the
/// later one's case goes on. Persons and households are `PersonRecognition`'s.
/// Pure, and free of order. Cost: as many hash look-ups as there are keys.
struct CaseRecognition {
    let known: [KnownCase]
    /// Records that this run found in the registry.
    let answered: Set<String>
    /// Of the run; nil for none.
    let period: ClosedRange<CalendarDay>?
    private let byKey: [CaseFamily: [EvidenceKey: [Int]]]
    private let byID: [String: Int]

    init(
        known: [KnownCase], answered: Set<String> = [], period: ClosedRange<CalendarDay>? = nil
    ) {
        self.known = known
        self.answered = answered
        self.period = period
        var byKey: [CaseFamily: [EvidenceKey: [Int]]] = [:]
        for (position, one) in known.enumerated() {
            for key in one.keys
            where one.family != .person && key.kind == .record || key.kind.isStrong
                || key.kind == .confinement
            {
                byKey[one.family, default: [:]][key, default: []].append(position)
            }
        }
        self.byKey = byKey
        byID = Dictionary(
            known.enumerated().map { ($1.caseID, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func recognise(_ sightings: [CaseSighting]) -> Recognition {
        var matches = Matches(count: sightings.count)
        let others = sightings.indices.filter { sightings[$0].family != .person }
        for bond in others.flatMap({ bonds(of: sightings[$0], at: $0) }).sorted() {
            matches.join(bond.sighting, bond.known)
        }
        joinByConfinement(sightings, &matches)
        joinByNames(sightings, &matches)
        var recognition = Recognition(
            numbers: matches.known.map { $0.map { known[$0].number } })
        PersonRecognition(known: known).recognise(sightings, into: &recognition)
        joinPersons(sightings, &recognition)
        for position in others where sightings[position].family.absorbs {
            let sighting = sightings[position]
            let shared = sighting.tellingKeys.flatMap { byKey[sighting.family]?[$0] ?? [] }
            for other in Set(shared)
            where known[other].isInData && !matches.taken.contains(other)
                && sighting.isCompatible(with: known[other])
            {
                recognition.absorb(known[other], into: position)
            }
        }
        return recognition
    }

    fileprivate struct Matches {
        var known: [Int?]
        var taken = Set<Int>()

        init(count: Int) {
            known = [Int?](repeating: nil, count: count)
        }

        mutating func join(_ sighting: Int, _ other: Int) {
            guard known[sighting] == nil, !taken.contains(other) else { return }
            known[sighting] = other
            taken.insert(other)
        }
    }

    /// One possible match; the best come first.
    private struct Bond: Comparable {
        let sighting: Int
        let known: Int
        /// The ledger's number, so that the order the cases were read in doesn't matter.
        let number: Int
        let rank: [Int]

        static func < (left: Bond, right: Bond) -> Bool {
            if left.rank != right.rank { return right.rank.lexicographicallyPrecedes(left.rank) }
            return (left.number, left.sighting) < (right.number, right.sighting)
        }
    }

    private func bonds(of sighting: CaseSighting, at position: Int) -> [Bond] {
        var shared: [Int: (records: Int, strong: Int)] = [:]
        for key in sighting.tellingKeys {
            for other in byKey[sighting.family]?[key] ?? [] {
                let isRecord = key.kind == .record
                shared[other, default: (0, 0)].records += isRecord ? 1 : 0
                shared[other, default: (0, 0)].strong += isRecord ? 0 : 1
            }
        }
        let same = byID[sighting.caseID]
        if let same, known[same].family == sighting.family, shared[same] == nil {
            shared[same] = (0, 0)
        }
        return shared.compactMap { other, count in
            let isOne =
                count.records == 0 && count.strong > 0
                ? !sighting.isOfAnotherMother(than: known[other])
                : count.strong > 0 || sighting.isCompatible(with: known[other])
            guard other == same || isOne else { return nil }
            return Bond(
                sighting: position, known: other, number: known[other].number,
                rank: [
                    known[other].ruledAt, sighting.isOfMonth(of: known[other]) ? 1 : 0,
                    other == same ? 1 : 0, count.records,
                    count.strong, known[other].isInData ? 1 : 0,
                ])
        }
    }

    /// Records may be numbered anew with every export: then the mother's confinement tells, where
    /// only one case on either side has it and the known one's records weren't answered.
    private func joinByConfinement(_ sightings: [CaseSighting], _ matches: inout Matches) {
        var claims: [EvidenceKey: [Int]] = [:]
        for (position, sighting) in sightings.enumerated() where matches.known[position] == nil {
            for key in sighting.keys where key.kind == .confinement {
                claims[key, default: []].append(position)
            }
        }
        for (key, positions) in claims.sorted(by: { $0.key < $1.key }) where positions.count == 1 {
            let family = sightings[positions[0]].family
            let free = (byKey[family]?[key] ?? []).filter { other in
                !matches.taken.contains(other) && known[other].isInData
                    && known[other].recordKeys.allSatisfy { !answered.contains($0.hash) }
            }
            if free.count == 1 { matches.join(positions[0], free[0]) }
        }
    }
}

extension CaseRecognition {
    /// A list may have no numbers at all, so that a row is another one when a cell of it was put right.
    /// When the month of a case is audited again and the case isn't found, a new one of the same people
    /// is that case, where there is one alone on either side.
    private func joinByNames(_ sightings: [CaseSighting], _ matches: inout Matches) {
        guard let period else { return }
        let gone = known.indices.filter { position in
            let own = known[position]
            return [.absence, .newlyweds].contains(own.family) && own.isInData
                && !matches.taken.contains(position)
                && own.facts.eventDay.flatMap { CalendarDay($0) }.map(period.contains) == true
                && own.recordKeys.allSatisfy { !answered.contains($0.hash) }
        }
        guard !gone.isEmpty else { return }
        let byVillage = Dictionary(grouping: gone) { known[$0].facts.village }
        let new = sightings.indices.filter { matches.known[$0] == nil }
        for (sighting, position) in Self.alone(
            new,
            { sighting in
                (byVillage[sightings[sighting].facts.village] ?? []).filter {
                    sightings[sighting].isNamesake(of: known[$0])
                }
            })
        {
            matches.join(sighting, position)
        }
    }
}

extension CaseRecognition {
    /// The same of single persons, whom every month's roster has.
    private func joinPersons(_ sightings: [CaseSighting], _ recognition: inout Recognition) {
        func isSingle(_ facts: CaseFacts) -> Bool {
            facts.verdict == CaseVerdict.missingPerson.rawValue
        }
        let taken = Set(recognition.numbers.compactMap(\.self))
            .union(recognition.absorbed.keys).union(recognition.divided)
        let gone = known.indices.filter { position in
            let own = known[position]
            return own.family == .person && isSingle(own.facts) && own.isInData
                && !taken.contains(own.number)
                && own.recordKeys.allSatisfy { !answered.contains($0.hash) }
        }
        guard !gone.isEmpty else { return }
        let byVillage = Dictionary(grouping: gone) { known[$0].facts.village }
        let new = sightings.indices.filter {
            recognition.numbers[$0] == nil && sightings[$0].family == .person
                && isSingle(sightings[$0].facts) && recognition.origins[$0] == nil
        }
        for (sighting, position) in Self.alone(
            new,
            { sighting in
                (byVillage[sightings[sighting].facts.village] ?? []).filter {
                    sightings[sighting].isSamePerson(as: known[$0])
                }
            })
        {
            recognition.numbers[sighting] = known[position].number
        }
    }

    /// Each with the one that it claims, where either is claimed by, and claims, nobody else.
    private static func alone(
        _ sightings: [Int], _ claims: (Int) -> [Int]
    ) -> [(sighting: Int, known: Int)] {
        let claims = sightings.map { (sighting: $0, known: claims($0)) }
        var claimed: [Int: Int] = [:]
        for position in claims.flatMap(\.known) { claimed[position, default: 0] += 1 }
        return claims.compactMap { sighting, known in
            known.count == 1 && claimed[known[0]] == 1 ? (sighting, known[0]) : nil
        }
    }
}

extension CaseSighting {
    /// What tells its event apart.
    var tellingKeys: [EvidenceKey] { keys.filter { $0.kind == .record || $0.kind.isStrong } }

    /// Whether a number shared with the case is one child's, written for another one by mistake: then
    /// the mothers differ by number and by name, or by what is known of them, and the days far.
    func isOfAnotherMother(than other: KnownCase) -> Bool {
        let comparisons = other.agreements(with: keys, by: [.motherNumber, .motherName])
        guard !comparisons.isEmpty, !comparisons.contains(true) else { return false }
        return comparisons.count == 2 || !isNear(other)
    }

    /// An event is charged in the month of its day: of two cases that are one that month's goes on.
    fileprivate func isOfMonth(of other: KnownCase) -> Bool {
        let days = [facts, other.facts].map { $0.eventDay.flatMap { CalendarDay($0) } }
        return days[0]?.monthNumber == days[1]?.monthNumber
    }

    private func isNear(_ other: KnownCase) -> Bool {
        other.facts.isNear(facts.eventDay.flatMap { CalendarDay($0) })
    }

    /// Whether nothing tells that the source gave the record's number to another event.
    func isCompatible(with other: KnownCase) -> Bool {
        let comparisons = other.agreements(
            with: keys, by: EvidenceKey.Kind.allCases.filter(\.isIdentity))
        guard comparisons.isEmpty else { return comparisons.contains(true) }
        // Of rows without mothers and numbers the child tells.
        let child = other.agreements(with: keys, by: [.childName, .bornHere])
        return child == [false, false] ? false : isNear(other)
    }

    /// Whether it is the event of a case whose records are gone, by what people are called where and
    /// when: nothing contradicts, and a name or the mother's number agrees; one alone only within days.
    func isNamesake(of other: KnownCase) -> Bool {
        guard family == other.family, let village = facts.village, village == other.facts.village,
            let day = facts.eventDay.flatMap({ CalendarDay($0) }),
            let known = other.facts.eventDay.flatMap({ CalendarDay($0) })
        else { return false }
        let kinds = EvidenceKey.Kind.allCases.filter(\.isIdentity) + [.childName]
        let comparisons = other.agreements(with: keys, by: kinds)
        guard comparisons.contains(true) else { return false }
        if comparisons.contains(false) { return isOfMotherNumberedAnew(than: other) }
        let distance = abs(day.days(since: known))
        return distance <= (comparisons.count > 1 ? Self.correction : Self.slip)
    }

    /// Whether the mother's number alone was put right: her name, the child's sex, day and village are
    /// the same.
    private func isOfMotherNumberedAnew(than other: KnownCase) -> Bool {
        let kinds = EvidenceKey.Kind.allCases.filter { $0.isIdentity && $0 != .motherNumber }
        let others = other.agreements(with: keys, by: kinds + [.childName])
        return !others.contains(false)
            && other.agreements(with: keys, by: [.motherName, .bornHere]) == [true, true]
    }

    /// Whether it is the person of a case whose record is gone, a roster without a number having changed
    /// a cell of it: name, day of birth and village agree, and no number contradicts.
    func isSamePerson(as other: KnownCase) -> Bool {
        family == .person && other.family == .person && facts.village == other.facts.village
            && facts.village != nil
            && other.agreements(with: keys, by: [.namedChild]) == [true]
            && !other.agreements(with: keys, by: [.personNumber]).contains(false)
    }

    /// Days that a source may put an event's day right by.
    private static let correction = 15
    private static let slip = 3
}

extension KnownCase {
    /// For each of the kinds that both sides have a key of, whether they share one.
    func agreements(
        with others: some Sequence<EvidenceKey>, by kinds: some Sequence<EvidenceKey.Kind>
    ) -> [Bool] {
        kinds.compactMap { kind in
            let own = keys.filter { $0.kind == kind }
            let its = others.filter { $0.kind == kind }
            return own.isEmpty || its.isEmpty ? nil : !own.isDisjoint(with: its)
        }
    }
}

extension CaseFacts {
    /// Days that an event may move when nothing else identifies it.
    private static let tolerance = 15

    /// True as well where either day isn't known.
    func isNear(_ day: CalendarDay?) -> Bool {
        guard let day, let own = eventDay.flatMap({ CalendarDay($0) }) else { return true }
        return abs(day.days(since: own)) <= Self.tolerance
    }
}
