import RegistryModel

/// The villages with most points, each as an interval: confirmed, at least, at most.
struct RankingFigure {
    let context: ReportContext

    /// Villages shown, those of as many points as the last besides where they aren't too many.
    private static let most = 20
    private static let mostTied = 10
    private static let title = Bilingual(zh: "扣分最多的村", en: "Villages with most points")

    var markup: Markup {
        let charged = context.result.charged
        guard !charged.isEmpty else { return Markup() }
        let shown = Self.first(of: charged)
        let top = shown.map { Self.number($0.pointsMax) }.max() ?? 1
        let scale = ChartScale(0...top, from: 0, to: 1)
        return ChartFigure(
            language: context.language, name: "ranking", title: Self.title,
            sentence: sentence(shown, charged.count),
            legend: [
                ("linked", .confirmed), ("least", .provisionalMin), ("most", .provisionalMax),
            ], table: table(shown),
            draw: { sheet in
                BarRows(
                    sheet: sheet, rows: shown.map(row), values: 0...top,
                    ticks: scale.ticks(atMost: 8).filter { $0 == $0.rounded() }
                        .map { ($0, DecimalText.grouped(Int($0))) }
                ).drawing
            }
        ).markup
    }

    private static func first(of charged: [VillageDeduction]) -> [VillageDeduction] {
        guard charged.count > most else { return charged }
        let last = charged[most - 1].points
        let tied = charged.dropFirst(most).prefix { $0.points == last }
        return Array(charged.prefix(most)) + (tied.count > mostTied ? [] : Array(tied))
    }

    private static func number(_ points: Points) -> Double { Double(points.hundredths) / 100 }

    private func row(_ deduction: VillageDeduction) -> BarRow {
        let confirmed = Self.number(deduction.confirmed)
        let least = Self.number(deduction.points)
        let most = Self.number(deduction.pointsMax)
        let name = context.title(of: deduction.village)
        let told = "\(name) \(value(deduction))"
        let parts = [
            BarRow.Part(kind: "bar linked", from: 0, to: confirmed, title: told),
            BarRow.Part(kind: "bar least", from: confirmed, to: least, title: told),
            BarRow.Part(kind: "bar most", from: least, to: most, title: told),
        ]
        return BarRow(
            label: "\(deduction.rank). \(name)\(isSmall(deduction) ? " ○" : "")",
            value: value(deduction),
            parts: parts.filter { $0.to > $0.from })
    }

    private func isSmall(_ deduction: VillageDeduction) -> Bool {
        deduction.births < context.result.run.fewestBirths
    }

    /// Confirmed and provisional, never added up.
    private func value(_ deduction: VillageDeduction) -> String {
        "\(deduction.confirmed) + \(ReportContext.span(deduction.provisional))"
    }

    private func sentence(_ shown: [VillageDeduction], _ charged: Int) -> String {
        let first = shown.first
        let equals = context.result.charged.count { $0.rank == 1 }
        let title = first.map { context.title(of: $0.village) } ?? ""
        let name =
            equals > 1
            ? Bilingual(
                zh: "\(title)等 \(equals) 个村（同分）", en: "\(title) and \(equals - 1) more with as many"
            )
            : Bilingual(zh: title, en: title)
        let value = first.map(value) ?? ""
        let same = context.result.charged.dropFirst(shown.count)
            .count { $0.points == shown.last?.points }
        let left =
            same > 0
            ? Bilingual(
                zh: "与末位同分的另有 \(same) 个未画，见下表。",
                en: " \(same) more have as many points as the last one: see the table below.")
            : Bilingual(zh: "", en: "")
        let fewest = context.result.run.fewestBirths
        let small =
            shown.contains(where: isSmall)
            ? Bilingual(
                zh: "○ 为本期出生不足 \(fewest) 人的村。",
                en: " ○ marks villages with fewer than \(fewest) births.")
            : Bilingual(zh: "", en: "")
        return context[
            Bilingual(
                zh: "\(charged) 个村有扣分，图中列前 \(shown.count) 个。最多的是\(name.zh)：\(value) 分（已确认＋暂计）。"
                    + "实心为已确认，浅色为暂计下限，虚框到暂计上限。名次按分数，不按比率。" + left.zh + small.zh,
                en: "\(charged) villages have points; the first \(shown.count) are shown. Most: "
                    + "\(name.en), \(value) (confirmed + provisional). Solid: confirmed; light: the "
                    + "provisional minimum; dashed: up to the maximum. Ranked by points, not by rate."
                    + left.en + small.en)]
    }

    private func table(_ shown: [VillageDeduction]) -> ChartTable {
        ChartTable(
            caption: context[Self.title],
            heads: [
                .init(title: context[.village], isNumber: false), .init(title: context[.rank]),
                .init(title: context[.confirmed]), .init(title: context[.provisionalMin]),
                .init(title: context[.provisionalMax]),
            ],
            rows: shown.map { deduction in
                [
                    context.title(of: deduction.village), "\(deduction.rank)",
                    "\(deduction.confirmed)",
                    "\(deduction.provisional.min)", "\(deduction.provisional.max)",
                ]
            })
    }
}
