import RegistryModel

/// Recognises missing persons and households. A verdict binds persons: whoever a case answers for is
/// charged by no other one, whatever the audit calls it from month to month.
///
/// - A household of which somebody gets registered is found as the persons who are left. Each goes on
///   from the household's case, in its account and under its verdict; a confirmed household goes on
///   costing what it cost, and its persons are no cases of their own.
/// - Persons who are found as a household are one case, unless a verdict was given on one of them:
///   then the household is taken apart before it comes here (`isToBeTakenApart`).
/// - A child whose birth was charged, or settled by a verdict, is no missing person; and whoever is a
///   person's case already is taken into the birth's when that is found later, or, where a verdict
///   holds him to be missing, is no missing birth.
///
/// Pure, and free of order. Cost: as many hash look-ups as there are keys.
struct PersonRecognition {
    let known: [KnownCase]
    private let byKey: [EvidenceKey: [Int]]
    /// Ties to missing births that answer for their child.
    private let births: ChildTies
    /// Ties to persons' own cases.
    private let people: ChildTies

    init(known: [KnownCase]) {
        self.known = known
        var byKey: [EvidenceKey: [Int]] = [:]
        for (position, one) in known.enumerated() where one.family == .person {
            for key in one.keys where key.kind == .record || key.kind.isStrong {
                byKey[key, default: []].append(position)
            }
        }
        self.byKey = byKey
        births = ChildTies(known, to: \.answersForChild)
        people = ChildTies(known, to: \.answersForPerson)
    }

    // MARK: Households to be taken apart

    /// Whether a household is to be judged person by person: somebody of it is spoken for by a verdict
    /// or by a birth's case, and not all of it by one household's case.
    func isToBeTakenApart(_ household: CaseSighting, persons: [CaseSighting]) -> Bool {
        let isSettled = candidates(household).keys.contains { known[$0].isRuled }
        guard isSettled || births.partner(of: household) != nil else { return false }
        if persons.contains(where: { births.partner(of: $0) != nil }) { return true }
        let holders = Set(persons.map { holder(of: $0) })
        guard holders.contains(where: { $0.map { known[$0].isRuled } ?? false }) else {
            return false
        }
        return holders.count > 1
            || !holders.allSatisfy { $0.map { known[$0].isHousehold } ?? false }
    }

    // MARK: Recognition

    func recognise(_ sightings: [CaseSighting], into recognition: inout Recognition) {
        var taken = Set<Int>()
        let persons = sightings.indices.filter { sightings[$0].family == .person }
        cover(children: persons, sightings, &recognition)
        for bond in persons.flatMap({ bonds(of: sightings[$0], at: $0) }).sorted()
        where recognition.numbers[bond.sighting] == nil && recognition.origins[bond.sighting] == nil
        {
            join(bond, &taken, &recognition)
        }
        for position in persons { absorb(sightings[position], position, taken, &recognition) }
        tie(births: sightings, &recognition)
    }

    /// Persons for whom a birth's case answers: unless a verdict was given on them as persons, they
    /// aren't charged again, and a case of their own that nobody ruled on is taken into the birth's.
    private func cover(
        children persons: [Int], _ sightings: [CaseSighting], _ recognition: inout Recognition
    ) {
        // Whoever has no case yet comes first, so that others keep theirs.
        var free: (new: [Int], known: [Int]) = ([], [])
        for position in persons where !sightings[position].isHousehold {
            let own = holder(of: sightings[position]).map { known[$0] }
            if own.map({ $0.isGone || $0.isHousehold }) ?? true {
                free.new.append(position)
            } else if own?.isRuled == false {
                free.known.append(position)
            }
        }
        for (position, birth) in births.pairs(sightings, at: free.new + free.known) {
            recognition.cover(position, by: known[birth])
        }
    }

    /// Missing births whose child is charged as a person already. The agreement charges a newborn under
    /// its birth row: the person's case is taken into the birth's. Where a verdict holds the person to
    /// be missing, that one stands and the birth is no case of its own.
    private func tie(births sightings: [CaseSighting], _ recognition: inout Recognition) {
        let charged = sightings.indices.filter {
            sightings[$0].family == .absence && sightings[$0].facts.charge != nil
                && sightings[$0].facts.verdict == CaseVerdict.missing.rawValue
        }
        let met = Set(recognition.numbers.compactMap(\.self))
        for (position, own) in people.pairs(sightings, at: charged) {
            let person = known[own]
            if !person.isRuled {
                guard !met.contains(person.number) else { continue }
                recognition.absorb(person, into: position)
            } else if !person.isOverturned, recognition.numbers[position] == nil {
                recognition.cover(position, by: person)
            }
        }
    }

