import RegistryModel

/// 错误清单: a row a problem in the data, in the order of files and lines.
struct FindingsSheet {
    let context: ReportContext

    var sheet: WorkbookSheet {
        let listed = context.result.listing.filter { !$0.finding.tellsOfCase }
        // The format ends there; what is left out is said, and stands in findings.jsonl.
        let most = WorkbookSheet.mostRows - 8
        let context = context
        var own = WorkbookSheet(
            name: context[Bilingual(zh: "错误清单", en: "Errors")], columns: columns,
            rowCount: min(most, listed.count)
        ) { place in Self.row(listed[place], context) }
        own.isFiltered = true
        own.printedColumns = 9
        var remarks = [
            Bilingual(
                zh: "共 \(listed.count) 条。数据问题本身不扣分；指向个案的见“扣分明细”“待核实”。",
                en: "\(listed.count) in all. A problem in the data costs no points by itself; what "
                    + "points to a case is on the sheets of cases.")
        ]
        if listed.count > most {
            remarks.append(
                Bilingual(
                    zh: "电子表格至多 \(WorkbookSheet.mostRows) 行：本表列出前 \(most) 条，其余 "
                        + "\(listed.count - most) 条见 findings.jsonl。",
                    en:
                        "A sheet ends at \(WorkbookSheet.mostRows) rows: the first \(most) are here, "
                        + "the other \(listed.count - most) in findings.jsonl."))
        }
        return context.dressed(own, remarks)
    }

    private var columns: [WorkbookColumn] {
        [
            context.column(.severity, 8), context.column(.rule, 9),
            context.column(Bilingual(zh: "规则名称", en: "Name of the rule"), 22),
            context.column(.source, 16), context.column(.file, 28),
            context.column(Bilingual(zh: "行", en: "Line"), 8, .number),
            context.column(Bilingual(zh: "记录编号", en: "Record ID"), 20),
            context.column(.field, 16), context.column(Bilingual(zh: "问题", en: "Problem"), 46),
            context.column(Bilingual(zh: "处数", en: "Places"), 8, .number),
            context.column(Bilingual(zh: "豁免", en: "Set aside"), 18),
        ]
    }

    private static func row(_ listed: ListedFinding, _ context: ReportContext) -> [WorkbookCell] {
        let finding = listed.finding
        let texts = context.result.ruleTexts
        return [
            .text(context[finding.severity.title]), .text(finding.rule.text),
            .text(
                ChinesePunctuation.heading(context[texts.title(finding.rule)], context.language)),
            .optional(finding.source.map { context[$0.title] }),
            .optional(context.path(finding.file)),
            finding.line > 0 ? .count(Int(finding.line)) : .blank,
            .optional(finding.shownRecordID(context.reveal)),
            .optional(
                finding.fields.map { context[$0.title] }
                    .joined(separator: context[Bilingual(zh: "、", en: ", ")])),
            .text(
                ChinesePunctuation.widened(
                    texts.message(finding, context.language, context.reveal), context.language)),
            .count(finding.places), .optional(listed.suppression?.shownReason(context.reveal)),
        ]
    }
}
