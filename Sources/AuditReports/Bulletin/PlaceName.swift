import RegistryModel

/// What a place of a bulletin is called in the ledger, the same in every period.
struct PlaceName {
    let place: PublishedCounts.Place
    let name: String

    /// Nil for a township or clause that isn't in the result, or where there is none.
    init?(_ place: PublishedCounts.Place, _ context: ReportContext?) {
        guard let name = Self.name(of: place, context) else { return nil }
        (self.place, self.name) = (place, name)
    }

    private static func name(
        of place: PublishedCounts.Place, _ context: ReportContext?
    ) -> String? {
        switch place {
        case .figure(let figure): return name(of: figure)
        case .movement(let movement): return name(of: movement)
        case .charged: return charged
        case .faulty: return faulty
        case .sum(let column): return "sum.\(column.rawValue)"
        case .area(let row, let column):
            guard let townships = context?.areas.townships else { return nil }
            let own = row < townships.count ? townships[row].code.description : "none"
            return "township.\(own).\(column.rawValue)"
        case .clause(let number): return context.map { "clause.\($0.result.table.rows[number].id)" }
        }
    }

    static func name(of figure: HeadlineFigure) -> String { "figure.\(figure.rawValue)" }
    static func name(of movement: PublishedCounts.Movement) -> String {
        "movement.\(movement.rawValue)"
    }
    static let charged = "charged"
    static let faulty = "faulty"

    /// Whether what it counts is of one period alone, so that those of several add up.
    var isAdditive: Bool {
        switch place {
        case .figure(let figure): figure.isAdditive
        case .movement(let movement):
            switch movement {
            case .new, .reopened, .closed: true
            case .opening, .closing, .carriedOver: false
            }
        case .area, .sum, .clause, .charged, .faulty: true
        }
    }
}

extension BulletinCounts {
    /// Of a bulletin rather than of a period's figures alone.
    var isWhole: Bool { self[PlaceName.charged] != nil }
}

extension BulletinCounts.Entry {
    var shown: SmallCells.Shown {
        switch sign {
        case .told: .count(count)
        case .small: .small
        case .withheld: .withheld
        }
    }
}

extension SmallCells.Shown {
    var sign: BulletinCounts.Sign {
        switch self {
        case .count: .told
        case .small: .small
        case .withheld: .withheld
        }
    }
}
