import AuditReports
import RegistryModel

/// Judges an audit's result by the gate's settings. Pure: no file is looked at.
struct GateConditions {
    let settings: GateSettings
    let result: AuditResult
    /// Kinds of sources that were given and have records.
    let present: Set<SourceKind>
    /// What the baseline doesn't have; nil when none is asked for.
    let newFindings: Int?
    /// What the exchange schema has against the records as they would be sent.
    let exchangeFaults: Int
    /// Sources that the manifest lists and that have no file.
    let sourcesWithoutFiles: [SourceID]

    var all: [GateCondition] {
        [
            sources, register, roll, exchange, schemaErrors, accuracy, entryRate, gradeA, signOffs,
            totals, baseline,
        ].compactMap(\.self)
    }

    // MARK: Counts

    private var account: BirthAccount { result.birthAccount }

    /// The data as they are sent still lack the birth, for all that is known.
    private func isOpen(_ auditCase: AuditCase) -> Bool {
        auditCase.standing?.verdict?.outcome != .overturned && !auditCase.isMended
    }

    private func places(_ isMeant: (Finding) -> Bool) -> Int {
        result.findings.filter(isMeant).reduce(0) { $0 + $1.places }
    }

    // MARK: Conditions

    private var sources: GateCondition {
        let names = sourcesWithoutFiles.map(\.name).sorted()
        let none = Bilingual(zh: "无", en: "none")
        return GateCondition(
            name: "sources",
            title: Bilingual(zh: "列出而没有文件的来源", en: "sources listed without a file"),
            figure: names.isEmpty
                ? none
                : Bilingual(
                    zh: names.joined(separator: "、"), en: names.joined(separator: ", ")),
            limit: none, standing: names.isEmpty ? .met : .unmet)
    }

    /// What is sent must be whole; without a roster nothing tells.
    private var register: GateCondition? {
        guard present.contains(.registryPersons), present.contains(.policeRoster) else {
            return nil
        }
        return amount(
            "register",
            Bilingual(zh: "全员人口缺一半以上人员的村（居）", en: "villages mostly absent from the register"),
            result.uncovered.count, atMost: 0)
    }

    /// Births of a village that the roll lacks count for nobody.
    private var roll: GateCondition {
        amount(
            "roll",
            Bilingual(
                zh: "登记中有而名册缺的村（居）", en: "villages of the registry that the roll lacks"),
            result.unlisted.count, atMost: 0)
    }

    private var exchange: GateCondition {
        amount(
            "exchange", Bilingual(zh: "能按交换格式写出", en: "can be sent in the exchange format"),
            exchangeFaults, atMost: 0)
    }

    private var schemaErrors: GateCondition? {
        settings.schemaErrors.map { limit in
            amount(
                "schemaErrors", Bilingual(zh: "文件与结构错误", en: "errors of files and structure"),
                places { $0.rule.text.hasPrefix("FIL") && $0.severity == .error }, atMost: limit)
        }
    }

    private var accuracy: GateCondition? {
        settings.accuracy.map { limit in
            ofBirths(
                share(
                    "accuracy", Bilingual(zh: "出生统计准确率", en: "accuracy of births"),
                    (account.accurateNow, account.accurateNow - account.accurate),
                    of: account.births, atLeast: limit)
            ) { BirthAccount.meets(account.accurateNow, of: account.births + $0, limit) }
        }
    }

    private var entryRate: GateCondition? {
        settings.entryRate.map { limit in
            ofBirths(
                share(
                    "entryRate", Bilingual(zh: "入库率", en: "births that the registry has"),
                    (account.enteredNow, account.enteredNow - account.entered),
                    of: account.births, atLeast: limit)
            ) { BirthAccount.meets(account.enteredNow, of: account.births + $0, limit) }
        }
    }

    private var gradeA: GateCondition? {
        settings.gradeA.map { limit in
            let count = result.cases.count {
                $0.auditCase.verdict == .missing && $0.auditCase.grade == .a && isOpen($0.auditCase)
            }
            return ofBirths(
                amount(
                    "gradeA", Bilingual(zh: "A 级漏报", en: "missing births of grade A"), count,
                    atMost: limit)
            ) { count + $0 <= limit }
        }
    }

