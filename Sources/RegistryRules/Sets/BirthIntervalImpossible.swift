import RegistryModel

/// Flags two births of one mother too close together to be two confinements.
struct BirthIntervalImpossible: SetRule {
    let card = RuleCard(
        "SET005", "birth-interval-impossible", .error, .set,
        message: Bilingual(
            zh: "与同一母亲 {earlier} 的出生({firstFile} 第 {firstLine} 行)仅隔 {days} 天",
            en:
                "Only {days} days after the same mother's birth of {earlier} ({firstFile}, line "
                + "{firstLine})"
        ),
        explanation: Bilingual(
            zh: "两次分娩至少相隔约六个月:不足 180 天为错误,180–270 天为提醒;相差三天以内视为同一次分娩(双胞胎跨日)。"
                + "常见原因:一个出生报了两个日期、母亲号码填错。请核实。",
            en:
                "Two confinements lie about six months apart at least: under 180 days is an error, "
                + "180 to 270 a warning; up to three days count as one confinement (twins across "
                + "midnight). Usual causes: one birth with two dates, a wrong mother's ID. "
                + "Verify."),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes(
            "相隔一年", "a year apart",
            together: [
                [.birthDate: "2012-05-07", .idNumber: nil], [.birthID: "B0002", .parity: "2"],
            ]),
        .passes(
            "双胞胎跨零点", "twins across midnight",
            together: [
                [.plurality: "2"],
                [.plurality: "2", .birthOrder: "2", .birthID: "B0002", .birthDate: "2013-05-08"],
            ]),
        .fails(
            "相隔 20 天", "twenty days apart",
            together: [[:], [.birthID: "B0002", .birthDate: "2013-05-27", .idNumber: nil]],
            at: .birthDate, as: .error),
        .fails(
            "相隔 200 天", "two hundred days apart",
            together: [[.birthDate: "2012-10-19", .idNumber: nil], [.birthID: "B0002"]],
            at: .birthDate, as: .warning),
        .undecided(
            "没有母亲号码", "no mother's ID", together: [[.motherIDNumber: nil]],
            missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryBirths }

    func columns(in schema: SourceSchema) -> FieldSet { [.birthDate, .motherIDNumber] }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        for group in Confinements.byMother(table, undecided: &verdict.undecided) {
            let rows = Confinements.byDay(group, in: table)
            var earlier = rows[0]
            for row in rows.dropFirst() {
                guard let day = table[row].birthDay, let before = table[earlier].birthDay,
                    day.days(since: before) > 3
                else { continue }
                let days = day.days(since: before)
                if days <= 270 {
                    verdict.failures.append((row, failure(days, table[earlier], before)))
                }
                earlier = row
            }
        }
        return verdict
    }

    private func failure(_ days: Int, _ earlier: RecordView, _ before: CalendarDay) -> Failure {
        Failure(
            [.birthDate, .motherIDNumber],
            earlier.named()
                + [
                    FindingValue("earlier", before.description),
                    FindingValue("days", String(days)),
                ], severity: days < 180 ? .error : .warning)
    }
}
