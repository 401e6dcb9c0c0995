/// Compares texts: exact, then any measures of likeness with thresholds, else.
///
/// Cost: one look-up for a pair of texts seen lately; else the measures of the rungs tried, each
/// once. Memory: 512 KiB, and for q-grams 8 bytes a gram of each distinct text.
package struct TextComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel]
    /// The texts compared.
    package let column: InternedTextColumn
    private let rungs: [TextRung]
    /// The gram lists that rungs read, by text number.
    private let gramLists: [QGrams: KeyListColumn]
    private let memo = LevelMemo()

    /// Throws when a threshold is out of range, or no pair could reach a rung for those above it.
    ///
    /// Without rungs, texts are equal or not.
    package init(
        _ name: String, column: InternedTextColumn, rungs: [TextRung] = []
    ) throws(LinkageSettingsFailure) {
        for (place, rung) in rungs.enumerated() {
            guard rung.isInRange else {
                throw .thresholdOutOfRange(comparison: name, rung: rung.level.name)
            }
            // A rung that asks for no less than an earlier one is never reached.
            guard !rungs[..<place].contains(where: { $0.isImplied(by: rung) }) else {
                throw .rungsOutOfOrder(comparison: name, rung: rung.level.name)
            }
        }
        self.name = name
        self.column = column
        self.rungs = rungs
        levels = try ladder(of: name, rungs: [.exact] + rungs.map(\.level))
        var gramLists: [QGrams: KeyListColumn] = [:]
        for case .qGrams(let grams, _) in rungs where gramLists[grams] == nil {
            gramLists[grams] = Self.lists(of: grams, in: column)
        }
        self.gramLists = gramLists
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (column.ids[a], column.ids[b])
        if x == 0 || y == 0 { return 0 }
        if x == y { return 1 }
        if rungs.isEmpty { return 2 }
        return memo.level(x, y) { level(ofDifferent: x, y) }
    }

    /// The rung of two different texts, worked out.
    private func level(ofDifferent x: UInt32, _ y: UInt32) -> Int {
        // Jaro takes the first free equal character, so the two orders can differ: the texts decide
        // which goes first, not their numbers, which depend on input order.
        let isOrdered = column.scalars[column.range(of: x)].lexicographicallyPrecedes(
            column.scalars[column.range(of: y)])
        let all = column.scalars.span
        let a = all.extracting(column.range(of: isOrdered ? x : y))
        let b = all.extracting(column.range(of: isOrdered ? y : x))
        var (jaro, edits): (Double?, Int?)
        func reaches(_ rung: TextRung) -> Bool {
            switch rung {
            case .jaro(let least):
                let similarity = jaro ?? JaroWinkler.jaro(a, b)
                jaro = similarity
                return similarity >= least
            case .jaroWinkler(let least):
                let similarity = jaro ?? JaroWinkler.jaro(a, b)
                jaro = similarity
                return JaroWinkler.raised(similarity, a, b) >= least
            case .edits(let most):
                if abs(a.count - b.count) > most { return false }
                let distance = edits ?? OptimalStringAlignment.distance(a, b)
                edits = distance
                return distance <= most
            case .freeEdits(let most):
                return abs(a.count - b.count) <= most && DamerauLevenshtein.distance(a, b) <= most
            case .qGrams(let grams, let least):
                guard let lists = gramLists[grams] else { return false }
                return QGrams.jaccard(lists, Int(x), Int(y)) >= least
            }
        }
        for (place, rung) in rungs.enumerated() where reaches(rung) { return place + 2 }
        return rungs.count + 2
    }

    private static func lists(of grams: QGrams, in column: InternedTextColumn) -> KeyListColumn {
        var lists = KeyListColumn()
        let all = column.scalars.span
        for id in 0...UInt32(column.distinctCount) {
            lists.append(grams.grams(of: all.extracting(column.range(of: id))))
        }
        return lists
    }
}

/// A whole ladder, *missing* and *else* added; throws when it is too long or a name repeats.
func ladder(
    of comparison: String, rungs: [ComparisonLevel]
) throws(LinkageSettingsFailure) -> [ComparisonLevel] {
    let levels = [.missing] + rungs + [.otherwise]
    guard rungs.first != nil else { throw .noRungs(comparison: comparison) }
    guard levels.count <= PackedLevels.rungs else {
        throw .tooManyRungs(comparison: comparison, rungs: levels.count)
    }
    if let name = firstRepeated(levels.map(\.name)) {
        throw .duplicateRung(comparison: comparison, rung: name)
    }
    return levels
}
