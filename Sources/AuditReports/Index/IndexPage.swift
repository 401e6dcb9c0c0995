import RegistryModel

/// `index.html`: the whole report on one page that needs no network.
struct IndexPage: Sendable {
    let context: ReportContext

    private var result: AuditResult { context.result }

    func bytes() -> [UInt8] {
        PageShell(
            language: context.language,
            title: "\(context.countyTitle) \(context[.reportTitle])",
            style: IndexStyle.sheet
        ).document(
            """
            <a class="skip" href="#main">\(context[.skip])</a>
            \(header)\(navigation)
            <main id="main" tabindex="-1">
            \(overview)
            \(TrendSection(context: context).section)
            \(VillageTable(context: context).section)
            \(figures("sources", .sources, OverlapFigure(context: context).markup
                + FlowFigures(context: context).sources
                + ReliabilityFigure(context: context).markup))
            \(figures("timeline", .timeline, TimelineFigures(context: context).markup))
            \(CaseList(context: context).section)
            \(figures("quality", .quality, QualityMap(context: context).markup))
            \(FindingsSummary(context: context).section)
            \(MethodSection(context: context).sections)
            </main>
            \(footer)
            """
        ).bytes
    }

    private var header: Markup {
        """
        <header class="mast"><div><p class="county">\(context.countyTitle)</p>\
        <h1>\(context[.reportTitle])</h1>\
        <p class="meta"><span>\(context[.period]) <b>\(context.periodText)</b></span>\
        \(context.statedRunDate)\
        <span>\(context[.penaltyTable]) <b>\(context[result.table.title])</b></span></p>\
        </div></header>
        """
    }

    private var navigation: Markup {
        var sections: [(Markup, Bilingual)] = [("overview", .overview)]
        if result.trend != nil { sections.append(("trend", TrendSection.title)) }
        sections += [
            ("villages", .villages), ("sources", .sources), ("timeline", .timeline),
            ("cases", .cases), ("quality", .quality), ("findings", .dataProblems),
            ("method", .method), ("appeal", .appeal),
        ]
        let links = Markup.each(sections) { "<a href=\"#\($0)\">\(context[$1])</a>" }
        return """
            <nav class="bar" aria-label="\(context[.contents])"><div>\(links)</div></nav>
            <noscript><p class="hint wide">\(context[.noScript])</p></noscript>
            """
    }

    private func figures(_ name: Markup, _ title: Bilingual, _ figures: Markup) -> Markup {
        let nothing = Bilingual(zh: "本期没有可画的数据。", en: "There is nothing to draw in this period.")
        let content: Markup =
            figures.bytes.isEmpty ? "<p class=\"none\">\(context[nothing])</p>" : figures
        return "<section id=\"\(name)\"><h2>\(context[title])</h2>\(content)</section>"
    }

    private var overview: Markup {
        """
        <section id="overview"><h2>\(context[.overview])</h2>\(HeadlineFigures(
            context: context).markup)\(notes)\(sensitivity)\(otherFiles)\(FlowFigures(context: context).steps)\
        \(stages)\(inputs)</section>
        """
    }

    private var notes: Markup {
        guard !result.notes.isEmpty else { return Markup() }
        return """
            <aside class="note" aria-label="\(context[.notes])"><h3>\(context[.notes])</h3>\
            <ul>\(Markup.each(result.notes) { "<li>\(context[$0])</li>" })</ul></aside>
            """
    }

    private var sensitivity: Markup {
        Markup.with(result.sensitivity) { text in
            """
            <p class="hint"><b>\(context[.sensitivity])</b> \(context[text])</p>
            """
        }
    }

    private var otherFiles: Markup {
        let title = Bilingual(zh: "同一结果另有", en: "The same results as")
        let (bulletin, text, workbook) = (
            Bilingual(zh: "全县通报", en: "the county's bulletin"),
            Bilingual(zh: "通报文稿（ODT）", en: "its text document (ODT)"),
            Bilingual(zh: "电子表格（XLSX）", en: "a workbook (XLSX)")
        )
        return """
            <p class="hint"><b>\(context[title])</b> \
            <a href="bulletin.html">\(context[bulletin])</a> · \
            <a href="\(ReportSet.bulletinPath)">\(context[text])</a> · \
            <a href="\(ReportSet.workbookPath)">\(context[workbook])</a></p>\(feedErrors)
            """
    }

    /// What outside sources have wrong, a file a source.
    private var feedErrors: Markup {
        let files = FeedErrorsFile.all(context)
        guard !files.isEmpty else { return Markup() }
        let title = Bilingual(zh: "请来源部门更正", en: "For the sources to put right")
        let links = Markup.each(files.enumerated()) { place, file in
            """
            \(place == 0 ? "" : " · ")<a href="\(file.path)">\
            \(context[SourceCatalogue.schema(of: file.source.kind).title])</a>
            """
        }
        return "<p class=\"hint\"><b>\(context[title])</b> \(links)</p>"
    }

    private var stages: Markup {
        guard !result.stages.isEmpty else { return Markup() }
        let steps = Markup.each(result.stages) { stage in
            let counts = Markup.each(stage.counts) { count in
                "<span>\(context[count.title]) <b>\(DecimalText.grouped(count.value))</b></span>"
            }
            return "<li><h4>\(context[stage.title])</h4>\(counts)</li>"
        }
        let title = Bilingual(zh: "各步骤的数目", en: "Counts of every stage")
        return """
            <details class="data"><summary>\(context[title])</summary>\
            <ol class="flow">\(steps)</ol></details>
            """
    }

    private var inputs: Markup {
        guard !result.inputs.isEmpty else {
            return "<p class=\"none\">\(context[.nothingRead])</p>"
        }
        let rows = Markup.each(result.inputs) { input in
            """
            <tr><th scope="row" class="path">\(input.path)</th>\
            <td>\(context[input.source.title])</td><td>\(input.encoding ?? "–")</td>\
            <td class="n">\(DecimalText.grouped(input.recordCount))</td>\
            <td class="n\(input.rejectedCount > 0 ? " bad" : "" as Markup)">\
            \(DecimalText.grouped(input.rejectedCount))</td>\
            <td class="sum wide">\(input.sha256.prefix(12))</td></tr>
            """
        }
        let heads: [(Bilingual, Markup)] = [
            (.file, ""), (.source, ""), (.encoding, ""), (.records, "n"), (.rejected, "n"),
            (.checksum, "wide"),
        ]
        let title = context.counted(.whatWasRead, result.inputs.count)
        return """
            <details class="data"><summary>\(title)</summary><div class="scroll" tabindex="0" \
            role="group" aria-label="\(title)"><table class="plain"><caption class="vh">\(title)\
            </caption><thead><tr>\
            \(Markup.each(heads) { "<th scope=\"col\" class=\"\($1)\">\(context[$0])</th>" })\
            </tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }

    private var footer: Markup {
        """
        <footer><p>\(context.privacy)</p><p>hecha \(result.run.toolVersion) · \
        \(context[.penaltyTable]) <code>\(result.table.id)</code> \
        <code>\(result.table.sha256.prefix(12))</code></p></footer>
        """
    }
}
