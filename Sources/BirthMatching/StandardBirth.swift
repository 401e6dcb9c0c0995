import RegistryModel

/// One record of a birth, from any source, in the form in which births are compared.
///
/// A blank, an unreadable value and an unnamed newborn are all nil: nothing is known.
final class StandardBirth: Sendable {
    let view: RecordView
    let source: SourceID
    let day: CalendarDay?
    /// Minutes after midnight, when the source records the time of birth.
    let minute: Int?
    let sex: Sex?
    let childName: PersonName?
    let childID: ResidentID?
    let certificate: CertificateNumber?
    let motherName: PersonName?
    let motherID: ResidentID?
    let fatherName: PersonName?
    let fatherID: ResidentID?
    let village: DivisionCode?
    let plurality: Int?
    let birthOrder: Int?
    let parity: Int?
    let policy: PolicyStatus?
    let outcome: DeliveryOutcome?
    let chain: CustodyChain?
    /// Hash of what identifies the record, the same wherever it stands in the input.
    let stableKey: UInt64

    var isRegistry: Bool { source.kind == .registryBirths }

    /// True when the source's record count of cells was off, so that cells may be out of place.
    var isBroken: Bool { view.table.brokenRows.contains(view.row) }

    init(
        _ view: RecordView, names: inout NameCache, chain: CustodyChain?, codes: CountyCodes
    ) {
        self.view = view
        source = view.table.source
        let dateField = view.table.schema.eventDateField ?? .birthDate
        let moment = dateField == .deliveredAt ? view.moment(dateField) : nil
        day = moment?.day ?? view.date(dateField)
        minute = moment?.minute
        let sex = view.sex(source.kind == .hospitalDeliveries ? .childSex : .sex)
        self.sex = sex?.isStated == true ? sex : nil
        motherName = names.known(view.text(.motherName))
        fatherName = names.known(view.text(.fatherName))
        childName = names.named(
            view.text(.childName), mother: motherName, father: fatherName)
        childID = Self.plausible(view.residentID(.idNumber))
        certificate = view.certificate(.certificateNumber)
        motherID = Self.plausible(view.residentID(.motherIDNumber))
        fatherID = Self.plausible(view.residentID(.fatherIDNumber))
        village = view.division(.villageCode).map(codes.current)
        plurality = view.integer(.plurality)
        birthOrder = view.integer(.birthOrder)
        parity = view.integer(.parity).flatMap { (1...15).contains($0) ? $0 : nil }
        let stated = view.code(.policyStatus).flatMap(PolicyStatus.init)
        policy = stated == .undetermined ? nil : stated
        outcome = view.code(.outcome).flatMap(DeliveryOutcome.init)
        self.chain = chain ?? Self.chain(of: view, born: day)
        stableKey = view.stableKey
    }

    /// Trailing zeros are a spreadsheet's work: fifteen digits say nothing of the last three.
    private static func plausible(_ id: ResidentID?) -> ResidentID? {
        guard let id, !(id.checkValue == 0 && id.sequence % 100 == 0 && !id.hasValidCheckCharacter)
        else { return nil }
        return id
    }

    /// A vaccination card belongs to the delivery's chain when it records a dose given at birth.
    private static func chain(of view: RecordView, born: CalendarDay?) -> CustodyChain? {
        switch view.table.source.kind {
        case .registryBirths: return nil
        case .hospitalDeliveries: return .delivery
        case .policeEntries: return .police
        case .vaccinationChildren:
            let doses = [view.date(.hepB1Date), view.date(.bcgDate)].compactMap { $0 }
            guard let born else { return .clinic }
            return doses.contains { (0...1).contains($0.days(since: born)) } ? .delivery : .clinic
        default: return .other(view.table.source.name)
        }
    }
}

/// Names standardised once for each spelling.
struct NameCache {
    private var byText: [String: PersonName] = [:]

    mutating func name(_ text: String) -> PersonName {
        if let known = byText[text] { return known }
        let name = PersonName(text)
        byText[text] = name
        return name
    }

    /// A name that says something; nil for blanks and placeholders.
    mutating func known(_ text: String?) -> PersonName? {
        guard let text else { return nil }
        let name = name(text)
        return name.isBlank || name.deviations.contains(.placeholder) ? nil : name
    }

    /// A child's own name; nil for a newborn that hasn't one yet.
    mutating func named(
        _ text: String?, mother: PersonName?, father: PersonName?
    ) -> PersonName? {
        guard let name = known(text), !name.isUnnamed(givenMother: mother, father: father) else {
            return nil
        }
        return name
    }
}

/// Reads codes the audited county has given up as those that replaced them.
///
/// Only the audited county's own past is followed: what became of other counties doesn't matter.
package struct CountyCodes: Sendable {
    let county: UInt32?

    package init(county: UInt32?) {
        self.county = county
    }

    package func current(_ code: DivisionCode) -> DivisionCode {
        guard let county, code.countyCode != county,
            DivisionRegister.areSamePlace(code.countyCode, county)
        else { return code }
        return code.movedTo(countyCode: county)
    }
}
