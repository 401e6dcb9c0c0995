import RegistryModel

/// Flags an ID whose first six digits were never the code of a county.
struct IDUnknownDivision: ValueRule {
    let card = RuleCard(
        "FLD013", "id-unknown-division", .warning, .field,
        message: Bilingual(
            zh: "{field} 前六位 {division} 从未是行政区划代码",
            en: "{field} begins with {division}, which was never a division's code"),
        explanation: Bilingual(
            zh: "校验码正确，但前六位不在 1980 年以来的任何一版行政区划代码中。不因出生年份与代码启用年份不符而判错："
                + "2005 年出生、2012 年才上户的孩子，号码以新代码开头。请核对证件。",
            en: "The check character is right, but the first six digits are in no edition of the "
                + "division codes since 1980. Whether the code was in force in the year of birth "
                + "is not asked: a child born in 2005 and registered in 2012 bears the newer code. "
                + "Look at the document."),
        source: .divisions)

    let examples: [RuleExample] = [
        .passes("现行代码", "a code in force"),
        .passes(
            "旧代码 522426", "a code given up in 2011",
            [.motherIDNumber: ExampleRecords.motherID]),
        .fails(
            "前六位 529999", "first digits 529999",
            [
                .motherIDNumber: ExampleRecords.id(
                    born: "1988-11-03", sequence: 984, division: 529_999)
            ], at: .motherIDNumber),
        .undecided(
            "校验码不对", "a wrong check digit", [.motherIDNumber: "529999198811039840"],
            missing: .motherIDNumber),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.type == .residentID
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let id = record.validID(field) else { return .undecided(missing: field) }
        if DivisionRegister.contains(id.divisionCode) { return .passed }
        return .failed(
            Failure([field], [FindingValue("division", Int(id.divisionCode).padded(6))]))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        let (ids, values) = (rows.idFacts(field), rows.wide(field))
        let start = rows.range.lowerBound
        // Neighbours mostly come from one division.
        var known: UInt32?
        sweep(rows, field: field, into: &ledger, at: index) { place in
            guard place < ids.count else { return .unclear }
            if ids[place].birthDay == Packed.narrowAbsent { return .undecided }
            let code = ResidentID(rawValue: UInt64(values[start + place])).divisionCode
            if code == known { return .passed }
            guard DivisionRegister.contains(code) else { return .unclear }
            known = code
            return .passed
        }
    }
}
