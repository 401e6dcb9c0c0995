import RegistryModel

/// How many records say too little to be linked at all.
struct UnlinkableSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "无法归并的记录", en: "Unlinkable records")

    private static let help = Bilingual(
        zh: "每条记录与自己比较，是它能得到的最高分；线的高度是最高分也不到该门槛的记录比例。在归并门槛处越低越好，高则说明空缺太多或比较的列太少。",
        en: "A record compared with itself scores the most it ever can; the line is the share of "
            + "records that stay below a threshold even so. Low at the link threshold is good; "
            + "high means too much is missing or too few columns are compared.")

    /// Sources listed one by one; the rest are summed up.
    private static let sourcesShown = 24

    private var facts: LinkDiagnostics.Unlinkable { page.facts.unlinkable }

    var section: Markup {
        page.section("unlinkable", Self.title, help: Self.help, chart + sources)
    }

    private var chart: Markup {
        guard let first = facts.curve.first, let last = facts.curve.last else {
            return page.none(Bilingual(zh: "没有记录。", en: "There are no records."))
        }
        let plot = WeightPlot(
            page.language, page.facts.thresholds, showing: first.log2Weight...last.log2Weight,
            height: 280)
        let y = plot.y(0...1)
        let ticks = [0, 0.25, 0.5, 0.75, 1].map {
            (place: y.place($0), text: DecimalText.percent($0))
        }
        // Before its first point the share is nought, after its last it is all.
        var points = [(x: plot.x.start, y: y.place(0))]
        points += facts.curve.map { (x: plot.x.place($0.log2Weight), y: y.place($0.share)) }
        points.append((x: plot.x.end, y: y.place(last.share)))
        return plot.svg(
            Self.title, side: Bilingual(zh: "记录的比例", en: "share of records"), ticks: ticks,
            area(points, plot.floor) + ChartMark.path("curve other", points) + mark(plot, y))
    }

    private func area(_ points: [(x: Double, y: Double)], _ floor: Double) -> Markup {
        guard let first = points.first, let last = points.last else { return Markup() }
        return ChartMark.path("area other", [(first.x, floor)] + points + [(last.x, floor)])
    }

    private func mark(_ plot: WeightPlot, _ y: ChartScale) -> Markup {
        let share = facts.shareBelowMatch
        let place = (x: plot.x.place(page.facts.thresholds.match), y: y.place(share))
        let text = DecimalText.percent(share)
        return ChartMark.dot("dot other", at: place, title: text)
            + ChartMark.text(text, .start, at: (place.x + 9, place.y - 8), kind: "value other")
    }

    private var sources: Markup {
        let all = facts.sources.enumerated().sorted {
            ($0.element.belowMatch * max($1.element.records, 1), $1.offset)
                > ($1.element.belowMatch * max($0.element.records, 1), $0.offset)
        }.map(\.element)
        let shown = all.prefix(Self.sourcesShown)
        let rest = all.dropFirst(Self.sourcesShown)
        var rows = Markup.each(shown, row)
        if !rest.isEmpty {
            let title = Bilingual(
                zh: "其余 \(rest.count) 个来源", en: "\(rest.count) more sources")
            rows += row(
                .init(
                    name: page[title], records: rest.reduce(0) { $0 + $1.records },
                    belowReview: rest.reduce(0) { $0 + $1.belowReview },
                    belowMatch: rest.reduce(0) { $0 + $1.belowMatch }))
        }
        return page.table(
            "shares", named: Self.title,
            [
                (Bilingual(zh: "来源", en: "Source"), ""),
                (Bilingual(zh: "记录", en: "Records"), "n"),
                (Bilingual(zh: "够不到归并", en: "Below link"), "n"),
                (Bilingual(zh: "比例", en: "Share"), "n"),
                (Bilingual(zh: "够不到待核实", en: "Below review"), "n"),
                (Bilingual(zh: "比例", en: "Share"), "n"),
            ], rows: rows)
    }

    private func row(_ source: LinkDiagnostics.Unlinkable.Source) -> Markup {
        let share = { (count: Int) in
            source.records == 0 ? "–" : DecimalText.percent(Double(count) / Double(source.records))
        }
        return """
            <tr><th scope="row" class="path">\(source.name)</th>\
            <td class="n">\(DecimalText.grouped(source.records))</td>\
            <td class="n">\(DecimalText.grouped(source.belowMatch))</td>\
            <td class="n">\(share(source.belowMatch))</td>\
            <td class="n">\(DecimalText.grouped(source.belowReview))</td>\
            <td class="n">\(share(source.belowReview))</td></tr>
            """
    }
}
