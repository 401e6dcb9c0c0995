/// Every field any source has, under the one name it bears in XML, CSV, JSON and code.
///
/// Source: the data contract, *Fields*.
package enum Field: UInt8, Sendable, CaseIterable {
    case birthID, childName, sex, birthDate, idNumber, certificateNumber, parity, policyStatus
    case plurality, birthOrder, motherName, motherIDNumber, fatherName, fatherIDNumber
    case villageCode, householdID, birthPlace, facilityCode, reportedAt, supplementary
    case personID, name, ethnicity, relation, maritalStatus, registeredVillageCode, residency
    case updatedAt
    case marriageID, registeredAt, husbandName, husbandIDNumber, wifeName, wifeIDNumber
    case deliveryID, facilityName, deliveredAt, motherAge, childSex, birthWeight
    case gestationalWeeks, outcome, address
    case entryID, householdNumber, status
    case childCode, hepB1Date, bcgDate
    case villageName, townshipName, partySecretary, committeeDirector, populationDirector
    case leadOfficer, fieldOfficer, population, households
    case month, role, signedAt
    case births, birthsMale, birthsFemale, birthsOutsidePolicy, firstParity, secondParity
    case thirdPlusParity, marriages, persons
    case noticeID, kind, fromDivision, toDivision, sentAt, receivedAt, dueClass, repliedAt
    case subjectRef
    case indicator, scope, numerator, denominator, claimedPercent, targetPercent, claimedMargin
    case recordID

    private static let names: [String] = allCases.map { String(describing: $0) }
    private static let byName: [String: Field] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The canonical name, such as `birthDate`.
    package var name: String { Self.names[Int(rawValue)] }

    package init?(name: String) {
        guard let field = Self.byName[name] else { return nil }
        self = field
    }
}

/// The set of fields a file has, or a rule needs.
package struct FieldSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    package init() {}

    package init(_ fields: some Sequence<Field>) {
        for field in fields { insert(field) }
    }

    package init(arrayLiteral fields: Field...) {
        self.init(fields)
    }

    package mutating func insert(_ field: Field) {
        if field.rawValue < 64 {
            low |= 1 << UInt64(field.rawValue)
        } else {
            high |= 1 << UInt64(field.rawValue - 64)
        }
    }

    package func contains(_ field: Field) -> Bool {
        field.rawValue < 64
            ? low >> UInt64(field.rawValue) & 1 == 1
            : high >> UInt64(field.rawValue - 64) & 1 == 1
    }

    package func isSuperset(of other: FieldSet) -> Bool {
        other.low & ~low == 0 && other.high & ~high == 0
    }

    package func union(_ other: FieldSet) -> FieldSet {
        var result = self
        result.low |= other.low
        result.high |= other.high
        return result
    }
}
