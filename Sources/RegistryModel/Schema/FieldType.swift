/// What a cell may hold; the data contract's *Types*.
package enum FieldType: Sendable, Equatable {
    case text
    case name
    case date
    case dateTime
    /// A month, `2013-05`, held as its first day.
    case month
    case residentID
    case division
    case certificate
    case code(CodeList)
    /// Whole numbers; the bounds are those of the packed form, plausibility is a rule's matter.
    case integer
    /// Decimal numbers such as a percentage or a claimed amount, held as hundredths.
    case decimal
    case boolean

    /// How wide the packed value is kept in a column.
    package var width: ColumnWidth {
        switch self {
        case .text, .name: .text
        case .residentID, .division, .certificate, .decimal: .wide
        case .date, .dateTime, .month, .code, .integer, .boolean: .narrow
        }
    }
}

package enum ColumnWidth: Sendable {
    case text
    case wide
    case narrow
}

/// How far a value identifies a person, and so how it is masked in what people and machines read.
package enum Privacy: Sendable {
    case plain
    /// Text that couldn't be read as its field's type: it may be anything, a name included.
    case unread
    case personName
    case identityNumber
    case certificateNumber
    case address
}

/// One field of one source: name, headers it is known by, type, and whether it must be filled.
package struct FieldDefinition: Sendable {
    package let field: Field
    /// Chinese headers besides the canonical name, first the one used when writing.
    package let labels: [String]
    package let type: FieldType
    package let isRequired: Bool

    package init(_ field: Field, _ type: FieldType, required: Bool, labels: [String]) {
        self.field = field
        self.type = type
        isRequired = required
        self.labels = labels
    }

    package var privacy: Privacy {
        switch type {
        case .name: .personName
        case .residentID: .identityNumber
        case .certificate: .certificateNumber
        default: field == .address ? .address : .plain
        }
    }
}
