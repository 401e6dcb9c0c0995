/// All records filed under the keys of one rule.
///
/// Members of a block stand in canonical order, thus grouped by source. Blocks stand as the first of
/// their records do, since who goes through them reads those records' values: only the speed depends
/// on it.
package struct FiledRule: Sendable {
    private let population: LinkagePopulation
    private let limits: BlockingLimits
    private let scope: PairScope
    /// Block `b` holds `members[starts[b]..<starts[b + 1]]`.
    private(set) var starts: [UInt32] = [0]
    private(set) var members: [RecordIndex] = []
    private(set) var ofRecord: RecordBlocks
    private(set) var report: RuleBlocking

    /// Cost: the rule's keys of each record, and one radix sort.
    package init(
        _ rule: any BlockingRule, population: LinkagePopulation,
        limits: BlockingLimits = .standard, scope: PairScope
    ) {
        self.population = population
        self.limits = limits
        self.scope = scope
        var report = RuleBlocking(name: rule.name)
        self.report = report
        ofRecord = RecordBlocks(blockStarts: [0], members: [], records: population.count)
        let entries = RuleEntries(population: population, rule: rule)
        report.recordsWithoutKey = entries.recordsWithoutKey
        entries.forEachBlock { _, block in add(block, rule: rule, report: &report) }
        self.report = report
        orderByRecords()
        ofRecord = RecordBlocks(
            blockStarts: starts, members: members, records: population.count)
    }

    /// Puts the blocks in the order of their records of lowest number. Cost: two passes over them.
    private mutating func orderByRecords() {
        let lowest = (1..<starts.count).map { block in
            var lowest = RecordIndex.max
            for place in Int(starts[block - 1])..<Int(starts[block]) {
                lowest = min(lowest, members[place])
            }
            return lowest
        }
        var next = [UInt32](repeating: 0, count: population.count + 1)
        for record in lowest { next[Int(record) + 1] += 1 }
        for record in 0..<population.count { next[record + 1] += next[record] }
        var order = [UInt32](repeating: 0, count: lowest.count)
        for (block, record) in lowest.enumerated() {
            order[Int(next[Int(record)])] = UInt32(block)
            next[Int(record)] += 1
        }
        var (ordered, ends): ([RecordIndex], [UInt32]) = ([], [0])
        ordered.reserveCapacity(members.count)
        ends.reserveCapacity(starts.count)
        for block in order {
            for place in Int(starts[Int(block)])..<Int(starts[Int(block) + 1]) {
                ordered.append(members[place])
            }
            ends.append(UInt32(truncatingIfNeeded: ordered.count))
        }
        (members, starts) = (ordered, ends)
    }

    private mutating func add(
        _ block: [RecordIndex], rule: some BlockingRule, report: inout RuleBlocking
    ) {
        report.keys += block.count
        guard block.count > 1 else {
            report.largestBlockRecords = max(report.largestBlockRecords, 1)
            return
        }
        let pairs = pairCount(block)
        report.largestBlockRecords = max(report.largestBlockRecords, block.count)
        report.largestBlockPairs = max(report.largestBlockPairs, pairs)
        guard pairs > 0 else { return }
        guard pairs > limits.splitAbovePairs else {
            return append(block, pairs: pairs, rule: rule, report: &report)
        }
        let parts = split(block, by: rule)
        if parts.count > 1 { report.blocksSplit += 1 }
        var kept = 0
        for part in parts {
            let partPairs = pairCount(part)
            kept += partPairs
            append(part, pairs: partPairs, rule: rule, report: &report)
        }
        report.pairsSplitApart += pairs - kept
    }

    private func split(
        _ block: [RecordIndex], by rule: some BlockingRule
    ) -> [[RecordIndex]] {
        var missing: [RecordIndex] = []
        var refined: [KeyedRecord] = []
        for record in block {
            if let key = rule.refinementKey(of: Int(record)) {
                refined.append(KeyedRecord(key: key, record: record))
            } else {
                missing.append(record)
            }
        }
        RadixSort.sort(&refined)
        var parts = missing.isEmpty ? [] : [missing]
        var previous: UInt64?
        for entry in refined {
            if entry.key == previous {
                parts[parts.count - 1].append(entry.record)
            } else {
                parts.append([entry.record])
                previous = entry.key
            }
        }
        return parts
    }

    private mutating func append(
        _ block: [RecordIndex], pairs: Int, rule: some BlockingRule, report: inout RuleBlocking
    ) {
        guard pairs > 0 else { return }
        if pairs > limits.splitAbovePairs { report.blocksOversized += 1 }
        guard pairs > limits.pairCap else {
            return appendWhole(block, pairs: pairs, report: &report)
        }
        switch limits.oversize {
        case .cap:
            let perSource = sourceShare(of: block)
            appendFirst(perSource, ofEachSourceIn: block)
            starts.append(UInt32(truncatingIfNeeded: members.count))
            let yielded = pairCount(block, firstOfEachSource: perSource)
            report.blocks += 1
            report.blocksCapped += 1
            report.pairsYielded += yielded
            report.pairsOverCap += pairs - yielded
        case .neighbours:
            report.blocksInOrder += 1
            report.pairsOverCap += pairs - appendWindows(of: block, by: rule, report: &report)
        }
    }

    private mutating func appendWhole(
        _ block: [RecordIndex], pairs: Int, report: inout RuleBlocking
    ) {
        guard pairs > 0 else { return }
        // Few at a time: to have them copied as a whole takes longer.
        for record in block { members.append(record) }
        starts.append(UInt32(truncatingIfNeeded: members.count))
        report.blocks += 1
        report.pairsYielded += pairs
    }

    /// Puts a block in order and files it as overlapping windows; the number of different pairs.
    ///
    /// A window begins in the middle of the one before it, so records less than half a window
    /// apart meet. Source: Hernández & Stolfo, The Merge/Purge Problem, SIGMOD (1995) 127–138.
    private mutating func appendWindows(
        of block: [RecordIndex], by rule: some BlockingRule, report: inout RuleBlocking
    ) -> Int {
        // Records without an order key come first, in canonical order.
        var entries = block.map {
            KeyedRecord(key: rule.orderKey(of: Int($0)) ?? 0, record: $0)
        }
        RadixSort.sort(&entries)
        // The most records whose pairs, whatever their sources, stay within the cap.
        let root = Int(Double(2 * limits.pairCap).squareRoot())
        let step = max(1, root / 2)
        func members(_ range: Range<Int>) -> [RecordIndex] {
            entries[range].map(\.record).sorted(by: population.precedes)
        }
        var different = 0
        for start in stride(from: 0, to: max(1, entries.count - step), by: step) {
            let window = members(start..<min(start + 2 * step, entries.count))
            let pairs = pairCount(window)
            appendWhole(window, pairs: pairs, report: &report)
            different += pairs
            if start > 0 {
                // What this window shares with the one before was counted there.
                different -= pairCount(members(start..<min(start + step, entries.count)))
            }
        }
        return different
    }

    /// How many records of each source a block may keep without going over the pair cap.
    ///
    /// Which records stay is decided by their stable keys, as good as a random draw. Cutting every
    /// source to the same number keeps a source of one record in a block of millions.
    private func sourceShare(of block: [RecordIndex]) -> Int {
        var low = 0
        var high = block.count
        while low < high {
            let middle = (low + high + 1) / 2
            if pairCount(block, firstOfEachSource: middle) <= limits.pairCap {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }

    private mutating func appendFirst(_ limit: Int, ofEachSourceIn block: [RecordIndex]) {
        var run = 0
        var source: UInt8?
        for record in block {
            if population.sourceOf[Int(record)] != source {
                source = population.sourceOf[Int(record)]
                run = 0
            }
            run += 1
            if run <= limit { members.append(record) }
        }
    }

    private func pairCount(_ block: [RecordIndex], firstOfEachSource limit: Int = .max) -> Int {
        scope.pairCount(block, sourceOf: population.sourceOf, firstOfEachSource: limit)
    }
}
