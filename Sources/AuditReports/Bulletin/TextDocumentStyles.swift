import RegistryModel

/// `styles.xml`: the page of GB/T 9704-2012 (A4, margins 37, 35, 28 and 26 mm, text 156 mm wide) and
/// the styles of its parts, named in English for every language.
struct TextDocumentStyles {
    let language: Language
    /// How many characters the office in the head has: a long name is set smaller, to stay in a line.
    let officeLength: Int

    /// In millimetres.
    static let textWidth = 156.0

    static let namespaces: Markup = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
        """

    var markup: Markup {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-styles \(Self.namespaces) office:version="1.3">\(Self.fonts)\
        <office:styles>\(standard)\(Markup.each(paragraphs) { $0.markup })\(outline)\
        </office:styles><office:automatic-styles>\(Self.page)</office:automatic-styles>\
        <office:master-styles><style:master-page style:name="Standard" \
        style:page-layout-name="Page"><style:footer><text:p text:style-name="Footer">\
        — <text:page-number text:select-page="current">1</text:page-number> —</text:p>\
        </style:footer></style:master-page></office:master-styles></office:document-styles>

        """
    }

    // MARK: Fonts and page

    /// Those official documents are set in. None is shipped: a system without one puts another in
    /// its place.
    private static let fonts: Markup = """
        <office:font-face-decls>\
        <style:font-face style:name="Body" svg:font-family="FangSong" \
        style:font-family-generic="roman" style:font-pitch="variable"/>\
        <style:font-face style:name="Song" svg:font-family="SimSun" \
        style:font-family-generic="roman" style:font-pitch="variable"/>\
        <style:font-face style:name="Hei" svg:font-family="SimHei" \
        style:font-family-generic="swiss" style:font-pitch="variable"/>\
        <style:font-face style:name="Latin" svg:font-family="&apos;Times New Roman&apos;" \
        style:font-family-generic="roman" style:font-pitch="variable"/></office:font-face-decls>
        """

    private static let page: Markup = """
        <style:page-layout style:name="Page"><style:page-layout-properties \
        fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" \
        fo:margin-top="37mm" fo:margin-bottom="20mm" fo:margin-left="28mm" \
        fo:margin-right="26mm"/><style:footer-style><style:header-footer-properties \
        fo:min-height="15mm" fo:margin-top="7mm"/></style:footer-style></style:page-layout>
        """

    private var standard: Markup {
        let (tongue, country): (Markup, Markup) = language == .zh ? ("zh", "CN") : ("en", "US")
        return """
            <style:default-style style:family="paragraph"><style:paragraph-properties \
            fo:orphans="2" fo:widows="2" style:punctuation-wrap="simple" \
            style:line-break="strict"/><style:text-properties style:font-name="Latin" \
            style:font-name-asian="Body" fo:font-size="16pt" style:font-size-asian="16pt" \
            fo:language="\(language == .zh ? "en" : tongue)" \
            fo:country="\(language == .zh ? "US" : country)" style:language-asian="zh" \
            style:country-asian="CN"/></style:default-style>\
            <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
            """
    }

    /// Headings bear their numbers in their text; their indent would else be taken from here.
    private var outline: Markup {
        let indent: Markup = language == .zh ? "32pt" : "0pt"
        return """
            <text:outline-style style:name="Outline">\(Markup.each(1...2) { level in
                """
                <text:outline-level-style text:level="\(level)" style:num-format="">\
                <style:list-level-properties \
                text:list-level-position-and-space-mode="label-alignment">\
                <style:list-level-label-alignment text:label-followed-by="nothing" \
                fo:text-indent="\(level == 2 ? indent : "0pt")" fo:margin-left="0mm"/>\
                </style:list-level-properties></text:outline-level-style>
                """
            })</text:outline-style>
            """
    }

    // MARK: Paragraphs

    private struct Paragraph {
        let name: String
        var layout: Markup
        var font = "Body"
        var size: Double
        var isBold = false
        var colour: Markup?

        var markup: Markup {
            let points = DecimalText.shortest(size, places: 1) ?? "12"
            let weight: Markup =
                isBold ? " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"" : ""
            return """
                <style:style style:name="\(name)" style:family="paragraph" \
                style:parent-style-name="Standard"><style:paragraph-properties \(layout)/>\
                <style:text-properties style:font-name-asian="\(font)" fo:font-size="\(points)pt" \
                style:font-size-asian="\(points)pt"\(weight)\
                \(Markup.with(colour) { " fo:color=\"\($0)\"" })/></style:style>
                """
        }
    }

    private var paragraphs: [Paragraph] { frame + body + table }

    /// In points. A Han character is as wide as it is high, a Latin one half of that.
    private var officeSize: Double {
        let width = Double(officeLength) * (language == .zh ? 1 : 0.55)
        let room = Self.textWidth / 25.4 * 72 / max(1, width)
        return max(16, min(language == .zh ? 30 : 24, room.rounded(.down)))
    }

    private var frame: [Paragraph] {
        [
            Paragraph(
                name: "Office", layout: "fo:text-align=\"center\"", font: "Song",
                size: officeSize, isBold: true, colour: "#c00000"),
            Paragraph(
                name: "Number",
                layout: """
                    fo:text-align="center" fo:margin-top="4mm" fo:margin-bottom="9mm" \
                    fo:padding-bottom="2mm" fo:border-bottom="1.5pt solid #c00000"
                    """, size: language == .zh ? 16 : 12),
            Paragraph(
                name: "Title",
                layout: """
                    fo:text-align="center" fo:margin-bottom="7mm" fo:line-height="135%" \
                    fo:keep-with-next="always"
                    """, font: "Song", size: language == .zh ? 22 : 18, isBold: true),
            Paragraph(
                name: "Signature",
                layout: """
                    fo:text-align="end" fo:margin-right="20mm" fo:margin-top="3mm" \
                    fo:line-height="28pt" fo:keep-with-next="always"
                    """, size: bodySize),
            Paragraph(
                name: "Colophon",
                layout: """
                    fo:margin-top="10mm" fo:padding-top="1mm" fo:border-top="0.75pt solid #000000"
                    """, size: 9),
            Paragraph(name: "Footer", layout: "fo:text-align=\"center\"", size: 12),
        ]
    }

    private var bodySize: Double { language == .zh ? 16 : 12 }

    /// Chinese is set with two characters' indent, English with space between paragraphs.
    private var body: [Paragraph] {
        let lines: Markup = language == .zh ? "fo:line-height=\"28pt\"" : "fo:line-height=\"125%\""
        let own: Markup =
            language == .zh
            ? "\(lines) fo:text-indent=\"32pt\" fo:text-align=\"justify\""
            : "\(lines) fo:margin-bottom=\"3mm\""
        let heading: Markup =
            language == .zh
            ? "\(lines) fo:margin-left=\"0mm\" fo:text-indent=\"32pt\" fo:keep-with-next=\"always\""
            : "\(lines) fo:margin-top=\"4mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\""
        return [
            Paragraph(name: "Addressee", layout: lines, size: bodySize),
            Paragraph(name: "Body", layout: own, size: bodySize),
            Paragraph(
                name: "Heading", layout: heading, font: "Hei", size: bodySize,
                isBold: language == .en),
            Paragraph(
                name: "Remark", layout: "fo:margin-top=\"1.5mm\" fo:margin-bottom=\"4mm\"",
                size: 10),
            Paragraph(
                name: "Caption",
                layout: """
                    fo:text-align="center" fo:margin-top="4mm" fo:margin-bottom="1.5mm" \
                    fo:keep-with-next="always"
                    """, font: "Hei", size: 12, isBold: language == .en),
        ]
    }

    private var table: [Paragraph] {
        ["", "Small"].flatMap { kind -> [Paragraph] in
            let size = kind.isEmpty ? 10.5 : 8.5
            return [
                Paragraph(
                    name: "Head" + kind, layout: "fo:text-align=\"center\"", font: "Hei",
                    size: size, isBold: language == .en),
                Paragraph(name: "Entry" + kind, layout: "fo:text-align=\"start\"", size: size),
                Paragraph(name: "Figure" + kind, layout: "fo:text-align=\"end\"", size: size),
                Paragraph(
                    name: "EntrySum" + kind, layout: "fo:text-align=\"start\"", size: size,
                    isBold: true),
                Paragraph(
                    name: "FigureSum" + kind, layout: "fo:text-align=\"end\"", size: size,
                    isBold: true),
            ]
        }
    }

    /// Word processors look for these beside the content alone.
    static let cells: Markup = """
        <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties \
        fo:border="0.5pt solid #808080" fo:padding="0.8mm" style:vertical-align="middle"/>\
        </style:style><style:style style:name="CellHead" style:family="table-cell">\
        <style:table-cell-properties fo:border="0.5pt solid #808080" fo:padding="0.8mm" \
        style:vertical-align="middle" fo:background-color="#eef1f5"/></style:style>\
        <style:style style:name="Row" style:family="table-row"><style:table-row-properties \
        fo:keep-together="always"/></style:style>
        """
}
