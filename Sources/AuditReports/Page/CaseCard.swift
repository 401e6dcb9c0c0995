import RegistryModel

/// One case, folded to a line: what was decided, why, on which records, and what it costs.
struct CaseCard {
    let context: ReportContext
    let position: Int

    private var scored: ScoredCase { context.result.cases[position] }
    private var auditCase: AuditCase { scored.auditCase }
    private var concern: CaseConcern { context.concerns[position] }

    /// The whole case, folded.
    var folded: Markup {
        """
        <details class="case \(concern.rawValue)" id="\(auditCase.caseID)"\(attributes)>\
        <summary>\(line)</summary><div class="body">\(body)</div></details>

        """
    }

    /// One line that leads to the case on its village's page.
    func linked(to page: String) -> Markup {
        """
        <div class="case brief \(concern.rawValue)"\(attributes)>\
        <a href="\(page)#\(fragment: auditCase.caseID)">\(line)</a></div>

        """
    }

    /// The case as a notice to its village prints it: open, without the match weights.
    var printed: Markup {
        """
        <article class="case \(concern.rawValue)" id="\(auditCase.caseID)">\
        <h4>\(line)</h4><div class="body">\(reason)\(standing)\(facts(withClause: false))\
        \(EvidenceTable(context: context, auditCase: auditCase).markup)\
        \(EvidenceTable(context: context, auditCase: auditCase).judgements)</div></article>

        """
    }

    private var attributes: Markup {
        """
         data-verdict="\(auditCase.verdict.rawValue)" data-concern="\(concern.rawValue)" \
        data-village="\(auditCase.village.map(\.description) ?? "-")"
        """
    }

    private var line: Markup {
        """
        <span class="chip \(concern.rawValue)">\(context[concern.title])</span>\
        <span class="kind">\(context[auditCase.verdict.title])\
        \(Markup.with(auditCase.grade) { "<i class=\"grade\">\($0.rawValue)</i>" })</span>\
        <span class="who">\(context.subject(of: auditCase))</span>\
        <span class="where">\(villageName)</span>\
        <span class="cid">\(auditCase.caseID)</span>\
        <span class="cost">\(context.cost(position))</span>
        """
    }

    private var villageName: String {
        if let village = context.deduction(auditCase.village)?.village { return village.name }
        return auditCase.village?.description ?? context[.unassigned]
    }

    private var body: Markup {
        let table = EvidenceTable(context: context, auditCase: auditCase)
        return """
            \(reason)\(standing)\(facts(withClause: true))\(table.markup)\(table.judgements)\
            \(WeightWaterfall(context: context, steps: auditCase.waterfall).markup)
            """
    }

    private var reason: Markup {
        """
        <p class="reason"><b>\(context[.reason])</b> \(context[auditCase.reason])\
        \(Markup.with(context.advice(position)) { " <em>\($0)</em>" })</p>
        """
    }

    private var standing: Markup {
        Markup.with(auditCase.standing) { StandingLine(context: context, standing: $0).markup }
    }

    private func facts(withClause: Bool) -> Markup {
        var items = Markup()
        if withClause, let clause = context.clause(scored.row) {
            items += """
                <div class="broad"><dt>\(context[.clause])</dt>\
                <dd><q>\(clause.clause)</q> <code>\(clause.id)</code></dd></div>
                """
        }
        if withClause { items += fact(.points, "\(context.cost(position))") }
        if let grade = auditCase.grade {
            items += fact(.grade, "\(context[grade.explanation])")
        }
        if withClause, let deduction = context.deduction(auditCase.village) {
            let village = deduction.village
            items += fact(
                .village,
                """
                <a href="\(VillageNotice.path(of: village.code))">\(village.name)</a> \
                \(village.township)
                """)
        }
        if let probability = auditCase.matchProbability {
            items += fact(.matchProbability, "\(DecimalText.percent(probability))")
        }
        return "<dl class=\"facts\">\(items)</dl>"
    }

    private func fact(_ name: Bilingual, _ value: Markup) -> Markup {
        "<div><dt>\(context[name])</dt><dd>\(value)</dd></div>"
    }
}
