import RegistryModel

/// Flags a person whom two villages count as theirs.
struct PersonInTwoVillages: SetRule {
    let card = RuleCard(
        "SET014", "person-in-two-villages", .error, .set,
        message: Bilingual(
            zh: "此人在村 {firstVillage} 也有登记（{firstFile} 第 {firstLine} 行）",
            en: "Entered in village {firstVillage} too ({firstFile}, line {firstLine})"),
        explanation: Bilingual(
            zh: "号码、姓名、出生日期都相同，登记在两个村。一村登记为流出、另一村登记为常住或流入的不算。指出的是后一条。"
                + "常见原因：搬迁、并村后原村没有注销。同村重复见 SET001，号码被别人使用见 SET002。请由现居住地的村保留。",
            en: "One number, name and birth date in two villages. It is in order when one has the "
                + "person as gone out (流出) and the other as resident or come in. The later record "
                + "is flagged. Usual cause: a move or a merger of villages after which the old "
                + "entry stayed. Twice in one village is SET001, another's number SET002. The "
                + "village of residence keeps the person."),
        source: .domainNotes("§1.2, S2 前言"), standing: .active(since: "0.2.0"))

    private static let elsewhere: RuleExample.Changes = [
        .personID: "P000999", .householdID: "H00018", .villageCode: "520525201206",
    ]

    let examples: [RuleExample] = [
        .passes(
            "一村流出，一村常住", "gone out of one, resident in the other",
            together: [
                [.residency: "3"],
                elsewhere,
            ], in: .registryPersons),
        .passes(
            "代码变更前后是同一个村", "one village, before and after its code changed",
            together: [
                [:],
                [.personID: "P000999", .villageCode: "522426201205"],
            ], in: .registryPersons),
        .fails(
            "两个村都登记为常住", "resident in both", together: [[:], elsewhere], at: .villageCode,
            in: .registryPersons),
        .undecided(
            "没有人口类别", "no residency",
            together: [
                [.residency: nil],
                elsewhere,
            ], missing: .residency, in: .registryPersons),
        .undecided(
            "没有号码", "no number", together: [[.idNumber: nil]], missing: .idNumber,
            in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryPersons }

    func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema).union([.residency])
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? {
        Recurrence(keys: SharedKey.ofCopies, undecidedWithout: .idNumber)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        verdict.undecided = source.withoutID
        for group in source.sharedIDs {
            let first = table[group[0]]
            guard let village = first.division(.villageCode)?.current else {
                verdict.undecided += group.count - 1
                continue
            }
            for row in group.dropFirst() where !source.isCopy[row] {
                judge(table[row], first, village, &verdict)
            }
        }
        return verdict
    }

    private func judge(
        _ later: RecordView, _ first: RecordView, _ village: DivisionCode,
        _ verdict: inout SetVerdict
    ) {
        guard let own = later.division(.villageCode)?.current else {
            verdict.undecided += 1
            return
        }
        guard own != village, SameChild.isSamePerson(first, later) else { return }
        guard let one = first.code(.residency), let other = later.code(.residency) else {
            verdict.undecided += 1
            return
        }
        if (one == 3) != (other == 3) { return }
        verdict.failures.append(
            (
                later.row,
                Failure(
                    [.villageCode, .idNumber],
                    first.named() + [first.shown(.villageCode, as: "firstVillage")])
            ))
    }
}

extension DivisionCode {
    /// The same village under the county code in force today: 522426 became 520525 in 2011.
    var current: DivisionCode {
        let county = DivisionRegister.current(of: countyCode)
        return county == countyCode ? self : movedTo(countyCode: county)
    }
}
