import RegistryModel

/// An official document as an OpenDocument text (ODF 1.3), for a word processor: to be completed,
/// signed and sent. Styles are named, so that an office can put its own in their place.
struct TextDocument {
    private let document: OfficialDocument
    /// Stands in the file as the day it was made.
    private let day: CalendarDay

    init(_ document: OfficialDocument, day: CalendarDay) {
        self.document = document
        self.day = day
    }

    private static let mediaType = "application/vnd.oasis.opendocument.text"

    func bytes() throws(TextDocumentFailure) -> [UInt8] {
        // The type comes first and unpacked: it is how the kind of the file is known.
        try ZipPackage(
            parts: [
                .init(name: "mimetype", bytes: Array(Self.mediaType.utf8), isStored: true),
                .init(name: "content.xml", bytes: content.bytes),
                .init(
                    name: "styles.xml",
                    bytes: styles.markup.bytes),
                .init(name: "meta.xml", bytes: meta.bytes),
                .init(name: "META-INF/manifest.xml", bytes: Self.manifest.bytes),
            ], day: day
        ).bytes()
    }

    private var styles: TextDocumentStyles {
        TextDocumentStyles(
            language: document.language, officeLength: document.issuer.count)
    }

    private static var manifest: Markup {
        let parts = ["content.xml", "styles.xml", "meta.xml"]
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
            manifest:version="1.3"><manifest:file-entry manifest:full-path="/" \
            manifest:version="1.3" manifest:media-type="\(mediaType)"/>\(Markup.each(parts) { part in
                """
                <manifest:file-entry manifest:full-path="\(part)" manifest:media-type="text/xml"/>
                """
            })</manifest:manifest>

            """
    }

    private var meta: Markup {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>\
        <meta:generator>hecha</meta:generator><dc:title>\(Self.clean(document.title))</dc:title>\
        <dc:language>\(document.language == .zh ? "zh-CN" : "en-US")</dc:language>\
        <meta:creation-date>\(day)T00:00:00</meta:creation-date></office:meta>\
        </office:document-meta>

        """
    }

    // MARK: Content

    private var tables: [DocumentTable] {
        document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private var content: Markup {
        var number = 0
        var body = Markup()
        for block in document.blocks {
            if case .table(let table) = block {
                body += markup(of: table, number)
                number += 1
            } else {
                body += markup(of: block)
            }
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content \(TextDocumentStyles.namespaces) office:version="1.3">\
            <office:automatic-styles>\(TextDocumentStyles.cells)\(Markup.each(tables.enumerated()) { place, table in
                columnStyles(of: table, place)
            })</office:automatic-styles><office:body><office:text>\
            \(paragraph("Office", document.issuer))\(paragraph("Number", document.number))\
            <text:h text:style-name="Title" text:outline-level="1">\(Self.clean(document.title))\
            </text:h>\(paragraph("Addressee", document.addressee))\(body)\
            \(Markup.each(document.signature) { paragraph("Signature", $0) })\
            \(Markup.each(document.colophon) { paragraph("Colophon", $0) })\
            </office:text></office:body></office:document-content>

            """
    }

    private func markup(of block: DocumentBlock) -> Markup {
        switch block {
        case .heading(let text):
            """
            <text:h text:style-name="Heading" text:outline-level="2">\(Self.clean(text))</text:h>
            """
        case .paragraph(let text): paragraph("Body", text)
        case .remark(let text): paragraph("Remark", text)
        case .table: Markup()
        }
    }

    private func paragraph(_ style: String, _ text: String) -> Markup {
        "<text:p text:style-name=\"\(style)\">\(Self.clean(text))</text:p>"
    }

    /// Two code points that XML has no place for, whatever file a text is from.
    private static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value & 0xFFFE == 0xFFFE }) else {
            return text
        }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            clean.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
        }
        return String(clean)
    }

    // MARK: Tables

    /// A table's style and those of its columns, whose widths share the text's.
    private func columnStyles(of table: DocumentTable, _ number: Int) -> Markup {
        let whole = table.columns.reduce(0) { $0 + $1.width }
        let columns = Markup.each(table.columns.enumerated()) { place, column in
            let width = column.width / whole * TextDocumentStyles.textWidth
            return """
                <style:style style:name="T\(number).\(place)" style:family="table-column">\
                <style:table-column-properties style:column-width="\
                \(DecimalText.fixed(width, places: 2) ?? "10")mm"/></style:style>
                """
        }
        return """
            <style:style style:name="T\(number)" style:family="table"><style:table-properties \
            style:width="\(DecimalText.fixed(TextDocumentStyles.textWidth, places: 0) ?? "156")mm" \
            table:align="center" table:border-model="collapsing"/></style:style>\(columns)
            """
    }

    private func markup(of table: DocumentTable, _ number: Int) -> Markup {
        let size = table.isCrowded ? "Small" : ""
        let columns = Markup.each(table.columns.indices) { place in
            "<table:table-column table:style-name=\"T\(number).\(place)\"/>"
        }
        let heads = Markup.each(table.columns) { column in
            cell("CellHead", "Head\(size)", column.title)
        }
        let first = table.rows.count - table.sums
        let rows = Markup.each(table.rows.enumerated()) { place, cells in
            let kind = place < first ? "" : "Sum"
            let own = Markup.each(zip(cells, table.columns)) { text, column in
                cell("Cell", (column.isNumber ? "Figure" : "Entry") + kind + size, text)
            }
            return "<table:table-row table:style-name=\"Row\">\(own)</table:table-row>"
        }
        return """
            \(paragraph("Caption", table.caption))<table:table table:name="T\(number)" \
            table:style-name="T\(number)">\(columns)<table:table-header-rows>\
            <table:table-row table:style-name="Row">\(heads)</table:table-row>\
            </table:table-header-rows>\(rows)</table:table>
            """
    }

    private func cell(_ style: String, _ paragraph: String, _ text: String) -> Markup {
        """
        <table:table-cell table:style-name="\(style)" office:value-type="string">\
        \(self.paragraph(paragraph, text))</table:table-cell>
        """
    }
}
