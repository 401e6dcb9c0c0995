import RegistryModel

/// Where the data have which problems: villages by family of rules, the more the darker, and the
/// outside sources under them.
struct QualityMap {
    let context: ReportContext

    /// With more villages townships are shown, and of the villages those with most problems.
    private static let mostVillages = 40
    private static let worstShown = 15

    private struct Row {
        let name: String
        var link: String?
        /// Nil where nobody counted.
        var records: Int?
        var counts: [RuleFamily: Int] = [:]

        var total: Int { counts.values.reduce(0, +) }
    }

    private static let title = Bilingual(zh: "数据质量（村 × 规则类别）", en: "Data quality by village")

    private var villageRows: [Row] {
        let found = Dictionary(
            context.result.quality.map { ($0.village, $0) }, uniquingKeysWith: { first, _ in first }
        )
        return context.result.villages.map { deduction in
            let own = found[deduction.village.code]
            return Row(
                name: context.title(of: deduction.village),
                link: CasePage.path(of: deduction.village.code),
                records: own?.records, counts: own?.counts ?? [:])
        }
    }

    private func townshipRows(_ villages: [Row]) -> [Row] {
        context.areas.townships.map { township in
            var row = Row(name: township.name, records: 0)
            for place in township.places {
                row.records? += villages[place].records ?? 0
                row.counts.merge(villages[place].counts, uniquingKeysWith: +)
            }
            return row
        }
    }

    /// What isn't a village's: the outside sources' problems and those of whole files.
    private var otherRows: [Row] {
        var bySource: [SourceID?: Row] = [:]
        for finding in context.result.dataProblems {
            let source = finding.source
            let name = source.map { context[$0.title] } ?? context[Self.noSource]
            bySource[source, default: Row(name: name)]
                .counts[RuleFamily(finding.rule), default: 0] += finding.places
        }
        var ofVillages: [RuleFamily: Int] = [:]
        for village in context.result.quality {
            ofVillages.merge(village.counts, uniquingKeysWith: +)
        }
        let isOwn = { (source: SourceID?) in
            source.map { VillageQuality.kinds.contains($0.kind) } ?? false
        }
        let own = bySource.filter { isOwn($0.key) }
        let outside = bySource.filter { !isOwn($0.key) }
        var rest = Row(name: context[Self.unplaced])
        for row in own.values { rest.counts.merge(row.counts, uniquingKeysWith: +) }
        for (family, count) in ofVillages { rest.counts[family, default: 0] -= count }
        rest.counts = rest.counts.filter { $0.value > 0 }
        let named = outside.sorted { ($0.key?.name ?? "~") < ($1.key?.name ?? "~") }.map(\.value)
        return (rest.total > 0 ? [rest] : []) + named
    }

    private static let noSource = Bilingual(zh: "不属于哪个来源", en: "of no source")
    private static let unplaced = Bilingual(
        zh: "村级数据中不能归到一个村的", en: "in the villages' lists, of no one village")

    private var families: [RuleFamily] {
        let seen = Set(context.result.dataProblems.map { RuleFamily($0.rule) })
            .union(context.result.quality.flatMap { $0.counts.keys })
        return RuleFamily.allCases.filter(seen.contains)
    }

    var markup: Markup {
        let villages = villageRows
        let families = families
        guard !families.isEmpty, !villages.isEmpty else { return Markup() }
        let isLarge = villages.count > Self.mostVillages
        let worst = worst(villages)
        let others = otherRows
        let shown = isLarge ? townshipRows(villages) : villages
        let most = (shown + worst + others).flatMap { $0.counts.values }.max() ?? 1
        let heat = Heat(most: most)
        var maps = table(
            shown, families, heat, name: isLarge ? .township : .village,
            isLarge ? Self.byTownship : Self.byVillage)
        if isLarge {
            let title = Bilingual(
                zh: "问题最多的 \(worst.count) 个村", en: "The \(worst.count) villages with most problems")
            maps += table(worst, families, heat, name: .village, title)
        }
        maps += table(
            others, families, heat, name: .source,
            Bilingual(zh: "不算到村的问题", en: "Problems that are no village's"))
        if isLarge {
            maps += """
                <details class="data"><summary>\(context[Self.allVillages])</summary>\(table(
                    villages, families, heat, name: .village, Self.allVillages))</details>
                """
        }
        return """
            <div class="chart" id="quality-map">\
            <p class="says">\(sentence(villages, worst, others, isLarge: isLarge))</p>\(maps)</div>

            """
    }

