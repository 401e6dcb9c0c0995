import RegistryModel

/// The villages' figures added up by township, in the order of the roll.
struct TownshipTable {
    let context: ReportContext

    var markup: Markup {
        let townships = context.areas.townships
        guard townships.count > 1 else { return Markup() }
        let title = Bilingual(zh: "各乡镇合计", en: "By township")
        let heads: [(Bilingual, Markup)] = [
            (.township, ""), (.villageCount, "n wide"), (.birthsShort, "n"),
            (.missingColumn, "n"), (.misreportedShort, "n wide"),
            (Bilingual(zh: "多报", en: "Over-reported"), "n wide"), (OmissionFigure.rate, "n wide"),
            (.confirmedColumn, "n"), (.provisionalColumn, "n"),
        ]
        return """
            <h3 id="townships">\(context[title])</h3><p class="says">\(context[note])</p>\
            <div class="scroll" tabindex="0" role="group" \
            aria-label="\(context[title])"><table class="plain sortable"><caption class="vh">\
            \(context[title])</caption><thead><tr>\(Markup.each(heads) {
                "<th scope=\"col\" class=\"\($1)\">\(context[$0])</th>"
            })</tr></thead><tbody>\(Markup.each(townships) { row($0.title, $0.figures) })</tbody>\
            <tfoot>\(unassigned)\(row(context[.total], context.areas.whole, isWhole: true))</tfoot>\
            </table></div>\(NarrowHint(context: context).markup)
            """
    }

    private var note: Bilingual {
        let isAllAssigned = rest == nil
        return Bilingual(
            zh: "漏报率后括号内是 95 % 区间；出生不足 \(context.result.run.fewestBirths) 人的不计算。"
                + (isAllAssigned ? "" : "未归责的个案不计入漏报率。"),
            en: "In brackets the 95 % interval; no share is given below "
                + "\(context.result.run.fewestBirths) births."
                + (isAllAssigned ? "" : " Unassigned cases are in no share."))
    }

    /// What no village answers for; nil where the table has nothing to show of it.
    private var rest: AreaFigures? {
        context.areas.unassigned.flatMap { area in
            area.missing + area.misreported + area.overReported > 0 ? area : nil
        }
    }

    /// So that columns come to the county's figures.
    private var unassigned: Markup {
        Markup.with(rest) { area in
            """
            <tr><th scope="row">\(context[.unassigned])</th><td class="n wide">–</td>\
            <td class="n">–</td>\(counts(area))<td class="n wide">–</td>\
            <td class="n">–</td><td class="n">–</td></tr>
            """
        }
    }

    private func counts(_ area: AreaFigures) -> Markup {
        """
        <td class="n">\(area.missing)</td><td class="n wide">\(area.misreported)</td>\
        <td class="n wide">\(area.overReported)</td>
        """
    }

    /// The county's share is that of its villages, as everywhere.
    private func row(_ title: String, _ area: AreaFigures, isWhole: Bool = false) -> Markup {
        let kind: Markup = isWhole ? " class=\"whole\"" : ""
        let share = isWhole ? context.areas.ofVillages : area
        return """
            <tr\(kind)><th scope="row">\(title)</th><td class="n wide">\(area.villages)</td>\
            <td class="n">\(area.births)</td>\(counts(area))\
            \(OmissionCell(context: context, area: share, isWide: true).markup)\
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
