import RegistryModel

/// Flags a signer who isn't the person the village roll names for the role.
struct SignerNotInRole: CrossRule {
    let card = RuleCard(
        "SGN003", "signer-not-in-role", .warning, .villageMonth,
        message: Bilingual(
            zh: "{role}应为{holder},签字的是{name}", en: "{role} is {holder}, but {name} signed"),
        explanation: Bilingual(
            zh: "签字人应是村(居)名册上该职务的人。常见原因:名册没有更新、代签。名册没有该村或该职务为空的,无法判定;"
                + "异体字、间隔号的差别不算。请更新名册或由本人补签。",
            en:
                "The signer is the person whom the village roll names for the role. Usual causes: a "
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
                let holder = holders.holder(of: role, in: village)
            else {
                verdict.leaveOpen()
                continue
            }
            let name = PersonName(text)
            if PersonName.areOne(name, holder) {
                verdict.pass()
            } else {
                verdict.fail(
                    view,
                    Failure(
                        [.name, .role],
                        [
                            FindingValue("role", role.title), view.shown(.name),
                            FindingValue("holder", holder.raw, .personName),
                        ]))
            }
        }
        return verdict
    }
}
