/// What a search for blocking rules may cost, and where it looks.
package struct SuggestionOptions: Sendable, Equatable {
    /// Parts tell pairs apart by one bit each.
    package static let mostParts = 64

    /// Pairs that all rules together may yield, a pair that several yield counting for each.
    package let pairBudget: Int
    /// Parts that one rule may join, 1 to 3.
    package let partsPerRule: Int
    /// Records, drawn by hash, whose likely matches the rules are tried on.
    package let sampleRecords: Int
    /// The most rules suggested.
    package let maximumRules: Int

    /// Throws when a number isn't positive, or more than three parts are to be joined.
    package init(
        pairBudget: Int, partsPerRule: Int = 3, sampleRecords: Int = 2_000, maximumRules: Int = 12
    ) throws(LinkageSettingsFailure) {
        guard pairBudget > 0 else { throw .sizeNotPositive("pairBudget") }
        guard (1...3).contains(partsPerRule) else { throw .sizeNotPositive("partsPerRule") }
        guard sampleRecords > 0 else { throw .sizeNotPositive("sampleRecords") }
        guard maximumRules > 0 else { throw .sizeNotPositive("maximumRules") }
        self.pairBudget = pairBudget
        self.partsPerRule = partsPerRule
        self.sampleRecords = sampleRecords
        self.maximumRules = maximumRules
    }

    /// Parts worth trying for the columns of a table: whole values, beginnings, sounds, slips.
    package static func parts(
        for table: ColumnTable
    ) throws(LinkageSettingsFailure) -> [KeyPart] {
        var parts: [KeyPart] = []
        for name in table.names {
            let transforms: [KeyTransform] =
                switch try table.column(name).kind {
                case .text: [.whole, .prefix(3), .soundex, .characterMissing]
                case .date: [.whole, .yearMonth, .monthDay]
                case .number, .code: [.whole]
                case .keys: [.anyValue]
                }
            parts += transforms.map { KeyPart(name, $0) }
        }
        return parts
    }
}
