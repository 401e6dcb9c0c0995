import RegistryModel

/// Flags two births of one mother too close together to be two confinements.
struct BirthIntervalImpossible: SetRule {
    let card = RuleCard(
        "SET005", "birth-interval-impossible", .error, .set,
        message: Bilingual(
            zh: "与同一母亲 {earlier} 的出生（{firstFile} 第 {firstLine} 行）仅隔 {days} 天",
            en:
                "Days since the same mother's birth of {earlier} ({firstFile}, line {firstLine}): "
                + "only {days}"
        ),
        explanation: Bilingual(
            zh: "两次分娩至少相隔约六个月：不足 180 天为错误，180–270 天为提醒。相差三天以内视为同一次分娩"
                + "（双胞胎跨日），但两条都写明胎数为 1 的不是双胞胎，仍为错误。"
                + "同一天的两条都写明胎数为 1、又不像同一孩子（性别、胎序或号码不同）的为提醒：可能是胎数填错的双胞胎，也可能是填错的重复上报。同一孩子（号码或出生证编号相同）见 SET001–SET003。"
                + "常见原因：一个出生报了两个日期、母亲号码填错、胎数填错。请核实。",
            en:
                "Two confinements lie about six months apart at least: under 180 days is an error, "
                + "180 to 270 a warning. Up to three days count as one confinement (twins across "
                + "midnight), unless both records say that one child was born: that is an error. "
                + "Two on one day of which both say so and that can't be one child (sex, order or "
                + "ID differ) are a warning: twins with a wrong plurality, or one birth reported "
                + "twice with a slip. One child by ID or certificate is SET001 to SET003. Usual causes: one birth with "
                + "two dates, a wrong mother's ID, a wrong plurality. Verify the births."),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes(
            "相隔一年", "a year apart",
            together: [
                [.birthDate: "2012-05-07", .idNumber: nil], [.birthID: "B0002", .parity: "2"],
            ]),
        .passes(
            "双胞胎跨零点", "twins across midnight",
            together: [
                [.plurality: "2"],
                [.plurality: "2", .birthOrder: "2", .birthID: "B0002", .birthDate: "2013-05-08"],
            ]),
        .passes(
            "第二天，一条没有写胎数", "the next day, one without plurality",
            together: [
                [.plurality: nil],
                [.birthID: "B0002", .birthDate: "2013-05-08", .idNumber: nil],
            ]),
        .passes(
            "同一出生证编号报了两个日期，见 SET003", "one certificate with two dates is SET003's matter",
            together: [[:], [.birthID: "B0002", .birthDate: "2013-05-10", .idNumber: nil]]),
        .fails(
            "相隔三天，都写明单胎", "three days apart, both of one child",
            together: [
                [:],
                [
                    .birthID: "B0002", .birthDate: "2013-05-10", .idNumber: nil,
                    .certificateNumber: nil,
                ],
            ], at: .birthDate, as: .error),
        .fails(
            "同一天一男一女，都写明单胎", "a boy and a girl on one day, both single",
            together: [
                [:],
                [
                    .birthID: "B0002", .sex: "1", .idNumber: nil, .childName: "李小龙",
                    .certificateNumber: nil,
                ],
            ], at: .plurality, as: .warning),
        .passes(
            "同一天的同一出生，见 SET004", "one birth reported twice is SET004's matter",
            together: [[:], [.birthID: "B0777", .villageCode: "520525201206"]]),
        .passes(
            "同一天一男一女，一条没有写胎数", "a boy and a girl on one day, one without plurality",
            together: [
                [:],
                [
                    .birthID: "B0002", .sex: "1", .idNumber: nil, .childName: "李小龙",
                    .certificateNumber: nil, .plurality: nil,
                ],
            ]),
        .fails(
            "相隔 20 天", "twenty days apart",
            together: [[:], [.birthID: "B0002", .birthDate: "2013-05-27", .idNumber: nil]],
            at: .birthDate, as: .error),
        .fails(
            "相隔 200 天", "two hundred days apart",
            together: [[.birthDate: "2012-10-19", .idNumber: nil], [.birthID: "B0002"]],
            at: .birthDate, as: .warning),
        .undecided(
            "没有母亲号码", "no mother's ID", together: [[.motherIDNumber: nil]],
            missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryBirths }

    func columns(in schema: SourceSchema) -> FieldSet {
        RepeatedBirths.columns(in: schema)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        let repeated = Set(source.repeatedBirths.all.map(\.row))
        var verdict = SetVerdict()
        for group in Confinements.byMother(table, undecided: &verdict.undecided) {
            let rows = Confinements.byDay(group, in: table).filter { !source.isCopy[$0] }
            guard var earlier = rows.first else { continue }
            for row in rows.dropFirst() {
                guard let day = table[row].birthDay, let before = table[earlier].birthDay else {
                    continue
                }
                let days = day.days(since: before)
                let isOneConfinement = days <= Self.longestConfinement
                let isRepeated = days == 0 && repeated.contains(row)
                let isApart =
                    !isOneConfinement
                    || !isRepeated && Self.areSingle(table[earlier], table[row])
                if isApart, days <= 270 {
                    verdict.failures.append((row, failure(days, table[earlier], before)))
                }
                if !isOneConfinement { earlier = row }
            }
        }
        return verdict
    }

    /// Days between the children of one confinement at most, the clock and the clerk allowed for.
    private static let longestConfinement = 3

    /// Both records say that one child was born, and nothing says that it is the same child.
    private static func areSingle(_ left: RecordView, _ right: RecordView) -> Bool {
        guard left.integer(.plurality) == 1, right.integer(.plurality) == 1 else { return false }
        if let id = left.validID(.idNumber), id == right.validID(.idNumber) { return false }
        guard let number = left.certificate(.certificateNumber) else { return true }
        return number != right.certificate(.certificateNumber)
    }

    private func failure(_ days: Int, _ earlier: RecordView, _ before: CalendarDay) -> Failure {
        // Of two on one day the date is the last thing to doubt.
        Failure(
            days == 0
                ? [.plurality, .motherIDNumber, .birthDate] : [.birthDate, .motherIDNumber],
            earlier.named()
                + [
                    FindingValue("earlier", before.description),
                    FindingValue("days", String(days)),
                ], severity: (1..<180).contains(days) ? .error : .warning)
    }
}
