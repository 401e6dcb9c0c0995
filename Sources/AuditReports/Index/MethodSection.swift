import RegistryModel

/// How points are computed, under which readings and policy, and how to appeal.
struct MethodSection {
    let context: ReportContext

    var sections: Markup {
        """
        <section id="method"><h2>\(context[.method])</h2>\
        <p>\(context[.penaltyTable]) <b>\(context[context.result.table.title])</b> · \
        \(context.result.table.document)</p>\
        <ul>\(Markup.each(Bilingual.methodPoints) { "<li>\(context[$0])</li>" })</ul>\
        <ul>\(Markup.each(EvidenceGrade.allCases) { "<li>\(context[$0.explanation])</li>" })</ul>\
        \(table(.reading, options))\(table(.policy, policy))</section>
        <section id="appeal"><h2>\(context[.appeal])</h2>\
        \(Markup.with(context.result.run.answerBy) { day in
            "<p><b>\(context[Bilingual(zh: "答复期限 \(day)", en: "Answer by \(day)")])</b></p>"
        })<ol>\(Markup.each(Bilingual.appealSteps) { "<li>\(context[$0])</li>" })</ol></section>
        """
    }

    private var options: Markup {
        Markup.each(context.result.table.options) { option in
            let words = context.words(of: option)
            return """
                <tr><th scope="row">\(words.title)</th><td>\(words.value)</td>\
                <td><code>\(option.name): \(option.value)</code></td></tr>
                """
        }
    }

    private var policy: Markup {
        Markup.each(context.result.policy) { setting in
            let words = context.words(ofSetting: setting)
            return """
                <tr><th scope="row">\(words.title)</th><td>\(words.value)</td>\
                <td><code>\(setting.name): \(setting.value)</code></td></tr>
                """
        }
    }

    private func table(_ title: Bilingual, _ rows: Markup) -> Markup {
        guard !rows.bytes.isEmpty else { return Markup() }
        return """
            <h3>\(context[title])</h3><div class="scroll" tabindex="0" role="group" \
            aria-label="\(context[title])"><table class="plain settings"><caption class="vh">\
            \(context[title])</caption><thead><tr><th scope="col">\(context[.settingName])\
            </th><th scope="col">\(context[.settingValue])</th>\
            <th scope="col">\(context[.settingKey])</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
