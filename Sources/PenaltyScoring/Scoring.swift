import RegistryModel

/// Cases with their points, and every village's account.
package struct Scoring: Sendable {
    /// In the order of `AuditCase.precedes`.
    package let cases: [ScoredCase]
    /// In the order of the roll.
    package let villages: [VillageDeduction]
    package let table: TableSummary
}

extension PenaltyTable {
    /// Prices every case and adds up the villages; the order of `cases` doesn't matter.
    ///
    /// Points count for a confirmed or provisional case with a charge, in a village on the roll.
    /// Any other case has zero points and the range it could come to. Of a confirmed case whose
    /// points aren't settled, the minimum is confirmed and the rest of the interval provisional.
    package func score(
        _ cases: [AuditCase], births: [DivisionCode: Int], roll: VillageRoll
    ) -> Scoring {
        var accounts = roll.villages.map { _ in VillageAccount(rowCount: rows.count) }
        let scored = cases.sorted(by: AuditCase.precedes).map { auditCase in
            let price = price(of: auditCase)
            guard price.row != nil, auditCase.status != .open,
                let village = auditCase.village.flatMap(roll.position(of:))
            else {
                return ScoredCase(
                    auditCase: auditCase, row: price.row, points: .zero, range: price.range)
            }
            accounts[village].add(price, isConfirmed: auditCase.status == .confirmed)
            return ScoredCase(
                auditCase: auditCase, row: price.row, points: price.range.min,
                range: price.range)
        }
        let ranks = Self.ranks(of: accounts.map(\.points))
        let villages = zip(roll.villages, zip(accounts, ranks)).map { village, standing in
            let (account, rank) = standing
            return VillageDeduction(
                village: village, rows: account.rows, confirmed: account.confirmed,
                provisional: account.provisional, cases: account.cases,
                births: births[village.code] ?? 0, rank: rank)
        }
        return Scoring(cases: scored, villages: villages, table: summary)
    }

    private func price(of auditCase: AuditCase) -> Price {
        guard let charge = auditCase.charge else { return .none }
        let isSupplemented =
            auditCase.verdict == .late || auditCase.standing?.isSupplemented == true
        let isWaived = isSupplemented && options.supplemented == .waive
        return isWaived ? .none : price(charge)
    }

    /// Competition ranks: 1 for the most points, equals share one, the next is passed over.
    static func ranks(of points: [Points]) -> [Int] {
        var rank: [Points: Int] = [:]
        for (position, points) in points.sorted(by: >).enumerated() where rank[points] == nil {
            rank[points] = position + 1
        }
        return points.map { rank[$0] ?? 1 }
    }
}

/// One village's running sums.
private struct VillageAccount {
    var rows: [Points]
    var confirmed = Points.zero
    var provisional = PointRange.zero
    var cases = 0

    init(rowCount: Int) {
        rows = [Points](repeating: .zero, count: rowCount)
    }

    var points: Points { confirmed + provisional.min }

    mutating func add(_ price: Price, isConfirmed: Bool) {
        cases += 1
        for part in price.parts { rows[part.row] = rows[part.row] + part.points }
        if isConfirmed {
            confirmed = confirmed + price.range.min
            let open = PointRange(min: .zero, max: price.range.max - price.range.min)
            provisional = provisional + open
        } else {
            provisional = provisional + price.range
        }
    }
}
