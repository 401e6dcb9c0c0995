import RegistryModel

/// Flags a minor whose parent, though named by number, isn't in the register.
struct ParentNotInRegister: CrossRule {
    let card = RuleCard(
        "SET011", "parent-not-in-register", .notice, .set,
        message: Bilingual(
            zh: "{parent}的号码 {number} 不在全员人口中",
            en: "The number {number} of the {parent} isn't in the population register"),
        explanation: Bilingual(
            zh: "未满 18 周岁的常住、流入人口，父母一般也在全员人口中。常见原因：父母号码抄错、父或母漏登、父母住在外县。"
                + "成年人不查。校验码不对的号码不查，见 FLD011。请核对。",
            en: "The parents of a resident under 18 are usually in the register. Usual causes: the "
                + "number miscopied (父亲 father, 母亲 mother), a parent left out, parents living in "
                + "another county. Adults aren't judged, nor numbers with a wrong check character "
                + "(FLD011). Check."),
        source: .dataContract("Fields, registry.persons"), standing: .active(since: "0.2.0"),
        isGathered: true)

    let subjects: [SourceKind] = [.registryPersons]
    let needs: [SourceKind] = [.registryPersons]
    let columns: [SourceKind: FieldSet] = [
        .registryPersons: [
            .idNumber, .birthDate, .motherIDNumber, .fatherIDNumber, .residency, .personID,
        ]
    ]

    private static let father: RuleExample.Changes = [
        .personID: "P000124", .name: "李建国", .sex: "1", .birthDate: "1986-07-15",
        .idNumber: ExampleRecords.fatherID,
    ]

    let examples: [RuleExample] = [
        .passes(
            "父母都在", "both parents are there",
            run: [.registryPersons: [[:], father, HouseholdExamples.son]]),
        .passes("成年人不查", "adults aren't judged", run: [.registryPersons: [[:]]]),
        .fails(
            "父亲不在", "the father isn't there",
            run: [.registryPersons: [[:], HouseholdExamples.son]], in: .registryPersons, record: 1,
            at: .fatherIDNumber),
        .undecided(
            "没有出生日期", "no birth date", run: [.registryPersons: [[.birthDate: nil]]],
            missing: .birthDate),
    ]

    func search(in schema: SourceSchema) -> (any SuspectSearch)? { AbsentParentSearch() }

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let source = run.source(.registryPersons) else { return verdict }
        let table = source.table
        for row in 0..<table.count {
            let view = table[row]
            guard !table.brokenRows.contains(row), let born = view.birthDay else {
                verdict.leaveOpen()
                continue
            }
            if born.age(on: context.runDate) >= 18 || view.code(.residency) == 3 {
                verdict.pass()
                continue
            }
            judge(view, source, &verdict)
        }
        return verdict
    }

    private func judge(
        _ child: RecordView, _ source: SourceRecords, _ verdict: inout CrossVerdict
    ) {
        let parents = [(Field.motherIDNumber, "母亲"), (.fatherIDNumber, "父亲")].compactMap {
            field, title in child.validID(field).map { (field, title, $0) }
        }
        guard !parents.isEmpty else { return verdict.leaveOpen() }
        guard let absent = parents.first(where: { source.people[$0.2] == nil }) else {
            return verdict.pass()
        }
        if source.broken.mention(absent.2) { return verdict.leaveOpen() }
        verdict.fail(
            child,
            Failure(
                [absent.0],
                [
                    FindingValue("parent", absent.1, words: .parent),
                    child.shown(absent.0, as: "number"),
                ]))
    }
}

/// The numbers that stand anywhere in a source's broken rows: whoever bears one may be there.
struct BrokenNumbers: Sendable {
    private var numbers = NumberSet()

    init(_ mentioned: some Sequence<UInt64>) {
        for number in mentioned { numbers.insert(number) }
    }

    func mention(_ id: ResidentID) -> Bool { numbers.contains(id.rawValue) }

    /// All runs of eighteen characters that are a number, wherever they begin. Cost: one look at each
    /// column.
    static func mentioned(in table: RecordTable) -> [UInt64] {
        let rows = table.brokenRows
        if rows.isEmpty { return [] }
        var found: [UInt64] = []
        for definition in table.schema.fields {
            if definition.type == .residentID {
                let values = table.wideValues(definition.field)
                for row in rows where row < values.count && values[row] > Packed.unreadable {
                    found.append(UInt64(values[row]))
                }
            } else if let texts = table.textColumn(definition.field) {
                texts.withBytes { bytes in
                    for row in rows { numbers(in: bytes, texts.range(at: row), &found) }
                }
            }
        }
        for remark in table.remarks where rows.contains(remark.row) {
            let text = Array(remark.text.utf8)
            numbers(in: text.span, 0..<text.count, &found)
        }
        return found
    }

    private static func numbers(
        in text: Span<UInt8>, _ range: Range<Int>, _ found: inout [UInt64]
    ) {
        guard range.count >= 18 else { return }
        var digits = 0
        // The last seventeen digits.
        var value: UInt64 = 0
        for index in range {
            let byte = text[index]
            let isDigit = (0x30...0x39).contains(byte)
            if digits >= 17, isDigit || byte == UInt8(ascii: "X") {
                let check = isDigit ? UInt64(byte - 0x30) : 10
                found.append(ResidentID(firstSeventeen: value, checkValue: check).rawValue)
            }
            digits = isDigit ? digits + 1 : 0
            value = isDigit ? value % 10_000_000_000_000_000 * 10 + UInt64(byte - 0x30) : 0
        }
    }
}
