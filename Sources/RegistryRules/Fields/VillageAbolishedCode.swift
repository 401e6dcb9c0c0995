import RegistryModel

/// Flags a division code whose county had another code by the time of the audit.
struct VillageAbolishedCode: ValueRule {
    let card = RuleCard(
        "FLD031", "village-abolished-code", .warning, .field,
        message: Bilingual(
            zh: "{field} {value} 的县代码已停用，现为 {current}",
            en: "{field} {value} bears a county code given up; it is now {current}"),
        explanation: Bilingual(
            zh: "前六位是已停用的行政区划代码（如纳雍 522426 自 2011 年起为 520525）。系统按新代码理解，不影响归属。"
                + "请更新本地代码表后重新导出。",
            en:
                "The first six digits are a code no longer in force (Nayong's 522426 became 520525 "
                + "in 2011). It is read as the new one, and the record still finds its village. "
                + "Update the local code table and export again."),
        source: .divisions, isGathered: true)

    let examples: [RuleExample] = [
        .passes("现行代码", "a code in force"),
        .passes(
            "2021 年才改码的县", "a county whose code changed only in 2021",
            [.villageCode: "520523100201"], in: .hospitalDeliveries),
        .fails(
            "2011 年停用的 522426", "522426, given up in 2011", [.villageCode: "522426201205"],
            at: .villageCode),
        .undecided("没有代码", "no code", [.villageCode: nil], missing: .villageCode),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.type == .division
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let code = record.view.division(field) else { return .undecided(missing: field) }
        let county = code.countyCode
        if county == context.county || DivisionRegister.current(of: county) == county {
            return .passed
        }
        // What changed after the audited time was right when it was written.
        let day = context.period?.upperBound ?? context.runDate
        let current = DivisionRegister.current(of: county, inYear: day.components.year)
        if current == county { return .passed }
        return .failed(
            Failure(
                [field],
                [
                    record.shown(field, as: "value"),
                    FindingValue("current", Int(current).padded(6)),
                ]))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        let codes = rows.wide(field)
        let start = rows.range.lowerBound
        // Records of one village, and villages of one county, follow one another.
        var passed = Packed.absent
        var current: UInt32?
        sweep(rows, field: field, into: &ledger, at: index) { place in
            guard place < codes.count else { return .unclear }
            let value = codes[start + place]
            if value <= Packed.unreadable { return .undecided }
            if value == passed { return .passed }
            let county = DivisionCode(rawValue: UInt64(value)).countyCode
            guard county == current || DivisionRegister.current(of: county) == county else {
                return .unclear
            }
            current = county
            passed = value
            return .passed
        }
    }
}
