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

    func count(_ verdicts: CaseVerdict...) -> Int {
        verdicts.reduce(0) { $0 + (counts[$1] ?? 0) }
    }

    /// Persons, households and newlyweds that the registers lack.
    var otherMissing: Int { count(.missingPerson, .missingHousehold, .missingNewlyweds) }

    var points: Points { confirmed + provisional.min }

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
    /// Beside the villages of the result.
    private(set) var villages: [AreaFigures]
    /// In the order of the roll.
    private(set) var townships: [(name: String, figures: AreaFigures)] = []
    /// Of cases no village of the roll answers for; nil where there are none.
    private(set) var unassigned: AreaFigures?
    private(set) var whole = AreaFigures()

    init(_ context: ReportContext) {
        var places: [DivisionCode: Int] = [:]
        villages = context.result.villages.enumerated().map { place, deduction in
            places[deduction.village.code] = place
            var area = AreaFigures()
            area.villages = 1
            area.births = deduction.births
            area.confirmed = deduction.confirmed
            area.provisional = deduction.provisional
            return area
        }
        for (scored, concern) in zip(context.result.cases, context.concerns)
        where scored.auditCase.verdict != .outOfScope {
            if let place = scored.auditCase.village.flatMap({ places[$0] }) {
                villages[place].add(scored.auditCase, concern)
            } else {
                var area = unassigned ?? AreaFigures()
                area.add(scored.auditCase, concern)
                unassigned = area
            }
        }
        gather(context)
    }

    /// Townships go by code: two of one name would be two.
    private mutating func gather(_ context: ReportContext) {
        var places: [DivisionCode: Int] = [:]
        for (place, deduction) in context.result.villages.enumerated() {
            let code = deduction.village.code.township
            if let own = places[code] {
                townships[own].figures += villages[place]
            } else {
                places[code] = townships.count
                townships.append((deduction.village.township, villages[place]))
            }
            whole += villages[place]
        }
        if let unassigned { whole += unassigned }
    }
}
