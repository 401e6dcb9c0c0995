/// How many pairs each blocking rule adds to those before it.
package struct BlockingCounts: Sendable, Equatable {
    /// One rule.
    package struct Row: Sendable, Equatable {
        /// The rule's name.
        package let rule: String
        /// Pairs in the rule's blocks, repeats included.
        package let pairsYielded: Int
        /// Pairs that no rule before it yields.
        package let pairsAdded: Int
        /// Pairs of this rule and all before it.
        package let pairsSoFar: Int
        /// Pairs in its blocks that weren't compared under it: split apart or over the cap.
        package let pairsLeftOut: Int
        /// Records without a key.
        package let recordsWithoutKey: Int
    }

    /// One row a rule, in the order of the rules.
    package let rows: [Row]
    /// All pairs in scope, blocked or not.
    package let pairsInScope: Int

    /// Reads a report whose pairs owned have been counted.
    package init(
        _ report: BlockingReport, population: LinkagePopulation, scope: PairScope = .acrossSources
    ) {
        var soFar = 0
        rows = report.rules.map { rule in
            soFar += rule.pairsOwned
            return Row(
                rule: rule.name, pairsYielded: rule.pairsYielded, pairsAdded: rule.pairsOwned,
                pairsSoFar: soFar, pairsLeftOut: rule.pairsSplitApart + rule.pairsOverCap,
                recordsWithoutKey: rule.recordsWithoutKey)
        }
        pairsInScope = scope.pairCount(population.canonicalOrder, sourceOf: population.sourceOf)
    }

    /// All pairs to be compared.
    package var pairs: Int { rows.last?.pairsSoFar ?? 0 }

    /// The share of all pairs in scope that needn't be compared; zero without pairs.
    package var reduction: Double {
        pairsInScope == 0 ? 0 : 1 - Double(pairs) / Double(pairsInScope)
    }
}
