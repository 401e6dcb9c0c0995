import RecordLinkage
import RegistryModel

/// Finds births that an unreported birth may be, for all that its records say.
///
/// Linkage needs evidence *for* a match; a charge needs evidence *against* one. A police row without
/// a mother can't be linked to anybody, and can't be held to be a birth of its own either while a
/// birth of the same day, sex and village lacks just such a row. Two births are told apart by a
/// number, name or certificate that differs, or by a source that has both.
/// Cost: the births of a day and its neighbours for each unreported birth.
struct CompatibleBirths {
    private let births: [StandardBirth]
    private let believed: [BelievedBirth]
    /// Births by day number; a birth whose records disagree stands under each.
    private let byDay: [Int32: [Int]]
    private let placeOfFirst: [Int: Int]
    /// One bit a source that has a record of the birth, by the birth's place: most births are ruled
    /// out by it without looking at a record.
    private let sources: [UInt64]

    init(_ believed: [BelievedBirth], births: [StandardBirth]) {
        self.births = births
        self.believed = believed
        var byDay: [Int32: [Int]] = [:]
        var placeOfFirst: [Int: Int] = [:]
        for (place, birth) in believed.enumerated() {
            placeOfFirst[birth.members[0]] = place
            for day in Set(birth.members.compactMap { births[$0].day?.number }) {
                byDay[day, default: []].append(place)
            }
        }
        self.byDay = byDay
        self.placeOfFirst = placeOfFirst
        var bits: [SourceID: UInt64] = [:]
        sources = believed.map { birth in
            birth.members.reduce(0) { mask, member in
                let source = births[member].source
                let bit = bits[source] ?? 1 << UInt64(min(bits.count, 63))
                bits[source] = bit
                return mask | bit
            }
        }
    }

    /// A record of the birth that this one may be: a reported one, else an unreported one with more
    /// behind it. Nil when every other birth is told apart.
    func match(of birth: BelievedBirth) -> Int? {
        guard let own = placeOfFirst[birth.members[0]] else { return nil }
        let days = Set(birth.members.compactMap { births[$0].day?.number })
        let near = Set(days.flatMap { [$0 - 1, $0, $0 + 1] })
        let candidates = Set(near.flatMap { byDay[$0] ?? [] }).subtracting([own])
        let fitting = candidates.filter {
            sources[$0] & sources[own] == 0 && leads($0, over: own)
                && mayBeOne(birth, believed[$0])
        }
        return fitting.min(by: precedes).map { believed[$0].members[0] }
    }

    /// Whether a report set aside as a repetition may have been of this birth: of the same mother and
    /// days, or with one of its numbers.
    static func isRepeated(
        _ birth: BelievedBirth, _ births: [StandardBirth], in reports: [DuplicateReport]
    ) -> Bool {
        reports.contains { report in
            let copy = report.duplicate
            guard copy.isRegistry else { return false }
            return birth.members.contains { member in
                let own = births[member]
                let days = own.day.flatMap { day in copy.day.map { abs($0.days(since: day)) } }
                let isSameMother = own.motherID != nil && own.motherID == copy.motherID
                let isUnplaced =
                    (own.motherID == nil || copy.motherID == nil)
                    && own.village != nil && own.village == copy.village && own.sex == copy.sex
                return (own.childID != nil && own.childID == copy.childID)
                    || (own.certificate != nil && own.certificate == copy.certificate)
                    || ((days ?? .max) <= 2 && (isSameMother || isUnplaced))
            }
        }
    }

    private func isReported(_ place: Int) -> Bool {
        births[believed[place].members[0]].isRegistry
    }

    private func leads(_ other: Int, over own: Int) -> Bool {
        isReported(other) || precedes(other, own)
    }

    /// Reported births first, then those with more records, then by key.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        func key(_ place: Int) -> (Int, Int, UInt64) {
            (
                isReported(place) ? 0 : 1, -strength(place),
                births[believed[place].members[0]].stableKey
            )
        }
        return key(left) < key(right)
    }

    /// Records behind a birth, those with legal force counted first.
    private func strength(_ place: Int) -> Int {
        let kinds: [SourceKind] = [.hospitalDeliveries, .policeEntries]
        return believed[place].members.reduce(0) {
            $0 + (kinds.contains(births[$1].source.kind) ? 100 : 1)
        }
    }

    private func mayBeOne(_ left: BelievedBirth, _ right: BelievedBirth) -> Bool {
        var agreesOnSomething = false
        for a in left.members {
            for b in right.members {
                let pair = Pair(births[a], births[b])
                if pair.isToldApart { return false }
                if pair.agreesOnSomething { agreesOnSomething = true }
            }
        }
        return agreesOnSomething
    }

    /// Two records, looked at for what tells them apart.
    private struct Pair {
        let isToldApart: Bool
        /// The village, or a parent's name: more than day and sex.
        let agreesOnSomething: Bool

        init(_ left: StandardBirth, _ right: StandardBirth) {
            let conflicts = IdentityConflicts(left, right)
            let mothers = Self.agreement(left.motherName, right.motherName)
            let fathers = Self.agreement(left.fatherName, right.fatherName)
            let apart = left.day.flatMap { day in right.day.map { abs($0.days(since: day)) } }
            // One child may lawfully have two certificates: two numbers tell two children apart only
            // where both records name their mothers.
            let namesMothers = left.motherID != nil && right.motherID != nil
            let telling =
                conflicts.count - (conflicts.certificateDiffers && !namesMothers ? 1 : 0)
            isToldApart =
                telling > 0 || conflicts.motherDiffers || mothers == .different
                || fathers == .different || (apart ?? 0) > 1
            let isSameVillage = left.village != nil && left.village == right.village
            let alike: [NameAgreement] = [.identical, .equivalent, .homophone]
            agreesOnSomething =
                isSameVillage || alike.contains(mothers) || alike.contains(fathers)
        }

        private static func agreement(_ left: PersonName?, _ right: PersonName?) -> NameAgreement {
            guard let left, let right else { return .missing }
            return PersonName.agreement(left, right)
        }
    }
}
