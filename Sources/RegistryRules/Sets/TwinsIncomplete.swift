import RegistryModel

/// Flags a plural confinement of which fewer children are listed than it had.
struct TwinsIncomplete: SetRule {
    let card = RuleCard(
        "SET008", "twins-incomplete", .warning, .set,
        message: Bilingual(
            zh: "胎数 {plurality},同一次分娩只有 {listed} 条记录",
            en: "{plurality} children at this birth, {listed} listed"),
        explanation: Bilingual(
            zh: "双胞胎、多胞胎每个孩子一条。另一个可能漏报,也可能死产(不登记),或由另一村上报在别的文件里。指出的是同胎第一条。请核实。",
            en:
                "Each child of a plural birth has a record of its own. The other may be unreported, "
                + "stillborn (not registered), or in another file. The first record of the "
                + "confinement is flagged. Verify."),
        source: .domainNotes("§6, Twins"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("单胎", "a single child", together: [[:]]),
        .passes(
            "两个都有", "both are there",
            together: [
                [.plurality: "2"],
                [
                    .birthID: "B0002", .plurality: "2", .birthOrder: "2", .idNumber: nil,
                    .childName: "李晓雪", .certificateNumber: nil,
                ],
            ]),
        .fails(
            "双胞胎只有一条", "one record of twins", together: [[.plurality: "2"]], record: 0,
            at: .plurality),
        .fails(
            "住院分娩也是一孩一条", "deliveries list each child too", together: [[.plurality: "3"]],
            record: 0, at: .plurality, in: .hospitalDeliveries),
        .undecided(
            "双胞胎,没有母亲号码", "twins without the mother's ID",
            together: [[.plurality: "2", .motherIDNumber: nil]], missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool {
        schema.has(.plurality, .motherIDNumber) && schema.birthDayField != nil
    }

    func columns(in schema: SourceSchema) -> FieldSet { MotherConfinements.columns(in: schema) }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        func isPlural(_ view: RecordView) -> Bool { (view.integer(.plurality) ?? 1) > 1 }
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            let view = table[row]
            if isPlural(view), view.birthDay == nil || view.validID(.motherIDNumber) == nil {
                verdict.undecided += 1
            }
        }
        let confinements = MotherConfinements(source, isSingleWanted: isPlural)
        for confinement in confinements.mothers.joined() {
            let plurality = confinement.rows.compactMap { table[$0].integer(.plurality) }.max() ?? 1
            guard confinement.rows.count < plurality else { continue }
            let row = confinement.rows.min { KeyGroups.precedes($0, $1, in: table) }
            guard let row else { continue }
            verdict.failures.append(
                (
                    row,
                    Failure(
                        [.plurality, .motherIDNumber],
                        [
                            FindingValue("plurality", String(plurality)),
                            FindingValue("listed", String(confinement.rows.count)),
                        ])
                ))
        }
        return verdict
    }
}
