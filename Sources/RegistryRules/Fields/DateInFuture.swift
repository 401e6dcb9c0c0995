import RegistryModel

/// Flags a date that lies after the day of the run.
struct DateInFuture: ValueRule {
    let card = RuleCard(
        "FLD004", "date-in-future", .error, .field,
        message: Bilingual(
            zh: "{field} {value} 晚于运行日期 {runDate}",
            en: "{field} {value} is after the run date {runDate}"),
        explanation: Bilingual(
            zh: "尚未发生的日期不可能登记。常见原因：年份多打一位、年月错位、电脑时钟不准。请核对原始登记后更正。",
            en: "What has not happened yet cannot be on record. Usual causes: a slip in the year, "
                + "swapped digits, a wrong computer clock. Check the original and correct it."),
        source: .dataContract("Types"))

    let examples: [RuleExample] = [
        .passes("运行当日", "the day of the run itself", [.reportedAt: "2013-06-10"]),
        .fails(
            "年份写成 2031", "the year typed as 2031", [.birthDate: "2031-05-07"], at: .birthDate),
        .undecided("日期为空", "no date", [.reportedAt: nil], missing: .reportedAt),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.type == .date || definition.type == .dateTime
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let day = record.view.date(field) else { return .undecided(missing: field) }
        guard day > context.runDate else { return .passed }
        return .failed(
            Failure(
                [field],
                [
                    record.shown(field, as: "value"),
                    FindingValue("runDate", context.runDate.description),
                ]))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        // Moments are packed otherwise than days.
        let isDay = rows.table.schema.definition(of: field)?.type == .date
        let days = isDay ? rows.narrow(field) : []
        let start = rows.range.lowerBound
        let limit = rows.context.runDate.number
        sweep(rows, field: field, into: &ledger, at: index) { place in
            guard place < days.count else { return .unclear }
            let value = days[start + place]
            if value <= Packed.narrowUnreadable { return .undecided }
            return value <= limit ? .passed : .unclear
        }
    }
}
