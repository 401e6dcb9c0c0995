/// A chart's numbers, for who can't see it and who wants them exactly.
struct ChartTable {
    struct Head {
        let title: String
        var isNumber = true
    }

    let caption: String
    let heads: [Head]
    /// The first cell names the row.
    let rows: [[String]]

    /// The table itself; wide ones scroll, also by keys.
    var markup: Markup {
        let head = Markup.each(heads) { head in
            "<th scope=\"col\"\(head.isNumber ? " class=\"n\"" : "" as Markup)>\(head.title)</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(caption)">\
            <table class="plain"><caption>\(caption)</caption><thead><tr>\(head)</tr></thead>\
            <tbody>\(Markup.each(rows, row))</tbody></table></div>
            """
    }

    private func row(_ cells: [String]) -> Markup {
        let all = Markup.each(cells.enumerated()) { column, cell in
            guard column > 0 else { return "<th scope=\"row\">\(cell)</th>" }
            let isNumber = column < heads.count && heads[column].isNumber
            return "<td\(isNumber ? " class=\"n\"" : "" as Markup)>\(cell)</td>"
        }
        return "<tr>\(all)</tr>"
    }
}
