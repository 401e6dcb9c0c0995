import RegistryModel

/// The villages' figures added up by township, in the order of the roll.
struct TownshipTable {
    let context: ReportContext

    var markup: Markup {
        let townships = context.areas.townships
        guard townships.count > 1 else { return Markup() }
        let title = Bilingual(zh: "各乡镇合计", en: "By township")
        let heads: [(Bilingual, Markup)] = [
            (.township, ""), (Bilingual(zh: "村数", en: "Villages"), "n"), (.birthsShort, "n"),
            (.missingShort, "n"),
            (.misreportedShort, "n"), (Bilingual(zh: "多报", en: "Over-reported"), "n"),
            (OmissionFigure.rate, "n"), (.confirmed, "n"), (.provisional, "n"),
        ]
        return """
            <h3 id="townships">\(context[title])</h3><p class="says">\(context[note])</p>\
            <div class="scroll" tabindex="0" role="group" \
            aria-label="\(context[title])"><table class="plain sortable"><caption class="vh">\
            \(context[title])</caption><thead><tr>\(Markup.each(heads) {
                "<th scope=\"col\" class=\"\($1)\">\(context[$0])</th>"
            })</tr></thead><tbody>\(Markup.each(townships, row))</tbody></table></div>
            """
    }

    private var note: Bilingual {
        Bilingual(
            zh: "漏报率后括号内是 95 % 区间；出生不足 \(context.result.run.fewestBirths) 人的不计算。",
            en: "In brackets the 95 % interval; no share is given below "
                + "\(context.result.run.fewestBirths) births.")
    }

    private func row(_ township: AreaTally.Township) -> Markup {
        let area = township.figures
        return """
            <tr><th scope="row">\(township.title)</th><td class="n">\(area.villages)</td>\
            <td class="n">\(area.births)</td><td class="n">\(area.missing)</td>\
            <td class="n">\(area.misreported)</td><td class="n">\(area.overReported)</td>\
            \(OmissionCell(context: context, area: area).markup)\
            <td class="n">\(area.confirmed)</td>\
            <td class="n" data-v="\(area.provisional.min)">\(area.provisional.emphasised)\
            </td></tr>

            """
    }
}

/// A share of missing births with its interval, or why there is none.
struct OmissionCell {
    let context: ReportContext
    let area: AreaFigures
    /// Left out where there is little room.
    var isWide = false

    var markup: Markup {
        let kind: Markup = isWide ? "n wide" : "n"
        guard area.births >= context.result.run.fewestBirths, let rate = area.omissionRate,
            let interval = area.omissionInterval
        else { return "<td class=\"\(kind) few\" data-v=\"-1\">\(context[.smallNumber])</td>" }
        let ends = [interval.lowerBound, interval.upperBound].map {
            DecimalText.fixed($0 * 100, places: 1) ?? "–"
        }
        let share = DecimalText.fixed(rate * 100, places: 1) ?? "–"
        return """
            <td class="\(kind)" data-v="\(share)">\(share) % <small>(\(ends[0])–\(ends[1]))</small></td>
            """
    }
}
