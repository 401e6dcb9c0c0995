import RegistryModel

/// The sheet on which a village appeals against a case: the case, its clause and evidence as the
/// notice has them, room for the village's words, and places to sign. Values are masked.
package struct AppealSheet {
    private let context: ReportContext
    private let position: Int

    /// Nil when the result has no such case.
    package init?(_ result: AuditResult, caseID: String, language: Language) {
        guard let position = result.cases.firstIndex(where: { $0.auditCase.caseID == caseID })
        else { return nil }
        self.position = position
        context = ReportContext(result, language: language, reveal: .masked)
    }

    /// The case belongs to another period, and this one's records say nothing of it: the sheet would
    /// be blank.
    package var isOfAnotherPeriod: Bool {
        scored.auditCase.records.isEmpty && scored.auditCase.standing?.account != nil
    }

    private var scored: ScoredCase { context.result.cases[position] }
    private var clause: TableSummary.Row? { context.clause(scored.row) }

    private static let title = Bilingual(zh: "个案申诉表", en: "Appeal against a case")
    private static let statement = Bilingual(
        zh: "村（居）委会陈述（事实、理由、所附材料）：",
        en: "The village's statement (facts, reasons, papers attached):")
    private static let attached = Bilingual(
        zh: "所附材料：□ 出生医学证明 □ 户口簿 □ 上报记录 □ 其他",
        en: "Attached: □ birth certificate □ household book □ report □ other")
    private static let finding = Bilingual(
        zh: "复核意见：□ 维持 □ 撤销 □ 更正 □ 暂缓　复核人、日期：",
        en: "Finding: □ upheld □ overturned □ corrected □ deferred   By, date:")
    private static let signers = [
        Bilingual(zh: "人口主任", en: "Population director"),
        Bilingual(zh: "村委主任（盖章）", en: "Committee director (seal)"),
        Bilingual(zh: "支书", en: "Party secretary"),
        Bilingual(zh: "提交日期", en: "Date filed"),
        Bilingual(zh: "受理人", en: "Received by"),
        Bilingual(zh: "受理日期", en: "Date received"),
    ]

    /// One page of HTML for an A4 sheet.
    package var html: [UInt8] {
        let quoted = Markup.with(clause) { row in
            """
            <p class="quote">\(meaning(row))<q>\(row.clause)</q><span>\(context.result.table.document) · \
            \(context.cost(position))</span></p>
            """
        }
        let body: Markup = """
            <main><header class="red"><p>\(context.countyTitle)</p>\
            <h1>\(context[Self.title])</h1></header>\
            <div class="addressee"><p><b>\(village)</b></p>\
            <p>\(context[.period]) <b>\(context.periodText)</b></p></div>\
            \(quoted)\(CaseCard(context: context, position: position).printed)\
            <section class="appeal"><h2>\(context[Self.statement])</h2>\
            \(Markup.each(0..<8) { _ in "<hr class=\"line\">" })\
            <p>\(context[Self.attached])</p></section>\
            <section class="sign">\(Markup.each(Self.signers) { line in
                "<div><span>\(context[line])</span></div>"
            })</section><section class="appeal"><p>\(context[Self.finding])</p></section></main>
            """
        let style: Markup = "hr.line{border:0;border-bottom:1px solid #999;margin:2.2em 0 0}"
        return PageShell(
            language: context.language, title: context[Self.title], isNotice: true, style: style
        ).document(body).bytes
    }

    /// The same for a plain printer.
    package var text: String {
        let own = scored.auditCase
        var lines = [
            context[Self.title], "",
            [own.caseID, context[own.verdict.title], own.grade?.rawValue].compactMap(\.self)
                .joined(separator: "  "),
            "\(village)  \(context.periodText)", context.subject(of: own), "",
        ]
        if let clause {
            lines += [meaning(clause) + "“\(clause.clause)”", context.result.table.document]
        }
        lines += [context.cost(position), ""]
        lines.append(context[own.reason])
        if let standing = own.standing {
            lines.append(context[standing.words])
            if let verdict = standing.verdict { lines.append(context[verdict.words]) }
        }
        lines.append("")
        lines += evidence
        lines += ["", context[Self.statement]]
        lines += [String](repeating: String(repeating: "_", count: 72), count: 8)
        lines += ["", context[Self.attached], ""]
        lines += Self.signers.map { context[$0] + " " + String(repeating: "_", count: 24) }
        lines += ["", context[Self.finding]]
        return lines.joined(separator: "\n")
    }

    /// A clause is quoted as it was published; a reader of English is told what it is about.
    private func meaning(_ clause: TableSummary.Row) -> String {
        context.language == .en ? clause.title.en + ": " : ""
    }

    private var village: String {
        let code = scored.auditCase.village
        let own = context.deduction(code)?.village
        return [own?.township, own?.name, code?.description].compactMap { $0 }
            .joined(separator: " ")
    }

    /// A line a field, the records side by side.
    private var evidence: [String] {
        let own = scored.auditCase
        guard !own.records.isEmpty else {
            return [
                context[
                    Bilingual(
                        zh: "证据见首次通知该个案的扣分通知。",
                        en: "The evidence stands in the notice that first listed the case.")]
            ]
        }
        let head = [context[.field]] + own.records.map { context[$0.source.title] }
        let rows = own.evidence.map { row in
            [context[row.field.title]]
                + zip(row.cells.indices, row.cells).map { position, cell in
                    (cell.differs ? "≠ " : "")
                        + (cell.text.map { context.told($0, cell.privacy, of: row.field) } ?? "—")
                        + (row.hidesDifference(at: position, context.reveal)
                            ? context[.hiddenDifference] : "")
                }
        }
        return TextTable.aligned([head] + rows).split(separator: "\n").map(String.init)
    }
}
