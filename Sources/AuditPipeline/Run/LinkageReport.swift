import AuditReports
import BirthMatching
import RegistryModel

/// Counts of linkage and adjudication, and how sure the linkage is of having missed nothing.
enum LinkageReport {
    static func counts(
        _ population: BirthPopulation, _ clusters: BirthClusters
    ) -> [StageReport.Count] {
        [
            StageReport.Count(
                "records", Bilingual(zh: "参与链接的出生记录", en: "birth records"), population.count,
                isHeadline: false),
            StageReport.Count(
                "duplicates", Bilingual(zh: "来源内重复", en: "duplicates within a source"),
                population.duplicateCount,
                isHeadline: false),
            StageReport.Count(
                "pairs", Bilingual(zh: "比较的记录对", en: "pairs compared"), clusters.pairsCompared,
                isHeadline: false),
            StageReport.Count(
                "pairsLeftOut", Bilingual(zh: "块过大而未比较", en: "pairs left out of large blocks"),
                clusters.pairsLeftOut,
                isHeadline: false),
            StageReport.Count(
                "linked", Bilingual(zh: "已链接记录", en: "records linked"),
                clusters.linkedRecordCount),
            StageReport.Count(
                "clusters", Bilingual(zh: "认定的出生", en: "believed births"),
                clusters.clusterCount),
        ]
    }

    static func weightsTrained(records: Int) -> Bilingual {
        Bilingual(
            zh: "出生匹配的权重用本次 \(records) 条出生记录训练，并与内置权重按数量混合。要使各县一致，"
                + "可写 policy: birthWeights: published 或一个模型文件。",
            en:
                "The weights for births were trained on the \(records) birth records of this run and "
                + "blended with the published ones by number. To judge all counties alike, set policy: "
                + "birthWeights to published or to a model file.")
    }

    static let weightsNotConverged = Bilingual(
        zh: "出生匹配的权重训练未收敛，本次用内置权重。",
        en: "Training the weights for births did not converge; the published ones were used.")

    static func weightsOfFile(_ name: String) -> Bilingual {
        Bilingual(
            zh: "出生匹配的权重取自 \(name)。", en: "The weights for births are those of \(name).")
    }

    static func birthCounts(_ outcome: BirthOutcome) -> [StageReport.Count] {
        [
            StageReport.Count(
                "confirmed", Bilingual(zh: "各来源一致", en: "births confirmed"), outcome.confirmed),
            StageReport.Count("cases", Bilingual(zh: "个案", en: "cases"), outcome.cases.count),
        ]
    }

    static func flow(_ clusters: BirthClusters, _ outcome: BirthOutcome) -> DataFlow {
        var flow = DataFlow()
        flow.sources = clusters.recordCounts
        flow.believed = clusters.clusterCount
        flow.reportedByDay = outcome.reportedByDay
        return flow
    }

    static func personCounts(
        _ people: PersonMatching.Outcome, _ marriages: MarriageMatching.Outcome
    ) -> [StageReport.Count] {
        [
            StageReport.Count(
                "personsCompared", Bilingual(zh: "比对的人员", en: "persons compared"),
                people.compared),
            StageReport.Count(
                "personsMatched", Bilingual(zh: "找到的人员", en: "persons found"), people.matched),
            StageReport.Count(
                "marriagesCompared", Bilingual(zh: "比对的婚姻", en: "marriages compared"),
                marriages.compared),
        ]
    }

    /// The share of true matches found, by the model's own probabilities: of the pairs left between
    /// the thresholds, as many are matches as their probabilities add up to.
    static func sensitivity(_ clusters: BirthClusters) -> Bilingual? {
        guard let share = clusters.modelSensitivity else { return nil }
        let isNearlyAll = share >= 0.999
        let percent = isNearlyAll ? "99.9%" : "\((share * 1000).rounded(.down) / 10)%"
        return Bilingual(
            zh:
                "按模型概率估计，链接找到了\(isNearlyAll ? "超过" : "约") \(percent) 的真实匹配（不含从未进入比较的记录对）。漏报名单是线索，核实后才是结论。",
            en:
                "By the model's own probabilities the linkage found \(isNearlyAll ? "over" : "about") "
                + "\(percent) of the true "
                + "matches, leaving aside pairs that were never compared. A flag is a lead until verified."
        )
    }
}

