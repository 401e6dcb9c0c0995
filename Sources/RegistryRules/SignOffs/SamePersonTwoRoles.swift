import RegistryModel

/// Flags one person signing a village's month in two roles.
struct SamePersonTwoRoles: CrossRule {
    let card = RuleCard(
        "SGN004", "same-person-two-roles", .warning, .villageMonth,
        message: Bilingual(
            zh: "{name} 已以{other}签字（{firstFile} 第 {firstLine} 行），又以{role}签字",
            en: "{name}, who signs as {role}, has signed as {other} ({firstFile}, line {firstLine})"
        ),
        explanation: Bilingual(
            zh: "五人签字是为了互相核对。名册上确由一人兼任两职的（如支书兼村委主任）不算。请由本人以外的责任人签字。",
            en: "Five people sign so that each checks the other. Not flagged when the village roll "
                + "itself names one person for both roles. Have it signed by the person responsible."
        ), source: .dataContract("Fields, signoffs"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.signoffs]
    let needs: [SourceKind] = []
    let columns: [SourceKind: FieldSet] = [
        .signoffs: [.villageCode, .month, .role, .name], .villages: SignerRole.rollColumns,
    ]

    private static let double: RuleExample.Changes = [.role: "2", .name: "周玉兰"]

    let examples: [RuleExample] = [
        .passes("五个人", "five people", run: [.signoffs: SignOffExamples.five]),
        .passes(
            "名册上一人兼两职", "the roll has one person in both",
            run: [
                .villages: [[.committeeDirector: "周玉兰"]],
                .signoffs: [SignOffExamples.director, double],
            ]),
        .fails(
            "人口主任又以村委主任签字", "人口主任 signs as 村委主任 too",
            run: [.signoffs: [SignOffExamples.director, double]], in: .signoffs, record: 1,
            at: .name),
        .undecided(
            "没有姓名", "no name", run: [.signoffs: [[.name: nil]]], missing: .name),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let signoffs = run.table(.signoffs) else { return verdict }
        let holders = RoleHolders(run.table(.villages))
        let signed = SignedMonths(signoffs)
        verdict.leaveOpen(signed.open.count)
        for (unit, rows) in signed.rows {
            var earlier: [(view: RecordView, role: SignerRole, name: PersonName)] = []
            for view in rows.map({ signoffs[$0] }) {
                guard let role = SignerRole(view), let text = view.text(.name) else {
                    verdict.leaveOpen()
                    continue
                }
                let name = PersonName(text)
                let other = earlier.first { entry in
                    entry.role != role && PersonName.areOne(entry.name, name)
                        && !Self.isHeldByOne(entry.role, role, unit.village, holders)
                }
                earlier.append((view, role, name))
                guard let other else {
                    verdict.pass()
                    continue
                }
                let values = [
                    view.shown(.name), SignerRole.shown([role], as: "role"),
                    SignerRole.shown([other.role], as: "other"),
                ]
                verdict.fail(view, Failure([.name, .role], other.view.named() + values))
            }
        }
        return verdict
    }

    private static func isHeldByOne(
        _ one: SignerRole, _ other: SignerRole, _ village: DivisionCode, _ holders: RoleHolders
    ) -> Bool {
        let right = holders.holders(of: other, in: village)
        return holders.holders(of: one, in: village).contains { left in
            right.contains { PersonName.areOne(left, $0) }
        }
    }
}
