/// Two records worth comparing, and the rule that found them first.
package struct CandidatePair: Sendable, Hashable {
    /// The record first in canonical order: of the lower source, if the sources differ.
    package let a: RecordIndex
    /// The other record.
    package let b: RecordIndex
    /// The number of the first rule that yields the pair.
    package let rule: UInt8

    package init(a: RecordIndex, b: RecordIndex, rule: UInt8) {
        self.a = a
        self.b = b
        self.rule = rule
    }
}