    private func join(_ bond: Bond, _ taken: inout Set<Int>, _ recognition: inout Recognition) {
        let other = known[bond.known]
        let isDivision = other.isHousehold && !bond.isHousehold
        if !isDivision, taken.insert(bond.known).inserted {
            recognition.numbers[bond.sighting] = other.number
        } else if other.isConfirmed {
            recognition.cover(bond.sighting, by: other)
        } else if other.isHousehold || other.isRuled {
            recognition.origins[bond.sighting] = other.number
            if other.isHousehold, !other.isGone, !taken.contains(bond.known) {
                recognition.divided.insert(other.number)
            }
        }
    }

    /// Of what the sighting shows to be one with it, what nobody has ruled on is taken into it: a
    /// household takes in its persons, those put right since included, for they are missing again.
    private func absorb(
        _ sighting: CaseSighting, _ position: Int, _ taken: Set<Int>,
        _ recognition: inout Recognition
    ) {
        for other in candidates(sighting).keys
        where !known[other].isGone && !taken.contains(other) {
            let one = known[other]
            let isOne =
                sighting.isHousehold
                ? !one.isRuled && (one.isInData || !one.isHousehold)
                : one.isInData && !one.isHousehold
            guard isOne, recognition.numbers[position] != one.number else { continue }
            recognition.absorb(one, into: position)
        }
    }

    // MARK: Who answers for whom

    private struct Shared {
        var records = 0
        var strong = 0
    }

    /// Positions of the known cases that somebody of the sighting is a person of.
    func known(sharedBy sighting: CaseSighting) -> [Int] { Array(candidates(sighting).keys) }

    private func candidates(_ sighting: CaseSighting) -> [Int: Shared] {
        var shared: [Int: Shared] = [:]
        for key in sighting.tellingKeys {
            for other in byKey[key] ?? [] {
                if key.kind == .record {
                    shared[other, default: Shared()].records += 1
                } else {
                    shared[other, default: Shared()].strong += 1
                }
            }
        }
        return shared.filter { other, count in
            count.strong > 0 || sighting.isCompatible(with: known[other])
        }
    }

    /// The case that answers for a person: the last one a verdict was given on, else the one at hand.
    func holder(of person: CaseSighting) -> Int? {
        candidates(person).max { left, right in
            rank(left.key, left.value).lexicographicallyPrecedes(rank(right.key, right.value))
        }?.key
    }

    private func rank(_ other: Int, _ shared: Shared) -> [Int] {
        let one = known[other]
        return [
            one.isGone ? 0 : 1, one.ruledAt, one.isInData ? 1 : 0, shared.records, shared.strong,
            one.number,
        ]
    }

    // MARK: Bonds

    /// One possible match; the best come first, households before persons.
    private struct Bond: Comparable {
        let sighting: Int
        let known: Int
        let isHousehold: Bool
        let rank: [Int]

        static func < (left: Bond, right: Bond) -> Bool {
            if left.isHousehold != right.isHousehold { return left.isHousehold }
            if left.rank != right.rank { return right.rank.lexicographicallyPrecedes(left.rank) }
            return left.sighting < right.sighting
        }
    }

    /// A person is held by one case; a household may be any of those that share persons with it.
    private func bonds(of sighting: CaseSighting, at position: Int) -> [Bond] {
        guard sighting.isHousehold else {
            guard let own = holder(of: sighting), let shared = candidates(sighting)[own] else {
                return []
            }
            return [
                Bond(
                    sighting: position, known: own, isHousehold: false,
                    rank: rank(own, shared))
            ]
        }
        return candidates(sighting).map { other, shared in
            let one = known[other]
            return Bond(
                sighting: position, known: other, isHousehold: true,
                rank: [
                    one.isHousehold ? 1 : 0, one.ruledAt, one.isGone ? 0 : 1, shared.records,
                    shared.strong, one.isInData ? 1 : 0, -one.number,
                ])
        }
    }
}

extension CaseSighting {
    var isHousehold: Bool { facts.verdict == CaseVerdict.missingHousehold.rawValue }
}

extension KnownCase {
    /// Whether the child of a missing birth is charged, or cleared, by this case.
    var answersForChild: Bool {
        guard family == .absence, !isGone else { return false }
        return isRuled || (facts.verdict == CaseVerdict.missing.rawValue && (isInData || isCharged))
    }

    /// Whether it is one person's, and costs something or may.
    fileprivate var answersForPerson: Bool {
        family == .person && !isHousehold && !isGone && (isInData || isCharged)
    }
}
