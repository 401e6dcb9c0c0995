import RegistryModel

/// Which village answers for a birth.
enum Residence: Sendable, Equatable {
    /// A village on the county's roll.
    case village(DivisionCode)
    /// The mother lives in another county.
    case elsewhere(DivisionCode)
    /// In the county perhaps, but no source says in which village, or the roll lacks it.
    case undetermined

    /// The village on the roll, when there is one.
    var village: DivisionCode? {
        if case .village(let code) = self { code } else { nil }
    }
}

/// Settles the village from the mother's residence, else the child's.
///
/// The hospital's and the register's word is the mother's residence; the visit's, the clinic's and
/// the police's is the child's. Codes a county has given up are read as their successors.
struct ResidenceAdjudication {
    let context: RunContext
    let addresses: VillageAddresses
    let adjudication: FieldAdjudication

    /// The order decides ties: the mother's residence before the child's.
    func claims(_ members: [(Int, StandardBirth)], mother: PersonRegister.Entry?) -> [Claim] {
        var claims: [Claim] = []
        for (position, birth) in members where birth.chain == .delivery {
            append(position, birth, &claims)
        }
        if let village = mother?.village, isUseful(village) {
            claims.append(
                Claim(
                    member: -1, value: .number(village.rawValue), kind: .registryPersons,
                    chain: .other(SourceKind.registryPersons.rawValue)))
        }
        for chain in [CustodyChain.visit, .clinic, .police] {
            for (position, birth) in members where birth.chain == chain {
                append(position, birth, &claims)
            }
        }
        for (position, birth) in members {
            if case .other? = birth.chain { append(position, birth, &claims) }
        }
        return claims
    }

    private func append(_ position: Int, _ birth: StandardBirth, _ claims: inout [Claim]) {
        let stated = birth.village.flatMap { isUseful($0) ? $0 : nil }
        guard let village = stated ?? addresses.village(in: birth.view.text(.address)) else {
            return
        }
        claims.append(
            Claim(
                member: position, value: .number(village.rawValue), kind: birth.source.kind,
                chain: birth.chain))
    }

    /// A village on the roll or missing there, or any code of another county; a bare county code of our
    /// own isn't.
    private func isUseful(_ code: DivisionCode) -> Bool {
        code.countyCode != context.county || context.knows(code)
    }

    /// Posterior from which the sources together settle the village, whoever they are.
    private static let settledProbability = 0.9

    func settle(_ claims: [Claim]) -> Residence {
        guard let best = adjudication.best(.villageCode, claims, likelySlips: 20) else {
            return .undetermined
        }
        if best.probability >= Self.settledProbability { return residence(best.value) }
        let mothers = claims.filter(Self.isOfMother).map(\.value)
        let children = claims.filter { !Self.isOfMother($0) }.map(\.value)
        return byLevel(mothers, children) ?? byLevel(children, mothers) ?? .undetermined
    }

    /// The one village the first group names; of two, the one the second group names as well.
    private func byLevel(_ first: [FieldValue], _ second: [FieldValue]) -> Residence? {
        let named = Set(first)
        if named.count == 1, let only = named.first { return residence(only) }
        let seconded = named.intersection(second)
        if seconded.count == 1, let only = seconded.first { return residence(only) }
        // Several villages on the mother's own word: her residence isn't known.
        return named.isEmpty ? nil : .undetermined
    }

    private static func isOfMother(_ claim: Claim) -> Bool {
        claim.chain == .delivery || claim.kind == .registryPersons
    }

    private func residence(_ value: FieldValue) -> Residence {
        guard case .number(let raw) = value else { return .undetermined }
        let code = DivisionCode(rawValue: raw)
        if context.unlisted.contains(code) { return .undetermined }
        return code.countyCode == context.county ? .village(code) : .elsewhere(code)
    }
}

/// Finds a village by its name in a written address.
struct VillageAddresses: Sendable {
    private let names: [(name: String, township: String, code: DivisionCode)]

    init(_ roll: VillageRoll?) {
        names = (roll?.villages ?? []).filter { $0.name.count >= 3 }
            .map { ($0.name, $0.township, $0.code) }
    }

    /// The one village whose name, with its township's, stands in the address; nil when none or
    /// several do.
    func village(in address: String?) -> DivisionCode? {
        guard let address else { return nil }
        let found = names.filter {
            address.contains($0.name) && address.contains($0.township)
        }
        return found.count == 1 ? found[0].code : nil
    }
}
