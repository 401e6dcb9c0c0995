import RegistryModel

/// Flags a signer who isn't the person the village roll names for the role.
struct SignerNotInRole: CrossRule {
    let card = RuleCard(
        "SGN003", "signer-not-in-role", .warning, .villageMonth,
        message: Bilingual(
            zh: "以{role}签字的{name}不是名册（{firstFile} 第 {firstLine} 行）上的{holder}",
            en: "{name}, who signed as {role}, isn't {holder}, whom the roll names ({firstFile}, "
                + "line {firstLine})"),
        explanation: Bilingual(
            zh: "签字人应是村（居）名册上该职务的人。名册写了几个人（用顿号等隔开，或同村几行）的，其中一人签字即可。"
                + "常见原因：名册没有更新、代签。名册没有该村或该职务为空的，无法判定；异体字、间隔号的差别不算。请更新名册或由本人补签。",
            en:
                "The signer is the person whom the village roll names for the role; where it names "
                + "several (one cell, or several rows of the village), any of them. Usual causes: a "
                + "roll out of date, somebody signing for another. A village or role the roll "
                + "doesn't name is undecided; variant characters and dots make no difference. "
                + "Update the roll or have it signed by the right person."),
        source: .dataContract("Fields, villages and signoffs"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.signoffs]
    let needs: [SourceKind] = [.villages]
    let columns: [SourceKind: FieldSet] = [
        .signoffs: [.villageCode, .role, .name, .month], .villages: SignerRole.rollColumns,
    ]

    let examples: [RuleExample] = [
        .passes(
            "名册上的人口主任", "the one on the roll",
            run: [.villages: [[:]], .signoffs: [SignOffExamples.director]]),
        .passes(
            "名册上有两名包村干部", "two field officers on the roll",
            run: [
                .villages: [[.fieldOfficer: "孙立本、郑海燕"]], .signoffs: [SignOffExamples.field],
            ]),
        .fails(
            "两名包村干部之外的人", "neither of two field officers",
            run: [
                .villages: [[.fieldOfficer: "孙立本 郑海燕"]],
                .signoffs: [[.role: "5", .name: "陈思远"]],
            ], in: .signoffs, at: .name),
        .fails(
            "另一个人", "somebody else",
            run: [.villages: [[:]], .signoffs: [[.role: "1", .name: "陈思远"]]], in: .signoffs,
            at: .name),
        .undecided(
            "名册没有人口主任", "the roll names none",
            run: [
                .villages: [[.populationDirector: nil]], .signoffs: [SignOffExamples.director],
            ], missing: .populationDirector),
        .undecided(
            "没有村名册", "no village roll", run: [.signoffs: [SignOffExamples.director]],
            without: .villages),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let signoffs = run.table(.signoffs) else { return verdict }
        let holders = RoleHolders(run.table(.villages))
        for row in 0..<signoffs.count {
            let view = signoffs[row]
            guard !signoffs.brokenRows.contains(row), let role = SignerRole(view),
                let village = view.division(.villageCode)?.current, let text = view.text(.name),
                let isHolder = holders.hasHolder(PersonName(text), of: role, in: village)
            else {
                verdict.leaveOpen()
                continue
            }
            if isHolder {
                verdict.pass()
            } else {
                verdict.fail(view, failure(view, role, holders.rows(of: role, in: village)))
            }
        }
        return verdict
    }

    private func failure(
        _ view: RecordView, _ role: SignerRole, _ roll: [RecordView]
    ) -> Failure {
        let names = roll.compactMap { $0.text(role.rollField) }.joined(separator: "、")
        return Failure(
            [.name, .role],
            (roll.first?.named() ?? []) + [
                SignerRole.shown([role], as: "role"), view.shown(.name),
                FindingValue("holder", names, .personName),
            ])
    }
}
