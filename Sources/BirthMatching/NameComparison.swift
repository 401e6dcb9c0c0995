import RecordLinkage
import RegistryModel

/// Compares Chinese names: the same, the same but for variants, sounding alike (with every reading
/// of a character and the readings of surnames), a slip apart, else. An unnamed child and a
/// placeholder say nothing.
///
/// Cost: one look-up for a pair of names seen lately; each distinct name is standardised once.
package struct NameComparison: FieldComparison {
    package static let homophone = ComparisonLevel("homophone")

    package let name: String
    package let levels: [ComparisonLevel] = [
        .missing, .exact, .equivalent, homophone, .near, .otherwise,
    ]
    private let ids: [UInt32]
    /// By the text's number; the first stands for no text.
    private let names: [PersonName]
    private let memo = LevelMemo()

    package init(_ name: String, column: InternedTextColumn) {
        self.name = name
        ids = column.ids
        names = (0...UInt32(column.distinctCount)).map { PersonName(column.text(of: $0)) }
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (ids[a], ids[b])
        if x == 0 || y == 0 { return 0 }
        // The memo has no room for "missing", which is rare between names that are there.
        let reached = memo.level(x, y) {
            let rung = Rungs.name(names[Int(x)], names[Int(y)])
            return rung == 0 ? levels.count : rung
        }
        return reached == levels.count ? 0 : reached
    }

    /// For each record the hashes of everything its name may sound like; none for a name that says
    /// nothing.
    package static func sounds(of column: InternedTextColumn) -> KeyListColumn {
        let sounds: [[UInt64]] = (0...UInt32(column.distinctCount)).map { id in
            let name = PersonName(column.text(of: id))
            guard id > 0, !name.isBlank, !name.deviations.contains(.placeholder) else { return [] }
            return [name.soundHash] + name.alternativeSoundHashes
        }
        return KeyListColumn(column.ids.lazy.map { sounds[Int($0)] })
    }
}
