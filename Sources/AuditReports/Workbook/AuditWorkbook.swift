import RegistryModel

/// `audit.xlsx`, for whoever works in a spreadsheet: summary, deductions, cases to verify, errors,
/// indicators, and how to read them.
package struct AuditWorkbook: Sendable {
    private let context: ReportContext

    package init(_ result: AuditResult, language: Language, reveal: Reveal = .masked) {
        self.init(ReportContext(result, language: language, reveal: reveal))
    }

    init(_ context: ReportContext) {
        self.context = context
    }

    /// Rows go to the disk as they are made. Cost: about 200 000 cells a second.
    package func write(to path: String) throws(WorkbookFailure) {
        try WorkbookFile(
            sheets, day: context.result.run.period.upperBound, isStreaming: true
        ).write(to: path)
    }

    var sheets: [WorkbookSheet] {
        [
            SummarySheet(context: context).sheet,
            CaseSheet(context: context, kind: .charged).sheet,
            CaseSheet(context: context, kind: .open).sheet,
            FindingsSheet(context: context).sheet,
            IndicatorSheet(context: context).sheet,
            ReadingSheet(context: context).sheet,
        ]
    }
}

extension ReportContext {
    /// A sheet of the workbook as all of them are: a title and the period above the header, the same
    /// on every printed page.
    func dressed(_ sheet: WorkbookSheet, _ remarks: [Bilingual] = []) -> WorkbookSheet {
        var sheet = sheet
        let line = Bilingual(
            zh: "统计期 \(periodText)；\(privacy)", en: "Period \(periodText). \(privacy)")
        sheet.preamble =
            ["\(countyTitle) \(sheet.name)", self[line]] + remarks.map { self[$0] }
        sheet.leastLines = 1
        sheet.printedHeader = "\(countyTitle)  \(sheet.name)  \(periodText)"
        sheet.printedFooter =
            "hecha \(result.run.toolVersion)  \(result.table.id) \(result.table.sha256.prefix(12))"
        return sheet
    }

    func column(
        _ title: Bilingual, _ width: Double, _ kind: WorkbookColumn.Kind = .text
    ) -> WorkbookColumn {
        WorkbookColumn(self[title], width: width, kind: kind)
    }
}

extension WorkbookCell {
    static func count(_ value: Int) -> WorkbookCell { .number(Double(value)) }

    static func points(_ points: Points) -> WorkbookCell {
        .number(Double(points.hundredths) / 100)
    }

    /// Blank for nothing.
    static func optional(_ text: String?) -> WorkbookCell {
        guard let text, !text.isEmpty else { return .blank }
        return .text(text)
    }

    /// The bars behind confirmed and provisional points: light enough to read the numbers on, and
    /// told apart by the colour-blind.
    static let confirmedBar: UInt32 = 0x9EC1E8
    static let provisionalBar: UInt32 = 0xF6C89A
}
