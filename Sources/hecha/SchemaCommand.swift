import ArgumentParser
import AuditPipeline
import AuditReports
import Foundation
import RegistryIntake
import RegistryModel

enum TemplateFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case xml
}

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "各来源的字段、空白模板、XSD · fields of each source, templates, XSD")

    @Argument(help: "来源，如 registry.births；不写则列出全部 · a source; all are listed when left out.")
    var source: SourceKind?

    @Option(help: "空白模板 csv 或 xml · an empty file to fill in: csv or xml.")
    var template: TemplateFormat?

    @Flag(help: "该来源的 XSD · the source's XSD.")
    var xsd = false

    @Flag(help: "县内置布局及其表头 · the built-in county layouts and their headers.")
    var layouts = false

    @Option(help: "写入文件而不是标准输出 · write to a file instead of stdout.")
    var output: String?

    @OptionGroup var speech: LanguageOption

    func validate() throws {
        let isOfSource = template != nil || xsd
        if isOfSource, source == nil {
            throw ValidationError("hecha schema registry.births --template csv")
        }
        if [template != nil, xsd, layouts].count(where: { $0 }) > 1 {
            throw ValidationError("--template、--xsd、--layouts 只能用一个 · only one of them")
        }
    }

    func run() throws {
        let language = speech.language
        try StandardStreams.write(content(language), to: output)
    }

    private func content(_ language: Language) -> [UInt8] {
        if layouts { return Array(LayoutListing(language).text(of: source).utf8) }
        guard let source else { return Array(Self.listing(language).utf8) }
        let schema = SourceCatalogue.schema(of: source)
        if xsd { return Array(XSDDocument(schema).text.utf8) }
        switch template {
        case .csv?: return SourceTemplate.csv(schema, language)
        case .xml?: return SourceTemplate.xml(schema, language)
        case nil: return Array(Self.table(schema, language).utf8)
        }
    }

    private static func listing(_ language: Language) -> String {
        table(
            SourceCatalogue.all.map { schema in
                [schema.kind.rawValue, schema.title[language], String(schema.fields.count)]
            })
    }

    private static func table(_ schema: SourceSchema, _ language: Language) -> String {
        let required = Bilingual(zh: "必填", en: "required")[language]
        let rows = FieldTable.rows(schema, language).map { row in
            [row.name, row.labels, row.type, row.isRequired ? required : "", row.values]
        }
        return table([[schema.kind.rawValue, schema.title[language]]]) + table(rows)
    }

    /// Aligned for a person at a terminal, with tabs between the cells for a program.
    private static func table(_ rows: [[String]]) -> String {
        isatty(STDOUT_FILENO) == 1
            ? TextTable.aligned(rows)
            : rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    }
}

/// The built-in layouts as a person reads them.
struct LayoutListing {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func text(of source: SourceKind?) -> String {
        TableLayout.all.filter { source == nil || $0.source == source }.map(text).joined(
            separator: "\n")
    }

    private func text(_ layout: TableLayout) -> String {
        let rows = Bilingual(
            zh: "表头 \(layout.headerRows) 行", en: "\(layout.headerRows) header rows")[language]
        var lines = [
            "\(layout.id)\t\(layout.title[language])\t\(layout.source.rawValue)\t"
                + "\(layout.carrier.rawValue)\t\(rows)"
        ]
        lines += layout.columns.map { column in
            let which = column.occurrence > 1 ? " #\(column.occurrence)" : ""
            return "  \(column.labels.joined(separator: "、"))\(which) → \(column.field.name)"
        }
        lines += layout.derivedDates.map { "  \($0.origin.name) → \($0.field.name)" }
        let passedOver = Bilingual(zh: "略过", en: "passed over")[language]
        lines.append("  \(passedOver): \(layout.skipped.joined(separator: "、"))")
        return lines.joined(separator: "\n") + "\n"
    }
}
