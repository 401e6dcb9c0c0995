/// A blocking rule given as data, ready to make keys of the columns it names.
///
/// A record missing any part has no key. Parts with several keys make every combination, so two
/// such parts of ten keys make a hundred. Cost: the keys of its distinct texts (see `PartKeys`).
package struct ColumnBlockingRule: BlockingRule {
    /// The rule as data.
    package let definition: BlockingDefinition
    private let parts: [PartKeys]
    private let refinement: PartKeys?
    private let order: LinkageColumn?
    private let neighbourhood: Neighbourhood?

    /// Throws when a column or comparison named isn't there, or can't be used as the rule says.
    ///
    /// `comparisons` are the names of the comparisons to be made, if they are known yet.
    package init(
        _ definition: BlockingDefinition, of table: ColumnTable, comparisons: [String]? = nil
    ) throws(LinkageSettingsFailure) {
        let name = definition.name
        guard !definition.parts.isEmpty else { throw .noParts(rule: name) }
        var parts: [PartKeys] = []
        for part in definition.parts {
            parts.append(try PartKeys(part, of: table, rule: name))
        }
        if let comparisons {
            for fixed in definition.fixedComparisons where !comparisons.contains(fixed) {
                throw .unknownComparison(rule: name, comparison: fixed)
            }
        }
        var refinement: PartKeys?
        if let part = definition.refinement {
            refinement = try PartKeys(part, of: table, rule: name)
        }
        var order: LinkageColumn?
        if let column = definition.order { order = try table.column(column) }
        neighbourhood =
            definition.leavesOutEach
            ? Neighbourhood(
                records: table.count,
                appendIdentity: { Self.appendIdentity(of: $0, by: parts, to: &$1) },
                appendKeys: { Self.appendKeys(of: $0, by: parts, to: &$1) })
            : nil
        self.definition = definition
        self.parts = parts
        self.refinement = refinement
        self.order = order
    }

    package var name: String { definition.name }

    package var givesOneKeyAtMost: Bool {
        neighbourhood == nil && parts.allSatisfy(\.givesOneKeyAtMost)
    }

    package var fixedComparisons: [String] { definition.fixedComparisons }

    package func appendKeys(of record: Int, to keys: inout [UInt64]) {
        if let neighbourhood {
            keys.append(contentsOf: neighbourhood.keys[record])
        } else {
            Self.appendKeys(of: record, by: parts, to: &keys)
        }
    }

    /// Records looked at together: their keys stay in the processor's cache.
    private static let recordsTogether = 1_024

    package func forEachKey(of records: Range<Int>, _ body: (Int, UInt64) -> Void) {
        if let lists = neighbourhood?.keys {
            for record in records {
                for place in lists.range(of: record) { body(record, lists.keys[place]) }
            }
            return
        }
        var keys = parts.map { _ in [UInt64]() }
        var ends = parts.map { _ in [Int32]() }
        for start in stride(
            from: records.lowerBound, to: records.upperBound, by: Self.recordsTogether)
        {
            let some = start..<min(start + Self.recordsTogether, records.upperBound)
            for place in parts.indices {
                keys[place].removeAll(keepingCapacity: true)
                ends[place].removeAll(keepingCapacity: true)
                ends[place].append(0)
                parts[place].appendKeys(of: some, to: &keys[place], ends: &ends[place])
            }
            for (number, record) in some.enumerated() {
                if let key = onlyKey(keys, ends, number) {
                    body(record, key)
                } else {
                    combine(0, UInt64(parts.count), keys, ends, number) { body(record, $0) }
                }
            }
        }
    }

    /// The one combination there is where each part has one key; nil where there are more, or none.
    @inline(__always)
    private func onlyKey(_ keys: [[UInt64]], _ ends: [[Int32]], _ number: Int) -> UInt64? {
        var mixed = UInt64(keys.count)
        for place in keys.indices {
            let start = ends[place][number]
            guard ends[place][number + 1] == start + 1 else { return nil }
            mixed = KeyMixing.combine(mixed, keys[place][Int(start)])
        }
        return mixed
    }

    /// Every combination of the parts' keys, as `appendKeys` mixes them.
    private func combine(
        _ place: Int, _ mixed: UInt64, _ keys: [[UInt64]], _ ends: [[Int32]], _ number: Int,
        _ body: (UInt64) -> Void
    ) {
        guard place < parts.count else { return body(mixed) }
        for index in ends[place][number]..<ends[place][number + 1] {
            combine(
                place + 1, KeyMixing.combine(mixed, keys[place][Int(index)]), keys, ends, number,
                body)
        }
    }

    /// What tells records apart whose keys differ; none if a part is missing.
    private static func appendIdentity(
        of record: Int, by parts: [PartKeys], to numbers: inout [UInt64]
    ) {
        for part in parts {
            let start = numbers.count
            part.appendIdentity(of: record, to: &numbers)
            if numbers.count == start { return numbers.removeAll() }
            numbers.append(UInt64(numbers.count - start))
        }
    }

    private static func appendKeys(
        of record: Int, by parts: [PartKeys], to keys: inout [UInt64]
    ) {
        let start = keys.count
        keys.append(UInt64(parts.count))
        for part in parts {
            let middle = keys.count
            part.appendKeys(of: record, to: &keys)
            let end = keys.count
            if end == middle {
                keys.removeSubrange(start...)
                return
            }
            // The common case, one key a part, is done in place.
            if end - middle == 1 {
                let key = keys.removeLast()
                for place in start..<middle { keys[place] = KeyMixing.combine(keys[place], key) }
            } else {
                for place in start..<middle {
                    for other in middle..<end {
                        keys.append(KeyMixing.combine(keys[place], keys[other]))
                    }
                }
                keys.removeSubrange(start..<end)
            }
        }
    }

    package func refinementKey(of record: Int) -> UInt64? {
        var keys: [UInt64] = []
        refinement?.appendKeys(of: record, to: &keys)
        return keys.min()
    }

    package func orderKey(of record: Int) -> UInt64? {
        order?.orderKey(of: record) ?? nil
    }

    /// The keys one part makes of a record, for telling why two records don't meet.
    package func keys(ofPart part: Int, record: Int) -> [UInt64] {
        var keys: [UInt64] = []
        parts[part].appendKeys(of: record, to: &keys)
        return keys
    }
}

extension LinkageColumn {
    /// A number that puts records in the order of their values: texts by their first three
    /// characters, lists by their smallest key; nil if missing.
    func orderKey(of record: Int) -> UInt64? {
        switch self {
        case .text(let texts):
            let range = texts.range(of: texts.ids[record])
            if range.isEmpty { return nil }
            return (0..<3).reduce(0) { key, place in
                let isInside = place < range.count
                return key << 21 | (isInside ? UInt64(texts.scalars[range.lowerBound + place]) : 0)
            }
        case .number(let numbers):
            // Negative numbers turned over, the others after them: the order of IEEE 754.
            return numbers[record].map {
                let bits = ($0 + 0).bitPattern
                return bits >> 63 == 1 ? ~bits : bits | 1 << 63
            }
        case .date(let days): return days[record].map { UInt64(Int64($0) - Int64(Int32.min)) }
        case .code(let codes): return codes[record]
        case .keys(let lists): return lists[record].first
        }
    }
}
