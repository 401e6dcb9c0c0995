/// The records of a population filed in blocks, ready to yield pairs in any number of parts.
///
/// Each pair is yielded once: by the first rule, and there the first block, that its two records
/// share. Ownership is decided from the two records alone, so that blocks can be enumerated in
/// slices, in any order and on any thread, and the slices add up to the same set of pairs.
/// Cost: 8 bytes for each key of a record in a block that yields pairs, and one radix sort a rule.
package struct CandidateBlocks: Sendable {
    /// What blocking did; pairs owned by rules are not counted yet (see `BlockingReport.count`).
    package let report: BlockingReport

    let population: LinkagePopulation
    private let scope: PairScope
    private let starts: [UInt32]
    private let members: [RecordIndex]
    /// Blocks of rule `r` begin at `ruleStarts[r]` and end where those of the next do.
    private let ruleStarts: [Int]
    private let ofRecord: RecordBlocks
    /// Whether no record is in two blocks, so that a pair is owned by the block it is met in.
    private let isPartition: Bool

    /// Files every record under the keys of every rule.
    package init(
        population: LinkagePopulation, rules: [any BlockingRule],
        limits: BlockingLimits = .standard, scope: PairScope = .acrossSources
    ) throws(LinkageSetupFailure) {
        try self.init(
            population: population,
            filed: rules.map {
                FiledRule($0, population: population, limits: limits, scope: scope)
            }, scope: scope)
    }

    /// The blocks of rules that were filed apart, such as on several threads, in their order.
    package init(
        population: LinkagePopulation, filed rules: [FiledRule], scope: PairScope
    ) throws(LinkageSetupFailure) {
        guard !rules.isEmpty else { throw .noBlockingRules }
        guard rules.count <= Int(UInt8.max) else { throw .tooManyBlockingRules(rules.count) }
        let entries = rules.reduce(0) { $0 + $1.members.count }
        guard UInt32(exactly: entries) != nil else { throw .tooManyBlockEntries(entries) }
        var ruleStarts: [Int] = []
        var starts: [UInt32] = [0]
        var members: [RecordIndex] = []
        starts.reserveCapacity(rules.reduce(1) { $0 + $1.starts.count - 1 })
        members.reserveCapacity(entries)
        for rule in rules {
            ruleStarts.append(starts.count - 1)
            let base = UInt32(truncatingIfNeeded: members.count)
            starts.append(contentsOf: rule.starts.dropFirst().lazy.map { $0 + base })
            members += rule.members
        }
        ruleStarts.append(starts.count - 1)
        self.population = population
        self.scope = scope
        self.ruleStarts = ruleStarts
        self.starts = starts
        self.members = members
        report = BlockingReport(rules: rules.map(\.report))
        ofRecord = RecordBlocks(
            joining: rules.map(\.ofRecord), firsts: ruleStarts, records: population.count)
        isPartition = ofRecord.isPartition
    }

    /// How many blocks there are, over all rules.
    package var blockCount: Int { starts.count - 1 }

    /// All pairs.
    package func pairs() -> [CandidatePair] { pairs(inBlocks: 0..<blockCount) }

    /// The pairs owned by a range of blocks.
    package func pairs(inBlocks blocks: Range<Int>) -> [CandidatePair] {
        var found: [CandidatePair] = []
        forEachPair(inBlocks: blocks) { found.append($0) }
        return found
    }

    /// Calls `body` with each pair owned by a range of blocks; nothing is stored.
    package func forEachPair(inBlocks blocks: Range<Int>, _ body: (CandidatePair) -> Void) {
        var rule = blocks.isEmpty ? 0 : rule(ofBlock: blocks.lowerBound)
        forEachMeeting(inBlocks: blocks, scope: scope) { a, b, block in
            if isPartition || firstSharedBlock(a, b) == block {
                while block >= ruleStarts[rule + 1] { rule += 1 }
                body(CandidatePair(a: a, b: b, rule: UInt8(truncatingIfNeeded: rule)))
            }
        }
    }

    /// Calls `body` with the records of each pair that meets in a block of a range, and the block:
    /// a pair that shares several keys comes as often. `scope` may be narrower than the blocks'.
    @inline(__always)
    func forEachMeeting(
        inBlocks blocks: Range<Int>, scope: PairScope,
        _ body: (RecordIndex, RecordIndex, Int) -> Void
    ) {
        for block in blocks {
            let end = Int(starts[block + 1])
            var sourceEnd = Int(starts[block])
            for place in sourceEnd..<end {
                let a = members[place]
                if place == sourceEnd { sourceEnd = endOfSource(from: place, to: end) }
                let partners =
                    switch scope {
                    case .acrossSources: sourceEnd..<end
                    case .withinSources: (place + 1)..<sourceEnd
                    case .everywhere: (place + 1)..<end
                    }
                for other in partners { body(a, members[other], block) }
            }
        }
    }

    /// The blocks of one rule.
    func blocks(ofRule rule: Int) -> Range<Int> { ruleStarts[rule]..<ruleStarts[rule + 1] }

    /// A block's first and last record in canonical order.
    func ends(ofBlock block: Int) -> (first: Int, last: Int) {
        (Int(members[Int(starts[block])]), Int(members[Int(starts[block + 1]) - 1]))
    }

    /// Cuts the blocks into ranges of about equal work, for threads or bounded memory.
    package func blockRanges(membersPerRange: Int) -> [Range<Int>] {
        blockRanges(of: 0..<blockCount, membersPerRange: membersPerRange)
    }

    /// The same of some of the blocks.
    func blockRanges(of blocks: Range<Int>, membersPerRange: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first = blocks.lowerBound
        for block in blocks
        where Int(starts[block + 1] - starts[first]) >= membersPerRange
            || block == blocks.upperBound - 1
        {
            ranges.append(first..<(block + 1))
            first = block + 1
        }
        return ranges
    }

    /// The rule that owns a pair; nil if no rule yields it, or the pair is out of scope.
    package func owner(of a: Int, _ b: Int) -> Int? {
        guard isInScope(a, b) else { return nil }
        return firstSharedBlock(RecordIndex(a), RecordIndex(b)).map(rule(ofBlock:))
    }

    /// Whether two records are different ones, of sources that are looked at together.
    package func isInScope(_ a: Int, _ b: Int) -> Bool {
        a != b && scope.includes(population.sourceOf[a], population.sourceOf[b])
    }

    private func rule(ofBlock block: Int) -> Int {
        (ruleStarts.dropLast().lastIndex { $0 <= block }) ?? 0
    }

    private func endOfSource(from place: Int, to end: Int) -> Int {
        let source = population.sourceOf[Int(members[place])]
        var next = place + 1
        while next < end, population.sourceOf[Int(members[next])] == source { next += 1 }
        return next
    }

    /// The first block that holds both, of those from a number on.
    @inline(__always)
    func firstSharedBlock(_ a: RecordIndex, _ b: RecordIndex, from first: Int = 0) -> Int? {
        ofRecord.firstShared(by: a, b, from: first)
    }
}
