import RegistryModel

/// Checks that every charge is answered by exactly one row, or its kind is listed as uncharged.
struct TableCoverage {
    let table: PenaltyTable
    let path: String
    /// The line an unanswered charge is reported on: where the rows begin.
    let line: Int

    func check() throws(PenaltyTableError) {
        for kind in ChargeKind.allCases {
            let rows = table.rows.filter { $0.charge == kind }
            if table.uncharged.contains(kind) {
                guard let row = rows.first else { continue }
                throw PenaltyTableError(
                    path: path, line: row.line,
                    problem: .unchargedButCharged(kind: kind.rawValue, row: row.id))
            }
            switch kind {
            case .missingBirth: try checkBirths(rows)
            case .misreportedBirth: try checkFields(rows)
            case .missingPerson, .missingHousehold, .missingNewlyweds:
                try check(rows, answer: kind.rawValue)
            }
        }
    }

    private func checkBirths(_ rows: [PenaltyRow]) throws(PenaltyTableError) {
        // Beyond the last parity that any row names, all parities are answered alike.
        let named = rows.map { max($0.parity.lowest, $0.parity.highest ?? 1) }.max() ?? 1
        for (status, word) in [(PolicyStatus.within, "within"), (.outside, "outside")] {
            for parity in 1...(min(named, PenaltyTable.highestParity) + 1) {
                let answers = rows.filter {
                    $0.applies(policy: status) && $0.parity.overlap(parity...parity) != nil
                }
                try check(answers, answer: "missing-birth policy: \(word), parity: \(parity)")
            }
        }
    }

    private func checkFields(_ rows: [PenaltyRow]) throws(PenaltyTableError) {
        try check(rows.filter { $0.field == nil }, answer: "misreported-birth")
        for row in rows {
            guard let field = row.field else { continue }
            try check(
                rows.filter { $0.field == field },
                answer: "misreported-birth field: \(field.name)")
        }
    }

    private func check(_ rows: [PenaltyRow], answer charge: String) throws(PenaltyTableError) {
        guard let first = rows.first else {
            throw PenaltyTableError(path: path, line: line, problem: .gap(charge: charge))
        }
        guard rows.count > 1 else { return }
        throw PenaltyTableError(
            path: path, line: rows[1].line,
            problem: .overlap(
                id: rows[1].id, other: first.id, otherLine: first.line, charge: charge))
    }
}
