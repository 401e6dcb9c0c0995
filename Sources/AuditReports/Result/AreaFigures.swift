import RegistryModel

/// What was found in a village, a township, or what belongs to none.
struct AreaFigures {
    var villages = 0
    var births = 0
    var counts: [CaseVerdict: Int] = [:]
    /// Cases that carry points, and those somebody has to verify.
    var charged = 0
    var toVerify = 0
    var confirmed = Points.zero
    var provisional = PointRange.zero

    func count(_ verdicts: CaseVerdict...) -> Int { count(verdicts) }

    func count(_ verdicts: [CaseVerdict]) -> Int {
        verdicts.reduce(0) { $0 + (counts[$1] ?? 0) }
    }

    var missing: Int { count(.missing) }
    var misreported: Int { count(.misreported) }
    /// Reported more than once, or known to nobody else.
    var overReported: Int { count(.duplicate, .unsupported) }

    /// Persons, households and newlyweds that the registers lack.
    var otherMissing: Int { count(.missingPerson, .missingHousehold, .missingNewlyweds) }

    var points: Points { confirmed + provisional.min }

    /// Births that the registry has.
    var entered: Int { max(0, births - missing) }

    /// The share of births that nobody reported; nil without births.
    var omissionRate: Double? {
        births > 0 ? Double(missing) / Double(births) : nil
    }

    /// The 95 % interval in which that share would lie in the long run (Clopper–Pearson); nil
    /// without births, or where there are more missing than births.
    var omissionInterval: ClosedRange<Double>? {
        guard births > 0, missing <= births else { return nil }
        return ProportionInterval.clopperPearson(
            right: Double(missing), of: Double(births), confidence: 0.95)
    }

    static func += (left: inout AreaFigures, right: AreaFigures) {
        left.villages += right.villages
        left.births += right.births
        for (verdict, count) in right.counts { left.counts[verdict, default: 0] += count }
        left.charged += right.charged
        left.toVerify += right.toVerify
        left.confirmed = left.confirmed + right.confirmed
        left.provisional = left.provisional + right.provisional
    }

    fileprivate mutating func add(_ auditCase: AuditCase, _ concern: CaseConcern) {
        if concern.carriesPoints { charged += 1 }
        // A case of another account may carry nothing here, and is counted in its own.
        guard auditCase.isOfThisAccount else { return }
        counts[auditCase.verdict, default: 0] += 1
        if concern == .verify { toVerify += 1 }
    }
}

/// The figures by village and by township.
struct AreaTally {
    struct Township {
        let code: DivisionCode
        /// As the roll has it, which may be nothing.
        let name: String
        /// Where its villages stand in the result.
        fileprivate(set) var places: [Int] = []
        fileprivate(set) var figures = AreaFigures()

        var title: String { name.isEmpty ? code.description : name }
    }

    /// Beside the villages of the result.
    private(set) var villages: [AreaFigures]
    /// In the order of the roll.
    private(set) var townships: [Township] = []
    /// Of cases no village of the roll answers for; nil where there are none.
    private(set) var unassigned: AreaFigures?
    /// Of all villages together.
    private(set) var ofVillages = AreaFigures()

    var whole: AreaFigures {
        var whole = ofVillages
        if let unassigned { whole += unassigned }
        return whole
    }

    /// - Parameters:
    ///   - concerns: beside each case of the result.
    ///   - positions: where each village stands in the result.
    init(_ result: AuditResult, _ concerns: [CaseConcern], _ positions: [DivisionCode: Int]) {
        villages = result.villages.map { deduction in
            var area = AreaFigures()
            area.villages = 1
            area.births = deduction.births
            area.confirmed = deduction.confirmed
            area.provisional = deduction.provisional
            return area
        }
        for (scored, concern) in zip(result.cases, concerns)
        where scored.auditCase.verdict != .outOfScope {
            if let place = scored.auditCase.village.flatMap({ positions[$0] }) {
                villages[place].add(scored.auditCase, concern)
            } else {
                var area = unassigned ?? AreaFigures()
                area.add(scored.auditCase, concern)
                unassigned = area
            }
        }
        gather(result.villages.map(\.village))
    }

    /// Townships go by code: two of one name would be two.
    private mutating func gather(_ roll: [Village]) {
        var places: [DivisionCode: Int] = [:]
        for (place, village) in roll.enumerated() {
            let code = village.code.township
            let own = places[code] ?? townships.count
            if own == townships.count {
                places[code] = own
                townships.append(Township(code: code, name: village.township))
            }
            townships[own].places.append(place)
            townships[own].figures += villages[place]
            ofVillages += villages[place]
        }
    }
}
