import RegistryModel

/// A case's records side by side, what differs marked by sign as well as colour.
struct EvidenceTable {
    let context: ReportContext
    let auditCase: AuditCase

    var markup: Markup {
        guard !auditCase.records.isEmpty else { return Markup() }
        let head = Markup.each(auditCase.records) { record in
            """
            <th scope="col"><span class="src">\(context[record.source.title])</span>\
            \(Markup.with(context.recordID(record)) { "<span class=\"rid\">\($0)</span>" })\
            <span class="loc">\(context.place(record))</span></th>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[.evidence])">\
            <table class="evidence"><caption>\(context[.evidence])</caption>\
            <thead><tr><th scope="col">\(context[.field])</th>\(head)</tr></thead>\
            <tbody>\(Markup.each(auditCase.evidence, row))</tbody></table></div>
            """
    }

    private func row(_ row: EvidenceRow) -> Markup {
        """
        <tr><th scope="row">\(context[row.field.title])</th>\
        \(Markup.each(row.cells.indices) { cell(at: $0, of: row) })</tr>
        """
    }

    private func cell(at position: Int, of row: EvidenceRow) -> Markup {
        let (cell, field) = (row.cells[position], row.field)
        guard let text = cell.text else {
            return "<td class=\"nil\">\(context.bracketed(.blank))</td>"
        }
        let shown: Markup =
            "\(context.told(text, cell.privacy, of: field))\(villageName(text, field))"
        guard cell.differs else { return "<td>\(shown)</td>" }
        let hidden =
            row.hidesDifference(at: position, context.reveal) ? context[.hiddenDifference] : ""
        return """
            <td class="diff"><b title="\(context[.differs])">≠</b>\
            <span class="vh">\(context[.differs])</span> \(shown)\(hidden)</td>
            """
    }

    /// Nobody knows villages by their codes.
    private func villageName(_ text: String, _ field: Field) -> Markup {
        guard field == .villageCode || field == .registeredVillageCode,
            let village = context.deduction(DivisionCode(text))?.village
        else { return Markup() }
        return " <span class=\"where\">\(village.name)</span>"
    }

    /// What was decided of the fields on which the records disagree.
    var judgements: Markup {
        guard !auditCase.fields.isEmpty else { return Markup() }
        let rows = Markup.each(auditCase.fields) { judgement in
            let show = { (text: String?) -> Markup in
                guard let text else { return "\(context.bracketed(.blank))" }
                return "\(context.told(text, judgement.privacy, of: judgement.field))"
            }
            let hidden =
                judgement.hidesDifference(context.reveal) ? context[.hiddenDifference] : ""
            return """
                <tr><th scope="row">\(context[judgement.field.title])</th>\
                <td>\(show(judgement.registry))\(hidden)</td><td>\(show(judgement.adjudicated))</td>\
                <td class="n">\(DecimalText.percent(judgement.probability))</td></tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[.judgement])">\
            <table class="evidence"><caption>\(context[.judgement])</caption>\
            <thead><tr><th scope="col">\(context[.field])</th>\
            <th scope="col">\(context[.registryValue])</th>\
            <th scope="col">\(context[.adjudicatedValue])</th>\
            <th scope="col" class="n">\(context[.certainty])</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
