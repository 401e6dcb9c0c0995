import RegistryModel

/// A result with the language and masking it is shown in, and what several reports look up in it.
struct ReportContext: Sendable {
    let result: AuditResult
    let language: Language
    let reveal: Reveal
    /// Beside each case of the result.
    let concerns: [CaseConcern]
    let tally: CaseTally
    let areas: AreaTally
    private let positions: [DivisionCode: Int]
    private let clauses: [String: TableSummary.Row]
    /// Names that several villages of the county bear.
    private let sharedNames: Set<String>

    init(_ result: AuditResult, language: Language, reveal: Reveal) {
        self.result = result
        self.language = language
        self.reveal = reveal
        let positions = Dictionary(
            result.villages.enumerated().map { ($1.village.code, $0) },
            uniquingKeysWith: { first, _ in first })
        self.positions = positions
        concerns = result.cases.map { scored in
            scored.concern(isOnRoll: scored.auditCase.village.map { positions[$0] != nil } ?? false)
        }
        tally = CaseTally(result, concerns: concerns)
        areas = AreaTally(result, concerns, positions)
        clauses = Dictionary(
            result.table.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let bearers = Dictionary(grouping: result.villages, by: \.village.name)
        sharedNames = Set(bearers.filter { $1.count > 1 }.keys)
    }

    /// The same with personal values masked.
    var masked: ReportContext {
        reveal == .masked ? self : ReportContext(result, language: language, reveal: .masked)
    }

    subscript(_ text: Bilingual) -> String { text[language] }

    /// What the formats of findings need; the run's errors are what fails.
    var findings: FindingsContext {
        var context = FindingsContext(
            inputs: result.inputs, texts: result.ruleTexts, language: language, reveal: reveal)
        context.toolVersion = result.run.toolVersion
        // A day nobody stated may be in no output, which would change from day to day.
        context.runDate =
            result.run.isRunDateStated ? result.run.runDate : result.run.period.upperBound
        return context
    }

    func deduction(_ code: DivisionCode?) -> VillageDeduction? {
        code.flatMap { positions[$0] }.map { result.villages[$0] }
    }

    /// The village's name, with the township where another village of the county bears it too.
    func title(of village: Village) -> String {
        guard sharedNames.contains(village.name) else { return village.name }
        return self[
            Bilingual(
                zh: "\(village.name)（\(village.township)）",
                en: "\(village.name) (\(village.township))")]
    }

    /// Where the village stands in the result; nil when it isn't on the roll.
    func position(of code: DivisionCode?) -> Int? { code.flatMap { positions[$0] } }

    func clause(_ row: String?) -> TableSummary.Row? {
        row.flatMap { clauses[$0] }
    }

    func path(_ file: UInt32?) -> String? {
        guard let file, Int(file) < result.inputs.count else { return nil }
        return result.inputs[Int(file)].path
    }

    /// `registry/births-102.csv:17`.
    func place(_ record: RecordReference) -> String {
        let path = path(record.file) ?? "?"
        return record.line > 0 ? "\(path):\(record.line)" : path
    }

    func recordID(_ record: RecordReference) -> String? {
        record.recordID.map { record.recordIDPrivacy.shown($0, reveal) }
    }

    /// Evidence, adjudicated and registry values alike are shown through here.
    func shown(_ text: String, _ privacy: Privacy) -> String {
        privacy.shown(text, reveal)
    }

    /// The same on a page, which speaks the report's language.
    func told(_ text: String, _ privacy: Privacy, of field: Field) -> String {
        shown(field.told(text, in: language), privacy)
    }

    /// The child's, else the mother's or couple's name, and the day of the event.
    func subject(of auditCase: AuditCase) -> String {
        let names: [Field] = [.childName, .name, .motherName, .wifeName, .husbandName]
        let days: [Field] = [.birthDate, .deliveredAt, .registeredAt]
        let name = names.lazy.compactMap { firstValue(of: $0, in: auditCase) }.first
        // A delivery states the time as well; the day is enough to know the case by.
        let day =
            (days.lazy.compactMap { firstValue(of: $0, in: auditCase) }.first?.prefix(10))
            .map(String.init) ?? auditCase.standing?.eventDay?.description
        return [name, day].compactMap { $0 }.joined(separator: " · ")
    }

    private func firstValue(of field: Field, in auditCase: AuditCase) -> String? {
        guard let row = auditCase.evidence.first(where: { $0.field == field }) else { return nil }
        return row.cells.lazy.compactMap { cell in
            cell.text.map { shown($0, cell.privacy) }
        }.first
    }
}

extension ReportContext {
    /// The day of the event a case is about, as decided, else as the records have it; nil where
    /// none of them says.
    func eventDay(of auditCase: AuditCase) -> CalendarDay? {
        let fields: [Field] = [.birthDate, .deliveredAt, .registeredAt]
        let decided = auditCase.fields.first { fields.contains($0.field) }?.adjudicated
        if let day = decided.flatMap(CalendarDay.init(startOf:)) { return day }
        for field in fields {
            guard let row = auditCase.evidence.first(where: { $0.field == field }) else { continue }
            let told = row.cells.filter { $0.text != nil }
            let cell = told.first { !$0.differs } ?? told.first
            if let day = cell?.text.flatMap(CalendarDay.init(startOf:)) { return day }
        }
        return auditCase.standing?.eventDay
    }
}
