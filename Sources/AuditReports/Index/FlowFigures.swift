import RegistryModel

/// The way from records to points: how many are left at each step, and what became of each
/// source's births.
struct FlowFigures {
    let context: ReportContext

    private var result: AuditResult { context.result }
    private var tally: CaseTally { context.tally }
    private var flow: DataFlow { result.flow }

    // MARK: Steps

    private struct Step {
        let title: Bilingual
        let count: Int
        var kind: Markup = "bar linked"
    }

    private var read: Int { result.inputs.reduce(0) { $0 + $1.recordCount } }
    private var rejected: Int { result.inputs.reduce(0) { $0 + $1.rejectedCount } }
    private var charged: Int { tally.count(.confirmed) + tally.count(.provisional) }
    private var counted: Int { result.cases.count { $0.auditCase.isOfThisAccount } }

    private var stepList: [Step] {
        var steps = [Step(title: Bilingual(zh: "读入的记录", en: "Records read"), count: read)]
        if !flow.sources.isEmpty {
            steps += [
                Step(
                    title: Bilingual(zh: "其中各来源的出生记录", en: "of these, records of births"),
                    count: flow.sources.reduce(0) { $0 + $1.records }),
                Step(
                    title: Bilingual(zh: "归并成的出生", en: "Births they speak of"),
                    count: flow.believed),
            ]
        }
        steps += [
            Step(title: Bilingual(zh: "本期各村的出生", en: "Births of the period"), count: tally.births),
            Step(title: Bilingual(zh: "列出的个案", en: "Cases listed"), count: counted),
            Step(
                title: Bilingual(zh: "扣分的个案", en: "Cases with points"), count: charged,
                kind: "bar other"),
        ]
        return steps
    }

    var steps: Markup {
        guard !result.inputs.isEmpty else { return Markup() }
        let steps = stepList
        let most = steps.map(\.count).max() ?? 0
        let rows = steps.map { step in
            let text = DecimalText.grouped(step.count)
            return BarRow(
                label: context[step.title], value: text,
                parts: [
                    .init(
                        kind: step.kind, from: 0, to: ChartMath.magnitude(ofCount: step.count),
                        title: "\(context[step.title]) \(text)")
                ])
        }
        let ticks = ChartScale.countTicks(upTo: most).filter { $0 < 2 || isPowerOfTen($0) }
        return ChartFigure(
            language: context.language, name: "flow", title: .stages, sentence: sentence,
            legend: [],
            table: ChartTable(
                caption: context[.stages],
                heads: [
                    .init(title: context[Bilingual(zh: "步骤", en: "Step")], isNumber: false),
                    .init(title: context[.count]),
                ], rows: steps.map { [context[$0.title], DecimalText.grouped($0.count)] }),
            draw: { sheet in
                BarRows(
                    sheet: sheet, rows: rows,
                    values: 0...max(1, ChartMath.magnitude(ofCount: most)),
                    ticks: ticks.map {
                        (ChartMath.magnitude(ofCount: $0), DecimalText.grouped($0))
                    }
                ).drawing
            }
        ).markup
    }

    private func isPowerOfTen(_ value: Int) -> Bool {
        var value = value
        while value >= 10, value.isMultiple(of: 10) { value /= 10 }
        return value == 1
    }

    private var sentence: String {
        let grouped = DecimalText.grouped
        let linked =
            flow.sources.isEmpty
            ? Bilingual(zh: "", en: "")
            : Bilingual(
                zh: "各来源的出生记录归并成 \(grouped(flow.believed)) 个出生，",
                en: "The records of births speak of \(grouped(flow.believed)) births, ")
        return context[
            Bilingual(
                zh: "从 \(result.inputs.count) 个文件读入 \(grouped(read)) 条记录，退回 \(grouped(rejected)) 条。"
                    + linked.zh
                    + "本期有 \(grouped(tally.births)) 个；列出 \(grouped(counted)) 例个案，"
                    + "其中 \(grouped(charged)) 例扣分：已确认 \(tally.confirmed) 分，"
                    + "暂计 \(ReportContext.span(tally.provisional)) 分，两栏不相加。横轴是对数。",
                en: "\(grouped(read)) records were read from \(result.inputs.count) files and "
                    + "\(grouped(rejected)) rejected. " + linked.en
                    + "\(grouped(tally.births)) of the period; \(grouped(counted)) cases are "
                    + "listed and \(grouped(charged)) carry points: \(tally.confirmed) confirmed "
                    + "and \(ReportContext.span(tally.provisional)) provisional, not added up. "
                    + "The axis is logarithmic.")]
    }

    // MARK: Sources

    private typealias Fate = (
        kind: Markup, title: Bilingual, count: @Sendable (LinkedSource) -> Int
    )

    private static let fates: [Fate] = [
        (
            "linked", Bilingual(zh: "另有来源也有", en: "another source has it too"), { $0.linked }
        ),
        ("apart", Bilingual(zh: "只有本来源有", en: "nobody else has it"), { $0.alone }),
        (
            "review", Bilingual(zh: "本来源内重复", en: "repeats another of its own"), { $0.repeats }
        ),
    ]

    var sources: Markup {
        guard !flow.sources.isEmpty else { return Markup() }
        let title = Bilingual(zh: "各来源的出生记录", en: "The records of births by source")
        let rows = flow.sources.map { source in
            var end = 0.0
            let whole = Double(max(1, source.records))
            let parts = Self.fates.map { fate in
                let start = end
                end += Double(fate.count(source)) / whole
                return BarRow.Part(
                    kind: "bar " + fate.kind, from: start, to: end,
                    title: "\(context[fate.title]) \(fate.count(source))")
            }
            return BarRow(
                label: context[source.source.title], value: DecimalText.grouped(source.records),
                parts: parts.filter { $0.to > $0.from })
        }
        return ChartFigure(
            language: context.language, name: "source-flow", title: title,
            sentence: sourceSentence, legend: Self.fates.map { (kind: $0.kind, text: $0.title) },
            table: sourceTable(title),
            draw: { sheet in
                BarRows(
                    sheet: sheet, rows: rows, values: 0...1,
                    ticks: [0, 0.25, 0.5, 0.75, 1].map { ($0, DecimalText.percent($0)) }
                ).drawing
            }
        ).markup
    }

    private func sourceTable(_ title: Bilingual) -> ChartTable {
        let heads = [context[.records]] + Self.fates.map { context[$0.title] }
        return ChartTable(
            caption: context[title],
            heads: [.init(title: context[.source], isNumber: false)]
                + heads.map { .init(title: $0) },
            rows: flow.sources.map { source in
                [context[source.source.title], DecimalText.grouped(source.records)]
                    + Self.fates.map { DecimalText.grouped($0.count(source)) }
            })
    }

    private var sourceSentence: String {
        let alone = flow.sources.filter { $0.source.kind != .registryBirths }
            .max { ($0.alone, $1.source) < ($1.alone, $0.source) }
        let most = alone.map { source in
            Bilingual(
                zh: "其他来源都没有的记录最多的是\(source.source.title.zh)（\(source.alone) 条）。",
                en: "Most records that nobody else has are in \(source.source.title.en) "
                    + "(\(source.alone)).")
        }
        return context[
            Bilingual(
                zh: "每条线是一个来源的全部出生记录，右端为条数：多少另有来源也有，多少只此一家。" + (most?.zh ?? ""),
                en: "Each bar is all of a source's records of births, their number at its end: how "
                    + "many another source has too, and how many nobody else has. "
                    + (most?.en ?? ""))]
    }
}
