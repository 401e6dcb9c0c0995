import RegistryModel

/// Flags a hospital birth with a certificate but no hospital.
struct CertificateWithoutFacility: RecordRule {
    let card = RuleCard(
        "REC017", "certificate-without-facility", .warning, .record,
        message: Bilingual(
            zh: "在医疗机构出生、有出生证编号，却未填接生机构",
            en: "Born in a hospital, with a certificate, but no facility is named"),
        explanation: Bilingual(
            zh: "出生医学证明由接生机构签发，应能写出机构代码。家中、途中出生的由县里指定机构签发，不在此列。请补填机构代码，以便核对。",
            en:
                "The certificate is issued by the facility that delivered the child, so its code "
                + "is known. Children born at home or on the way get theirs from an agency the "
                + "county names, and aren't meant here. Fill in the facility's code."),
        source: .certificates)

    let examples: [RuleExample] = [
        .passes("机构代码已填", "with the facility's code"),
        .passes("家中出生", "a birth at home", [.birthPlace: "2", .facilityCode: nil]),
        .passes("没有出生证编号", "no certificate", [.certificateNumber: nil, .facilityCode: nil]),
        .fails("未填接生机构", "no facility", [.facilityCode: nil], at: .facilityCode),
        .undecided(
            "没有出生地点", "no place of birth", [.birthPlace: nil, .facilityCode: nil],
            missing: .birthPlace),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.certificateNumber, .facilityCode, .birthPlace)
            ? [.certificateNumber, .facilityCode, .birthPlace] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        if !record.view.isFilled(.certificateNumber) || record.view.isFilled(.facilityCode) {
            return .passed
        }
        guard let place = record.view.code(.birthPlace) else {
            return .undecided(missing: .birthPlace)
        }
        // 1: a medical facility.
        return place == 1
            ? .failed(
                record, at: [.facilityCode, .certificateNumber, .birthPlace]) : .passed
    }
}
