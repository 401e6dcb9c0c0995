import RegistryModel

/// The villages' figures added up by township, in the order of the roll.
struct TownshipTable {
    let context: ReportContext

    struct Township {
        let name: String
        let code: DivisionCode
        var villages = 0
        var tally = VillageTally()
        var confirmed = Points.zero
        var provisional = PointRange.zero
    }

    /// Villages of one township code belong together, whatever the roll calls it.
    static func townships(_ context: ReportContext) -> [Township] {
        var places: [DivisionCode: Int] = [:]
        var townships: [Township] = []
        for (deduction, tally) in zip(context.result.villages, context.villageTallies) {
            let code = deduction.village.code.township
            let place = places[code] ?? townships.count
            if place == townships.count {
                places[code] = place
                let name = deduction.village.township
                townships.append(
                    Township(name: name.isEmpty ? code.description : name, code: code))
            }
            townships[place].villages += 1
            townships[place].tally = townships[place].tally + tally
            townships[place].confirmed = townships[place].confirmed + deduction.confirmed
            townships[place].provisional = townships[place].provisional + deduction.provisional
        }
        return townships
    }

    var markup: Markup {
        let townships = Self.townships(context)
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

    private func row(_ township: Township) -> Markup {
        let tally = township.tally
        return """
            <tr><th scope="row">\(township.name)</th><td class="n">\(township.villages)</td>\
            <td class="n">\(tally.births)</td><td class="n">\(tally.missing)</td>\
            <td class="n">\(tally.misreported)</td><td class="n">\(tally.overReported)</td>\
            \(OmissionCell(context: context, tally: tally).markup)\
            <td class="n">\(township.confirmed)</td>\
            <td class="n" data-v="\(township.provisional.min)">\(township.provisional.emphasised)\
            </td></tr>

            """
    }
}

/// A share of missing births with its interval, or why there is none.
struct OmissionCell {
    let context: ReportContext
    let tally: VillageTally
    /// Left out where there is little room.
    var isWide = false

    var markup: Markup {
        let kind: Markup = isWide ? "n wide" : "n"
        guard tally.births >= context.result.run.fewestBirths, let rate = tally.omissionRate,
            let interval = tally.omissionInterval
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
