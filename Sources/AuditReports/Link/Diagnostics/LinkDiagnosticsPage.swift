import RegistryModel

/// One page on how a linkage weighed its pairs, for those who set it up: no network, no values of
/// records, the same bytes for the same data.
package struct LinkDiagnosticsPage {
    let facts: LinkDiagnostics
    let language: Language

    package init(_ facts: LinkDiagnostics, _ language: Language) {
        self.facts = facts
        self.language = language
    }

    private static let title = Bilingual(zh: "匹配诊断", en: "Linkage diagnostics")

    package func bytes() -> [UInt8] {
        PageShell(
            language: language, title: "\(self[Self.title]) \(facts.settings)",
            style: PageFrameStyle.sheet + ChartStyle.sheet + DiagnosticsStyle.sheet
        ).document(
            """
            <a class="skip" href="#main">\(self[.skip])</a>
            \(header)\(navigation)
            <main id="main" tabindex="-1">
            \(OverviewSection(page: self).section)
            \(WeightHistogramSection(page: self).section)
            \(ModelSection(page: self).section)
            \(TrainingSection(page: self).section)
            \(UnlinkableSection(page: self).section)
            \(TradeoffSection(page: self).section)
            \(BlockingSection(page: self).section)
            </main>
            \(footer)
            """
        ).bytes
    }

    subscript(text: Bilingual) -> String { text[language] }

    private var header: Markup {
        let read = Bilingual(
            zh: "\(DecimalText.grouped(facts.counts.records)) 条记录，\(facts.counts.sources) 个来源",
            en: "\(DecimalText.grouped(facts.counts.records)) records of \(facts.counts.sources) "
                + "source\(facts.counts.sources == 1 ? "" : "s")")
        return """
            <header class="mast"><div><h1>\(self[Self.title])</h1><p class="meta">\
            <span>\(self[Bilingual(zh: "设置", en: "Settings")]) <b>\(facts.settings)</b></span>\
            <span>\(self[read])</span></p></div></header>
            """
    }

    private var navigation: Markup {
        let sections: [(Markup, Bilingual)] = [
            ("overview", OverviewSection.title), ("histogram", WeightHistogramSection.title),
            ("model", ModelSection.title), ("training", TrainingSection.title),
            ("unlinkable", UnlinkableSection.title), ("tradeoff", TradeoffSection.title),
            ("blocking", BlockingSection.title),
        ]
        let links = Markup.each(sections) { "<a href=\"#\($0)\">\(self[$1])</a>" }
        return "<nav class=\"bar\" aria-label=\"\(self[.contents])\"><div>\(links)</div></nav>"
    }

    private var footer: Markup {
        let privacy = Bilingual(
            zh: "本页只有计数和参数，没有任何记录的内容。", en: "This page holds counts and parameters, no values.")
        return """
            <footer><p>\(self[privacy])</p><p>hecha \(facts.toolVersion)</p></footer>
            """
    }

    // MARK: What sections share

    /// A section: its title, what to read in it, and itself.
    func section(
        _ name: Markup, _ title: Bilingual, help: Bilingual, _ content: Markup
    ) -> Markup {
        """
        <section id="\(name)"><h2>\(self[title])</h2><p class="lead">\(self[help])</p>\
        \(content)</section>
        """
    }

    func none(_ text: Bilingual) -> Markup { "<p class=\"none\">\(self[text])</p>" }

    /// What the colours of a chart mean.
    func legend(_ items: [(kind: Markup, text: Bilingual)]) -> Markup {
        let entries = Markup.each(items) { item in
            "<li><i class=\"swatch \(item.kind)\"></i>\(self[item.text])</li>"
        }
        return "<ul class=\"legend\">\(entries)</ul>"
    }

    /// A table; a column's class says how its cells stand.
    func table(
        _ kind: Markup, named title: Bilingual, _ heads: [(title: Bilingual, kind: Markup)],
        rows: Markup
    ) -> Markup {
        let cells = Markup.each(heads) { head in
            "<th scope=\"col\" class=\"\(head.kind)\">\(self[head.title])</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(self[title])">\
            <table class="plain \(kind)"><caption class="vh">\(self[title])</caption><thead><tr>\(cells)</tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
