/// One run of expectation maximisation: the pairs of one blocking rule, less what the rule fixes.
///
/// Among pairs that share a key, a comparison of what the key reads agrees by construction and
/// tells nothing of how often matches agree. It is held out, and learnt in another session.
package struct TrainingSession: Sendable, Equatable {
    /// The number of the blocking rule whose pairs are looked at.
    package let rule: Int
    /// The names of the comparisons the rule's key reads.
    package let heldOut: [String]

    package init(rule: Int, heldOut: [String]) {
        self.rule = rule
        self.heldOut = heldOut
    }
}
