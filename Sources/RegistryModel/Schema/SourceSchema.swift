/// The kinds of list the tool reads; each has one schema.
package enum SourceKind: String, Sendable, CaseIterable {
    case registryPersons = "registry.persons"
    case registryBirths = "registry.births"
    case registryMarriages = "registry.marriages"
    case hospitalDeliveries = "hospital.deliveries"
    case policeEntries = "police.entries"
    case policeRoster = "police.roster"
    case vaccinationChildren = "vaccination.children"
    case civilMarriages = "civil.marriages"
    case villages = "villages"
    case signoffs = "signoffs"
    case summaries = "summaries"
    case notices = "notices"
    case claims = "claims"
    /// A further list of births, declared in the manifest as evidence.
    case birthList = "birth-list"
    /// A further list of persons, such as a school's enrolment.
    case personList = "person-list"

    package var isExtra: Bool { self == .birthList || self == .personList }
}

/// A source as the manifest names it: one of the contract's thirteen, or a declared extra list.
package struct SourceID: Sendable, Hashable, Comparable {
    package let name: String
    package let kind: SourceKind

    package init(name: String, kind: SourceKind) {
        self.name = name
        self.kind = kind
    }

    package init(_ kind: SourceKind) {
        self.init(name: kind.rawValue, kind: kind)
    }

    package static func < (left: SourceID, right: SourceID) -> Bool {
        left.name < right.name
    }
}

/// The fields of a source in the order the contract lists them, and their XML element names.
package struct SourceSchema: Sendable {
    package let kind: SourceKind
    package let rootElement: String
    package let recordElement: String
    /// What the list is called in Chinese, for reports.
    package let title: Bilingual
    package let fields: [FieldDefinition]
    /// Position of each field in `fields` by the field's raw value, -1 when the source lacks it.
    private let positions: [Int8]

    package init(
        _ kind: SourceKind, root: String, record: String, title: Bilingual,
        _ fields: [FieldDefinition]
    ) {
        self.kind = kind
        rootElement = root
        recordElement = record
        self.title = title
        self.fields = fields
        var positions = [Int8](repeating: -1, count: Field.allCases.count)
        for (position, definition) in fields.enumerated() {
            positions[Int(definition.field.rawValue)] = Int8(position)
        }
        self.positions = positions
    }

    package func position(of field: Field) -> Int? {
        let position = positions[Int(field.rawValue)]
        return position < 0 ? nil : Int(position)
    }

    package func definition(of field: Field) -> FieldDefinition? {
        position(of: field).map { fields[$0] }
    }

    package var allFields: FieldSet { FieldSet(fields.map(\.field)) }

    /// The field whose value names a record within its source; nil when the source has none.
    package var identifier: Field? {
        switch kind {
        case .policeRoster: .idNumber
        case .villages: .villageCode
        case .signoffs, .summaries, .claims: nil
        default: fields.first?.field
        }
    }

    /// The field a birth's day is read from; nil for lists that aren't of births.
    package var eventDateField: Field? {
        switch kind {
        case .hospitalDeliveries: .deliveredAt
        case .registryBirths, .policeEntries, .vaccinationChildren, .birthList: .birthDate
        default: nil
        }
    }
}
