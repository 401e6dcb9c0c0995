import RegistryModel

/// Flags a village's month that not all five have signed.
struct SignatureMissing: CrossRule {
    let card = RuleCard(
        "SGN001", "signature-missing", .error, .villageMonth,
        message: Bilingual(
            zh: "{month} 月报缺签字：{roles}", en: "{month} lacks the signature of {roles}"),
        explanation: Bilingual(
            zh: "月报须由人口主任、村委主任、支书汇签，再由包村领导、包村干部审核签字。查审核期内已过结账日的整月（每个名册上的村），"
                + "以及有任何签字的村月。有读不出村、月份或角色的签字时，缺的签字无法判定。请补签。",
            en: "A month's report is signed by the population director (人口主任), committee director "
                + "(村委主任) and party secretary (支书), then approved by the lead officer (包村领导) "
                + "and field officer (包村干部). Looked at are the closed whole months of the audited period for every "
                + "village on the roll, and any month somebody has signed. While a signature's "
                + "village, month or role can't be read, absent ones are undecided. Have it signed."
        ),
        source: .domainNotes("§1.2, S4 推进措施"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.villages, .signoffs]
    let needs: [SourceKind] = [.signoffs]
    let columns: [SourceKind: FieldSet] = [
        .signoffs: [.villageCode, .month, .role], .villages: [.villageCode],
    ]

    let examples: [RuleExample] = [
        .passes(
            "五人都签了", "all five have signed",
            run: [.villages: [[:]], .signoffs: SignOffExamples.five]),
        .fails(
            "包村干部没有签", "the field officer hasn't",
            run: [
                .villages: [[:]], .signoffs: Array(SignOffExamples.five.dropLast()),
            ], in: .signoffs, at: .role),
        .fails(
            "一个签字也没有", "nobody has",
            run: [
                .villages: [[:], [.villageCode: "520525201206", .villageName: "坝子村"]],
                .signoffs: SignOffExamples.five,
            ], in: .villages, record: 1, at: .villageCode),
        .undecided(
            "有一个签字读不出角色", "a signature without role",
            run: [
                .villages: [[:]],
                .signoffs: Array(SignOffExamples.five.dropLast()) + [[.role: nil]],
            ], missing: .role),
        .undecided("没有月报审签", "no sign-offs", run: [.villages: [[:]]], without: .signoffs),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let signoffs = run.table(.signoffs) else { return verdict }
        let signed = SignedMonths(signoffs)
        verdict.leaveOpen(signed.open.count)
        var units: [VillageMonth: RecordView] = signed.rows.compactMapValues {
            $0.first.map { signoffs[$0] }
        }
        if let villages = run.table(.villages) {
            for row in Roll.rows(of: villages, &verdict) {
                guard let village = villages[row].division(.villageCode)?.current else { continue }
                for month in context.closedMonths ?? [] {
                    let unit = VillageMonth(village, month)
                    if units[unit] == nil { units[unit] = villages[row] }
                }
            }
        }
        for (unit, place) in units {
            let present = Set((signed.rows[unit] ?? []).compactMap { SignerRole(signoffs[$0]) })
            let missing = SignerRole.allCases.filter { !present.contains($0) }
            if missing.isEmpty {
                verdict.pass()
            } else if !signed.open.isEmpty {
                verdict.leaveOpen()
            } else {
                verdict.fail(place, failure(unit, missing, place))
            }
        }
        return verdict
    }

    private func failure(
        _ unit: VillageMonth, _ missing: [SignerRole], _ place: RecordView
    ) -> Failure {
        Failure(
            place.table.schema.kind == .signoffs ? [.role, .villageCode] : [.villageCode],
            [
                FindingValue("month", CalendarDay.monthText(unit.month)),
                SignerRole.shown(missing, as: "roles"),
            ])
    }
}
