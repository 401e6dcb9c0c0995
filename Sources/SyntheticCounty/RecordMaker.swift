/// Turns a birth into the records that each source holds of it, before any misprint.
struct RecordMaker {
    let gazetteer: Gazetteer
    let options: SynthesisOptions
    /// The day on which every feed was exported; nothing is dated later.
    let snapshot: CivilDay
    private var births = 0
    private var visits = 0
    private var entries = 0
    private var deliveries: [Int]
    private var cards: [Int]

    init(gazetteer: Gazetteer, options: SynthesisOptions) {
        self.gazetteer = gazetteer
        self.options = options
        snapshot = options.to.closingDay + 15
        deliveries = Array(repeating: 0, count: gazetteer.facilities.count)
        cards = Array(repeating: 0, count: gazetteer.townships.count)
    }

    mutating func drafts(
        of birth: Birth, _ random: inout SeededGenerator
    ) -> [RecordDraft] {
        var drafts: [RecordDraft] = []
        if birth.sources.contains(.registry) {
            drafts.append(report(birth, &random))
            if birth.kind == .duplicateInVillage || birth.kind == .duplicateInTwoVillages {
                drafts.append(secondReport(birth, &random))
            }
        }
        if birth.sources.contains(.hospital) { drafts.append(delivery(birth, &random)) }
        if birth.sources.contains(.police) { drafts.append(entry(birth, &random)) }
        if birth.sources.contains(.card) { drafts.append(card(birth, &random)) }
        if birth.sources.contains(.visit) { drafts.append(visit(birth, &random)) }
        return drafts
    }

    private mutating func report(
        _ birth: Birth, _ random: inout SeededGenerator, village: Int? = nil
    ) -> RecordDraft {
        births += 1
        let (year, month, _) = options.to.parts
        let place = village ?? birth.reportingVillage ?? birth.village ?? 0
        let closing = birth.day.closingDay
        let reported =
            birth.kind == .late
            ? closing + random.within(3...13)
            : min(closing, birth.day + random.within(2...25))
        var draft = RecordDraft(
            source: .registryBirths,
            recordID: options.county + year.padded(4) + month.padded(2) + births.padded(6),
            file: gazetteer.villages[place].township, day: reported)
        draft[.childName] = birth.childName.text
        draft[.sex] = birth.male ? "1" : "2"
        draft[.birthDate] = birth.day.text
        if birth.sources.contains(.police) { draft[.idNumber] = birth.number.text }
        draft[.certificateNumber] = birth.certificate
        draft[.parity] = String(birth.parity)
        draft[.policyStatus] = birth.outside ? "2" : "1"
        draft[.plurality] = String(birth.plurality)
        draft[.birthOrder] = String(birth.birthOrder)
        setParents(of: birth, in: &draft)
        draft[.villageCode] = gazetteer.villages[place].code
        draft[.householdID] = birth.householdID
        draft[.birthPlace] = String(birth.place)
        if let facility = birth.facility {
            draft[.facilityCode] = gazetteer.facilities[facility].code
        }
        draft[.reportedAt] = reported.text
        draft[.supplementary] = birth.kind == .late ? "1" : "0"
        return draft
    }

    private mutating func secondReport(
        _ birth: Birth, _ random: inout SeededGenerator
    ) -> RecordDraft {
        guard birth.kind == .duplicateInTwoVillages, let village = birth.village else {
            return report(birth, &random)
        }
        return report(birth, &random, village: gazetteer.neighbour(of: village))
    }

    private func setParents(of birth: Birth, in draft: inout RecordDraft) {
        draft[.motherName] = birth.mother.name.text
        draft[.motherIDNumber] = birth.mother.number.text
        draft[.fatherName] = birth.father.name.text
        draft[.fatherIDNumber] = birth.father.number.text
    }

    private mutating func delivery(
        _ birth: Birth, _ random: inout SeededGenerator
    ) -> RecordDraft {
        let facility = birth.facility ?? 0
        deliveries[facility] += 1
        let code = gazetteer.facilities[facility].code
        var draft = RecordDraft(
            source: .deliveries,
            recordID: code + (birth.day.parts.year % 100).padded(2)
                + deliveries[facility].padded(6),
            file: facility, day: birth.day)
        draft[.facilityCode] = code
        draft[.facilityName] = gazetteer.facilities[facility].name
        let clock = (birth.minute / 60).padded(2) + ":" + (birth.minute % 60).padded(2)
        draft[.deliveredAt] = birth.day.text + "T" + clock
        draft[.motherAge] = String(birth.motherAge)
        setParents(of: birth, in: &draft)
        draft[.childSex] = birth.male ? "1" : "2"
        draft[.birthWeight] = String(birth.weight)
        draft[.gestationalWeeks] = String(birth.weeks)
        draft[.outcome] = String(birth.outcome)
        draft[.plurality] = String(birth.plurality)
        draft[.birthOrder] = String(birth.birthOrder)
        draft[.parity] = String(birth.parity)
        draft[.certificateNumber] = birth.certificate
        setResidence(of: birth, in: &draft, &random)
        return draft
    }