/// What a source that wasn't given makes impossible.
enum SourceNotes {
    static func notes(for tables: [SourceID: RecordTable]) -> [Bilingual] {
        let present = Set(tables.keys.map(\.kind))
        return consequences.filter { !present.contains($0.0) }.map { kind, zh, en in
            let title = SourceCatalogue.schema(of: kind).title
            return Bilingual(
                zh: "未提供\(title.zh)（\(kind.rawValue)）：\(zh)",
                en: "No \(title.en) (\(kind.rawValue)): \(en)")
        }
    }

    /// Files that couldn't be read whole, and what follows from that.
    static func incomplete(_ intake: IntakeOutcome) -> [Bilingual] {
        intake.incomplete.sorted().map { number in
            let input = intake.inputs[Int(number)]
            if [.registryPersons, .registryMarriages].contains(input.source.kind) {
                return Bilingual(
                    zh: "登记文件 \(input.path) 没有读全或不能读取，本次不查人员、整户或新婚户漏报；请补齐后重新审核。",
                    en: "The register's file \(input.path) wasn't read whole, so missing persons, "
                        + "households or newlyweds weren't looked for: complete it and audit again."
                )
            }
            return input.source.kind == .registryBirths
                ? Bilingual(
                    zh: "出生个案文件 \(input.path) 没有读全，缺失的部分可能含有各来源中的出生，因此本次不认定漏报；请补齐后重新审核。",
                    en:
                        "The birth registry file \(input.path) wasn't read whole and may have had the "
                        + "births of other sources, so nothing is called missing: complete it and "
                        + "audit again.")
                : Bilingual(
                    zh: "文件 \(input.path) 没有读全或不能读取，不能据其缺失认定“无来源佐证”，漏报也可能少查。",
                    en:
                        "\(input.path) wasn't read whole: its silence isn't held against a report, and "
                        + "missing births may have gone unseen.")
        }
    }

    /// Villages of whose persons the register lacks most; nil without any.
    static func uncovered(_ villages: [DivisionCode], _ context: RunContext) -> Bilingual? {
        guard !villages.isEmpty else { return nil }
        let named = villages.prefix(mostNamed).map { code in
            context.villages?[code].map { $0.name.isEmpty ? code.description : $0.name }
                ?? code.description
        }
        let isMore = villages.count > named.count
        let count = villages.count
        return Bilingual(
            zh: "公安户籍在册的人，全员人口中缺了一半以上的有 \(count) 个村（居）："
                + "\(named.joined(separator: "、"))\(isMore ? "等" : "")。多半是文件不全，"
                + "因此这些村（居）不认定人员和整户漏报；请补齐后重新审核。",
            en: "The register lacks more than half of the persons on the police roster in "
                + (count == 1 ? "one village" : "\(count) villages")
                + ": \(named.joined(separator: ", "))\(isMore ? " and others" : ""). A file is most "
                + "likely incomplete, so no persons or households are called missing there: complete "
                + "it and audit again.")
    }

    private static let mostNamed = 10

    private static let consequences: [(SourceKind, String, String)] = [
        (
            .hospitalDeliveries, "在医院出生而未上报的，只能靠其他来源发现。",
            "births in hospital that weren't reported can only be found by other sources."
        ),
        (
            .policeEntries, "不能用入户登记印证出生，漏报证据少一条链。",
            "births can't be checked against household entries; one chain of evidence is lacking."
        ),
        (
            .vaccinationChildren, "不能用接种建卡印证出生，在家出生的漏报不易发现。",
            "home births that weren't reported are hard to find."
        ),
        (
            .registryPersons, "没有查全员人口漏报，也不能据此查母亲的居住村和已有孩次。",
            "missing persons weren't looked for, nor mothers' villages and earlier children."
        ),
        (
            .policeRoster, "没有查人员漏报和整户漏报。",
            "missing persons and households weren't looked for."
        ),
        (.registryMarriages, "没有查新婚户漏报。", "missing newlyweds weren't looked for."),
        (.civilMarriages, "没有查新婚户漏报。", "missing newlyweds weren't looked for."),
        (
            .summaries, "没有核对汇总数与个案。",
            "village totals weren't compared with the records."
        ),
        (.signoffs, "没有查月报签字。", "sign-offs of the month weren't looked at."),
    ]
}
