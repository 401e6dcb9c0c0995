import RegistryModel

/// A chart with all that belongs to it: a heading, a sentence that says what it shows, the drawing,
/// what its signs mean, and its numbers as a table.
struct ChartFigure {
    let language: Language
    /// Of the page's identifiers; ASCII.
    let name: String
    let title: Bilingual
    let sentence: String
    let legend: [(kind: Markup, text: Bilingual)]
    let table: ChartTable
    let draw: (ChartSheet) -> ChartDrawing

    static let dataTitle = Bilingual(zh: "数据表", en: "The numbers")

    var markup: Markup {
        """
        <figure class="chart" id="\(name)"><figcaption><h3>\(title[language])</h3>\
        <p class="says">\(sentence)</p></figcaption>\(Markup.each(ChartSheet.all, svg))\(keys)\
        <details class="data"><summary>\(Self.dataTitle[language])</summary>\(table.markup)\
        </details></figure>

        """
    }

    private func svg(_ sheet: ChartSheet) -> Markup {
        let drawing = draw(sheet)
        let id = "\(name)-\(sheet.kind)"
        return """
            <svg class="plot \(sheet.kind)" role="img" aria-labelledby="\(id)-t" \
            aria-describedby="\(id)-d" viewBox="0 0 \(ChartNumber.place(sheet.width)) \
            \(ChartNumber.place(drawing.height))"><title id="\(id)-t">\(title[language])</title>\
            <desc id="\(id)-d">\(sentence)</desc>\(drawing.marks)</svg>
            """
    }

    private var keys: Markup {
        guard !legend.isEmpty else { return Markup() }
        let entries = Markup.each(legend) { item in
            "<li><i class=\"swatch \(item.kind)\"></i>\(item.text[language])</li>"
        }
        return "<ul class=\"legend\">\(entries)</ul>"
    }
}
