import RegistryModel

/// Shares of missing births between the limits of chance: the villages', or where none of them has
/// births enough to be compared, the townships'.
struct OmissionFigure {
    let context: ReportContext

    private static let title = Bilingual(
        zh: "漏报率与出生数（漏斗图）", en: "Missing births beside the number of births")
    /// More names than these would run into each other.
    private static let mostNames = 12

    private struct Point {
        let name: String
        let code: DivisionCode
        let area: AreaFigures
        let standing: OmissionPlot.Standing
    }

    private var county: AreaFigures { context.areas.ofVillages }

    private var isByTownship: Bool {
        let fewest = context.result.run.fewestBirths
        return context.areas.villages.allSatisfy { $0.births < fewest }
            && context.areas.townships.count { $0.figures.births >= fewest } > 1
    }

    private var points: [Point] {
        if isByTownship {
            return context.areas.townships.compactMap { point($0.title, $0.code, $0.figures) }
        }
        return zip(context.result.villages, context.areas.villages).compactMap { deduction, area in
            point(context.title(of: deduction.village), deduction.village.code, area)
        }
    }

    private func point(_ name: String, _ code: DivisionCode, _ area: AreaFigures) -> Point? {
        guard let share = area.omissionRate else { return nil }
        return Point(
            name: name, code: code, area: area,
            standing: standing(share, area.births, county.omissionRate ?? 0))
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
        // A few townships can all be named.
        let isFew = isByTownship && points.count <= Self.mostNames
        let named = points.filter { isFew || $0.standing == .veryHigh || $0.standing == .high }
            .sorted { ($1.area.missing, $0.code) < ($0.area.missing, $1.code) }
        let names = Set(named.prefix(Self.mostNames).map(\.code))
        let plot = OmissionPlot(
            villages: points.map { point in
                OmissionPlot.Village(
                    births: point.area.births, missing: point.area.missing,
                    standing: point.standing, title: told(point),
                    label: names.contains(point.code) ? point.name : nil)
            }, rate: rate, fewest: context.result.run.fewestBirths,
            axis: (
                births: context[Bilingual(zh: "本期出生", en: "births of the period")],
                share: context[Bilingual(zh: "漏报率", en: "share missing")]
            ))
        return ChartFigure(
            language: context.language, name: "omission", title: Self.title,
            sentence: sentence(points, rate) + (plot.isCrowded ? context[Self.crowded] : ""),
            legend: legend(points), table: table(points), draw: plot.drawing
        ).markup
    }

    private static let crowded = Bilingual(
        zh: "圆圈中的数字是重叠在一处的村数。", en: " A number in a circle: so many villages stand there.")

    /// Signs that don't occur need no explanation.
    private func legend(_ points: [Point]) -> [(kind: Markup, text: Bilingual)] {
        let standings = Set(points.map(\.standing))
        return Self.legend.filter { $0.standing.map(standings.contains) ?? true }
            .map { ($0.kind, $0.text) }
    }

    private static let legend: [(kind: Markup, text: Bilingual, standing: OmissionPlot.Standing?)] =
        [
            ("mean", Bilingual(zh: "全县", en: "the county"), nil),
            ("inner", Bilingual(zh: "95 % 界限", en: "95 % limits"), nil),
            ("outer", Bilingual(zh: "99.8 % 界限", en: "99.8 % limits"), nil),
            ("very", Bilingual(zh: "▲ 高于 99.8 % 界限", en: "▲ above the 99.8 % limit"), .veryHigh),
            ("high", Bilingual(zh: "◆ 高于 95 % 界限", en: "◆ above the 95 % limit"), .high),
            ("low", Bilingual(zh: "■ 低于 95 % 界限", en: "■ below the 95 % limit"), .low),
            ("within", Bilingual(zh: "● 界限之内", en: "● within the limits"), .within),
            ("unasked", Bilingual(zh: "○ 出生太少，不比较", en: "○ too few births to compare"), .small),
        ]

    private func told(_ point: Point) -> String {
        let (missing, births) = (point.area.missing, point.area.births)
        let share = DecimalText.percent(point.area.omissionRate ?? 0)
        return "\(point.name) "
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
        let unit =
            isByTownship
            ? Bilingual(zh: "乡镇", en: "townships") : Bilingual(zh: "村", en: "villages")
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
                zh: (isByTownship ? "各村出生都不足 \(fewest) 人，改按乡镇比较：" : "")
                    + "出生满 \(fewest) 人的 \(judged) 个\(unit.zh)中，\(count(.veryHigh)) 个高于 99.8 % 界限，"
                    + "\(count(.high)) 个在 95 % 与 99.8 % 之间（纯属偶然也会有约 \(chance(judged)) 个）。"
                    + (small > 0 ? "另 \(small) 个\(unit.zh)出生太少，只画出，不比较。" : ""),
                en: (isByTownship
                    ? "No village had \(fewest) births, so townships are compared. " : "")
                    + "Of \(judged) \(unit.en) with \(fewest) births or more \(count(.veryHigh)) lie above "
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
            ($1.area.births, $0.code) < ($0.area.births, $1.code)
        }
        let shown = beyond.isEmpty ? Array(largest.prefix(10)) : beyond
        let rate = county.omissionRate ?? 0
        let caption =
            isByTownship
            ? Bilingual(
                zh: beyond.isEmpty ? "没有乡镇超出界限" : "超出界限的乡镇",
                en: beyond.isEmpty
                    ? "No township lies beyond the limits" : "Townships beyond the limits")
            : beyond.isEmpty
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
            heads: [.init(title: context[isByTownship ? .township : .village], isNumber: false)]
                + heads.map { .init(title: context[$0]) },
            rows: shown.map { point in
                let births = point.area.births
                let limits = [OmissionPlot.probabilities.inner, OmissionPlot.probabilities.outer]
                return [
                    point.name, "\(births)", "\(point.area.missing)",
                    DecimalText.percent(point.area.omissionRate ?? 0),
                ]
                    + limits.map {
                        DecimalText.percent(ControlLimits.share($0, of: births, at: rate))
                    }
            })
    }

    static let rate = Bilingual(zh: "漏报率", en: "Share missing")
}
