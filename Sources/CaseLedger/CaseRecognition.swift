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
/// confinement does if nothing else on either side shares it: twins do share it. Of two verdicts the
/// later one's case goes on. Persons and households are `PersonRecognition`'s.
/// Pure, and free of order. Cost: as many hash look-ups as there are keys.
struct CaseRecognition {
    let known: [KnownCase]
    /// Records that this run found in the registry.
    let answered: Set<String>
    private let byKey: [CaseFamily: [EvidenceKey: [Int]]]
    private let byID: [String: Int]

    init(known: [KnownCase], answered: Set<String> = []) {
        self.known = known
        self.answered = answered
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
        var recognition = Recognition(
            numbers: matches.known.map { $0.map { known[$0].number } })
        PersonRecognition(known: known).recognise(sightings, into: &recognition)
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

    private struct Matches {
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
                    known[other].ruledAt, other == same ? 1 : 0, count.records,
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

    private func isNear(_ other: KnownCase) -> Bool {
        other.facts.isNear(facts.eventDay.flatMap { CalendarDay($0) })
    }

    /// Whether nothing tells that the source gave the record's number to another event.
    func isCompatible(with other: KnownCase) -> Bool {
        let comparisons = other.agreements(
            with: keys, by: EvidenceKey.Kind.allCases.filter(\.isIdentity))
        return comparisons.isEmpty ? isNear(other) : comparisons.contains(true)
    }
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
