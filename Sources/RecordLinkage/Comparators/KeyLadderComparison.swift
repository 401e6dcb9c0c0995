/// Compares by keys made beforehand: a pair reaches the first rung whose lists share a key.
///
/// The caller fills one list a record for each rung, from strict to lenient: for names, say, the
/// characters, the characters with variants folded, every reading, the name with one character
/// left out. A record with no key on any rung has no value. Cost: one pass over short lists a rung.
package struct KeyLadderComparison: FieldComparison {
    /// One rung: its name and each record's keys.
    package struct Rung: Sendable {
        /// The rung's level.
        package let level: ComparisonLevel
        /// The keys of each record.
        package let keys: KeyListColumn

        package init(_ level: ComparisonLevel, keys: KeyListColumn) {
            self.level = level
            self.keys = keys
        }
    }

    package let name: String
    package let levels: [ComparisonLevel]
    private let rungs: [KeyListColumn]
    private let isPresent: [Bool]

    /// Throws without rungs, with too many, or when their columns differ in length.
    package init(_ name: String, rungs: [Rung]) throws(LinkageSettingsFailure) {
        self.name = name
        levels = try ladder(of: name, rungs: rungs.map(\.level))
        self.rungs = rungs.map(\.keys)
        let count = rungs.first?.keys.count ?? 0
        for rung in rungs where rung.keys.count != count {
            throw .unequalColumn(rung.level.name, expected: count, found: rung.keys.count)
        }
        isPresent = (0..<count).map { record in
            rungs.contains { !$0.keys.range(of: record).isEmpty }
        }
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        guard isPresent[a], isPresent[b] else { return 0 }
        for (place, keys) in rungs.enumerated() where keys.share(a, b) { return place + 1 }
        return rungs.count + 1
    }
}
