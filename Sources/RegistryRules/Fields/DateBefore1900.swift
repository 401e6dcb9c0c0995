import RegistryModel

/// Flags a date before 1900, which no living person's record can bear.
struct DateBefore1900: ValueRule {
    let card = RuleCard(
        "FLD005", "date-before-1900", .error, .field,
        message: Bilingual(zh: "{field} {value} 早于 1900 年", en: "{field} {value} is before 1900"),
        explanation: Bilingual(
            zh: "在册人口的日期不会早于 1900 年。常见原因：年份缺位或错位（0201、1013），两位年份被补成古代年份。请核对原始登记。",
            en:
                "No record of a living person bears a date before 1900. Usual causes: a digit of "
                + "the year lost or moved (0201, 1013), a two-digit year filled up wrongly. Check "
                + "the original."),
        source: .dataContract("Types"))

    /// 1900-01-01.
    private static let first = CalendarDay(number: -25_567)

    let examples: [RuleExample] = [
        .passes("1900 年 1 月 1 日", "the first day of 1900", [.birthDate: "1900-01-01"]),
        .fails("年份写成 1013", "the year typed as 1013", [.birthDate: "1013-05-07"], at: .birthDate),
        .undecided("日期为空", "no date", [.birthDate: nil], missing: .birthDate),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.type == .date || definition.type == .dateTime
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let day = record.view.date(field) else { return .undecided(missing: field) }
        if day >= Self.first { return .passed }
        return .failed(Failure([field], [record.shown(field, as: "value")]))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        // Moments are packed otherwise than days.
        let isDay = rows.table.schema.definition(of: field)?.type == .date
        let days = isDay ? rows.narrow(field) : []
        let start = rows.range.lowerBound
        let limit = Self.first.number
        sweep(rows, field: field, into: &ledger, at: index) { place in
            guard place < days.count else { return .unclear }
            let value = days[start + place]
            if value <= Packed.narrowUnreadable { return .undecided }
            return value >= limit ? .passed : .unclear
        }
    }
}
