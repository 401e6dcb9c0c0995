import RegistryModel

extension HeaderMatching {
    /// The matchings a file may be read by: the canonical names first, then each county layout of
    /// its source; the one the manifest names alone when it names one.
    static func candidates(_ context: ReadingContext) -> [HeaderMatching] {
        if let layout = context.layout {
            return [
                HeaderMatching(
                    schema: context.schema, columns: context.columns, layout: layout,
                    isAskedFor: true)
            ]
        }
        let canonical = HeaderMatching(schema: context.schema, columns: context.columns)
        return [canonical]
            + TableLayout.layouts(of: context.source.kind).map {
                HeaderMatching(schema: context.schema, columns: context.columns, layout: $0)
            }
    }

    /// How well the titles fit: fields recognised, and with a layout also the columns it passes over.
    ///
    /// A layout that nobody asked for must be recognised by three fifths of its own fields, and
    /// every field that only the contract's labels name speaks against it: a canonical file with a
    /// column or two of a county's own isn't taken for the county's.
    func score(_ titles: [ColumnTitle]) -> Int {
        var own = FieldSet()
        var counts = (own: 0, other: 0)
        var skipped: Set<String> = []
        var others = FieldSet()
        var occurrences: [String: Int] = [:]
        for title in titles where !title.key.isEmpty {
            let key = title.key
            occurrences[key, default: 0] += 1
            let occurrence = occurrences[key] ?? 1
            switch meaning(ofKey: key, occurrence: occurrence) {
            case .field(let field, _) where isLayoutColumn(key, occurrence):
                if !own.contains(field) { counts.own += 1 }
                own.insert(field)
            case .field(let field, _):
                if !others.contains(field) { counts.other += 1 }
                others.insert(field)
            case .skipped: skipped.insert(key)
            case .denied, .unknown: break
            }
        }
        guard let layout else { return counts.other }
        if isAskedFor { return counts.own + counts.other > 0 ? counts.own + counts.other : 0 }
        let total = Set(layout.columns.map(\.field.rawValue)).count
        guard counts.own * 5 >= total * 3 else { return 0 }
        return max(0, counts.own + skipped.count - counts.other)
    }

    /// The score, and what the layout has and the titles lack, so that of two layouts of which one
    /// holds the other's columns the right one is told.
    func match(_ titles: [ColumnTitle]) -> HeaderMatch {
        let keys = Set(titles.map(\.key))
        let isFound = { (label: String) in keys.contains(Self.key(label)) }
        return HeaderMatch(
            score: score(titles),
            absentFields: layout?.columns.count { !$0.labels.contains(where: isFound) } ?? 0,
            absentSkipped: layout?.skipped.count { !isFound($0) } ?? 0)
    }
}

/// How well a header fits a layout, for telling one from another.
struct HeaderMatch: Sendable {
    let score: Int
    /// Columns of the layout that hold a field, and aren't there.
    let absentFields: Int
    /// Those of no use that aren't there.
    let absentSkipped: Int
}
