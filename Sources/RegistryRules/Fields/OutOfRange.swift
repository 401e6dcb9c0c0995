import RegistryModel

/// Flags a number that its field cannot hold, such as a birth weight of 3 grams.
struct OutOfRange: ValueRule {
    let card = RuleCard(
        "FLD008", "out-of-range", .error, .field,
        message: Bilingual(
            zh: "{field} {value} 超出合理范围 {low}–{high}", en: "{field} {value} is outside {low}–{high}"
        ),
        explanation: Bilingual(
            zh: "数值超出该项可能的范围：出生体重 300–7000 克、孕周 20–45、孩次至多 15、胎数 1–6、产妇年龄 10–60 岁。"
                + "常见原因：单位错（3 为公斤、6 为斤）、多打或少打一位。请按规定单位更正。",
            en: "The number is beyond what the field can be: birth weight 300–7000 g, weeks 20–45, "
                + "parity up to 15, plurality 1–6, mother's age 10–60. Usual causes: the wrong "
                + "unit (3 means kilograms, 6 means jin), a digit too many or too few. Correct it "
                + "in the unit prescribed."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("体重 3150 克", "3150 grams", [.birthWeight: "3150"], in: .hospitalDeliveries),
        .passes("孕 45 周", "45 weeks", [.gestationalWeeks: "45"], in: .hospitalDeliveries),
        .fails(
            "体重按斤填写", "a weight in jin", [.birthWeight: "6"], at: .birthWeight,
            in: .hospitalDeliveries),
        .fails(
            "体重按公斤填写", "a weight in kilograms", [.birthWeight: "3.15"], at: .birthWeight,
            in: .hospitalDeliveries),
        .fails("孩次 21", "parity 21", [.parity: "21"], at: .parity),
        .undecided(
            "没有体重", "no weight", [.birthWeight: nil], missing: .birthWeight,
            in: .hospitalDeliveries),
    ]

    /// Parity starts at 0 here: a birth of parity 0 has a rule of its own, REC013.
    static func range(of field: Field) -> ClosedRange<Int>? {
        switch field {
        case .birthWeight: 300...7000
        case .gestationalWeeks: 20...45
        case .parity: 0...15
        case .plurality: 1...6
        case .motherAge: 10...60
        case .population, .households, .births, .birthsMale, .birthsFemale,
            .birthsOutsidePolicy, .firstParity, .secondParity, .thirdPlusParity, .marriages,
            .persons, .numerator, .denominator:
            0...999_999_999
        default: nil
        }
    }

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.isNumber && Self.range(of: definition.field) != nil
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let range = Self.range(of: field) else { return .passed }
        // What lies between 0 and -1 is out of range too.
        let whole = record.view.hundredths(field).map { $0 < 0 ? $0 - 1 : $0 / 100 }
        guard let value = record.view.integer(field) ?? whole else {
            return record.defects.contains(field)
                ? unreadable(field, of: record, range) : .undecided(missing: field)
        }
        return range.contains(value) ? .passed : failed(field, of: record, range)
    }

    /// `3.15` is no whole number of grams, but plainly a weight in kilograms.
    private func unreadable(
        _ field: Field, of record: JudgedRecord, _ range: ClosedRange<Int>
    ) -> Verdict {
        guard let remark = record.view.table.remark(row: record.view.row, field: field),
            UnitSlip.isSmallWeight(remark)
        else { return .undecided(missing: field) }
        return failed(field, of: record, range)
    }

    private func failed(
        _ field: Field, of record: JudgedRecord, _ range: ClosedRange<Int>
    ) -> Verdict {
        .failed(
            Failure(
                [field],
                [
                    record.shown(field, as: "value"),
                    FindingValue("low", String(range.lowerBound)),
                    FindingValue("high", String(range.upperBound)),
                ]))
    }
}
