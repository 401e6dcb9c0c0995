import RegistryModel

/// How often a rule was passed, failed, or could not be decided.
package struct RuleCount: Sendable, Hashable {
    package var passed = 0
    package var failed = 0
    package var undecided = 0

    package init() {}

    package init(passed: Int, failed: Int, undecided: Int) {
        self.passed = passed
        self.failed = failed
        self.undecided = undecided
    }

    package static func + (left: RuleCount, right: RuleCount) -> RuleCount {
        RuleCount(
            passed: left.passed + right.passed, failed: left.failed + right.failed,
            undecided: left.undecided + right.undecided)
    }
}

/// What the rules said of some records.
///
/// Merging is associative and commutative, and `RuleOutcome()` changes nothing: slices may be
/// judged anywhere and in any order.
package struct RuleOutcome: Sendable {
    private var kept = KeptFindings()
    private(set) var tally = FormTally()
    /// By the rule's place in the rule set; empty as long as nothing was judged.
    private(set) var tallied: [RuleCount] = []
    private var rules = RuleSet.catalogue

    package init() {}

    init(kept: KeptFindings, tally: FormTally, counts: [RuleCount], of rules: RuleSet) {
        self.rules = rules
        self.kept = kept
        self.tally = tally
        tallied = counts
    }

    /// - Parameter base: added to the places of the other's records, where it counts them from its
    ///   own first.
    package mutating func merge(_ other: RuleOutcome, base: UInt64 = 0) {
        kept.merge(other.kept, base: base)
        tally.merge(other.tally)
        if tallied.isEmpty {
            tallied = other.tallied
            rules = other.rules
        } else if !other.tallied.isEmpty {
            for index in tallied.indices { tallied[index] = tallied[index] + other.tallied[index] }
        }
    }

    package func merged(with other: RuleOutcome) -> RuleOutcome {
        var result = self
        result.merge(other)
        return result
    }

    /// Of which enough is kept, when what is judged next comes later in its file.
    package var full: KeptFindings.Full { kept.full }

    /// All findings in the order they are listed in. Sorts: ask once.
    package var findings: [Finding] { unorderedFindings.inOrder() }

    /// The same in no particular order, for who adds others and sorts then.
    package var unorderedFindings: [Finding] { kept.findings + tally.findings }

    /// What was judged and how it went, in the order of the rule set; rules that had nothing to
    /// judge are left out.
    package var counts: [(code: RuleCode, count: RuleCount)] {
        zip(rules.rules, tallied).compactMap { rule, count in
            count == RuleCount() ? nil : (rule.code, count)
        }
    }

    package func count(of code: RuleCode) -> RuleCount {
        guard let index = rules.index(of: code), index < tallied.count else {
            return RuleCount()
        }
        return tallied[index]
    }
}
