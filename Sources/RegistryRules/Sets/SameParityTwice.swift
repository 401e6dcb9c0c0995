import RegistryModel

/// Flags a birth that bears the parity of another confinement of the same mother.
struct SameParityTwice: SetRule {
    let card = RuleCard(
        "SET007", "same-parity-twice", .error, .set,
        message: Bilingual(
            zh: "同一母亲 {earlier} 的出生（{firstFile} 第 {firstLine} 行）也报为第 {parity} 孩",
            en: "The same mother's birth of {earlier} ({firstFile}, line {firstLine}) is child no. "
                + "{parity} too"),
        explanation: Bilingual(
            zh: "两次分娩不可能是同一孩次。常见原因：复制上一条、忘记加一、母亲号码填错。重复上报的见 SET001、SET004；"
                + "同胎多孩孩次相同或相连都可以。请核对。",
            en: "Two confinements can't have one parity. Usual causes: a record copied, one not "
                + "added, a wrong mother's ID. Births reported twice are SET001 and SET004; twins "
                + "may share a parity or count on. Check which is right."),
        source: .dataContract("Fields, parity"), standing: .active(since: "0.2.0"))

    private static let earlier: RuleExample.Changes = [
        .birthID: "B0002", .birthDate: "2011-05-07", .idNumber: nil, .childName: "李晓雪",
        .certificateNumber: nil,
    ]

    let examples: [RuleExample] = [
        .passes(
            "一孩、二孩", "a first and a second child",
            together: [earlier, [.parity: "2"]]),
        .passes(
            "双胞胎同一孩次", "twins of one parity",
            together: [
                [.plurality: "2"],
                [
                    .birthID: "B0002", .plurality: "2", .birthOrder: "2", .idNumber: nil,
                    .childName: "李晓雪", .certificateNumber: nil,
                ],
            ]),
        .fails(
            "相隔两年都是一孩", "two first children, two years apart", together: [earlier, [:]],
            at: .parity),
        .undecided("没有孩次", "no parity", together: [[.parity: nil]], missing: .parity),
        .undecided(
            "没有母亲号码", "no mother's ID", together: [[.motherIDNumber: nil]],
            missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryBirths }

    func columns(in schema: SourceSchema) -> FieldSet {
        MotherConfinements.columns(in: schema).union([.parity])
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            let view = table[row]
            if view.integer(.parity) == nil || view.birthDay == nil
                || view.validID(.motherIDNumber) == nil
            {
                verdict.undecided += 1
            }
        }
        for mother in MotherConfinements(source).mothers {
            var first: [Int: Int] = [:]
            for confinement in mother {
                for row in confinement.rows {
                    guard let parity = table[row].integer(.parity), let other = first[parity]
                    else { continue }
                    verdict.failures.append((row, failure(table[row], table[other])))
                }
                for row in confinement.rows.reversed() {
                    guard let parity = table[row].integer(.parity) else { continue }
                    if first[parity] == nil || confinement.rows.contains(first[parity] ?? -1) {
                        first[parity] = row
                    }
                }
            }
        }
        return verdict
    }

    private func failure(_ birth: RecordView, _ other: RecordView) -> Failure {
        Failure(
            [.parity, .motherIDNumber, .birthDate],
            other.named() + [other.shown(.birthDate, as: "earlier"), birth.shown(.parity)])
    }
}
