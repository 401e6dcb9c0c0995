/// A way of finding records worth comparing: those that share a key.
///
/// Source: Newcombe, Kennedy, Axford & James, Automatic Linkage of Vital Records,
/// Science 130 (1959) 954–959.
package protocol BlockingRule: Sendable {
    /// A short name for reports.
    var name: String { get }

    /// Appends the record's keys: none if what the rule reads is missing, several for
    /// neighbourhood keys. A key given twice counts once. Keys of different rules never meet.
    func appendKeys(of record: Int, to keys: inout [UInt64])

    /// Calls `body` with each key of each record of a range, record by record. The default is right
    /// for every rule; one that reads columns is faster at many records together.
    func forEachKey(of records: Range<Int>, _ body: (Int, UInt64) -> Void)

    /// A second key that splits a block grown too large; nil if the record lacks it.
    ///
    /// Records without one stay together, apart from those that have one.
    func refinementKey(of record: Int) -> UInt64?

    /// Puts the records of an oversized block in order, likely partners near each other; nil if
    /// the record lacks what it goes by.
    func orderKey(of record: Int) -> UInt64?

    /// Whether no record has more than one key. Asked for once a run; false is always right.
    var givesOneKeyAtMost: Bool { get }

    /// The names of the comparisons in which pairs of this rule can't but agree.
    var fixedComparisons: [String] { get }
}

extension BlockingRule {
    package func forEachKey(of records: Range<Int>, _ body: (Int, UInt64) -> Void) {
        var keys: [UInt64] = []
        for record in records {
            keys.removeAll(keepingCapacity: true)
            appendKeys(of: record, to: &keys)
            for key in keys { body(record, key) }
        }
    }

    package func refinementKey(of record: Int) -> UInt64? { nil }

    package func orderKey(of record: Int) -> UInt64? { refinementKey(of: record) }

    package var givesOneKeyAtMost: Bool { false }

    package var fixedComparisons: [String] { [] }
}
