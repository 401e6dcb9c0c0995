/// Says what a right audit makes of a birth, from the kind and the records that were written.
struct Expectation {
    let gazetteer: Gazetteer

    /// The verdict on the birth itself, `confirmed` when no case is needed.
    func verdict(_ birth: Birth) -> String {
        cases(birth).first { $0.required }?.verdict.rawValue ?? "confirmed"
    }

    func cases(_ birth: Birth) -> [ExpectedCase] {
        if birth.isMissing { return [missing(birth)] }
        switch birth.scope {
        case .counted: return reported(birth)
        case .invented: return [plain(birth, .unsupported)]
        case .notLiveBirth, .outsidePeriod, .outsideCounty:
            return [plain(birth, .outOfScope)]
        case .villageUnknown:
            // The county's unassigned list: missing, but from no village that could pay.
            var unassigned = plain(birth, .outOfScope)
            unassigned.alsoAccepted = ["missing"]
            return [unassigned]
        }
    }

    /// Evidence counted by chain of custody; nil without any.
    static func grade(_ birth: Birth) -> String? {
        let sources = birth.sources
        let delivered = sources.contains(.hospital) || sources.contains(.card) && birth.birthDose
        let chains = [
            delivered, sources.contains(.police),
            sources.contains(.card) && !birth.birthDose, sources.contains(.visit),
        ].filter { $0 }.count
        if chains >= 2 { return "A" }
        if chains == 0 { return nil }
        return delivered || sources.contains(.police) ? "B" : "C"
    }

    private func missing(_ birth: Birth) -> ExpectedCase {
        let visited = birth.sources.contains(.visit)
        let knowsParity = visited || birth.sources.contains(.hospital)
        let price = Price.missingBirth(
            parity: knowsParity ? birth.parity : nil, outside: visited ? birth.outside : nil)
        var expected = plain(birth, .missing)
        expected.grade = Self.grade(birth)
        if expected.grade == "C" {
            expected.potential = price
        } else {
            expected.price = price
        }
        return expected
    }

    private func reported(_ birth: Birth) -> [ExpectedCase] {
        var cases: [ExpectedCase] = []
        switch birth.kind {
        case .misreportedSex, .misreportedDateAndSex:
            cases.append(misreport(birth, .fixed("misreported-sex", 2)))
        case .misreportedDate, .misreportedName, .misreportedNumberInvalid,
            .misreportedNumberOfOther, .misreportedCertificate:
            cases.append(misreport(birth, .fixed("misreported-birth", 1)))
        case .feedErrorHospitalSex, .feedErrorPoliceDate, .feedErrorCardName:
            cases.append(plain(birth, .feedError))
        case .copiedFromHospital:
            var copied = plain(birth, .feedError)
            copied.alsoAccepted = ["disputed"]
            cases.append(copied)
        case .disputedSex, .disputedDate, .lunarDate:
            cases.append(plain(birth, .disputed))
        case .wrongVillage:
            cases.append(plain(birth, .wrongVillage))
        case .late:
            cases.append(plain(birth, .late))
        case .duplicateInVillage, .duplicateInTwoVillages:
            var duplicate = plain(birth, .duplicate)
            duplicate.records = birth.records.filter { $0.source == Source.registryBirths.id }
            if birth.kind == .duplicateInTwoVillages { duplicate.alsoAccepted = ["wrong-village"] }
            cases.append(duplicate)
        default:
            break
        }
        if let tolerated = tolerated(birth) { cases.append(tolerated) }
        return cases
    }

    private func misreport(_ birth: Birth, _ price: Price) -> ExpectedCase {
        var expected = plain(birth, .misreported)
        expected.price = price
        return expected
    }

    /// A feed that misspells a parent: worth telling the feed, or passed over as noise.
    private func tolerated(_ birth: Birth) -> ExpectedCase? {
        guard birth.kind == .plain,
            [.homophone, .identityTypo, .identityTransposed].contains(birth.noise),
            !birth.errors.isEmpty
        else { return nil }
        var expected = plain(birth, .feedError)
        expected.kind = birth.noise.rawValue
        expected.required = false
        return expected
    }

    private func plain(_ birth: Birth, _ verdict: ExpectedCase.Verdict) -> ExpectedCase {
        var expected = ExpectedCase(
            verdict: verdict, kind: birth.kind.rawValue, records: birth.records)
        expected.villageCode = birth.village.map { gazetteer.villages[$0].code }
        expected.birthKeys = [birth.key]
        guard verdict != .missing, verdict != .outOfScope else { return expected }
        for error in birth.errors where Self.isScored(error) {
            if !expected.fields.contains(error.field.judged) {
                expected.fields.append(error.field.judged)
            }
        }
        return expected
    }

    /// Blanks and placeholders are the absence of a value, not a wrong one.
    private static func isScored(_ error: Birth.InjectedError) -> Bool {
        let absences = [
            "blank", "unnamed", "ragged", "fifteen-digits", "midnight", "fullWidth",
            "slashedDate", "lowerCaseX", "interpunct",
        ]
        return !absences.contains(error.kind)
    }
}

extension Field {
    /// The registry's name for the field.
    var judged: String {
        switch self {
        case .childSex: Field.sex.rawValue
        case .deliveredAt: Field.birthDate.rawValue
        default: rawValue
        }
    }
}
