import RegistryModel

/// Flags an approval given before the three signatures it approves.
struct SignatureOutOfOrder: CrossRule {
    let card = RuleCard(
        "SGN002", "signature-out-of-order", .warning, .villageMonth,
        message: Bilingual(
            zh: "{role} {signedAt} 审签，早于{earlier}的签字（{firstFile} 第 {firstLine} 行）",
            en: "{role} approved on {signedAt}, before {earlier} signed ({firstFile}, line "
                + "{firstLine})"),
        explanation: Bilingual(
            zh: "人口主任、村委主任、支书先汇签（三人之间不分先后），包村领导、包村干部后审核签字；同一天可以。"
                + "同一职务签了几次的，汇签看最早一次、审签看最晚一次：更正后补签不算颠倒。某职务有签字没有日期的，无法判定。请查明是否未看先批。",
            en: "The population director (人口主任), committee director (村委主任) and party secretary "
                + "(支书) sign first, in any order among them; the lead officer (包村领导) and field "
                + "officer (包村干部) approve after, on the same day at the earliest. Of a role that signed several times the "
                + "first signature of the three and the last approval count: signing anew after a "
                + "correction isn't out of order. A role with an undated signature is undecided. "
                + "Find out whether it was approved unseen."),
        source: .dataContract("Fields, signoffs"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.signoffs]
    let needs: [SourceKind] = []
    let columns: [SourceKind: FieldSet] = [.signoffs: [.villageCode, .month, .role, .signedAt]]

    let examples: [RuleExample] = [
        .passes("先签后审", "signed, then approved", run: [.signoffs: SignOffExamples.five]),
        .fails(
            "包村领导先签", "the lead officer came first",
            run: [
                .signoffs: [
                    SignOffExamples.director,
                    [.role: "4", .name: "吴志强", .signedAt: "2013-06-01"],
                ]
            ], in: .signoffs, record: 1, at: .signedAt),
        .passes(
            "更正后人口主任补签", "the population director signs anew after a correction",
            run: [
                .signoffs: SignOffExamples.five + [
                    [.role: "1", .name: "周玉兰", .signedAt: "2013-06-04"]
                ]
            ]),
        .passes(
            "包村领导先签，后来补签", "the lead officer came first, and signed anew after",
            run: [
                .signoffs: [
                    SignOffExamples.director,
                    [.role: "4", .name: "吴志强", .signedAt: "2013-06-01"], SignOffExamples.lead,
                ]
            ]),
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
            judge(rows.map { signoffs[$0] }, &verdict)
        }
        return verdict
    }

    /// One village's month, a judgement each signature.
    private func judge(_ views: [RecordView], _ verdict: inout CrossVerdict) {
        let signatures = Dictionary(grouping: views) { SignerRole($0) }
        // When each of the three first signed, which is when there was something to approve.
        let joint = SignerRole.allCases.filter { !$0.isApproval }
            .compactMap { Self.extreme(signatures[$0] ?? []) { $0 < $1 } }
        let last = joint.max { left, right in
            guard left.day == right.day else { return left.day < right.day }
            return KeyGroups.precedes(right.view.row, left.view.row, in: left.view.table)
        }
        for (role, own) in signatures {
            let isApproval = role?.isApproval == true
            let final = isApproval ? Self.extreme(own) { $0 > $1 } : nil
            let isKnown = isApproval ? final != nil : own.allSatisfy { $0.date(.signedAt) != nil }
            guard let role, isKnown else {
                verdict.leaveOpen(own.count)
                continue
            }
            for view in own {
                if let final, let last, final.view.row == view.row, final.day < last.day {
                    verdict.fail(view, failure(view, role, before: last.view))
                } else {
                    verdict.pass()
                }
            }
        }
    }

    /// The role's first or last signature, of one day by place; nil when it has none or one without
    /// a date, which may be that signature.
    private static func extreme(
        _ views: [RecordView], _ precedes: (CalendarDay, CalendarDay) -> Bool
    ) -> (day: CalendarDay, view: RecordView)? {
        let dated = views.compactMap { view in view.date(.signedAt).map { ($0, view) } }
        guard dated.count == views.count else { return nil }
        return dated.min { left, right in
            guard left.0 == right.0 else { return precedes(left.0, right.0) }
            return KeyGroups.precedes(left.1.row, right.1.row, in: left.1.table)
        }
    }

    private func failure(
        _ view: RecordView, _ role: SignerRole, before last: RecordView
    ) -> Failure {
        Failure(
            [.signedAt, .role],
            last.named() + [
                SignerRole.shown([role], as: "role"), view.shown(.signedAt),
                SignerRole.shown([SignerRole(last)].compactMap(\.self), as: "earlier"),
            ])
    }
}
