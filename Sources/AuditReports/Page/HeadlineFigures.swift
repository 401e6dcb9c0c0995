import RegistryModel

/// The figures the report opens with. Confirmed and provisional points stay apart.
struct HeadlineFigures {
    let context: ReportContext

    var markup: Markup {
        let tally = context.tally
        return """
            <div class="figures">\
            \(figure("", .births, "\(tally.births)", nil))\
            \(figure("", .missing, "\(tally.count(.missing))", tally.grades))\
            \(figure("", .misreported, "\(tally.count(.misreported))", nil))\
            \(figure("verify", .toVerify, "\(tally.count(.verify))", nil))\
            \(figure("confirmed", .confirmedPoints, "\(tally.confirmed)",
                context.cases(tally.count(.confirmed))))\
            \(figure("provisional", .provisionalPoints, tally.provisional.emphasised,
                context.cases(tally.count(.provisional))))\
            </div><p class="hint">\(context[.notSummed])</p>\(others)
            """
    }

    private func figure(
        _ kind: Markup, _ title: Bilingual, _ value: Markup, _ detail: String?
    ) -> Markup {
        """
        <div class="figure \(kind)"><span>\(context[title])</span><b>\(value)</b>\
        <small>\(detail ?? "")</small></div>
        """
    }

    /// Every other verdict with its count, so that over-reporting is seen beside the points.
    private var others: Markup {
        let shown: [CaseVerdict] = [.missing, .misreported]
        let items = CaseVerdict.allCases.filter {
            !shown.contains($0) && context.tally.count($0) > 0
        }
        guard !items.isEmpty else { return Markup() }
        let list = Markup.each(items) { verdict in
            "<li>\(context[verdict.title]) <b>\(context.tally.count(verdict))</b></li>"
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
