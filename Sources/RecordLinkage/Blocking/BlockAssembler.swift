/// Files records under the keys of one rule after another, and lists the blocks.
///
/// Members of a block stand in canonical order, thus grouped by source. Blocks are ordered by rule,
/// key and refinement key, never by input order.
struct BlockAssembler {
    let population: LinkagePopulation
    let limits: BlockingLimits
    let scope: PairScope
    /// Block `b` holds `members[starts[b]..<starts[b + 1]]`.
    private(set) var starts = [0]
    private(set) var members: [RecordIndex] = []
    private(set) var reports: [RuleBlocking] = []

    init(population: LinkagePopulation, limits: BlockingLimits, scope: PairScope) {
        self.population = population
        self.limits = limits
        self.scope = scope
    }

    /// Adds the blocks of one rule.
    mutating func add(_ rule: some BlockingRule) {
        var report = RuleBlocking(name: rule.name)
        let entries = sortedEntries(of: rule, report: &report)
        var block: [RecordIndex] = []
        var place = 0
        while place < entries.count {
            let key = entries[place].key
            block.removeAll(keepingCapacity: true)
            while place < entries.count, entries[place].key == key {
                let record = entries[place].record
                // The sort is stable, so a record's repeats of one key stand side by side.
                if block.last != record { block.append(record) }
                place += 1
            }
            add(block, rule: rule, report: &report)
        }
        reports.append(report)
    }

    private func sortedEntries(
        of rule: some BlockingRule, report: inout RuleBlocking
    ) -> [KeyedRecord] {
        var entries: [KeyedRecord] = []
        entries.reserveCapacity(population.count)
        var keys: [UInt64] = []
        for record in population.canonicalOrder {
            keys.removeAll(keepingCapacity: true)
            rule.appendKeys(of: Int(record), to: &keys)
            if keys.isEmpty { report.recordsWithoutKey += 1 }
            for key in keys {
                entries.append(KeyedRecord(key: key, record: record))
            }
        }
        RadixSort.sort(&entries)
        return entries
    }

    private mutating func add(
        _ block: [RecordIndex], rule: some BlockingRule, report: inout RuleBlocking
    ) {
        report.keys += block.count
        let pairs = pairCount(block)
        report.largestBlockRecords = max(report.largestBlockRecords, block.count)
        report.largestBlockPairs = max(report.largestBlockPairs, pairs)
        guard pairs > 0 else { return }
        guard pairs > limits.splitAbovePairs else {
            return append(block, pairs: pairs, report: &report)
        }
        let parts = split(block, by: rule)
        if parts.count > 1 { report.blocksSplit += 1 }
        var kept = 0
        for part in parts {
            let partPairs = pairCount(part)
            kept += partPairs
            append(part, pairs: partPairs, report: &report)
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
        _ block: [RecordIndex], pairs: Int, report: inout RuleBlocking
    ) {
        guard pairs > 0 else { return }
        if pairs > limits.splitAbovePairs { report.blocksOversized += 1 }
        var yielded = pairs
        if pairs > limits.pairCap {
            let perSource = sourceShare(of: block)
            appendFirst(perSource, ofEachSourceIn: block)
            yielded = pairCount(block, firstOfEachSource: perSource)
            report.blocksCapped += 1
            report.pairsOverCap += pairs - yielded
        } else {
            members.append(contentsOf: block)
        }
        starts.append(members.count)
        report.blocks += 1
        report.pairsYielded += yielded
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

    /// Pairs in scope among records grouped by source, or among the first few of each source.
    private func pairCount(_ block: [RecordIndex], firstOfEachSource limit: Int = .max) -> Int {
        var total = 0
        var before = 0
        var run = 0
        var source: UInt8?
        for record in block {
            if population.sourceOf[Int(record)] != source {
                source = population.sourceOf[Int(record)]
                before += run
                run = 0
            }
            guard run < limit else { continue }
            switch scope {
            case .acrossSources: total += before
            case .withinSources: total += run
            case .everywhere: total += before + run
            }
            run += 1
        }
        return total
    }
}
