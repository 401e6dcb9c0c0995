/// Blocking rules found for a table, under a budget of pairs.
///
/// The likely matches are an estimate: pairs of a hashed sample of records whose agreements, each
/// the rarer the stronger, outweigh their disagreements. Compare rules by them; they aren't recall.
/// The same for any input order. Cost: a radix sort of all keys for each rule tried, at most some
/// hundreds; 4 bytes a record and 8 a key for each part.
package struct BlockingSuggestion: Sendable, Equatable {
    /// One rule.
    package struct Rule: Sendable, Equatable {
        /// The rule as data.
        package let definition: BlockingDefinition
        /// Pairs it yields, counted by key.
        package let pairs: Int
        /// Likely matches of the sample that it finds.
        package let likelyMatches: Int
        /// Of these, how many no rule suggested before it finds.
        package let matchesAdded: Int
    }

    /// The rules suggested, in the order in which they were chosen.
    package let rules: [Rule]
    /// Every rule that alone fits the budget, by likely matches found, then by fewer pairs.
    package let candidates: [Rule]
    /// Likely matches in the sample.
    package let likelyMatches: Int

    /// Searches the conjunctions of the parts offered.
    ///
    /// Throws when a part can't be used, or more than 64 are offered.
    package init(
        table: ColumnTable, population: LinkagePopulation, scope: PairScope = .acrossSources,
        parts: [KeyPart], options: SuggestionOptions
    ) throws(LinkageSettingsFailure) {
        let search = try RuleSearch(
            table: table, population: population, scope: scope, parts: parts, options: options)
        var matches = try LikelyMatches(
            table: table, population: population, scope: scope,
            sampleRecords: options.sampleRecords)
        let found = search.rules { matches.gather(from: $0) }
        let masks = matches.pairs.map { search.sharedParts($0.a, $0.b) }
        let cover = RuleCover(rules: found, matches: masks, options: options)
        func rule(_ place: Int, added: Int) -> Rule {
            Rule(
                definition: BlockingDefinition(parts: found[place].parts.map { parts[$0] }),
                pairs: found[place].pairs, likelyMatches: cover.found[place], matchesAdded: added)
        }
        likelyMatches = masks.count
        rules = cover.chosen().map { rule($0.rule, added: $0.added) }
        candidates = cover.ranked().map { rule($0, added: 0) }
    }

    /// The likely matches that the suggested rules find together.
    package var matchesFound: Int { rules.reduce(0) { $0 + $1.matchesAdded } }

    /// Pairs the suggested rules yield, a pair that several yield counting for each.
    package var pairs: Int { rules.reduce(0) { $0 + $1.pairs } }
}
