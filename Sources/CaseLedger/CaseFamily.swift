import RegistryModel

/// Kinds of cases that can't stand beside each other for one event: of one family an event has one
/// case at a time, whatever the audit calls it from run to run.
package enum CaseFamily: String, Sendable, CaseIterable, Codable {
    /// A birth the registry lacks, or may lack.
    case absence
    /// What a reported birth's record says.
    case content
    case unsupported
    case duplicate
    case wrongVillage = "wrong-village"
    case late
    /// A person or a household the register lacks.
    case person
    case newlyweds

    package init(_ auditCase: AuditCase) {
        let kinds = auditCase.records.map(\.source.kind)
        switch auditCase.verdict {
        case .missing, .outOfScope: self = Self.absence(kinds)
        case .uncertainLink: self = Self.absence(kinds)
        case .misreported, .feedError: self = .content
        case .disputed: self = kinds.contains(.registryBirths) ? .content : .absence
        case .unsupported: self = .unsupported
        case .duplicate: self = .duplicate
        case .wrongVillage: self = .wrongVillage
        case .late: self = .late
        case .missingPerson, .missingHousehold: self = .person
        case .missingNewlyweds: self = .newlyweds
        }
    }

    private static func absence(_ kinds: [SourceKind]) -> CaseFamily {
        if kinds.contains(where: { $0 == .civilMarriages }) { return .newlyweds }
        return kinds.contains { [.registryPersons, .policeRoster, .personList].contains($0) }
            ? .person : .absence
    }

    /// Whether a record of this kind tells the family's events apart: one registry record may be
    /// the uncertain counterpart of two absent births.
    func isToldBy(_ kind: SourceKind) -> Bool {
        switch self {
        case .absence: kind != .registryBirths
        case .person: kind != .registryPersons
        case .newlyweds: kind != .registryMarriages
        case .content, .unsupported, .duplicate, .wrongVillage, .late: true
        }
    }

    /// Whether two of its cases that share a telling record are one, so that the one the audit no
    /// longer has is taken into the other.
    var absorbs: Bool {
        switch self {
        case .absence, .person, .newlyweds: true
        case .content, .unsupported, .duplicate, .wrongVillage, .late: false
        }
    }

    /// Whether the case says something of a birth's own report, so that it falls with the report.
    var isOfReportedBirth: Bool {
        switch self {
        case .content, .wrongVillage, .late: true
        case .absence, .unsupported, .duplicate, .person, .newlyweds: false
        }
    }

    /// Whether the case is answered as soon as one of its records is found in the registry; else
    /// all of them must have been judged again, since a source that wasn't given proves nothing.
    var isAnsweredByOneRecord: Bool { absorbs || self == .unsupported || self == .duplicate }
}
