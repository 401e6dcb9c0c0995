extension PenaltyTable {
    /// The reading options that some row of the table hangs on; the others change nothing.
    package var usedOptions: Set<String> {
        func has(_ kind: ChargeKind) -> Bool { rows.contains { $0.charge == kind } }
        var used: Set<String> = []
        if rows.contains(where: { $0.pointsPerHigherParity > .zero }) {
            used.insert("missingFourPlus")
        }
        if has(.misreportedBirth) { used.insert("perBirth") }
        if rows.contains(where: { $0.charge == .misreportedBirth && $0.field != nil }) {
            used.insert("sex")
        }
        if has(.missingHousehold), has(.missingPerson) { used.insert("household") }
        if has(.missingBirth) { used.insert("supplemented") }
        return used
    }
}
