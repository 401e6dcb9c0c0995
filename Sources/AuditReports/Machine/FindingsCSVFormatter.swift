import RegistryModel

/// One finding a row, for spreadsheets: UTF-8 with a byte-order mark, without which Excel takes
/// Chinese for the system's own encoding, and lines that end as RFC 4180 says. Headings are Chinese,
/// or with `--lang en` the names of `findings.jsonl`.
struct FindingsCSVFormatter: FindingsFormatter {
    let context: FindingsContext

    private static let message = Bilingual(zh: "问题", en: "message")

    private static let headings: [Bilingual] = [
        Bilingual(zh: "规则", en: "rule"), Bilingual(zh: "规则名称", en: "name"),
        Bilingual(zh: "级别", en: "severity"), Bilingual(zh: "来源", en: "source"),
        Bilingual(zh: "文件", en: "file"), Bilingual(zh: "行", en: "line"),
        Bilingual(zh: "记录编号", en: "recordID"), Bilingual(zh: "字段", en: "fields"),
        message, Bilingual(zh: "建议", en: "advice"),
        Bilingual(zh: "起因字段", en: "cause"), Bilingual(zh: "豁免", en: "suppressed"),
        Bilingual(zh: "指纹", en: "fingerprint"),
    ]

    func start(_ findings: [ListedFinding]) -> [UInt8] {
        CSVWriter(headings: Self.headings.map { context[$0] }).bytes
    }

    func item(_ listed: ListedFinding) -> [UInt8] {
        let finding = listed.finding
        var csv = CSVWriter(lineEnd: "\r\n")
        csv.text(finding.rule.text)
        csv.text(context.texts.name(finding.rule))
        csv.text(
            context.language == .en
                ? finding.severity.rawValue : context[finding.severity.title])
        csv.text(
            finding.source.map { context.language == .en ? $0.name : context[$0.title] } ?? "")
        csv.text(context.path(of: finding) ?? "")
        csv.text(finding.line > 0 ? String(finding.line) : "")
        csv.text(finding.shownRecordID(context.reveal) ?? "")
        csv.text(labels(finding.fields))
        csv.text(SafeLine.text(context.message(finding)))
        csv.text(context.texts.facts(finding.rule)?.advice.map { context[$0] } ?? "")
        csv.text(labels(finding.cause?.fields ?? []))
        csv.text(
            listed.suppression.map {
                "\($0.expires) \(SafeLine.text($0.shownReason(context.reveal)))"
            } ?? "")
        // A fingerprint of digits and an e would be read as a number.
        csv.text("#\(finding.fingerprint)")
        csv.endRow()
        return csv.bytes
    }

    /// A row with nothing but a sentence, where not all findings have a row of their own.
    func finish() -> [UInt8] {
        guard let sentence = context.leftOutSentence else { return [] }
        var csv = CSVWriter(lineEnd: "\r\n")
        for heading in Self.headings {
            csv.text(heading == Self.message ? context[sentence] : "")
        }
        csv.endRow()
        return csv.bytes
    }

    private func labels(_ fields: [Field]) -> String {
        fields.map { context.label($0) }.joined(separator: " ")
    }
}
