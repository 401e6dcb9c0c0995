import RegistryModel

/// Flags a birth certificate whose letter names another year than the birth's.
struct CertificateYearLetterOff: RecordRule {
    let card = RuleCard(
        "FLD041", "certificate-year-letter-off", .warning, .field,
        message: Bilingual(
            zh: "出生证编号首字母 {letter} 表示 {printed} 年，与出生日期 {birthDate} 相差一年以上",
            en:
                "Certificate letter {letter} stands for {printed}, over a year from the birth on "
                + "{birthDate}"
        ),
        explanation: Bilingual(
            zh: "首字母表示证件印制年份（A 为 2000 年）。医院会用上年库存，相差一年属正常；补发、换发的证件年份也会较晚。"
                + "差得更多时，多为字母抄错或出生年份填错。请对照证件原件。",
            en:
                "The letter is the year in which the form was printed (A is 2000). Hospitals use "
                + "up last year's stock, so a year apart is normal, and a re-issued certificate is "
                + "later. Further apart, the letter or the year of birth has usually been "
                + "miscopied. Look at the certificate itself."),
        source: .domainNotes("§2.4"))

    let examples: [RuleExample] = [
        .passes("2013 年的 N", "N in 2013"),
        .passes("用上年库存 M", "last year's stock, M", [.certificateNumber: "M520012345"]),
        .fails(
            "2013 年出生用 J", "J for a birth of 2013", [.certificateNumber: "J520012345"],
            at: .certificateNumber),
        .undecided(
            "没有证件编号", "no certificate", [.certificateNumber: nil], missing: .certificateNumber),
        .undecided("没有出生日期", "no birth date", [.birthDate: nil], missing: .birthDate),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        guard let birthDay = schema.birthDayField, schema.has(.certificateNumber) else {
            return nil
        }
        return [.certificateNumber, birthDay]
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let certificate = record.view.certificate(.certificateNumber) else {
            return .undecided(missing: .certificateNumber)
        }
        guard let birthDay = record.birthDay else {
            return .undecided(missing: record.birthDayField)
        }
        let printed = 2000 + Int(certificate.rawValue / 1_000_000_000)
        if abs(printed - birthDay.components.year) <= 1 { return .passed }
        return .failed(
            Failure(
                [.certificateNumber, record.birthDayField],
                [
                    FindingValue("letter", String(certificate.letter)),
                    FindingValue("printed", String(printed)),
                    record.shown(record.birthDayField, as: "birthDate"),
                ]))
    }
}
