import RegistryModel

/// Flags an ID whose eight date digits are no day a living person can be born on.
struct IDImpossibleDate: ValueRule {
    let card = RuleCard(
        "FLD012", "id-impossible-date", .error, .field,
        message: Bilingual(
            zh: "{field} {value} 中的出生日期不存在或不可能",
            en: "{field} {value} holds an impossible birth date"),
        explanation: Bilingual(
            zh: "号码第 7–14 位应是出生年月日，这里却不是日历上的日期，或早于 1800 年、晚于运行日期。"
                + "校验码正确而日期不对，多为编造的号码。请核对证件。",
            en:
                "Digits 7–14 of the number are the birth date; here they are no day of the "
                + "calendar, or one before 1800 or after the run date. With a right check "
                + "character such a number has usually been made up. Look at the document."),
        source: .residentID)

    /// 1800-01-01.
    private static let first = CalendarDay(number: -62_091)

    let examples: [RuleExample] = [
        .passes("正常号码", "an ordinary number"),
        .fails(
            "2 月 30 日", "30 February",
            [.motherIDNumber: ExampleRecords.id(born: "1988-02-30", sequence: 984)],
            at: .motherIDNumber),
        .fails(
            "生于运行日期之后", "born after the run",
            [.idNumber: ExampleRecords.id(born: "2031-05-07", sequence: 982)], at: .idNumber),
        .undecided(
            "校验码不对，日期不可信", "with a wrong check digit the date proves nothing",
            [.motherIDNumber: "522426198802309840"], missing: .motherIDNumber),
        .undecided("没有号码", "no number", [.motherIDNumber: nil], missing: .motherIDNumber),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.type == .residentID
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let id = record.view.residentID(field) else { return .undecided(missing: field) }
        if record.defects.contains(field), !id.hasValidCheckCharacter {
            return .undecided(missing: field)
        }
        if let day = id.birthDate, day >= Self.first, day <= context.runDate { return .passed }
        return .failed(Failure([field], [record.shown(field, as: "value")]))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        let (ids, values) = (rows.idFacts(field), rows.wide(field))
        let start = rows.range.lowerBound
        let days = Self.first.number...max(Self.first, rows.context.runDate).number
        sweep(rows, field: field, into: &ledger, at: index) { place in
            guard place < ids.count else { return .unclear }
            if values[start + place] <= Packed.unreadable { return .undecided }
            return days.contains(ids[place].birthDay) ? .passed : .unclear
        }
    }
}
