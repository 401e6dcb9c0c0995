import RegistryModel

/// The problems in the data by rule, with the first places; every one of them is in findings.jsonl.
struct FindingsSummary {
    let context: ReportContext

    private static let placesShown = 3

    private struct Group {
        let rule: RuleCode
        var severity: Severity
        var count = 0
        var first: [Finding] = []
    }

    var section: Markup {
        let tally = context.tally
        let problems = context.result.dataProblems
        let (total, places) = (problems.count, problems.reduce(0) { $0 + $1.places })
        let counts = Markup.each(Severity.allCases.reversed()) { severity in
            """
            <li><span class="sev \(severity.rawValue)">\(context[severity.title])</span> \
            <b>\(tally.count(severity))</b></li>
            """
        }
        guard total > 0 else {
            return """
                <section id="findings"><h2>\(context[.dataProblems])</h2>\
                <p class="none">\(context[.noFindings])</p></section>
                """
        }
        return """
            <section id="findings"><h2>\(context.counted(.dataProblems, places))</h2>\
            <ul class="others">\(counts)</ul><p class="hint">\(context[
                Bilingual(
                    zh: "数据问题本身不扣分。每条规则只举前几处；全部"
                        + (total == places ? " \(places) 处" : " \(places) 处（同类的归并，共 \(total) 条）")
                        + "见电子表格和 findings.jsonl，后者另有指向个案的（XMT）。",
                    en: "A data problem costs no points by itself. The first places of each rule "
                        + "are shown; all \(places)"
                        + (total == places ? "" : " (gathered into \(total) findings)")
                        + " are in the workbook and findings.jsonl, the latter beside those that "
                        + "point to a case (XMT).")])</p>\
            \(suppressed)
            <div class="rules">\(Markup.each(groups(problems), group))</div></section>
            """
    }

    private var suppressed: Markup {
        let count = context.result.suppressed.count
        guard count > 0 else { return Markup() }
        let text = context[
            Bilingual(
                zh: "另有 \(count) 处按清单的 suppressions 豁免，不在此列，见 findings.jsonl；豁免不影响认定和扣分。",
                en: "\(count) more are set aside by the manifest's suppressions and listed in "
                    + "findings.jsonl; that changes no case and no points.")]
        return "<p class=\"hint\">\(text)</p>"
    }

    /// The worst first, then by code.
    private func groups(_ problems: [Finding]) -> [Group] {
        var groups: [RuleCode: Group] = [:]
        for finding in problems {
            var group =
                groups[finding.rule] ?? Group(rule: finding.rule, severity: finding.severity)
            group.count += finding.places
            group.severity = max(group.severity, finding.severity)
            if group.first.count < Self.placesShown { group.first.append(finding) }
            groups[finding.rule] = group
        }
        return groups.values.sorted { left, right in
            left.severity == right.severity
                ? left.rule < right.rule : left.severity > right.severity
        }
    }

    private func group(_ group: Group) -> Markup {
        let texts = context.result.ruleTexts
        let places = Markup.each(group.first) { finding in
            """
            <li><code>\(place(finding))</code> \
            \(ChinesePunctuation.widened(
                texts.message(finding, context.language, context.reveal), context.language))</li>
            """
        }
        return """
            <details class="rule"><summary>\
            <span class="sev \(group.severity.rawValue)">\(context[group.severity.title])</span>\
            <code>\(group.rule)</code><span class="kind">\(ChinesePunctuation.heading(
                context[texts.title(group.rule)], context.language))</span>\
            <b class="n">\(group.count)</b></summary><div class="body">\
            <p>\(ChinesePunctuation.widened(
                context[texts.explanation(group.rule)], context.language))</p>\
            <p class="hint">\(context[.firstPlaces])</p><ul>\(places)</ul></div></details>

            """
    }

    private func place(_ finding: Finding) -> String {
        guard let path = context.path(finding.file) else { return finding.source?.name ?? "–" }
        return finding.line > 0 ? "\(path):\(finding.line)" : path
    }
}
