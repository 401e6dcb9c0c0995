import RegistryModel

/// Tells a file's source from its beginning: the root element of XML, the headers of CSV.
package enum SourceRecognition {
    /// Nil when nothing fits, or two sources fit equally well.
    package static func kind(of head: [UInt8]) -> SourceKind? {
        let schemas = SourceCatalogue.all.filter { !$0.kind.isExtra }
        if let root = rootElement(head) {
            let fitting = schemas.filter { $0.rootElement == root }
            return fitting.count == 1 ? fitting[0].kind : nil
        }
        var best: (kind: SourceKind, score: Int)?
        var isTied = false
        for schema in schemas {
            let context = ReadingContext(
                path: "", location: "", source: SourceID(schema.kind), file: 0)
            guard let layout = CSVLayoutReader(context: context).layout(of: head).layout else {
                continue
            }
            let missing = schema.fields.count {
                $0.isRequired && !layout.presence.contains($0.field)
            }
            let found = layout.columnOfPosition.count { $0 >= 0 }
            let score = found - 3 * missing
            if score == best?.score { isTied = true }
            if score > best?.score ?? 0 {
                best = (schema.kind, score)
                isTied = false
            }
        }
        return isTied ? nil : best?.kind
    }

    private static func rootElement(_ head: [UInt8]) -> String? {
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
            let name = part.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "_" }
            return String(name.split(separator: ":").last ?? name)
        }
        return nil
    }
}
