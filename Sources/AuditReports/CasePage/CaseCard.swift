import RegistryModel

/// One case: what was decided, why, on which records, what it costs, and what is to be done.
struct CaseCard {
    let context: ReportContext
    let position: Int

    private var scored: ScoredCase { context.result.cases[position] }
    private var auditCase: AuditCase { scored.auditCase }
    private var concern: CaseConcern { context.concerns[position] }

    /// The whole case in a list, folded to a line.
    var folded: Markup {
        """
        <details class="case \(concern.rawValue)" id="case-\(auditCase.caseID)"\(attributes)>\
        <summary>\(line)</summary><div class="body">\(body)\(openAlone)</div></details>

        """
    }

    /// The whole case on its village's page.
    var whole: Markup {
        """
        <article class="case whole \(concern.rawValue)" id="case-\(auditCase.caseID)" \
        aria-labelledby="name-\(auditCase.caseID)"><h2 id="name-\(auditCase.caseID)">\(chip)\(kind)\
        <span class="who">\(context.subject(of: auditCase))</span>\
        <span class="cost">\(context.cost(position))</span></h2>\
        <p class="ids">\(context[.caseID]) <code>\(auditCase.caseID)</code> \
        <a href="#case-\(fragment: auditCase.caseID)">\(context[.caseLink])</a></p>\
        <div class="body">\(body)</div></article>

        """
    }

    /// The case as a notice to its village prints it: open, without the match weights.
    var printed: Markup {
        """
        <article class="case \(concern.rawValue)" id="\(auditCase.caseID)">\
        <h3>\(line)</h3><div class="body">\(reason(withAction: true))\(standing)\
        \(facts(withClause: false))\
        \(EvidenceTable(context: context, auditCase: auditCase).markup)\
        \(EvidenceTable(context: context, auditCase: auditCase).judgements)</div></article>

        """
    }

    /// What lists are filtered and ordered by: points at least and at most in hundredths, day of the
    /// event.
    private var attributes: Markup {
        """
         data-verdict="\(auditCase.verdict.rawValue)" \
        data-phase="\(context.choices(position))" data-concern="\(concern.rawValue)" \
        data-village="\(context.deduction(auditCase.village)?.village.code.description ?? "-")" \
        data-cost="\(scored.range.min.hundredths)" data-most="\(scored.range.max.hundredths)" \
        data-day="\(context.eventDay(of: auditCase)?.description ?? "")"
        """
    }

    private var chip: Markup {
        if let mark = auditCase.standing?.mark {
            return "<span class=\"chip since\">\(context[mark])</span>"
        }
        return "<span class=\"chip \(concern.rawValue)\">\(context[concern.title])</span>"
    }

    private var kind: Markup {
        """
        <span class="kind">\(context[auditCase.verdict.title])\
        \(Markup.with(auditCase.grade) { "<i class=\"grade\">\($0.rawValue)</i>" })</span>
        """
    }

    private var line: Markup {
        """
        \(chip)\(kind)<span class="who">\(context.subject(of: auditCase))</span>\
        <span class="where">\(context.villageName(of: auditCase))</span>\
        <span class="cid">\(auditCase.caseID)</span>\
        <span class="cost">\(context.cost(position))</span>
        """
    }

    private var body: Markup {
        let table = EvidenceTable(context: context, auditCase: auditCase)
        let action = CaseAction(context: context, position: position)
        return """
            <p class="todo"><b>\(context[.todo])</b>\(action.text)</p>\
            \(reason(withAction: false))\(standing)\(facts(withClause: true))\(table.markup)\
            \(table.judgements)\(WeightWaterfall(context: context, auditCase: auditCase).markup)
            """
    }

    private var openAlone: Markup {
        """
        <p class="alone"><a href="\(CasePage.path(of: position, in: context))#case-\
        \(fragment: auditCase.caseID)">\(context[.openAlone])</a></p>
        """
    }

    /// What a village is to do about charged cases, its notice says once for all of them.
    private func reason(withAction: Bool) -> Markup {
        let action =
            withAction && !concern.carriesPoints
            ? CaseAction(context: context, position: position).withoutDeadline : nil
        let gap = context[Bilingual(zh: "", en: " ")]
        return """
            <p class="reason"><b>\(context[.reason])</b> \(context[auditCase.reason])\
            \(Markup.with(action) { "\(gap)<em>\($0)</em>" })</p>
            """
    }

    private var standing: Markup {
        Markup.with(auditCase.standing) { StandingLine(context: context, standing: $0).markup }
    }

    /// What isn't known yet of a birth that is counted under the clause that costs least.
    private var assumed: Bilingual? {
        guard concern == .provisional,
            case .missingBirth(let policy, let parity)? = auditCase.charge
        else { return nil }
        let open = [
            policy == nil ? Bilingual(zh: "政策属性", en: "policy status") : nil,
            parity.count > 1 ? Bilingual(zh: "孩次", en: "parity") : nil,
        ].compactMap { $0 }
        guard !open.isEmpty else { return nil }
        return Bilingual(
            zh: "暂按此条款；\(open.map(\.zh).joined(separator: "、"))尚未查明",
            en: "for the time being; \(open.map(\.en).joined(separator: " and ")) not known yet")
    }

    private func facts(withClause: Bool) -> Markup {
        var items = Markup()
        if withClause, let clause = context.clause(scored.row) {
            items += """
                <div class="broad"><dt>\(context[.clause])</dt>\
                <dd><q>\(clause.clause)</q> <code>\(clause.id)</code></dd></div>
                """
        }
        if let assumed { items += fact(Self.standsUnder, "\(context[assumed])") }
        if withClause { items += fact(.points, "\(context.cost(position))") }
        if let grade = auditCase.grade {
            items += fact(.grade, "\(context[grade.explanation])")
        }
        if withClause, let deduction = context.deduction(auditCase.village) {
            items += fact(.village, "\(deduction.village.name) \(deduction.village.township)")
        }
        if let probability = auditCase.matchProbability {
            items += fact(.matchProbability, "\(DecimalText.probability(probability))")
        }
        return items.bytes.isEmpty ? Markup() : "<dl class=\"facts\">\(items)</dl>"
    }

    private static let standsUnder = Bilingual(zh: "条款适用", en: "Under this clause")

    private func fact(_ name: Bilingual, _ value: Markup) -> Markup {
        "<div><dt>\(context[name])</dt><dd>\(value)</dd></div>"
    }
}

extension ReportContext {
    /// The village that answers for a case, by its name where the roll has one.
    func villageName(of auditCase: AuditCase) -> String {
        if let village = deduction(auditCase.village)?.village { return title(of: village) }
        return auditCase.village?.description ?? self[.unassigned]
    }
}
