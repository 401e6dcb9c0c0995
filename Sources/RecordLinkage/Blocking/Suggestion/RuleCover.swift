/// Chooses the rules that together find most likely matches within a budget of pairs.
///
/// Greedy, once by matches a pair and once by matches alone, the better of the two: within a
/// constant factor of the best. Source: Khuller, Moss & Naor, The Budgeted Maximum Coverage
/// Problem, Information Processing Letters 70 (1999) 39–45.
struct RuleCover {
    private let rules: [RuleSearch.Rule]
    private let options: SuggestionOptions
    /// The places of the matches each rule finds.
    private let finds: [[Int]]
    private let matchCount: Int

    /// `matches` holds the parts that each likely match shares, one bit each.
    init(rules: [RuleSearch.Rule], matches: [UInt64], options: SuggestionOptions) {
        self.rules = rules
        self.options = options
        matchCount = matches.count
        finds = rules.map { rule in
            matches.indices.filter { matches[$0] & rule.mask == rule.mask }
        }
    }

    /// How many likely matches each rule finds.
    var found: [Int] { finds.map(\.count) }

    /// All rules by matches found, then by fewer pairs, then by parts.
    func ranked() -> [Int] {
        rules.indices.sorted { x, y in
            if finds[x].count != finds[y].count { return finds[x].count > finds[y].count }
            if rules[x].pairs != rules[y].pairs { return rules[x].pairs < rules[y].pairs }
            return rules[x].parts.lexicographicallyPrecedes(rules[y].parts)
        }
    }

    /// The rules chosen, in order, and what each adds.
    func chosen() -> [(rule: Int, added: Int)] {
        let order = ranked()
        let byShare = greedy(order) { Double($0) / Double($1) }
        let byCount = greedy(order) { gain, _ in Double(gain) }
        func sum(_ choice: [(rule: Int, added: Int)]) -> Int { choice.reduce(0) { $0 + $1.added } }
        return sum(byCount) > sum(byShare) ? byCount : byShare
    }

    private func greedy(
        _ order: [Int], worth: (_ gain: Int, _ pairs: Int) -> Double
    ) -> [(rule: Int, added: Int)] {
        var isFound = [Bool](repeating: false, count: matchCount)
        var budget = options.pairBudget
        var chosen: [(rule: Int, added: Int)] = []
        // A rule that finds less than a thousandth more isn't worth a reader's time.
        let least = max(1, matchCount / 1_000)
        while chosen.count < options.maximumRules {
            var best: (rule: Int, added: Int, worth: Double)?
            for rule in order where rules[rule].pairs <= budget {
                let gain = finds[rule].count { !isFound[$0] }
                let worth = worth(gain, rules[rule].pairs)
                if gain >= least, worth > best?.worth ?? 0 { best = (rule, gain, worth) }
            }
            guard let best else { break }
            chosen.append((best.rule, best.added))
            budget -= rules[best.rule].pairs
            for match in finds[best.rule] { isFound[match] = true }
        }
        return chosen
    }
}
