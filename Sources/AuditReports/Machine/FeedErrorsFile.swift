import RegistryModel

/// `feeds/<source>.csv`: what an outside source has wrong, for its keeper to put right; a row a value.
/// For spreadsheets. Of cases carried over, whose evidence this run didn't see, nothing is listed.
struct FeedErrorsFile {
    private struct Line {
        let auditCase: AuditCase
        let record: RecordReference
        let judgement: FieldJudgement
        let stated: EvidenceCell
    }

    let context: ReportContext
    let source: SourceID
    private let lines: [Line]

    var path: String {
        "feeds/" + String(source.name.map { $0 == "/" || $0 == "\\" ? "_" : $0 }) + ".csv"
    }

    /// One for each source that has something wrong, in the order of their names.
    static func all(_ context: ReportContext) -> [FeedErrorsFile] {
        let cases = context.result.cases.map(\.auditCase).filter {
            $0.verdict == .feedError && $0.standing?.settledAs != .overturned
        }
        let bySource = Dictionary(grouping: cases.flatMap(Self.lines)) { $0.record.source }
        return bySource.sorted { $0.key < $1.key }.map { source, lines in
            FeedErrorsFile(context: context, source: source, lines: lines)
        }
    }

    private static func lines(_ auditCase: AuditCase) -> [Line] {
        auditCase.fields.flatMap { judgement -> [Line] in
            guard let row = auditCase.evidence.first(where: { $0.field == judgement.field }) else {
                return []
            }
            return zip(auditCase.records, row.cells).compactMap { record, cell in
                guard cell.differs, !record.source.name.hasPrefix("registry.") else { return nil }
                return Line(
                    auditCase: auditCase, record: record, judgement: judgement, stated: cell)
            }
        }
    }

    private static let headings: [Bilingual] = [
        Bilingual(zh: "个案编号", en: "caseID"), Bilingual(zh: "来源记录", en: "recordID"),
        Bilingual(zh: "文件", en: "file"), Bilingual(zh: "行", en: "line"),
        Bilingual(zh: "项目", en: "field"), Bilingual(zh: "来源的值", en: "stated"),
        Bilingual(zh: "认定值", en: "adjudicated"), Bilingual(zh: "把握", en: "probability"),
        Bilingual(zh: "村(居)代码", en: "villageCode"),
    ]

    func bytes() -> [UInt8] {
        var csv = CSVWriter(headings: Self.headings.map { context[$0] })
        for line in lines { write(line, into: &csv) }
        return csv.bytes
    }

    private func write(_ line: Line, into csv: inout CSVWriter) {
        let field = line.judgement.field
        func shown(_ text: String?, _ privacy: Privacy) -> String {
            text.map { context.shown(field.told($0, in: context.language), privacy) } ?? ""
        }
        csv.plain(line.auditCase.caseID)
        csv.text(context.recordID(line.record) ?? "")
        csv.text(context.path(line.record.file) ?? "")
        csv.text(line.record.line > 0 ? String(line.record.line) : "")
        csv.text(context.language == .en ? field.name : field.title.zh)
        let stated = shown(line.stated.text, line.stated.privacy)
        let adjudicated = shown(line.judgement.adjudicated, line.judgement.privacy)
        // Two values that differ where they are masked look the same.
        let isMasked = stated == adjudicated && !stated.isEmpty
        csv.text(stated + (isMasked ? context[.hiddenDifference] : ""))
        csv.text(adjudicated)
        csv.text(DecimalText.percent(line.judgement.probability))
        csv.text(line.auditCase.village?.description ?? "")
        csv.endRow()
    }
}
