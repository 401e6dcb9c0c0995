import RegistryModel

/// Which sources know of the missing births, alone or together.
struct OverlapFigure {
    let context: ReportContext

    private struct Overlap {
        let sources: [SourceID]
        var count = 0
    }

    private static let title = Bilingual(zh: "漏报由哪些来源发现", en: "Who knows of the missing births")

    /// The most frequent first, of equals the one of fewer and earlier sources.
    private var overlaps: [Overlap] {
        var counts: [[SourceID]: Int] = [:]
        for scored in context.result.cases {
            let auditCase = scored.auditCase
            guard auditCase.verdict == .missing, auditCase.isOfThisAccount,
                !auditCase.records.isEmpty
            else { continue }
            counts[Set(auditCase.records.map(\.source)).sorted(by: Self.precedes), default: 0] += 1
        }
        return counts.map { Overlap(sources: $0.key, count: $0.value) }.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            if left.sources.count != right.sources.count {
                return left.sources.count < right.sources.count
            }
            return left.sources.map(\.name).lexicographicallyPrecedes(right.sources.map(\.name))
        }
    }

    /// In the order of the contract, further lists by name.
    private static func precedes(_ left: SourceID, _ right: SourceID) -> Bool {
        let place = { (source: SourceID) in SourceKind.allCases.firstIndex(of: source.kind) ?? 0 }
        return (place(left), left.name) < (place(right), right.name)
    }

    var markup: Markup {
        let overlaps = overlaps
        guard !overlaps.isEmpty else { return Markup() }
        let sources = Set(overlaps.flatMap(\.sources)).sorted(by: Self.precedes)
        let chart = UpSetChart(
            sets: sources.map { source in
                (
                    name: context[source.title],
                    total: overlaps.reduce(0) { $0 + ($1.sources.contains(source) ? $1.count : 0) }
                )
            },
            combinations: overlaps.map { overlap in
                UpSetChart.Combination(
                    sets: overlap.sources.compactMap { sources.firstIndex(of: $0) },
                    count: overlap.count,
                    title: "\(names(overlap.sources)) \(context.cases(overlap.count))")
            })
        let table = ChartTable(
            caption: context[Self.title],
            heads: [
                .init(
                    title: context[Bilingual(zh: "知道的来源", en: "Sources that know")],
                    isNumber: false),
                .init(title: context[.count]),
            ],
            rows: overlaps.map { [names($0.sources), "\($0.count)"] })
        return ChartFigure(
            language: context.language, name: "overlap", title: Self.title,
            sentence: sentence(overlaps), legend: [], table: table, draw: chart.drawing
        ).markup
    }

    private func names(_ sources: [SourceID]) -> String {
        sources.map { context[$0.title] }
            .joined(separator: context[Bilingual(zh: "＋", en: " + ")])
    }

    private func sentence(_ overlaps: [Overlap]) -> String {
        let all = overlaps.reduce(0) { $0 + $1.count }
        let several = overlaps.filter { $0.sources.count > 1 }.reduce(0) { $0 + $1.count }
        let first = overlaps.first.map { names($0.sources) } ?? ""
        let most = overlaps.first?.count ?? 0
        let rest =
            if overlaps.count > UpSetChart.most(on: .wide) {
                Bilingual(
                    zh: "图中列最常见的组合，全部 \(overlaps.count) 种见数据表。",
                    en: " The chart shows the most frequent ones; all \(overlaps.count) are in the "
                        + "table.")
            } else if overlaps.count > UpSetChart.most(on: .narrow) {
                Bilingual(
                    zh: "窄屏上只画最常见的 \(UpSetChart.most(on: .narrow)) 种，全部 \(overlaps.count) 种见数据表。",
                    en: " A narrow screen shows the \(UpSetChart.most(on: .narrow)) most frequent "
                        + "ones; all \(overlaps.count) are in the table.")
            } else {
                Bilingual(zh: "", en: "")
            }
        return context[
            Bilingual(
                zh: "\(all) 例出生漏报中，\(several) 例有两个以上来源为证，\(all - several) 例只有一个来源。"
                    + "最多的是“\(first)”，\(most) 例。每列一种组合，圆点表示该来源有记录。" + rest.zh,
                en: "Of \(all) missing births \(several) are known to two sources or more and "
                    + "\(all - several) to one alone. Most frequent: \(first), \(most). Each column "
                    + "is a combination; a dot says that the source has a record." + rest.en)]
    }
}
