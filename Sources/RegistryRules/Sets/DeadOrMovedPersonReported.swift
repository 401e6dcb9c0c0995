import RegistryModel

/// Flags a person of the register who is dead or has moved away on the police roster.
struct DeadOrMovedPersonReported: CrossRule {
    let card = RuleCard(
        "SET016", "dead-or-moved-person-reported", .error, .crossSource,
        message: Bilingual(
            zh: "公安户籍为“{status}”（{firstFile} 第 {firstLine} 行），全员人口仍为常住",
            en: "On the police roster as {status} ({firstFile}, line {firstLine}), in the register "
                + "as resident"),
        explanation: Bilingual(
            zh: "死亡注销仍登记为常住的为错误；户籍迁出而人仍常住可能属实，为提醒。同一号码另有在册记录的不算，登记为流入、流出的不查。"
                + "请核实后注销或变更。",
            en: "A resident of the register whom the police have as dead (死亡注销) is an error; one "
                + "whose registration has moved away (迁出) may still live there, so that is a "
                + "warning. Another roster record of the number that is current settles it; people "
                + "entered as come in or gone out aren't judged. Verify, then cancel or change."),
        source: .dataContract("Fields, police.roster"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.registryPersons]
    let needs: [SourceKind] = [.policeRoster]
    let columns: [SourceKind: FieldSet] = [
        .registryPersons: [.personID, .idNumber, .residency],
        .policeRoster: [.idNumber, .status],
    ]

    let examples: [RuleExample] = [
        .passes(
            "在册", "current", run: [.registryPersons: [[:]], .policeRoster: [[:]]]),
        .passes(
            "迁出后又迁回", "moved away and back",
            run: [.registryPersons: [[:]], .policeRoster: [[.status: "2"], [:]]]),
        .fails(
            "已死亡注销", "dead", run: [.registryPersons: [[:]], .policeRoster: [[.status: "3"]]],
            in: .registryPersons, at: .idNumber),
        .fails(
            "户籍已迁出", "moved away",
            run: [.registryPersons: [[:]], .policeRoster: [[.status: "2"]]],
            in: .registryPersons, at: .idNumber, as: .warning),
        .undecided(
            "户籍状态为空", "no status on the roster",
            run: [.registryPersons: [[:]], .policeRoster: [[.status: nil]]], missing: .status),
        .undecided(
            "没有公安户籍", "no police roster", run: [.registryPersons: [[:]]],
            without: .policeRoster),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let persons = run.table(.registryPersons), let roster = run.table(.policeRoster)
        else { return verdict }
        let people = PersonIndex(roster) { Self.rank($0) < Self.rank($1) }
        for row in 0..<persons.count {
            let view = persons[row]
            guard !persons.brokenRows.contains(row), let id = view.validID(.idNumber),
                let residency = view.code(.residency)
            else {
                verdict.leaveOpen()
                continue
            }
            guard residency == 1, let found = people[id] else {
                verdict.pass()
                continue
            }
            switch found.code(.status) {
            case 1: verdict.pass()
            case 2: verdict.fail(view, failure(found, .warning))
            case 3: verdict.fail(view, failure(found, .error))
            default: verdict.leaveOpen()
            }
        }
        return verdict
    }

    /// Of several records of a number the current one speaks, then one that says nothing.
    private static func rank(_ view: RecordView) -> UInt8 {
        switch view.code(.status) {
        case 1: 0
        case nil: 1
        case 2: 3
        default: 2
        }
    }

    private func failure(_ found: RecordView, _ severity: Severity) -> Failure {
        Failure(
            [.idNumber, .residency], found.named() + [found.shown(.status)], severity: severity)
    }
}
