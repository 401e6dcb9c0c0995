import RegistryModel

/// Flags a birth certificate number that two children of one source bear.
struct CertificateUsedTwice: SetRule {
    let card = RuleCard(
        "SET003", "certificate-used-twice", .error, .set,
        message: Bilingual(
            zh: "出生证编号 {certificateNumber} 已用于 {firstFile} 第 {firstLine} 行的另一个孩子",
            en:
                "Certificate {certificateNumber} already belongs to another child, {firstFile}, "
                + "line {firstLine}"
        ),
        explanation: Bilingual(
            zh: "出生医学证明一人一证一编号，双胞胎也各有一张。补发换发会使一个孩子有两个编号，反之则不可能。请核对两个孩子的证件。",
            en:
                "Each child has a certificate with a number of its own, twins too. Re-issue can "
                + "give one child two numbers, never two children one. Look at both certificates."),
        source: .certificates)

    let examples: [RuleExample] = [
        .passes(
            "双胞胎各有编号", "a number for each twin",
            together: [
                [.plurality: "2"],
                [
                    .plurality: "2", .birthID: "B0002", .birthOrder: "2", .idNumber: nil,
                    .certificateNumber: "N520012346",
                ],
            ]),
        .passes(
            "同一孩子重报属 SET004", "one child reported twice is SET004's matter",
            together: [[:], [.birthID: "B0002", .idNumber: nil]]),
        .fails(
            "双胞胎共用一个编号", "one number for both twins",
            together: [
                [.plurality: "2"],
                [.plurality: "2", .birthID: "B0002", .birthOrder: "2", .idNumber: nil],
            ], at: .certificateNumber),
        .undecided(
            "没有编号", "no number", together: [[.certificateNumber: nil]],
            missing: .certificateNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool {
        schema.position(of: .certificateNumber) != nil
    }

    func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema).union(SameChild.birthColumns(in: schema))
            .union([.certificateNumber])
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? {
        Recurrence(
            keys: SharedKey.ofCopies + [.certificateNumber], undecidedWithout: .certificateNumber)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        let groups = KeyGroups.repeated(in: table) { view in
            guard let number = view.certificate(.certificateNumber) else {
                verdict.undecided += 1
                return nil
            }
            return number.rawValue
        }
        for group in groups {
            let first = table[group[0]]
            for row in group.dropFirst()
            where !source.isCopy[row] && !SameChild.isSameBirth(first, table[row]) {
                verdict.failures.append(
                    (
                        row,
                        Failure(
                            [.certificateNumber],
                            first.named() + [table[row].shown(.certificateNumber)])
                    ))
            }
        }
        return verdict
    }
}
