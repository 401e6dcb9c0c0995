import RegistryModel

/// What the members of a believed birth say of each scored field.
struct BirthClaims {
    let births: [StandardBirth]

    /// Fields of a birth whose misreport the penalty table knows as 出生人口信息.
    static let scored: [Field] = [
        .sex, .birthDate, .childName, .idNumber, .certificateNumber, .motherName,
        .motherIDNumber, .fatherName, .fatherIDNumber, .parity,
    ]

    /// Wrong values a slip is likely to give: two kinds of sex leave one, dates a handful.
    static func likelySlips(_ field: Field) -> Double {
        switch field {
        case .sex: 1
        case .birthDate, .parity: 5
        case .childName, .motherName, .fatherName: 10
        default: 20
        }
    }

    func claims(_ field: Field, members: [Int]) -> [Claim] {
        var claims: [Claim] = []
        for member in members {
            let birth = births[member]
            if let (value, isSound) = value(field, birth) {
                claims.append(
                    Claim(
                        member: member, value: value, kind: birth.source.kind,
                        chain: chain(field, birth), isSound: isSound))
            }
            if birth.isRegistry, let derived = derivedFromID(field, birth) {
                // A number is issued by the police: what it encodes is their word, not a second
                // word of the village's.
                claims.append(
                    Claim(member: -1, value: derived, kind: .policeEntries, chain: .police))
            }
        }
        return claims
    }

    /// Each office reads the certificate's number off the paper for itself, so that the readings
    /// are independent even where the event isn't.
    private func chain(_ field: Field, _ birth: StandardBirth) -> CustodyChain? {
        guard field == .certificateNumber, birth.source.kind == .vaccinationChildren else {
            return birth.chain
        }
        return .clinic
    }

    private func derivedFromID(_ field: Field, _ birth: StandardBirth) -> FieldValue? {
        guard let id = birth.childID, id.isValid else { return nil }
        switch field {
        case .sex: return .sex(id.sex)
        case .birthDate: return id.birthDate.map(FieldValue.day)
        default: return nil
        }
    }

    private func value(_ field: Field, _ birth: StandardBirth) -> (FieldValue, isSound: Bool)? {
        switch field {
        case .sex: birth.sex.map { (.sex($0), true) }
        case .birthDate: birth.day.map { (.day($0), true) } ?? unreadable(field, birth)
        case .childName: birth.childName.map { (.name($0), true) }
        case .motherName: birth.motherName.map { (.name($0), true) }
        case .fatherName: birth.fatherName.map { (.name($0), true) }
        case .idNumber: number(birth.childID) ?? unreadable(field, birth)
        case .motherIDNumber: number(birth.motherID) ?? unreadable(field, birth)
        case .fatherIDNumber: number(birth.fatherID) ?? unreadable(field, birth)
        case .certificateNumber:
            birth.certificate.map { (.number($0.rawValue), true) } ?? unreadable(field, birth)
        case .parity: birth.parity.map { (.count($0), true) }
        default: nil
        }
    }

    private func number(_ id: ResidentID?) -> (FieldValue, isSound: Bool)? {
        id.map { (.number($0.rawValue), $0.isValid) }
    }

    /// What the registry wrote though it can't be read; a placeholder, a number that a spreadsheet
    /// cut off or text with bytes lost says nothing, and an outside source's slip proves nothing.
    private func unreadable(
        _ field: Field, _ birth: StandardBirth
    ) -> (FieldValue, isSound: Bool)? {
        guard birth.isRegistry,
            let remark = birth.view.table.remark(row: birth.view.row, field: field),
            let defect = remark.defect, defect != .idPlaceholder, defect != .idTruncated,
            defect != .idIsAnotherDocument, !remark.text.unicodeScalars.contains("\u{FFFD}")
        else { return nil }
        return (.unreadable(remark.text), false)
    }
}

/// Whether two dates of one birth differ in content.
struct DateTolerance {
    /// Minutes around midnight within which a birth may be written under either day.
    static let midnightMargin = 120

    /// True when the registry's day is a day off a birth near midnight, in the same month.
    static func isMidnight(
        _ registry: CalendarDay, _ other: CalendarDay, deliveryMinute: Int?
    ) -> Bool {
        let shift = registry.days(since: other)
        guard abs(shift) == 1, registry.monthNumber == other.monthNumber,
            let minute = deliveryMinute
        else { return false }
        return shift == 1 ? minute >= 1440 - midnightMargin : minute <= midnightMargin
    }

    /// A day apart in one month, with no time of birth to tell.
    static func isOneDayUntimed(
        _ registry: CalendarDay, _ other: CalendarDay, deliveryMinute: Int?
    ) -> Bool {
        abs(registry.days(since: other)) == 1 && registry.monthNumber == other.monthNumber
            && deliveryMinute == nil
    }
}
