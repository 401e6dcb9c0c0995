import AuditReports
import RegistryModel

/// What a worksheet shows of a case or record; personal values masked unless asked for.
enum SampleFacts {
    static func ofCase(
        _ auditCase: AuditCase, _ item: SampleItem, _ reveal: Reveal, _ language: Language
    ) -> WorksheetItem {
        let facts = auditCase.evidence.compactMap { row -> (name: Bilingual, value: String)? in
            // A moment and its day are written differently and say the same.
            var (agreeing, differing): ([String], [String]) = ([], [])
            for cell in row.cells {
                guard let text = cell.text else { continue }
                let shown = cell.privacy.shown(row.field.told(text, in: language), reveal)
                if agreeing.contains(shown) || differing.contains(shown) { continue }
                if cell.differs { differing.append(shown) } else { agreeing.append(shown) }
            }
            let values = [agreeing.joined(separator: " / ")].filter { !$0.isEmpty } + differing
            let isHidden = row.cells.indices.contains { row.hidesDifference(at: $0, reveal) }
            let told =
                values.joined(separator: " ≠ ")
                + (isHidden ? Bilingual.hiddenDifference[language] : "")
            return values.isEmpty ? nil : (row.field.title, told)
        }
        var known = [(name: Bilingual(zh: "个案编号", en: "Case ID"), value: auditCase.caseID)]
        // A case of an earlier period has no evidence here; by its number the notice has it.
        if facts.isEmpty, let day = auditCase.standing?.eventDay {
            known.append((Bilingual(zh: "发生日期", en: "Day of the event"), day.description))
        }
        return WorksheetItem(
            item: item, title: auditCase.verdict.title, facts: known + facts,
            reason: auditCase.reason)
    }

    static func ofRecord(
        _ view: RecordView, _ item: SampleItem, _ reveal: Reveal, _ language: Language
    ) -> WorksheetItem {
        let schema = view.table.schema
        // The cells of a row that is cut wrongly may stand under other names.
        let isBroken = view.table.brokenRows.contains(view.row)
        let place = (
            name: Bilingual(zh: "原始位置", en: "Stands at"), value: "\(item.file):\(item.line)"
        )
        let facts = schema.fields.compactMap { field -> (name: Bilingual, value: String)? in
            guard !isBroken, let text = view.display(field.field) else { return nil }
            let told = field.field.told(text, in: language)
            return (field.field.title, view.privacy(of: field.field).shown(told, reveal))
        }
        return WorksheetItem(
            item: item, title: schema.title, facts: facts + [place],
            reason: isBroken
                ? Bilingual(
                    zh: "该行列数与表头不符，请对照原始文件核查。",
                    en: "The row is cut wrongly; see the file itself.") : nil)
    }
}
