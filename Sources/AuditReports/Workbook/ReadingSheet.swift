import RegistryModel

/// 说明: under what the workbook was made, and how to read it.
struct ReadingSheet {
    let context: ReportContext

    var sheet: WorkbookSheet {
        let columns = [
            context.column(Bilingual(zh: "项目", en: "Item"), 24),
            context.column(Bilingual(zh: "内容", en: "What it says"), 110),
        ]
        return context.dressed(
            WorkbookSheet(
                name: context[Bilingual(zh: "说明", en: "Notes")], columns: columns,
                rows: lines.map { [.text(context[$0.0]), .text($0.1)] }))
    }

    private var lines: [(Bilingual, String)] {
        facts + method + readings + sources
    }

    private var facts: [(Bilingual, String)] {
        let result = context.result
        var lines: [(Bilingual, String)] = [
            (.period, context.periodText),
            (.penaltyTable, "\(context[result.table.title]) · \(result.table.document)"),
            (.checksum, "\(result.table.id) \(result.table.sha256)"),
            (.toolVersion, "hecha \(result.run.toolVersion)"),
        ]
        if result.run.isRunDateStated { lines.append((.runDate, result.run.runDate.description)) }
        if let text = result.sensitivity { lines.append((.sensitivity, context[text])) }
        lines += result.notes.map { (.notes, context[$0]) }
        return lines
    }

    private var method: [(Bilingual, String)] {
        let method = Bilingual.methodPoints.map { (Bilingual.method, context[$0]) }
        let grades = EvidenceGrade.allCases.map { (Bilingual.grade, context[$0.explanation]) }
        let appeal = Bilingual.appealSteps.map { (Bilingual.appeal, context[$0]) }
        let small = Bilingual(
            zh: "出生不足 \(context.rateFloor) 人的村不计算比率，任何村都不按比率排名。",
            en:
                "No rate is given for a village with fewer than \(context.rateFloor) births, and no "
                + "village is ranked by rate.")
        return method + grades + [(.per100, context[small])] + appeal
    }

    private var readings: [(Bilingual, String)] {
        func rows(
            _ kind: Bilingual, _ words: [(title: String, value: String)]
        ) -> [(Bilingual, String)] {
            let colon = context.language == .zh ? "：" : ": "
            return words.map { (kind, $0.title + colon + $0.value) }
        }
        return rows(.reading, context.result.table.options.map { context.words(of: $0) })
            + rows(.policy, context.result.policy.map { context.words(ofSetting: $0) })
    }

    private var sources: [(Bilingual, String)] {
        context.result.inputs.map { input in
            let counts = context[
                Bilingual(
                    zh: "\(input.recordCount) 条记录，退回 \(input.rejectedCount) 条",
                    en: "\(input.recordCount) records, \(input.rejectedCount) rejected")]
            return (
                input.source.title, "\(input.path) · \(counts) · SHA-256 \(input.sha256)"
            )
        }
    }
}
