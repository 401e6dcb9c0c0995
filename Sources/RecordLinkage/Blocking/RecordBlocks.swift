/// The blocks that each record is in, ascending.
///
/// Cost: 4 bytes a record and 4 a block of a record.
struct RecordBlocks: Sendable {
    /// The blocks of record `i` are `blocks[starts[i]..<starts[i + 1]]`.
    private let starts: [UInt32]
    private let blocks: [UInt32]

    /// Block `b` holds `members[blockStarts[b]..<blockStarts[b + 1]]`; fewer than 4.3 billion in all.
    init(blockStarts: [UInt32], members: [RecordIndex], records: Int) {
        var starts = [UInt32](repeating: 0, count: records + 1)
        for record in members { starts[Int(record) + 1] += 1 }
        for record in 0..<records { starts[record + 1] += starts[record] }
        var next = starts
        var blocks = [UInt32](repeating: 0, count: members.count)
        for block in 0..<(blockStarts.count - 1) {
            for place in Int(blockStarts[block])..<Int(blockStarts[block + 1]) {
                let record = Int(members[place])
                blocks[Int(next[record])] = UInt32(truncatingIfNeeded: block)
                next[record] += 1
            }
        }
        self.starts = starts
        self.blocks = blocks
    }

    /// The blocks of several rules, numbered on from rule to rule; `firsts` are their first numbers.
    ///
    /// Each rule's are walked in order of the records: to file the members of all rules at once would
    /// miss the cache with nearly every one.
    init(joining rules: [RecordBlocks], firsts: [Int], records: Int) {
        var starts = [UInt32](repeating: 0, count: records + 1)
        for rule in rules {
            for record in 0...records { starts[record] += rule.starts[record] }
        }
        var next = starts
        var blocks = [UInt32](repeating: 0, count: Int(starts[records]))
        for (rule, first) in zip(rules, firsts) {
            let base = UInt32(truncatingIfNeeded: first)
            for record in 0..<records {
                for place in Int(rule.starts[record])..<Int(rule.starts[record + 1]) {
                    blocks[Int(next[record])] = base + rule.blocks[place]
                    next[record] += 1
                }
            }
        }
        self.starts = starts
        self.blocks = blocks
    }

    /// Whether no record is in two blocks.
    var isPartition: Bool { zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 < 2 } }

    /// The first block that holds both records, of those from a number on.
    @inline(__always)
    func firstShared(by a: RecordIndex, _ b: RecordIndex, from first: Int) -> Int? {
        var i = Int(starts[Int(a)])
        var j = Int(starts[Int(b)])
        let iEnd = Int(starts[Int(a) + 1])
        let jEnd = Int(starts[Int(b) + 1])
        while i < iEnd, j < jEnd {
            let x = blocks[i]
            let y = blocks[j]
            if x == y, x >= first { return Int(x) }
            // Without a branch, which nobody can foretell.
            i &+= x <= y ? 1 : 0
            j &+= y <= x ? 1 : 0
        }
        return nil
    }
}
