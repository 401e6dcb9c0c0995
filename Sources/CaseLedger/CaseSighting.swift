import RegistryModel

/// A case as one run found it: the facts that matter later, and what it is known by.
package struct CaseSighting: Sendable, Hashable {
    /// The identifier the run made; the ledger's own is that of the first sighting.
    package let caseID: String
    package let family: CaseFamily
    package let facts: CaseFacts
    /// Sorted, each once.
    package let keys: [EvidenceKey]

    package init(caseID: String, family: CaseFamily, facts: CaseFacts, keys: [EvidenceKey]) {
        self.caseID = caseID
        self.family = family
        self.facts = facts
        self.keys = Set(keys).sorted()
    }

    package init(_ auditCase: AuditCase, keyer: EvidenceKeyer) {
        let family = CaseFamily(auditCase)
        let day = Self.eventDay(of: auditCase, family)
        self.init(
            caseID: auditCase.caseID, family: family,
            facts: CaseFacts(
                verdict: auditCase.verdict.rawValue, grade: auditCase.grade?.rawValue,
                village: auditCase.village?.description, status: auditCase.status.rawValue,
                charge: auditCase.charge.map(StoredCharge.init), eventDay: day?.description),
            keys: Self.keys(of: auditCase, family, day, keyer))
    }

    /// A case of the ledger as though it were found anew.
    init(_ known: KnownCase) {
        self.init(
            caseID: known.caseID, family: known.family, facts: known.facts, keys: Array(known.keys))
    }

    /// The same with the facts that the ledger takes up.
    func with(_ facts: CaseFacts) -> CaseSighting {
        CaseSighting(caseID: caseID, family: family, facts: facts, keys: keys)
    }

    // MARK: What the evidence says

    private static func eventDay(of auditCase: AuditCase, _ family: CaseFamily) -> CalendarDay? {
        let field: Field
        switch family {
        case .person: return nil
        case .newlyweds: field = .registeredAt
        default: field = .birthDate
        }
        let decided = auditCase.fields.first { $0.field == field }?.adjudicated
        let texts = [decided].compactMap { $0 } + auditCase.values(of: field)
        return texts.lazy.compactMap(CalendarDay.init(startOf:)).first
    }

    private static func keys(
        of auditCase: AuditCase, _ family: CaseFamily, _ day: CalendarDay?, _ keyer: EvidenceKeyer
    ) -> [EvidenceKey] {
        var keys = auditCase.records.map { record in
            keyer.key(of: record, as: family.isToldBy(record.source.kind) ? .record : .cited)
        }
        func add(_ kind: EvidenceKey.Kind, _ field: Field) {
            for value in auditCase.values(of: field) {
                keys.append(keyer.key(kind, [value]))
            }
        }
        switch family {
        case .person:
            add(.personNumber, .idNumber)
            add(.personName, .name)
            keys += ChildKeys(auditCase, isBirth: false).keys(keyer)
            keys += households(of: auditCase).map { keyer.key(.household, $0) }
        case .newlyweds:
            let husbands = auditCase.values(of: .husbandIDNumber)
            let wives = auditCase.values(of: .wifeIDNumber)
            for (husband, wife) in zip(husbands, wives) {
                keys.append(keyer.key(.couple, [husband, wife].sorted()))
            }
            add(.personName, .husbandName)
            add(.personName, .wifeName)
        default:
            add(.certificate, .certificateNumber)
            add(.childNumber, .idNumber)
            // The child is a person of the register later on.
            if family == .absence {
                add(.personNumber, .idNumber)
                keys += ChildKeys(auditCase, isBirth: true).keys(keyer)
            }
            add(.motherNumber, .motherIDNumber)
            add(.motherName, .motherName)
            guard let day else { break }
            for mother in auditCase.values(of: .motherIDNumber) {
                keys.append(keyer.key(.confinement, [mother, day.description]))
            }
        }
        return keys
    }

    /// Village and household number, of the police roster alone: other lists number households, if at
    /// all, in ways of their own.
    private static func households(of auditCase: AuditCase) -> [[String]] {
        guard let village = auditCase.village,
            let numbers = auditCase.evidence.first(where: { $0.field == .householdNumber })
        else { return [] }
        return zip(auditCase.records, numbers.cells).compactMap { record, cell in
            guard record.source.kind == .policeRoster, let number = cell.text else { return nil }
            return [village.description, number]
        }
    }
}

/// What the ledger keeps of a case, in the words of machines; no personal values.
package struct CaseFacts: Sendable, Hashable, Codable {
    package let verdict: String
    package let grade: String?
    package let village: String?
    package let status: String
    package let charge: StoredCharge?
    package let eventDay: String?

    package init(
        verdict: String, grade: String?, village: String?, status: String, charge: StoredCharge?,
        eventDay: String?
    ) {
        self.verdict = verdict
        self.grade = grade
        self.village = village
        self.status = status
        self.charge = charge
        self.eventDay = eventDay
    }

    /// The same in another village.
    func with(village: String?) -> CaseFacts {
        CaseFacts(
            verdict: verdict, grade: grade, village: village, status: status, charge: charge,
            eventDay: eventDay)
    }

    /// The same, charged otherwise.
    func charged(as charge: Charge) -> CaseFacts {
        CaseFacts(
            verdict: verdict, grade: grade, village: village, status: status,
            charge: StoredCharge(charge), eventDay: eventDay)
    }

    var caseStatus: CaseStatus? { CaseStatus(rawValue: status) }
    /// Nil for what this version doesn't know.
    var caseVerdict: CaseVerdict? { CaseVerdict(rawValue: verdict) }
}

/// A charge as it is kept, so that points can be computed anew from any table.
package struct StoredCharge: Sendable, Hashable, Codable {
    package let kind: String
    package var policy: Int?
    package var parityFrom: Int?
    package var parityTo: Int?
    package var fields: [String]?
    package var persons: Int?
    /// Persons of the same household charged ahead of this one, where `household` isn't told; else
    /// that is worked out of all its persons' cases.
    package var before: Int?
    /// The case of the household that its persons are charged in place of.
    package var household: String?

    package init(_ charge: Charge) {
        switch charge {
        case .missingBirth(let policy, let parity):
            kind = "missing-birth"
            self.policy = policy.map { Int($0.rawValue) }
            parityFrom = parity.lowerBound
            parityTo = parity.upperBound
        case .misreportedBirth(let fields):
            kind = "misreported-birth"
            self.fields = fields.map(\.name)
        case .missingPerson: kind = "missing-person"
        case .missingMember(let before, let household):
            kind = "missing-member"
            self.before = household == nil ? before : nil
            self.household = household
        case .missingHousehold(let persons):
            kind = "missing-household"
            self.persons = persons
        case .missingNewlyweds: kind = "missing-newlyweds"
        }
    }

    /// Nil for what this version doesn't know.
    package var charge: Charge? {
        switch kind {
        case "missing-birth":
            guard let from = parityFrom, let to = parityTo, from <= to else { return nil }
            return .missingBirth(
                policy: policy.flatMap { UInt8(exactly: $0) }.flatMap(PolicyStatus.init),
                parity: from...to)
        case "misreported-birth":
            return .misreportedBirth(fields: (fields ?? []).compactMap { Field(name: $0) })
        case "missing-person": return .missingPerson
        case "missing-member": return .missingMember(before: before ?? 0, household: household)
        case "missing-household": return .missingHousehold(persons: persons ?? 0)
        case "missing-newlyweds": return .missingNewlyweds
        default: return nil
        }
    }
}