    private func setResidence(
        of birth: Birth, in draft: inout RecordDraft, _ random: inout SeededGenerator
    ) {
        if let village = birth.village {
            let place = gazetteer.villages[village]
            let group = random.within(1...9)
            let comma = random.chance(0.05) ? "," : ""
            draft[.villageCode] = place.code
            draft[.address] =
                gazetteer.townships[place.township].name + place.name + comma
                + "\(group)组"
        } else if birth.scope == .outsideCounty {
            let region = birth.mother.number.body / 100_000_000_000
            let name = Gazetteer.elsewhere.first { $0.code == region }?.name ?? "外县"
            draft[.villageCode] = Int(region).padded(6) + "100201"
            draft[.address] = name
        } else {
            draft[.address] = "住址不详"
        }
    }

    private mutating func entry(
        _ birth: Birth, _ random: inout SeededGenerator
    ) -> RecordDraft {
        entries += 1
        let registered = min(snapshot, birth.day + random.within(3...40))
        var draft = RecordDraft(
            source: .entries, recordID: "RH" + options.county + entries.padded(7), file: 0,
            day: registered)
        draft[.childName] = birth.childName.text
        draft[.sex] = birth.male ? "1" : "2"
        draft[.birthDate] = birth.day.text
        draft[.idNumber] = birth.number.text
        setParents(of: birth, in: &draft)
        draft[.householdNumber] = String(birth.policeNumber)
        draft[.villageCode] = birth.village.map { gazetteer.villages[$0].code } ?? ""
        draft[.registeredAt] = registered.text
        draft[.certificateNumber] = birth.certificate
        return draft
    }

    private mutating func card(
        _ birth: Birth, _ random: inout SeededGenerator
    ) -> RecordDraft {
        let township = birth.village.map { gazetteer.villages[$0].township } ?? 0
        let serial = cards[township]
        cards[township] += 1
        let clinic =
            options.county + gazetteer.townships[township].code
            + String(1 + serial / 9999)
        let registered = min(snapshot, birth.day + random.within(12...35))
        var draft = RecordDraft(
            source: .cards,
            recordID: clinic + birth.day.parts.year.padded(4) + (1 + serial % 9999).padded(4),
            file: township % 2, day: registered)
        draft[.childName] = birth.childName.text
        draft[.sex] = birth.male ? "1" : "2"
        draft[.birthDate] = birth.day.text
        setParents(of: birth, in: &draft)
        setResidence(of: birth, in: &draft, &random)
        draft[.registeredAt] = registered.text
        if birth.birthDose {
            draft[.certificateNumber] = birth.certificate
            draft[.hepB1Date] = (birth.day + (birth.minute > 1080 ? 1 : 0)).text
            draft[.bcgDate] = (birth.day + random.within(0...2)).text
        } else {
            // Without the birth dose the card must not lean on the delivery's certificate.
            draft[.hepB1Date] = min(registered, birth.day + random.within(5...15)).text
            draft[.bcgDate] = random.chance(0.7) ? registered.text : ""
        }
        return draft
    }

    private mutating func visit(
        _ birth: Birth, _ random: inout SeededGenerator
    ) -> RecordDraft {
        visits += 1
        let (year, month, _) = options.to.parts
        let visited = min(snapshot, birth.day.closingDay + random.within(1...9))
        var draft = RecordDraft(
            source: .visits,
            recordID: "HS" + year.padded(4) + month.padded(2) + visits.padded(5), file: 0,
            day: visited)
        draft[.childName] = birth.childName.text
        draft[.sex] = birth.male ? "1" : "2"
        draft[.birthDate] = birth.day.text
        draft[.parity] = String(birth.parity)
        draft[.policyStatus] = birth.outside ? "2" : "1"
        setParents(of: birth, in: &draft)
        draft[.villageCode] = birth.village.map { gazetteer.villages[$0].code } ?? ""
        draft[.registeredAt] = visited.text
        return draft
    }
}