    /// A condition that rests on births being looked for elsewhere: with nowhere to look nothing tells,
    /// nor as long as births that others know may still be reported, unless it is `met` even so.
    private func ofBirths(
        _ condition: GateCondition, metWith met: (_ unreported: Int) -> Bool
    ) -> GateCondition {
        guard condition.standing == .met else { return condition }
        guard !present.isDisjoint(with: Self.outside) else {
            return condition.undecided(
                Bilingual(
                    zh: "没有医院、公安、接种或核实清单可比对", en: "no source to compare the births with"))
        }
        let count = result.notYetDue
        guard count > 0, !met(count) else { return condition }
        return condition.undecided(
            Bilingual(
                zh: "另有 \(count) 例其他来源已知而未上报，上报期限未到",
                en: "\(count) more that others know aren't reported and may be in time"))
    }

    private static let outside: Set<SourceKind> = [
        .hospitalDeliveries, .policeEntries, .vaccinationChildren, .birthList,
    ]

    private var signOffs: GateCondition? {
        settings.signOffs
            ? inOrder("signOffs", Bilingual(zh: "月报审签", en: "sign-offs"), "SGN00", .signoffs) : nil
    }

    private var totals: GateCondition? {
        settings.totals
            ? inOrder("totals", Bilingual(zh: "汇总与个案", en: "totals and records"), "TOT", .summaries)
            : nil
    }

    private var baseline: GateCondition? {
        newFindings.map {
            amount(
                "baseline", Bilingual(zh: "基线之外的问题", en: "findings beyond the baseline"), $0,
                atMost: 0)
        }
    }

    // MARK: Kinds of conditions

    private func amount(
        _ name: String, _ title: Bilingual, _ count: Int, atMost limit: Int
    ) -> GateCondition {
        GateCondition(
            name: name, title: title, figure: Bilingual(zh: "\(count) 处", en: "\(count)"),
            limit: Bilingual(zh: "至多 \(limit) 处", en: "at most \(limit)"),
            standing: count <= limit ? .met : .unmet)
    }

    /// `part` is what is right, and how much of it was put right since the month's close.
    private func share(
        _ name: String, _ title: Bilingual, _ part: (all: Int, mended: Int), of whole: Int,
        atLeast limit: Double
    ) -> GateCondition {
        let asked = "≥ \(DecimalText.percent(limit))"
        guard whole > 0 else {
            return GateCondition(
                name: name, title: title,
                figure: Bilingual(zh: "本期没有出生", en: "no births in the period"),
                limit: Bilingual(zh: asked, en: asked), standing: .undecided)
        }
        let shown = DecimalText.percent(Double(part.all) / Double(whole))
        let isMet = BirthAccount.meets(part.all, of: whole, limit)
        let mended =
            part.mended > 0
            ? Bilingual(zh: "，其中补正 \(part.mended)", en: ", \(part.mended) put right since")
            : Bilingual(zh: "", en: "")
        return GateCondition(
            name: name, title: title,
            figure: Bilingual(
                zh: "\(shown)（\(part.all)/\(whole)\(mended.zh)）",
                en: "\(shown) (\(part.all) of \(whole)\(mended.en))"),
            limit: Bilingual(zh: asked, en: asked), standing: isMet ? .met : .unmet)
    }

    private func inOrder(
        _ name: String, _ title: Bilingual, _ prefix: String, _ source: SourceKind
    ) -> GateCondition {
        let limit = Bilingual(zh: "全部符合", en: "all in order")
        guard present.contains(source) else {
            let list = SourceCatalogue.schema(of: source).title
            return GateCondition(
                name: name, title: title,
                figure: Bilingual(
                    zh: "未提供\(list.zh)（\(source.rawValue)）",
                    en: "no \(list.en) (\(source.rawValue))"),
                limit: limit, standing: .undecided)
        }
        let faults = places { $0.rule.text.hasPrefix(prefix) && $0.severity > .notice }
        return GateCondition(
            name: name, title: title,
            figure: Bilingual(zh: "\(faults) 处不符", en: "\(faults) not in order"), limit: limit,
            standing: faults == 0 ? .met : .unmet)
    }
}

extension GateCondition {
    /// The same, not shown after all for the reason given.
    fileprivate func undecided(_ reason: Bilingual) -> GateCondition {
        GateCondition(
            name: name, title: title,
            figure: Bilingual(
                zh: "\(figure.zh)；\(reason.zh)", en: "\(figure.en); \(reason.en)"),
            limit: limit, standing: .undecided)
    }
}
