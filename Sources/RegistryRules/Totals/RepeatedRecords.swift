import RegistryModel

/// The records of a source that repeat another (SET001, SET004), as far as totals ask: whoever summed
/// up may have counted either, both or a corrected one.
struct RepeatedRecords: Sendable {
    /// By row: whether it repeats an earlier one.
    private(set) var isLater: [Bool]
    /// By row: whether a later one repeats it. Nearly all rows are neither.
    private var isFirst: [Bool]
    /// By the row that came first, those that repeat it, or repeat one that does.
    private let repeats: [Int: [Int]]

    init(_ source: SourceRecords) {
        var firsts: [Int: Int] = [:]
        for copy in source.copies { firsts[copy.row] = copy.first }
        if source.table.schema.kind == .registryBirths {
            for birth in source.repeatedBirths.all { firsts[birth.row] = birth.first }
        }
        var repeats: [Int: [Int]] = [:]
        for row in firsts.keys {
            // A first record stands before what repeats it, so this ends.
            var first = row
            while let earlier = firsts[first] { first = earlier }
            repeats[first, default: []].append(row)
        }
        self.repeats = repeats
        isLater = [Bool](repeating: false, count: source.table.count)
        isFirst = isLater
        for row in firsts.keys { isLater[row] = true }
        for row in repeats.keys { isFirst[row] = true }
    }

    /// Whether a later report of the row's record says something else: then neither is certain.
    func differ<Value: Equatable>(from row: Int, by value: (Int) -> Value) -> Bool {
        guard isFirst[row], let others = repeats[row] else { return false }
        let own = value(row)
        return others.contains { value($0) != own }
    }
}
