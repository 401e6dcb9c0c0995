/// The sources a synthetic county writes through drafts, one case each.
///
/// `registry.persons` and `police.roster` are too long for drafts and have writers of their own.
enum Source: Int, CaseIterable, Sendable {
    case registryBirths
    case registryMarriages
    case deliveries
    case entries
    case cards
    case civilMarriages
    case visits

    var id: String {
        switch self {
        case .registryBirths: "registry.births"
        case .registryMarriages: "registry.marriages"
        case .deliveries: "hospital.deliveries"
        case .entries: "police.entries"
        case .cards: "vaccination.children"
        case .civilMarriages: "civil.marriages"
        case .visits: "visits.births"
        }
    }

    var root: String {
        switch self {
        case .registryBirths, .visits: "births"
        case .registryMarriages, .civilMarriages: "marriages"
        case .deliveries: "deliveries"
        case .entries: "entries"
        case .cards: "children"
        }
    }

    var element: String {
        switch self {
        case .registryBirths, .visits: "birth"
        case .registryMarriages, .civilMarriages: "marriage"
        case .deliveries: "delivery"
        case .entries: "entry"
        case .cards: "child"
        }
    }

    /// The columns in the contract's order, with the Chinese label written in their header.
    var columns: [(field: Field, label: String)] {
        switch self {
        case .registryBirths: Self.registryBirthColumns
        case .registryMarriages, .civilMarriages: Self.marriageColumns
        case .deliveries: Self.deliveryColumns
        case .entries: Self.entryColumns
        case .cards: Self.cardColumns
        case .visits: Self.visitColumns
        }
    }
}
