import RegistryModel

/// Villages' shares of missing births between the limits of chance.
struct OmissionFigure {
    let context: ReportContext

    private static let title = Bilingual(
        zh: "漏报率与出生数（漏斗图）", en: "Missing births beside the number of births")
    /// More names than these would run into each other.
    private static let mostNames = 12

    private struct Point {
        let village: Village
        let tally: VillageTally
        let standing: OmissionPlot.Standing
    }

    private var county: VillageTally {
        context.villageTallies.reduce(VillageTally(), +)
    }

    private var points: [Point] {
        let rate = county.omissionRate ?? 0
        return zip(context.result.villages, context.villageTallies).compactMap { deduction, tally in
            guard let share = tally.omissionRate else { return nil }
            return Point(
                village: deduction.village, tally: tally,
                standing: standing(share, tally.births, rate))
        }
    }

    private func standing(
        _ share: Double, _ births: Int, _ rate: Double
    ) -> OmissionPlot.Standing {
        guard births >= context.result.run.fewestBirths else { return .small }
        let probabilities = OmissionPlot.probabilities
        let limit = { ControlLimits.share($0, of: births, at: rate) }
        if share > limit(probabilities.outer) { return .veryHigh }
        if share > limit(probabilities.inner) { return .high }
        return share < limit(1 - probabilities.inner) ? .low : .within
    }

    var markup: Markup {
        let points = points
        guard let rate = county.omissionRate, !points.isEmpty else { return Markup() }
        let named = points.filter { $0.standing == .veryHigh || $0.standing == .high }
            .sorted { ($1.tally.missing, $0.village.code) < ($0.tally.missing, $1.village.code) }
        let names = Set(named.prefix(Self.mostNames).map(\.village.code))
        let plot = OmissionPlot(
            villages: points.map { point in
                OmissionPlot.Village(
                    births: point.tally.births, missing: point.tally.missing,
                    standing: point.standing, title: told(point),
                    label: names.contains(point.village.code) ? point.village.name : nil)
            }, rate: rate, fewest: context.result.run.fewestBirths,
            axis: (
                births: context[Bilingual(zh: "本期出生", en: "births of the period")],
                share: context[Bilingual(zh: "漏报率", en: "share missing")]
            ))
        return ChartFigure(
            language: context.language, name: "omission", title: Self.title,
            sentence: sentence(points, rate), legend: Self.legend, table: table(points),
            draw: plot.drawing
        ).markup
    }

    private static let legend: [(kind: Markup, text: Bilingual)] = [
        ("mean", Bilingual(zh: "全县", en: "the county")),
        ("inner", Bilingual(zh: "95 % 界限", en: "95 % limits")),
        ("outer", Bilingual(zh: "99.8 % 界限", en: "99.8 % limits")),
        ("very", Bilingual(zh: "▲ 高于 99.8 % 界限", en: "▲ above the 99.8 % limit")),
        ("high", Bilingual(zh: "◆ 高于 95 % 界限", en: "◆ above the 95 % limit")),
        ("unasked", Bilingual(zh: "○ 出生太少，不比较", en: "○ too few births to compare")),
    ]

    private func told(_ point: Point) -> String {
        let (missing, births) = (point.tally.missing, point.tally.births)
        let share = DecimalText.percent(point.tally.omissionRate ?? 0)
        return "\(point.village.name) "
            + context[
                Bilingual(
                    zh: "漏报 \(missing)／出生 \(births)（\(share)）",
                    en: "\(missing) missing of \(births) births (\(share))")]
    }

    private func sentence(_ points: [Point], _ rate: Double) -> String {
        let count = { (standing: OmissionPlot.Standing) in
            points.count { $0.standing == standing }
        }
        let small = count(.small)
        let judged = points.count - small
        let share = DecimalText.percent(rate)
        let fewest = context.result.run.fewestBirths
        let verdict =
            judged == 0
            ? Bilingual(
                zh: "本期各村出生都不足 \(fewest) 人，比率全凭偶然，一个也不比较。",
                en:
                    "No village had \(fewest) births in the period: the shares are chance, and none "
                    + "is compared.")
            : Bilingual(
                zh: "出生满 \(fewest) 人的 \(judged) 个村中，\(count(.veryHigh)) 个高于 99.8 % 界限，"
                    + "\(count(.high)) 个在 95 % 与 99.8 % 之间（纯属偶然也会有约 \(chance(judged)) 个）。"
                    + (small > 0 ? "另 \(small) 个村出生太少，只画出，不比较。" : ""),
                en:
                    "Of \(judged) villages with \(fewest) births or more \(count(.veryHigh)) lie above "
                    + "the 99.8 % limit and \(count(.high)) between 95 % and 99.8 % (by chance alone "
                    + "about \(chance(judged)))."
                    + (small > 0 ? " \(small) more have too few births: drawn, not compared." : ""))
        return context[
            Bilingual(
                zh: "全县漏报率 \(share)（归到村的 \(county.missing) 例，出生 \(county.births) 人）。" + verdict.zh
                    + "界限是精确二项分布的。",
                en: "\(share) of the county's births are missing (\(county.missing) that a village "
                    + "answers for, of \(county.births)). " + verdict.en
                    + " Limits are exact binomial.")]
    }

    /// How many villages chance alone would put between the upper limits.
    private func chance(_ villages: Int) -> String {
        DecimalText.shortest(
            Double(villages)
                * (OmissionPlot.probabilities.outer - OmissionPlot.probabilities.inner),
            places: 1) ?? "0"
    }

    /// The villages beyond the limits, or the largest when there is none; all of them stand in the
    /// table of villages.
    private func table(_ points: [Point]) -> ChartTable {
        let beyond = points.filter { ![.small, .within].contains($0.standing) }
        let largest = points.sorted {
            ($1.tally.births, $0.village.code) < ($0.tally.births, $1.village.code)
        }
        let shown = beyond.isEmpty ? Array(largest.prefix(10)) : beyond
        let rate = county.omissionRate ?? 0
        let caption =
            beyond.isEmpty
            ? Bilingual(
                zh: "没有村超出界限；出生最多的 \(shown.count) 个村如下，全部见村级扣分表",
                en:
                    "No village lies beyond the limits; the \(shown.count) largest (all of them are "
                    + "in the table of villages)")
            : Bilingual(
                zh: "超出界限的村；全部见村级扣分表",
                en: "Villages beyond the limits (all of them are in the table of villages)")
        let heads = [
            Bilingual.birthsShort, .missing, Self.rate,
            Bilingual(zh: "95 % 上限", en: "95 % limit"),
            Bilingual(zh: "99.8 % 上限", en: "99.8 % limit"),
        ]
        return ChartTable(
            caption: context[caption],
            heads: [.init(title: context[.village], isNumber: false)]
                + heads.map { .init(title: context[$0]) },
            rows: shown.map { point in
                let births = point.tally.births
                let limits = [OmissionPlot.probabilities.inner, OmissionPlot.probabilities.outer]
                return [
                    point.village.name, "\(births)", "\(point.tally.missing)",
                    DecimalText.percent(point.tally.omissionRate ?? 0),
                ]
                    + limits.map {
                        DecimalText.percent(ControlLimits.share($0, of: births, at: rate))
                    }
            })
    }

    static let rate = Bilingual(zh: "漏报率", en: "Share missing")
}