    private static let byTownship = Bilingual(zh: "各乡镇", en: "By township")
    private static let byVillage = Bilingual(zh: "各村", en: "By village")
    private static let allVillages = Bilingual(zh: "全部村", en: "All villages")

    private func worst(_ villages: [Row]) -> [Row] {
        Array(
            villages.enumerated().filter { $0.element.total > 0 }.sorted {
                ($1.element.total, $0.offset) < ($0.element.total, $1.offset)
            }.map(\.element).prefix(Self.worstShown))
    }

    private func sentence(
        _ villages: [Row], _ worst: [Row], _ others: [Row], isLarge: Bool
    ) -> String {
        let all = villages.reduce(0) { $0 + $1.total }
        let elsewhere = others.reduce(0) { $0 + $1.total }
        let first = worst.first
        let most = first.map {
            Bilingual(
                zh: "最多的是\($0.name)，\($0.total) 处。", en: "Most are \($0.name)'s: \($0.total). ")
        }
        let reach =
            isLarge
            ? Bilingual(
                zh: "村多，先列乡镇和问题最多的 \(worst.count) 个村，全部村在下面的表里。",
                en: "Townships and the \(worst.count) villages with most problems come first; all "
                    + "villages are in the table below. ")
            : Bilingual(zh: "", en: "")
        return context[
            Bilingual(
                zh: "各村自己上报的数据中有 \(DecimalText.grouped(all)) 处问题，"
                    + "另有 \(DecimalText.grouped(elsewhere)) 处在外部来源或整个文件，不算到村。"
                    + (most?.zh ?? "") + reach.zh + "格子越深越多（对数），数字是处数；数据问题本身不扣分。",
                en: "The villages' own lists have \(DecimalText.grouped(all)) problems; "
                    + "\(DecimalText.grouped(elsewhere)) more are in outside sources or whole files and "
                    + "no village's. " + (most?.en ?? "") + reach.en
                    + "The darker a cell the more (logarithmic); the number is theirs. A data problem "
                    + "costs no points by itself.")]
    }

    // MARK: The table

    /// How dark a count is.
    private struct Heat {
        let most: Int

        func share(_ count: Int) -> String {
            let share =
                ChartMath.magnitude(ofCount: count) / max(0.3, ChartMath.magnitude(ofCount: most))
            return DecimalText.shortest(share * 100, places: 0) ?? "0"
        }
    }

    private func table(
        _ rows: [Row], _ families: [RuleFamily], _ heat: Heat, name: Bilingual, _ title: Bilingual
    ) -> Markup {
        guard !rows.isEmpty else { return Markup() }
        let hasRecords = rows.contains { $0.records != nil }
        let records: Markup =
            hasRecords ? "<th scope=\"col\" class=\"n\">\(context[.records])</th>" : Markup()
        let heads = Markup.each(families) { family in
            """
            <th scope="col" class="n">\(context[family.title]) \
            <small>\(family == .own ? "" : family.rawValue)</small></th>
            """
        }
        let body = Markup.each(rows) { row in
            let link: Markup =
                row.link.map { "<a href=\"\($0)\">\(row.name)</a>" } ?? "\(row.name)"
            let cells = Markup.each(families) { family in
                let count = row.counts[family] ?? 0
                return count == 0
                    ? "<td class=\"n nil\">0</td>"
                    : "<td class=\"n\" style=\"--h:\(heat.share(count))%\">\(count)</td>"
            }
            let seen: Markup =
                hasRecords
                ? "<td class=\"n\">\(row.records.map { DecimalText.grouped($0) } ?? "–")</td>"
                : Markup()
            return """
                <tr><th scope="row">\(link)</th>\(seen)\(cells)<td class="n">\(row.total)</td></tr>

                """
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[title])">\
            <table class="plain heat sortable"><caption>\(context[title])</caption><thead><tr>\
            <th scope="col">\(context[name])</th>\(records)\(heads)\
            <th scope="col" class="n">\(context[.total])</th></tr></thead><tbody>\(body)</tbody>\
            </table></div>
            """
    }
}
