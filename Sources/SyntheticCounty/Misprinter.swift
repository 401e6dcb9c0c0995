/// Spoils finished drafts as a birth's kind and noise demand, and keeps the birth's list of
/// what was spoiled.
struct Misprinter {
    let options: SynthesisOptions
    /// The number of an earlier child, for villages that copy a line too much.
    private var earlierNumber: ResidentNumber?

    init(options: SynthesisOptions) {
        self.options = options
    }

    mutating func spoil(
        _ drafts: inout [RecordDraft], of birth: inout Birth,
        _ random: inout SeededGenerator
    ) {
        var page = Page(drafts: drafts, birth: birth)
        spoilByKind(&page, &random)
        if page.birth.birthOrder == 1 { page.apply(birth.noise, &random) }
        drafts = page.drafts
        birth = page.birth
        birth.records = drafts.map { .init(source: $0.source.id, recordID: $0.recordID) }
        if birth.sources.contains([.registry, .police]) { earlierNumber = birth.number }
    }

    private func spoilByKind(_ page: inout Page, _ random: inout SeededGenerator) {
        switch page.birth.kind {
        case .misreportedSex, .disputedSex:
            wrongSex(&page)
        case .misreportedDate, .disputedDate:
            wrongDate(&page, &random)
        case .misreportedDateAndSex:
            wrongSex(&page)
            wrongDate(&page, &random)
        case .misreportedName:
            wrongName(&page, &random)
        case .misreportedNumberInvalid, .misreportedNumberOfOther, .childNumberIsMothers:
            wrongNumber(&page, &random)
        case .misreportedCertificate:
            let certificate = Self.withWrongDigit(page.birth.certificate, from: 3, &random)
            page.set(.certificateNumber, in: .registryBirths, to: certificate, "other-number")
        case .lunarDate:
            lunarDate(&page)
        case .unnamedTwins:
            page.set(
                .childName, in: .registryBirths, to: page.birth.placeholderName(&random),
                "unnamed")
        case .fatherNumberWrong:
            let number = page.birth.father.number.text
            let wrong = Self.withWrongDigit(number, from: 14, &random)
            page.set(.fatherIDNumber, in: .registryBirths, to: wrong, "check-digit")
            page.set(.fatherIDNumber, in: .entries, to: "", "blank")
        case .raggedRow:
            page.dropCells(2, in: .cards, from: [.hepB1Date, .bcgDate])
        default:
            spoilFeed(&page, &random)
        }
    }

    private func spoilFeed(_ page: inout Page, _ random: inout SeededGenerator) {
        let otherSex = page.birth.male ? "2" : "1"
        switch page.birth.kind {
        case .feedErrorHospitalSex:
            page.set(.childSex, in: .deliveries, to: otherSex, "other-sex")
        case .copiedFromHospital:
            page.set(.childSex, in: .deliveries, to: otherSex, "other-sex")
            page.set(.sex, in: .registryBirths, to: otherSex, "copied")
            page.birth.registeredMale = !page.birth.male
        case .feedErrorPoliceDate:
            let wrong = otherDay(page.birth.day, &random)
            page.set(.birthDate, in: .entries, to: wrong.text, "other-day")
        case .feedErrorCardName:
            page.set(
                .childName, in: .cards, to: otherName(page.birth, &random).text, "other-name")
        case .stillbirth:
            if random.chance(0.3) { page.set(.childSex, in: .deliveries, to: "0", "unknown") }
        default:
            break
        }
    }

    private func wrongSex(_ page: inout Page) {
        page.set(.sex, in: .registryBirths, to: page.birth.male ? "2" : "1", "other-sex")
        page.birth.registeredMale = !page.birth.male
    }

    private func wrongDate(_ page: inout Page, _ random: inout SeededGenerator) {
        let wrong = otherDay(page.birth.day, &random)
        page.set(.birthDate, in: .registryBirths, to: wrong.text, "other-day")
        page.birth.registeredDay = wrong
        // A report can't precede the day it reports.
        page.delayReport(past: wrong)
    }

    private func wrongName(_ page: inout Page, _ random: inout SeededGenerator) {
        let wrong = otherName(page.birth, &random)
        page.set(.childName, in: .registryBirths, to: wrong.text, "other-name")
        page.birth.registeredName = wrong
    }

    private func wrongNumber(_ page: inout Page, _ random: inout SeededGenerator) {
        if page.birth.kind == .childNumberIsMothers {
            let number = page.birth.mother.number.text
            page.set(.idNumber, in: .registryBirths, to: number, "mothers-number")
        } else if page.birth.kind == .misreportedNumberOfOther, let earlierNumber {
            page.set(.idNumber, in: .registryBirths, to: earlierNumber.text, "other-child")
        } else {
            let number = Self.withWrongDigit(page.birth.number.text, from: 14, &random)
            page.set(.idNumber, in: .registryBirths, to: number, "check-digit")
        }
    }

    private func lunarDate(_ page: inout Page) {
        guard let misread = LunarCalendar.misread(page.birth.day) else { return }
        page.set(.birthDate, in: .registryBirths, to: misread.text, "lunar")
        page.birth.registeredDay = misread
    }

    /// A day in the period, three days or more from the true one.
    private func otherDay(_ day: CivilDay, _ random: inout SeededGenerator) -> CivilDay {
        let distance = random.within(3...11)
        let later = day + distance
        let earlier = day - distance
        let laterFits = later <= options.to
        let earlierFits = earlier >= options.from
        if laterFits, !earlierFits || random.chance(0.5) { return later }
        return earlierFits ? earlier : day + 3
    }

    /// Another given name that doesn't sound or look like the first.
    private func otherName(_ birth: Birth, _ random: inout SeededGenerator) -> PersonName {
        let names = NameMaker()
        let family = Array(birth.childName.text.utf16.prefix(1))
        for _ in 0..<20 {
            let name = names.name(family: family, male: birth.male, &random)
            let shared = (1..<max(2, name.count)).contains { place in
                (1..<max(2, birth.childName.count)).contains {
                    birth.childName.scalars[$0] == name.scalars[place]
                }
            }
            if !shared, name.count >= 3 { return name }
        }
        return PersonName(family + Array("改正".utf16))
    }

    /// The text with one digit, at or after `from`, turned into another digit.
    static func withWrongDigit(
        _ text: String, from: Int, _ random: inout SeededGenerator
    ) -> String {
        var bytes = Array(text.utf8)
        let last = min(bytes.count, 17) - 1
        guard last >= from else { return text }
        let place = random.within(from...last)
        let digit = Int(bytes[place]) - 48
        bytes[place] = UInt8(48 + (digit + 1 + random.below(9)) % 10)
        return String(decoding: bytes, as: UTF8.self)
    }
}
