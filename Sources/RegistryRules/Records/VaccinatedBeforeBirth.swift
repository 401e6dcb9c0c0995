import RegistryModel

/// Flags a vaccination before the child's birth.
struct VaccinatedBeforeBirth: RecordRule {
    let card = RuleCard(
        "REC018", "vaccinated-before-birth", .error, .record,
        message: Bilingual(
            zh: "接种日期 {vaccinatedAt} 早于出生日期 {birthDate}",
            en: "Vaccinated on {vaccinatedAt}, before the birth on {birthDate}"),
        explanation: Bilingual(
            zh: "乙肝首针和卡介苗都在出生后接种。常见原因：出生日期按农历填写、日月颠倒、接错卡。这是接种部门的数据，请转告其更正。",
            en:
                "The first hepatitis B dose and BCG are given after birth. Usual causes: a lunar "
                + "birth date, day and month swapped, another child's card. The record is the "
                + "clinic's: tell them."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("出生后接种", "vaccinated after birth", in: .vaccinationChildren),
        .passes(
            "出生当日接种", "on the day of birth", [.hepB1Date: "2013-05-07"],
            in: .vaccinationChildren),
        .fails(
            "乙肝首针早三天", "hepatitis B three days early", [.hepB1Date: "2013-05-04"],
            at: .hepB1Date, in: .vaccinationChildren),
        .fails(
            "卡介苗早一年", "BCG a year early", [.bcgDate: "2012-05-09"], at: .bcgDate,
            in: .vaccinationChildren),
        .undecided(
            "没有接种日期", "no vaccination", [.hepB1Date: nil, .bcgDate: nil],
            missing: .hepB1Date, in: .vaccinationChildren),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.hepB1Date, .bcgDate, .birthDate) ? [.birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        let hepatitis = record.view.date(.hepB1Date)
        if let hepatitis, hepatitis < birthDay { return failed(record, at: .hepB1Date) }
        let bcg = record.view.date(.bcgDate)
        if let bcg, bcg < birthDay { return failed(record, at: .bcgDate) }
        return hepatitis == nil && bcg == nil ? .undecided(missing: .hepB1Date) : .passed
    }

    private func failed(_ record: JudgedRecord, at field: Field) -> Verdict {
        .failed(
            Failure(
                [field, .birthDate],
                [record.shown(field, as: "vaccinatedAt"), record.shown(.birthDate)]))
    }
}
