import RegistryModel

/// Tells a file's source from its beginning: the root element of XML, the headers of CSV.
package enum SourceRecognition {
    /// What a file's beginning says it is.
    package struct Recognised: Sendable {
        package let source: SourceID
        package let layout: TableLayout?

        package init(source: SourceID, layout: TableLayout? = nil) {
            self.source = source
            self.layout = layout
        }
    }

    /// Nil when nothing fits, or two sources fit equally well.
    package static func kind(of head: [UInt8]) -> SourceKind? {
        guard let recognised = recognise(head), recognised.layout == nil else { return nil }
        return recognised.source.kind
    }

    /// The source of the contract the headers name, or the county layout they are those of.
    package static func recognise(_ head: [UInt8]) -> Recognised? {
        let schemas = SourceCatalogue.all.filter { !$0.kind.isExtra }
        if let root = rootElement(head) {
            let fitting = schemas.filter { $0.rootElement == root }
            if fitting.count == 1 {
                return Recognised(source: SourceID(fitting[0].kind), layout: nil)
            }
            let labels = FlatXMLReader.labels(of: head).map(ColumnTitle.init)
            return fitting.isEmpty
                ? best(SourceCatalogue.all.compactMap { fit($0, labels: labels) }) : nil
        }
        return best(SourceCatalogue.all.compactMap { fit($0, head: head) })
    }

    private struct Fit {
        let kind: SourceKind
        let format: TableLayout.ID?
        /// Columns recognised, less what should be there and isn't.
        let score: Int
        /// Of equals: the score less the columns of no use that the layout has and the file lacks. An
        /// export with the useful columns alone is as good as a whole one.
        let closeness: Int

        var rank: (Int, Int) { (score, closeness) }
    }

    private static func best(_ fits: [Fit]) -> Recognised? {
        guard let best = fits.max(by: { $0.rank < $1.rank }), best.score > 0,
            fits.count(where: { $0.rank == best.rank }) == 1
        else { return nil }
        let layout = best.format.flatMap(TableLayout.layout)
        return Recognised(source: layout?.defaultSource ?? SourceID(best.kind), layout: layout)
    }

    /// A further list is recognised by a county's layout alone: any list looks like it otherwise.
    private static func fit(_ schema: SourceSchema, head: [UInt8]) -> Fit? {
        let context = ReadingContext(
            path: "", location: "", source: SourceID(schema.kind), file: 0)
        guard let layout = CSVLayoutReader(context: context).layout(of: head).layout else {
            return nil
        }
        let found = layout.columnOfPosition.count { $0 >= 0 }
        return fit(schema, layout.format, found: found, layout.presence, layout.match)
    }

    private static func fit(_ schema: SourceSchema, labels: [ColumnTitle]) -> Fit? {
        let context = ReadingContext(
            path: "", location: "", source: SourceID(schema.kind), file: 0)
        var best: (matching: HeaderMatching, score: Int)?
        for matching in HeaderMatching.candidates(context) {
            let score = matching.score(labels)
            if score > best?.score ?? 0 { best = (matching, score) }
        }
        guard let best else { return nil }
        let columns = ColumnAssignment(labels, best.matching, context, line: 1) { _ in [] }
        let found = columns.columnOfPosition.count { $0 >= 0 }
        return fit(
            schema, best.matching.layout?.id, found: found, columns.presence,
            best.matching.match(labels))
    }

    /// A layout stands for all its columns, the required ones it never has included.
    private static func fit(
        _ schema: SourceSchema, _ format: TableLayout.ID?, found: Int, _ presence: FieldSet,
        _ match: HeaderMatch
    ) -> Fit? {
        if format == nil, schema.kind.isExtra { return nil }
        let missing = schema.fields.count { $0.isRequired && !presence.contains($0.field) }
        let score = found - 3 * missing
        return format == nil
            ? Fit(kind: schema.kind, format: nil, score: score, closeness: score)
            : Fit(
                kind: schema.kind, format: format, score: match.score - match.absentFields,
                closeness: match.score - match.absentFields - match.absentSkipped)
    }

    static func rootElement(_ head: [UInt8]) -> String? {
        let text = String(decoding: head.prefix(4096), as: UTF8.self)
        guard text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "<" else { return nil }
        var rest = text[...]
        var bare = ""
        while let open = rest.firstRange(of: "<!--") {
            bare += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
        }
        bare += rest
        for part in bare.split(separator: "<") {
            guard let first = part.first, first.isLetter else { continue }
            let name = part.prefix {
                $0.isLetter || $0.isNumber || $0 == ":" || $0 == "_" || $0 == "-" || $0 == "."
            }
            return String(name.split(separator: ":").last ?? name)
        }
        return nil
    }
}
