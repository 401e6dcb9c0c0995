import RegistryModel

/// The figures the report opens with. Confirmed and provisional points stay apart, and what is
/// missing isn't set off against what was reported too often.
struct HeadlineFigures {
    let context: ReportContext

    private var tally: CaseTally { context.tally }

    var markup: Markup {
        let villages = context.result.villages.count
        let counted = Bilingual(
            zh: "\(villages) 个村", en: villages == 1 ? "1 village" : "\(villages) villages")
        return """
            <div class="figures data">\
            \(figure("", .births, DecimalText.grouped(tally.births), context[counted]))\
            \(figure("", .missing, "\(tally.count(.missing))", tally.grades))\
            \(figure("", Self.over, "\(tally.overReported)", overDetail))\
            \(figure("", .misreported, "\(tally.count(.misreported))", nil))\
            \(accuracy)</div><div class="figures points">\
            \(figure("confirmed", .confirmedPoints, "\(tally.confirmed)",
                context.cases(tally.count(.confirmed))))\
            \(figure("provisional", .provisionalPoints, tally.provisional.emphasised,
                context.cases(tally.count(.provisional))))\
            \(figure("verify", .toVerify, "\(tally.count(.verify))", context[Self.noPointsYet]))\
            </div><p class="hint">\(context[.notSummed]) \(context[Self.notSetOff])</p>\(others)
            """
    }

    private static let over = Bilingual(zh: "多报", en: "Over-reported")
    private static let noPointsYet = Bilingual(zh: "核实前不扣分", en: "no points until verified")
    private static let notSetOff = Bilingual(
        zh: "漏报与多报各自列出，不互相抵消。",
        en: "What is missing and what was reported too often aren't set off against each other.")
    private static let accuracyTitle = Bilingual(zh: "出生统计准确率", en: "Accuracy of births")

    private var overDetail: String {
        let (twice, alone) = (tally.count(.duplicate), tally.count(.unsupported))
        return context[
            Bilingual(
                zh: "重复 \(twice) · 无佐证 \(alone)", en: "twice \(twice) · unsupported \(alone)")]
    }

    /// The share of births neither missing nor misreported, beside the county's target.
    private var accuracy: Markup {
        guard let share = tally.accuracy else {
            return figure("", Self.accuracyTitle, "–", context[.noBirths])
        }
        guard let target = context.result.run.accuracyTarget else {
            return figure("", Self.accuracyTitle, DecimalText.percent(share), nil)
        }
        let isMet = BirthAccount.meets(tally.birthAccount.accurate, of: tally.births, target)
        let asked = DecimalText.percent(target)
        let verdict = Bilingual(
            zh: isMet ? "✓ 达到目标 \(asked)" : "✗ 低于目标 \(asked)",
            en: isMet ? "✓ target \(asked) met" : "✗ below target \(asked)")
        return figure(
            isMet ? "met" : "unmet", Self.accuracyTitle, DecimalText.percent(share),
            context[verdict])
    }

    private func figure(
        _ kind: Markup, _ title: Bilingual, _ value: String, _ detail: String?
    ) -> Markup {
        figure(kind, title, "\(value)" as Markup, detail)
    }

    private func figure(
        _ kind: Markup, _ title: Bilingual, _ value: Markup, _ detail: String?
    ) -> Markup {
        """
        <div class="figure \(kind)"><span>\(context[title])</span><b>\(value)</b>\
        <small>\(detail ?? "")</small></div>
        """
    }

    /// Every other verdict with its count.
    private var others: Markup {
        let shown: [CaseVerdict] = [.missing, .misreported, .duplicate, .unsupported]
        let items = CaseVerdict.allCases.filter { !shown.contains($0) && tally.count($0) > 0 }
        guard !items.isEmpty else { return Markup() }
        let list = Markup.each(items) { verdict in
            "<li>\(context[verdict.title]) <b>\(tally.count(verdict))</b></li>"
        }
        return "<ul class=\"others\">\(list)</ul>"
    }
}

extension PointRange {
    /// The minimum, with the interval small beside it when it isn't settled.
    var emphasised: Markup {
        guard min != max else { return "\(min)" }
        return "\(min) <small>(\(min)–\(max))</small>"
    }
}
