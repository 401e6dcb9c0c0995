import RegistryModel

/// What a charge costs under a table.
package struct Price: Sendable, Hashable {
    /// Points that fall on one row, by its position in the table.
    package struct Part: Sendable, Hashable {
        package let row: Int
        package let points: Points
    }

    /// The row that leads: at the minimum, and the special one where a general one is added to it.
    /// Nil when the table names no points for the charge.
    package let row: String?
    package let range: PointRange
    /// The minimum, by row.
    package let parts: [Part]

    static let none = Price(row: nil, range: .zero, parts: [])
}

extension PenaltyTable {
    /// The price of one charge. Where policy status or parity isn't known, the interval over every
    /// row that could apply; the leading row is the one at the minimum, of equals the one for
    /// births within policy, then the first in the table.
    package func price(_ charge: Charge) -> Price {
        switch charge {
        case .missingBirth(let policy, let parity): missingBirth(policy, parity)
        case .misreportedBirth(let fields): misreported(fields)
        case .missingPerson: fixed(.missingPerson)
        case .missingMember(let before, _): member(before)
        case .missingNewlyweds: fixed(.missingNewlyweds)
        case .missingHousehold(let persons): household(persons)
        }
    }

    private func missingBirth(_ policy: PolicyStatus?, _ parity: ClosedRange<Int>) -> Price {
        let statuses: [PolicyStatus] =
            switch policy {
            case .within: [.within]
            case .outside: [.outside]
            case .undetermined, nil: [.within, .outside]
            }
        let parities = parity.clamped(to: 1...Self.highestParity)
        var least: (points: Points, row: Int)?
        var most = Points.zero
        for (position, row) in rows.enumerated() where row.charge == .missingBirth {
            guard statuses.contains(where: row.applies(policy:)),
                let reached = row.parity.overlap(parities)
            else { continue }
            let low = row.points(atParity: reached.lowerBound, options.missingFourPlus)
            most = max(most, row.points(atParity: reached.upperBound, options.missingFourPlus))
            if let best = least {
                let isTiedWithin =
                    low == best.points && row.policy == .within
                    && rows[best.row].policy != .within
                guard low < best.points || isTiedWithin else { continue }
            }
            least = (low, position)
        }
        guard let least else { return .none }
        return Price(
            row: rows[least.row].id, range: PointRange(min: least.points, max: most),
            parts: [Price.Part(row: least.row, points: least.points)])
    }

    private func misreported(_ fields: [Field]) -> Price {
        guard let general = position(of: .misreportedBirth, field: nil) else { return .none }
        let special = Set(fields).compactMap { position(of: .misreportedBirth, field: $0) }
            .sorted { (rows[$1].points, $0) < (rows[$0].points, $1) }
        // One leading field at most counts when a birth is charged once.
        let counted = options.perBirth == .once ? Array(special.prefix(1)) : special
        var generalCount = options.perBirth == .once ? 1 : max(1, Set(fields).count)
        if options.sex == .replaces { generalCount -= counted.count }
        var parts = counted.map { Price.Part(row: $0, points: rows[$0].points) }
        if generalCount > 0 {
            let points = Points(hundredths: rows[general].points.hundredths * generalCount)
            parts.append(Price.Part(row: general, points: points))
        }
        return total(parts)
    }

    private func household(_ persons: Int) -> Price {
        guard let row = position(of: .missingHousehold, field: nil) else { return .none }
        var parts = [Price.Part(row: row, points: rows[row].points)]
        if options.household == .adds, persons > 0,
            let person = position(of: .missingPerson, field: nil)
        {
            let points = Points(hundredths: rows[person].points.hundredths * persons)
            parts.append(Price.Part(row: person, points: points))
        }
        return total(parts)
    }

    /// A person's points as far as the points of the whole household leave room for them.
    private func member(_ before: Int) -> Price {
        guard let row = position(of: .missingPerson, field: nil) else { return .none }
        let own = rows[row].points.hundredths
        let ahead = min(max(0, before), Self.highestParity)
        let room = household(ahead + 1).range.min.hundredths - ahead * own
        guard room > 0 else { return .none }
        return total([Price.Part(row: row, points: Points(hundredths: min(own, room)))])
    }

    private func fixed(_ kind: ChargeKind) -> Price {
        guard let row = position(of: kind, field: nil) else { return .none }
        return total([Price.Part(row: row, points: rows[row].points)])
    }

    private func total(_ parts: [Price.Part]) -> Price {
        let sum = parts.reduce(Points.zero) { $0 + $1.points }
        return Price(
            row: parts.first.map { rows[$0.row].id }, range: PointRange(min: sum, max: sum),
            parts: parts)
    }

    private func position(of kind: ChargeKind, field: Field?) -> Int? {
        rows.firstIndex { $0.charge == kind && $0.field == field }
    }

    /// Far above any parity, and low enough that points can't overflow.
    static let highestParity = 1000
}
