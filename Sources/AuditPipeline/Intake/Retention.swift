import RegistryModel
import RegistryRules

/// What is kept of a file's records once their slice has been judged.
struct Retention: Sendable {
    /// The columns kept, or read again; nil keeps all.
    var columns: FieldSet?
    /// When not nil, these are kept instead of any column: records that a rule has to see are read
    /// again.
    var facts: KeptFacts?

    /// The columns that are kept, copied, so that the table doesn't hold on to the text it was read
    /// from.
    func table(_ table: RecordTable) -> RecordTable {
        var builder = RecordTableBuilder(source: table.source, keeping: columns)
        builder.append(contentsOf: table)
        return builder.build()
    }
}

/// What is left of a slice's records once they have been judged.
struct JudgedSlice: Sendable {
    /// The places of its records count from its own first.
    var rules: RuleOutcome
    /// One of the two, as its retention says.
    var table: RecordTable?
    let keys: SliceKeys?

    /// - Parameter full: findings of which earlier slices of the file have brought enough.
    init(
        _ table: RecordTable, by judge: RecordJudge, _ retention: Retention,
        full: KeptFindings.Full
    ) {
        rules = judge.judge(table, full: full)
        keys = retention.facts.map { SliceKeys(table, $0, judge.context) }
        self.table = retention.facts == nil ? retention.table(table) : nil
    }
}
