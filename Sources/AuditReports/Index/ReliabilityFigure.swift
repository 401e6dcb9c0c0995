import RegistryModel

/// How often each source is right about each field, as the run's own births have shown.
struct ReliabilityFigure {
    let context: ReportContext

    private var rows: [ReliabilityRow] { context.result.reliability }

    private var sources: [SourceKind] {
        SourceKind.allCases.filter { kind in rows.contains { $0.source == kind } }
    }

    private var fields: [Field] {
        var fields: [Field] = []
        for row in rows where !fields.contains(row.field) { fields.append(row.field) }
        return fields
    }

    private func title(_ kind: SourceKind) -> String {
        context[SourceCatalogue.schema(of: kind).title]
    }

    var markup: Markup {
        guard !rows.isEmpty else {
            return """
                <h3>\(context[.reliability])</h3><p class="none">\(context[Self.tooFew])</p>
                """
        }
        let plot = ReliabilityPlot(
            fields: fields.map { field in
                (
                    name: context[field.title],
                    marks: sources.enumerated().compactMap { number, source in
                        rows.first { $0.source == source && $0.field == field }.map {
                            mark($0, number)
                        }
                    }
                )
            })
        return ChartFigure(
            language: context.language, name: "reliability", title: .reliability,
            sentence: sentence, legend: legend, table: table, draw: plot.drawing
        ).markup
    }

    private static let tooFew = Bilingual(
        zh: "本期有两条以上证据链的出生不足 500 个，不另估计，用公布的可靠程度。",
        en:
            "Fewer than 500 births have two chains of custody or more: the published rates were used."
    )

    private func mark(_ row: ReliabilityRow, _ number: Int) -> ReliabilityPlot.Mark {
        let told = Bilingual(
            zh: "估计 \(DecimalText.percent(row.estimated))，公布 \(DecimalText.percent(row.published))",
            en: "estimated \(DecimalText.percent(row.estimated)), published "
                + DecimalText.percent(row.published))
        return .init(
            source: number, estimated: row.estimated, published: row.published,
            title: "\(title(row.source)) \(context[row.field.title]) \(context[told])")
    }

    private var legend: [(kind: Markup, text: Bilingual)] {
        let signs = ["●", "■", "◆", "▲"]
        let open = Bilingual(zh: "空心：公布的可靠程度", en: "open: as published")
        var items: [(kind: Markup, text: Bilingual)] = sources.enumerated().map { number, source in
            let name = SourceCatalogue.schema(of: source).title
            let sign = signs[number % signs.count]
            return (
                kind: ReliabilityPlot.kinds[number % ReliabilityPlot.kinds.count],
                text: Bilingual(zh: "\(sign) \(name.zh)", en: "\(sign) \(name.en)")
            )
        }
        items.append((kind: "unfilled", text: open))
        return items
    }

    private var sentence: String {
        let worst = rows.min {
            ($0.estimated, $0.source.rawValue) < ($1.estimated, $1.source.rawValue)
        }
        let told = worst.map { row in
            Bilingual(
                zh: "最不可靠的是\(SourceCatalogue.schema(of: row.source).title.zh)的"
                    + "\(row.field.title.zh)，\(DecimalText.percent(row.estimated))。",
                en: "Least reliable: \(row.field.title.en) in "
                    + "\(SourceCatalogue.schema(of: row.source).title.en), "
                    + "\(DecimalText.percent(row.estimated)). ")
        }
        return context[
            Bilingual(
                zh: (told?.zh ?? "") + Bilingual.reliabilityMeaning.zh,
                en: (told?.en ?? "") + Bilingual.reliabilityMeaning.en)]
    }

    /// A row a field, a column a source: the rate of this run, and the published one in brackets.
    private var table: ChartTable {
        ChartTable(
            caption: context[.reliability],
            heads: [.init(title: context[.field], isNumber: false)]
                + sources.map { .init(title: title($0)) },
            rows: fields.map { field in
                [context[field.title]]
                    + sources.map { source in
                        rows.first { $0.source == source && $0.field == field }.map {
                            "\(DecimalText.percent($0.estimated)) "
                                + "(\(DecimalText.percent($0.published)))"
                        } ?? "—"
                    }
            })
    }
}
