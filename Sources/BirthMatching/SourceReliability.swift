import RegistryModel

/// How often a source's value of a field is right, 0…1.
///
/// The published prior: the hospital leads for sex, date and order, the police for name and number,
/// the vaccination card comes last, parity is decided by none alone. Rates known
/// beforehand in the sense of Dawid & Skene, Applied Statistics 28 (1979) 20–28.
package struct SourceReliability: Sendable {
    private var values: [Key: Double]
    private let fallback: Double

    private struct Key: Hashable {
        let kind: SourceKind
        let field: Field
    }

    package static let published = SourceReliability(
        [
            (.registryBirths, registry), (.hospitalDeliveries, hospital),
            (.policeEntries, police), (.vaccinationChildren, vaccination),
        ], fallback: 0.9)

    private init(_ tables: [(SourceKind, [(Field, Double)])], fallback: Double) {
        var values: [Key: Double] = [:]
        for (kind, rows) in tables {
            for (field, value) in rows { values[Key(kind: kind, field: field)] = value }
        }
        self.values = values
        self.fallback = fallback
    }

    /// These with the rates that a run's births have shown.
    func with(_ rates: [EstimatedReliability]) -> SourceReliability {
        var own = self
        for rate in rates { own.values[Key(kind: rate.kind, field: rate.field)] = rate.estimated }
        return own
    }

    package func value(of field: Field, in record: SourceKind, chain: CustodyChain?) -> Double {
        if chain == .visit { return 0.98 }
        return values[Key(kind: record, field: field)] ?? fallback
    }

    private static let registry: [(Field, Double)] = [
        (.sex, 0.97), (.birthDate, 0.96), (.childName, 0.96), (.idNumber, 0.97),
        (.certificateNumber, 0.96), (.motherName, 0.97), (.motherIDNumber, 0.97),
        (.fatherName, 0.96), (.fatherIDNumber, 0.97), (.parity, 0.85), (.villageCode, 0.95),
    ]

    private static let hospital: [(Field, Double)] = [
        (.sex, 0.99), (.birthDate, 0.99), (.certificateNumber, 0.99), (.motherName, 0.98),
        (.motherIDNumber, 0.98), (.fatherName, 0.96), (.parity, 0.6), (.villageCode, 0.93),
    ]

    private static let police: [(Field, Double)] = [
        (.sex, 0.985), (.birthDate, 0.98), (.childName, 0.99), (.idNumber, 0.999),
        (.certificateNumber, 0.97), (.motherName, 0.985), (.motherIDNumber, 0.99),
        (.fatherName, 0.985), (.fatherIDNumber, 0.99), (.villageCode, 0.92),
    ]

    private static let vaccination: [(Field, Double)] = [
        (.sex, 0.95), (.birthDate, 0.95), (.childName, 0.95), (.certificateNumber, 0.95),
        (.motherName, 0.95), (.motherIDNumber, 0.95), (.fatherName, 0.94), (.villageCode, 0.9),
    ]
}
