import RegistryModel

/// How sure a record's fields are, to choose between causes of equal size: the least sure is the
/// likeliest to be wrong. The numbers only order the fields.
struct FieldReliability {
    private let record: JudgedRecord

    init(_ record: JudgedRecord) {
        self.record = record
    }

    func of(_ field: Field) -> Int {
        guard let definition = record.view.table.schema.definition(of: field) else { return 0 }
        // What can't even be read as its type is known to be wrong.
        if record.defects.contains(field) { return 5 }
        return base(definition) + (isCorroborated(field) ? 40 : 0)
    }

    private func base(_ definition: FieldDefinition) -> Int {
        switch definition.type {
        // A slip in a number nearly always breaks its check character.
        case .residentID: 90
        case .certificate, .division: 60
        case .name, .text: 50
        case .date, .dateTime, .month:
            // Dates of the paperwork are stamped as it is done; a birth date is copied.
            Self.birthDates.contains(definition.field) ? 40 : 50
        case .code: 30
        case .integer, .decimal: 20
        case .boolean: 10
        }
    }

    private static let birthDates: Set<Field> = [.birthDate, .deliveredAt]

    /// Two places of the record say the same.
    private func isCorroborated(_ field: Field) -> Bool {
        guard let id = record.validID(.idNumber) else { return false }
        switch field {
        case .birthDate: return id.birthDate == record.view.date(.birthDate)
        case .sex: return id.sex == record.statedSex
        default: return false
        }
    }
}
