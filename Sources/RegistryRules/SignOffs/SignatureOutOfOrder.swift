import RegistryModel

/// Flags an approval given before the three signatures it approves.
struct SignatureOutOfOrder: CrossRule {
    let card = RuleCard(
        "SGN002", "signature-out-of-order", .warning, .villageMonth,
        message: Bilingual(
            zh: "{role} {signedAt} 审签,早于{earlier}的签字({firstFile} 第 {firstLine} 行)",
            en: "{role} approved on {signedAt}, before {earlier} signed ({firstFile}, line "
                + "{firstLine})"),
        explanation: Bilingual(
            zh: "人口主任、村委主任、支书先汇签(三人之间不分先后),包村领导、包村干部后审核签字;同一天可以。请查明是否先签后报。",
            en: "人口主任, 村委主任 and 支书 sign first, in any order among them; 包村领导 and 包村干部 approve "
                + "after, on the same day at the earliest. Find out whether it was approved unseen."
        ),
        source: .dataContract("Fields, signoffs"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.signoffs]
    let needs: [SourceKind] = []
    let columns: [SourceKind: FieldSet] = [.signoffs: [.villageCode, .month, .role, .signedAt]]

    let examples: [RuleExample] = [
        .passes("先签后审", "signed, then approved", run: [.signoffs: SignOffExamples.five]),
        .fails(
            "包村领导先签", "包村领导 came first",
            run: [
                .signoffs: [
                    SignOffExamples.director,
                    [.role: "4", .name: "吴志强", .signedAt: "2013-06-01"],
                ]
            ], in: .signoffs, record: 1, at: .signedAt),
        .undecided(
            "没有签字日期", "no day of signature", run: [.signoffs: [[.signedAt: nil]]],
            missing: .signedAt),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let signoffs = run.table(.signoffs) else { return verdict }
        let signed = SignedMonths(signoffs)
        verdict.leaveOpen(signed.open.count)
        for rows in signed.rows.values {
            let views = rows.map { signoffs[$0] }
            let last = views.filter { SignerRole($0)?.isApproval == false }
                .filter { $0.date(.signedAt) != nil }
                .max { ($0.date(.signedAt)?.number ?? 0) < ($1.date(.signedAt)?.number ?? 0) }
            for view in views {
                guard let day = view.date(.signedAt), let role = SignerRole(view) else {
                    verdict.leaveOpen()
                    continue
                }
                if role.isApproval, let last, let latest = last.date(.signedAt), day < latest {
                    verdict.fail(view, failure(view, role, before: last))
                } else {
                    verdict.pass()
                }
            }
        }
        return verdict
    }

    private func failure(
        _ view: RecordView, _ role: SignerRole, before last: RecordView
    ) -> Failure {
        Failure(
            [.signedAt, .role],
            last.named() + [
                FindingValue("role", role.title), view.shown(.signedAt),
                FindingValue("earlier", SignerRole(last)?.title ?? "—"),
            ])
    }
}
