/// A session checked and looked up: which comparisons it looks at, and their names.
struct SessionPlan: Sendable {
    let rule: Int
    let ruleName: String
    let heldOut: [String]
    /// The comparisons looked at, as numbered in the comparison set.
    let places: [Int]
    let names: [String]

    init(
        _ session: TrainingSession, comparisons: ComparisonSet, rules: [any BlockingRule]
    ) throws(TrainingFailure) {
        guard rules.indices.contains(session.rule) else {
            throw .unknownRule(session.rule, rules: rules.count)
        }
        let all = comparisons.comparisons.map(\.name)
        if let name = session.heldOut.first(where: { !all.contains($0) }) {
            throw .unknownComparison(name)
        }
        places = all.indices.filter { !session.heldOut.contains(all[$0]) }
        guard !places.isEmpty else { throw .nothingLeftToCompare(rule: session.rule) }
        names = places.map { all[$0] }
        rule = session.rule
        ruleName = rules[session.rule].name
        heldOut = session.heldOut
    }
}
