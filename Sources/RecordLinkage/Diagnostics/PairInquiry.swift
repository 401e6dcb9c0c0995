/// Why two records were compared, or weren't, and what came of it.
package struct PairInquiry: Sendable, Equatable {
    /// What became of one part of a rule's key.
    package enum PartOutcome: Sendable, Equatable {
        /// The two share a key.
        case shared
        /// Both have keys, and share none.
        case differs
        /// The first, the second or both lack the value.
        case missing(first: Bool, second: Bool)
    }

    /// What one part says.
    package struct Part: Sendable, Equatable {
        /// The part's name.
        package let name: String
        /// What became of it.
        package let outcome: PartOutcome
    }

    /// What one rule says of the two records.
    package struct Rule: Sendable, Equatable {
        /// The rule's name.
        package let name: String
        /// Whether the two share a key, so that the rule yields them unless its block is too large.
        package let isShared: Bool
        /// The rule's parts, in order; empty for rules that aren't data.
        package let parts: [Part]
    }

    /// Why a pair was, or wasn't, compared.
    package enum Verdict: Sendable, Equatable {
        /// Compared; the rule of this number yielded it first.
        case compared(rule: Int)
        /// Both records belong to one source, or to two, and the linkage doesn't look at such.
        case outOfScope
        /// Some rule's keys meet, but the block was split or cut for its size.
        case leftOutOfBlock(rules: [Int])
        /// No rule's keys meet.
        case noSharedKey
    }

    /// Why the pair was, or wasn't, compared.
    package let verdict: Verdict
    /// Every rule, in order.
    package let rules: [Rule]
    /// How the pair's weight comes about, whether or not the linkage compared it.
    package let weight: WeightExplanation

    /// Asks about two records; `blocks` must be of the same rules in the same order.
    package init(
        of first: Int, _ second: Int, rules: [any BlockingRule], blocks: CandidateBlocks,
        scorer: PairScorer
    ) {
        let answers = rules.map { Self.rule($0, first, second) }
        let meeting = answers.indices.filter { answers[$0].isShared }
        self.rules = answers
        weight = scorer.explain(first, second)
        if let owner = blocks.owner(of: first, second) {
            verdict = .compared(rule: owner)
        } else if !blocks.isInScope(first, second) {
            verdict = .outOfScope
        } else {
            verdict = meeting.isEmpty ? .noSharedKey : .leftOutOfBlock(rules: meeting)
        }
    }

    private static func rule(_ rule: any BlockingRule, _ first: Int, _ second: Int) -> Rule {
        var (own, other): ([UInt64], [UInt64]) = ([], [])
        rule.appendKeys(of: first, to: &own)
        rule.appendKeys(of: second, to: &other)
        var parts: [Part] = []
        if let rule = rule as? ColumnBlockingRule {
            parts = rule.definition.parts.enumerated().map { place, part in
                let outcome = outcome(
                    rule.keys(ofPart: place, record: first),
                    rule.keys(ofPart: place, record: second))
                return Part(name: part.name, outcome: outcome)
            }
        }
        return Rule(name: rule.name, isShared: outcome(own, other) == .shared, parts: parts)
    }

    private static func outcome(_ own: [UInt64], _ other: [UInt64]) -> PartOutcome {
        guard !own.isEmpty, !other.isEmpty else {
            return .missing(first: own.isEmpty, second: other.isEmpty)
        }
        return Set(own).isDisjoint(with: other) ? .differs : .shared
    }
}
