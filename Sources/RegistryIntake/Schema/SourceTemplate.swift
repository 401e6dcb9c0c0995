import RegistryModel

/// An empty file of a source, to be filled in.
package enum SourceTemplate {
    /// A header row alone, as UTF-8 with a byte order mark, so that a spreadsheet opens it rightly.
    /// Headers are the contract's first Chinese label, or the canonical names in English.
    package static func csv(_ schema: SourceSchema, _ language: Language) -> [UInt8] {
        let titles = schema.fields.map { title($0, language) }
        return [0xEF, 0xBB, 0xBF] + Array((titles.joined(separator: ",") + "\r\n").utf8)
    }

    private static func title(_ definition: FieldDefinition, _ language: Language) -> String {
        language == .zh ? definition.labels.first ?? definition.field.name : definition.field.name
    }

    /// A file without a record, valid by the source's XSD; in comments what each element is, and a blank
    /// record to be copied.
    ///
    /// The record isn't one of the file: a file nobody has filled in would else be told as one with
    /// required fields left blank.
    package static func xml(_ schema: SourceSchema, _ language: Language) -> [UInt8] {
        let record = schema.recordElement
        let notes = schema.fields.map { definition in
            "       <\(definition.field.name)> \(FieldTable.note(definition, language))\n"
        }
        let fields = schema.fields.map { "    <\($0.field.name)></\($0.field.name)>\n" }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- \(schema.title[language]) (\(schema.kind.rawValue))
                 \(order[language])
            \(notes.joined())-->
            <\(schema.rootElement) xmlns="\(XSDDocument.namespace)">
              <!-- \(copying(record)[language])
              <\(record)>
            \(fields.joined())  </\(record)>
              -->
            </\(schema.rootElement)>

            """
        return Array(text.utf8)
    }

    private static let order = Bilingual(
        zh: "元素次序不变；非必填的元素可以删去。根元素可加 county=\"520525\" period=\"2013-05\"。",
        en: "Elements keep this order; optional ones may go. The root may have county=\"520525\" "
            + "period=\"2013-05\".")

    private static func copying(_ record: String) -> Bilingual {
        Bilingual(
            zh: "每条记录一个 <\(record)>：把下面这一段抄到注释之外，逐条填写。",
            en: "One <\(record)> a record: copy the one below out of this comment and fill it in.")
    }
}

/// What the fields of a source are, in words.
package enum FieldTable {
    package struct Row: Sendable {
        package let name: String
        package let labels: String
        package let type: String
        package let isRequired: Bool
        /// Words or forms the field takes.
        package let values: String
    }

    package static func rows(_ schema: SourceSchema, _ language: Language) -> [Row] {
        schema.fields.map { definition in
            Row(
                name: definition.field.name, labels: definition.labels.joined(separator: "、"),
                type: word(definition.type)[language], isRequired: definition.isRequired,
                values: values(definition.type))
        }
    }

    /// A field in one line: labels, type, whether it must be filled, and what it takes.
    static func note(_ definition: FieldDefinition, _ language: Language) -> String {
        let need =
            definition.isRequired
            ? Bilingual(zh: "必填", en: "required") : Bilingual(zh: "可空", en: "optional")
        let parts = [
            definition.labels.first ?? "", word(definition.type)[language], need[language],
            values(definition.type),
        ]
        // Two hyphens end a comment.
        return parts.filter { !$0.isEmpty }.joined(separator: "，").replacing("--", with: "—")
    }

    private static func word(_ type: FieldType) -> Bilingual {
        switch type {
        case .text: Bilingual(zh: "文字", en: "text")
        case .name: Bilingual(zh: "姓名", en: "name")
        case .date: Bilingual(zh: "日期", en: "date")
        case .dateTime: Bilingual(zh: "日期时间", en: "date and time")
        case .month: Bilingual(zh: "月份", en: "month")
        case .residentID: Bilingual(zh: "公民身份号码", en: "resident ID")
        case .division: Bilingual(zh: "区划代码", en: "division code")
        case .certificate: Bilingual(zh: "出生证编号", en: "certificate number")
        case .code: Bilingual(zh: "代码", en: "code")
        case .integer: Bilingual(zh: "整数", en: "whole number")
        case .decimal: Bilingual(zh: "数", en: "number")
        case .boolean: Bilingual(zh: "是否", en: "yes or no")
        }
    }

    /// Lists of many codes are named by their standard.
    private static func values(_ type: FieldType) -> String {
        switch type {
        case .date: return "2013-05-07"
        case .dateTime: return "2013-05-07T23:40"
        case .month: return "2013-05"
        case .residentID: return "18"
        case .division: return "520525100201"
        case .certificate: return "M520000001"
        case .boolean: return "1 0"
        case .code(let list):
            if list.entries.count > 12 { return list == .ethnicity ? "GB 3304" : "GB/T 4761" }
            return list.entries.map { "\(Int($0.code).padded(list.width)) \($0.label)" }
                .joined(separator: " · ")
        default: return ""
        }
    }
}
