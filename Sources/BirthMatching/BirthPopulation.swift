import RecordLinkage
import RegistryModel

/// All births of all sources, standardised and stacked for linkage; the registry is source 0.
package struct BirthPopulation: Sendable {
    let births: [StandardBirth]
    /// Sources in the order of their numbers.
    let sources: [SourceID]
    let linkage: LinkagePopulation
    /// Records that repeat another of their own source: kept out of linkage, reported apart.
    let duplicates: [DuplicateReport]
    package var count: Int { births.count }
    /// Numbers of the children the registry reported: they are births, not missing persons.
    package var childNumbers: Set<UInt64> {
        Set(births.compactMap { $0.isRegistry ? $0.childID?.rawValue : nil })
    }
    package var duplicateCount: Int { duplicates.count }

    /// `tables` are the birth sources; `chains` the custody chain of each declared extra list.
    package init(
        tables: [RecordTable], chains: [SourceID: CustodyChain], codes: CountyCodes
    ) throws(LinkageSetupFailure) {
        let ordered = tables.sorted { Self.order($0.source) < Self.order($1.source) }
        var names = NameCache()
        var all: [StandardBirth] = []
        var sourceOf: [UInt8] = []
        var duplicates: [DuplicateReport] = []
        for (number, table) in ordered.enumerated() {
            let births = (0..<table.count).map {
                StandardBirth(
                    table[$0], names: &names, chain: chains[table.source], codes: codes)
            }
            let found = DuplicateFinder().duplicates(in: births)
            let repeated = Set(found.map(\.duplicate))
            for (position, birth) in births.enumerated() where !repeated.contains(position) {
                all.append(birth)
                sourceOf.append(UInt8(truncatingIfNeeded: number))
            }
            duplicates.append(
                contentsOf: found.map {
                    DuplicateReport(first: births[$0.first], duplicate: births[$0.duplicate])
                })
        }
        births = all
        sources = ordered.map(\.source)
        self.duplicates = duplicates
        linkage = try LinkagePopulation(sourceOf: sourceOf, stableKey: all.map(\.stableKey))
    }

    /// The registry first, then the contract's sources, then extra lists by name.
    private static func order(_ source: SourceID) -> (Int, String) {
        let kinds: [SourceKind] = [
            .registryBirths, .hospitalDeliveries, .policeEntries, .vaccinationChildren,
        ]
        return (kinds.firstIndex(of: source.kind) ?? kinds.count, source.name)
    }
}

/// A record that reports a birth its own source already has.
struct DuplicateReport: Sendable {
    let first: StandardBirth
    let duplicate: StandardBirth
}

/// Finds records of one source that are one birth: the same child ID, the same certificate, or the
/// same mother and day with nothing that tells two children apart.
///
/// Twins are two births: two rows of one mother and day are one birth only when neither speaks of
/// more than one child and sex, names and numbers agree. Cost: one sort for each kind of key.
struct DuplicateFinder {
    struct Found {
        let first: Int
        let duplicate: Int
    }

    func duplicates(in births: [StandardBirth]) -> [Found] {
        var duplicateOf: [Int: Int] = [:]
        for key in [Self.childKey, Self.certificateKey, Self.motherKey] {
            var keyed: [(key: UInt64, order: (Int32, UInt64), position: Int)] = []
            for (position, birth) in births.enumerated() {
                guard let value = key(birth) else { continue }
                let reported = birth.view.date(.reportedAt)?.number ?? 0
                keyed.append((value, (reported, birth.stableKey), position))
            }
            keyed.sort { ($0.key, $0.order.0, $0.order.1) < ($1.key, $1.order.0, $1.order.1) }
            mark(keyed.map { ($0.key, $0.position) }, births, &duplicateOf)
        }
        return duplicateOf.sorted { $0.key < $1.key }.map {
            Found(first: Self.root($0.value, duplicateOf), duplicate: $0.key)
        }
    }

    private func mark(
        _ keyed: [(key: UInt64, position: Int)], _ births: [StandardBirth],
        _ duplicateOf: inout [Int: Int]
    ) {
        var start = 0
        while start < keyed.count {
            var end = start + 1
            while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
            for later in start..<end where duplicateOf[keyed[later].position] == nil {
                let position = keyed[later].position
                let match = (start..<later).first {
                    let earlier = keyed[$0].position
                    return duplicateOf[earlier] == nil
                        && Self.areOne(births[earlier], births[position])
                }
                if let match { duplicateOf[position] = keyed[match].position }
            }
            start = end
        }
    }

    private static func root(_ position: Int, _ duplicateOf: [Int: Int]) -> Int {
        var position = position
        while let next = duplicateOf[position] { position = next }
        return position
    }

    private static func childKey(_ birth: StandardBirth) -> UInt64? {
        birth.childID.flatMap { $0.isValid ? $0.rawValue : nil }
    }

    private static func certificateKey(_ birth: StandardBirth) -> UInt64? {
        birth.certificate?.rawValue
    }

    private static func motherKey(_ birth: StandardBirth) -> UInt64? {
        guard let mother = birth.motherID, let day = birth.day else { return nil }
        return mother.rawValue &* 31 &+ UInt64(bitPattern: Int64(day.number))
    }

    /// Whether nothing in two records of one source tells two children apart.
    static func areOne(_ left: StandardBirth, _ right: StandardBirth) -> Bool {
        let conflicts = IdentityConflicts(left, right)
        let isPlural =
            max(left.plurality ?? 1, right.plurality ?? 1) > 1
            || max(left.birthOrder ?? 1, right.birthOrder ?? 1) > 1
        let days = left.day.flatMap { day in right.day.map { abs($0.days(since: day)) } }
        if let days, days > 31 { return false }
        let sharesNumber =
            (left.childID != nil && left.childID == right.childID)
            || (left.certificate != nil && left.certificate == right.certificate)
        if sharesNumber {
            return conflicts.count <= 1 && !conflicts.motherDiffers && !conflicts.orderDiffers
                && !(conflicts.nameDiffers && days != 0)
        }
        if isPlural { return conflicts.count == 0 && conflicts.agreesOnChild }
        return conflicts.count == 0 && days == 0
    }
}
