import RegistryModel

/// Flags a plural confinement of which fewer children are listed than it had.
struct TwinsIncomplete: SetRule {
    let card = RuleCard(
        "SET008", "twins-incomplete", .warning, .set,
        message: Bilingual(
            zh: "胎数 {plurality}，同一次分娩只有 {listed} 条记录",
            en: "{plurality} children at this birth, {listed} listed"),
        explanation: Bilingual(
            zh: "双胞胎、多胞胎每个孩子一条。另一个可能漏报，也可能死产（不登记），或由另一村上报在别的文件里。"
                + "前后三天内有母亲号码缺失或读不出、而母亲姓名不矛盾的记录时，可能就是另一个，无法判定。"
                + "同一孩子报了两次的只算一个；分不清是两个孩子还是重复上报的（例如胎序、性别都相同而姓名不同），无法判定。指出的是同胎第一条。请核实。",
            en:
                "Each child of a plural birth has a record of its own. The other may be unreported, "
                + "stillborn (not registered), or in another file. A record within three days whose "
                + "mother's ID is blank or can't be read, and whose mother's name doesn't "
                + "contradict, may be the other: undecided. A child reported twice counts once, and "
                + "records that may be two children or one reported twice (one order and sex, two "
                + "names) are undecided. The first record of the confinement is flagged. Verify the "
                + "confinement."),
        source: .domainNotes("§6, Twins"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("单胎", "a single child", together: [[:]]),
        .passes(
            "两个都有", "both are there",
            together: [
                [.plurality: "2"],
                [
                    .birthID: "B0002", .plurality: "2", .birthOrder: "2", .idNumber: nil,
                    .childName: "李晓雪", .certificateNumber: nil,
                ],
            ]),
        .fails(
            "一个孩子报了两次（日期差一天），另一个没有", "one child twice, a day apart, and no other",
            together: [
                [.plurality: "2"],
                [.birthID: "B0002", .plurality: "2", .birthDate: "2013-05-08"],
            ], record: 0, at: .plurality),
        .undecided(
            "胎序相同、姓名不同，可能是一个孩子报了两次", "one order, two names: perhaps one child twice",
            together: [
                [.plurality: "2"],
                [
                    .birthID: "B0002", .plurality: "2", .idNumber: nil, .childName: "陈思远",
                    .certificateNumber: nil,
                ],
            ], missing: .idNumber),
        .undecided(
            "都没取名、没有胎序和号码", "neither named, no order, no number",
            together: [
                [
                    .plurality: "2", .birthOrder: nil, .idNumber: nil, .childName: nil,
                    .certificateNumber: nil,
                ],
                [
                    .birthID: "B0002", .plurality: "2", .birthOrder: nil, .idNumber: nil,
                    .childName: nil, .certificateNumber: nil,
                ],
            ], missing: .birthOrder),
        .fails(
            "双胞胎只有一条", "one record of twins", together: [[.plurality: "2"]], record: 0,
            at: .plurality),
        .fails(
            "住院分娩也是一孩一条", "deliveries list each child too", together: [[.plurality: "3"]],
            record: 0, at: .plurality, in: .hospitalDeliveries),
        .undecided(
            "另一条没有母亲号码", "the other record lacks the mother's ID",
            together: [
                [.plurality: "2"],
                [
                    .deliveryID: "D0002", .plurality: "2", .birthOrder: "2", .motherIDNumber: nil,
                    .certificateNumber: nil,
                ],
            ], missing: .motherIDNumber, in: .hospitalDeliveries),
        .fails(
            "没有母亲号码的是别人的孩子", "the record without ID is another mother's",
            together: [
                [.plurality: "2"],
                [
                    .deliveryID: "D0002", .motherName: "陈思远", .motherIDNumber: nil,
                    .certificateNumber: nil,
                ],
            ], record: 0, at: .plurality, in: .hospitalDeliveries),
        .undecided(
            "双胞胎，没有母亲号码", "twins without the mother's ID",
            together: [[.plurality: "2", .motherIDNumber: nil]], missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool {
        schema.has(.plurality, .motherIDNumber) && schema.birthDayField != nil
    }

    func columns(in schema: SourceSchema) -> FieldSet { MotherConfinements.columns(in: schema) }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        func isPlural(_ view: RecordView) -> Bool { (view.integer(.plurality) ?? 1) > 1 }
        var motherless = MotherlessBirths(source)
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            let view = table[row]
            guard view.birthDay == nil || view.validID(.motherIDNumber) == nil else { continue }
            motherless.append(view)
            if isPlural(view) { verdict.undecided += 1 }
        }
        let confinements = MotherConfinements(source, isSingleWanted: isPlural)
        for confinement in confinements.mothers.joined() {
            let plurality = confinement.rows.compactMap { table[$0].integer(.plurality) }.max() ?? 1
            let rows = confinement.rows
            let row = rows.min { KeyGroups.precedes($0, $1, in: table) }
            guard plurality > 1, let row else { continue }
            let apart = Self.children(rows, in: table, upTo: plurality) { $0 == .two }
            if apart == plurality { continue }
            let listed = Self.children(rows, in: table, upTo: plurality) { $0 != .one }
            if listed == plurality || motherless.mayBelong(to: confinement) {
                verdict.undecided += rows.count
            } else {
                verdict.failures.append((row, failure(plurality, listed)))
            }
        }
        return verdict
    }

    private func failure(_ plurality: Int, _ listed: Int) -> Failure {
        Failure(
            [.plurality, .motherIDNumber],
            [
                FindingValue("plurality", String(plurality)),
                FindingValue("listed", String(listed)),
            ])
    }

    /// How many of the records stand apart from each other, counted no further than asked.
    private static func children(
        _ rows: [Int], in table: RecordTable, upTo most: Int,
        apart areApart: (SameChild.Siblings) -> Bool
    ) -> Int {
        var children: [RecordView] = []
        for row in rows where children.count < most {
            let record = table[row]
            if children.allSatisfy({ areApart(SameChild.siblings($0, record)) }) {
                children.append(record)
            }
        }
        return children.count
    }
}

/// Births whose mother or day can't be told, any of which may be somebody's other twin.
private struct MotherlessBirths {
    private let source: SourceRecords
    /// By day; those without one under nil.
    private var rows: [Int32?: [Int]] = [:]

    init(_ source: SourceRecords) {
        self.source = source
    }

    private var table: RecordTable { source.table }

    mutating func append(_ view: RecordView) {
        rows[view.birthDay?.number, default: []].append(view.row)
    }

    func mayBelong(to confinement: MotherConfinements.Confinement) -> Bool {
        guard let row = confinement.rows.first, let mother = table[row].validID(.motherIDNumber)
        else { return false }
        if source.broken.mention(mother) { return true }
        let around = (-3...3).map { Optional(confinement.day.number + $0) }
        return (around + [nil]).contains { day in
            (rows[day] ?? []).contains { mayBe(table[$0], of: table[row], mother) }
        }
    }

    /// Nothing in the record says that another woman is its mother.
    private func mayBe(_ view: RecordView, of other: RecordView, _ mother: ResidentID) -> Bool {
        if let own = view.validID(.motherIDNumber) { return own == mother }
        guard let one = view.text(.motherName), let two = other.text(.motherName) else {
            return true
        }
        return PersonName.agreement(PersonName(one), PersonName(two)) != .different
    }
}
