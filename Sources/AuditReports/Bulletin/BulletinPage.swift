import RegistryModel

/// An official document as a page: on the screen, and on A4 paper.
struct BulletinPage {
    let document: OfficialDocument
    /// Where the whole report is; nil where there is none beside it.
    var report: String?

    func bytes() -> [UInt8] {
        PageShell(
            language: document.language, title: document.title, isNotice: true,
            style: OfficialStyle.sheet
        ).document(
            """
            <main class="official">\(head)\(Markup.each(document.blocks, block))\(foot)</main>
            """
        ).bytes
    }

    private var head: Markup {
        """
        <nav class="top"><span>\(Markup.with(report) { path in
            "<a href=\"\(path)\">← \(Bilingual.backToReport[document.language])</a>"
        })</span><button type="button" class="js" data-print>\(Bilingual.print[document.language])</button>\
        </nav><header class="letterhead"><p class="\(OfficialStyle.office(document.issuer))">\
        \(document.issuer)</p>\
        <p class="number">\(document.number)</p></header><h1>\(document.title)</h1>\
        <p class="to">\(document.addressee)</p>
        """
    }

    private func block(_ block: DocumentBlock) -> Markup {
        switch block {
        case .heading(let text): "<h2>\(text)</h2>"
        case .paragraph(let text): "<p>\(text)</p>"
        case .remark(let text): "<p class=\"remark\">\(text)</p>"
        case .table(let table): self.table(table)
        }
    }

    private func table(_ table: DocumentTable) -> Markup {
        let whole = table.columns.reduce(0) { $0 + $1.width }
        let heads = Markup.each(table.columns) { column in
            let width = DecimalText.fixed(column.width / whole * 100, places: 1) ?? "10"
            let kind: Markup = column.isNumber ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(kind) style=\"width:\(width)%\">\(column.title)</th>"
        }
        let size: Markup = table.isCrowded ? " class=\"crowded\"" : ""
        let first = table.rows.count - table.sums
        let rows = Markup.each(table.rows.enumerated()) { place, cells in
            let kind: Markup = place >= first ? " class=\"whole\"" : ""
            return "<tr\(kind)>\(row(cells, of: table))</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(table.caption)">\
            <table\(size)><caption>\(table.caption)</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func row(_ cells: [String], of table: DocumentTable) -> Markup {
        Markup.each(zip(cells, table.columns).enumerated()) { place, cell in
            let (text, column) = cell
            if place == 0 { return "<th scope=\"row\">\(text)</th>" }
            return column.isNumber ? "<td class=\"n\">\(text)</td>" : "<td>\(text)</td>"
        }
    }

    private var foot: Markup {
        """
        <div class="end"><div class="signed">\(Markup.each(document.signature) {
            "<p>\($0)</p>"
        })</div><footer class="colophon">\(Markup.each(document.colophon) {
            "<p>\($0)</p>"
        })</footer></div>
        """
    }
}
