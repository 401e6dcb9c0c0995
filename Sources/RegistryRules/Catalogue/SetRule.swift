import RegistryModel

/// Judges the records of one source against each other.
package protocol SetRule: Rule {
    func applies(to schema: SourceSchema) -> Bool
    /// The columns it reads of a source it applies to. Others may have been dropped by the time it
    /// judges, and read as blank.
    func columns(in schema: SourceSchema) -> FieldSet
    /// How the records it has to see are found by a few bytes of each; nil when it has to see all.
    func search(in schema: SourceSchema) -> (any SuspectSearch)?
    /// Finds the same whatever the order of the rows; near-linear in their number.
    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict
}

extension SetRule {
    package var form: RuleForm { .set(self) }

    package func search(in schema: SourceSchema) -> (any SuspectSearch)? { nil }
}

/// What a set rule found, and how many records it could say nothing about.
package struct SetVerdict: Sendable {
    package var failures: [(row: Int, failure: Failure)] = []
    package var undecided = 0

    package init() {}
}

/// Judges the records of several sources, or of one village's month, against each other.
package protocol CrossRule: Rule {
    /// The sources whose records are judged; with none of them there is nothing to judge.
    var subjects: [SourceKind] { get }
    /// The sources without which nothing can be said: absent or known to be incomplete, every
    /// subject record is undecided.
    var needs: [SourceKind] { get }
    /// The columns it reads of each source.
    var columns: [SourceKind: FieldSet] { get }
    /// The same as of a set rule, for one that looks at a single source.
    func search(in schema: SourceSchema) -> (any SuspectSearch)?
    /// Finds the same whatever the order of the rows; near-linear in their number.
    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict
}

extension CrossRule {
    package var form: RuleForm { .cross(self) }

    package func search(in schema: SourceSchema) -> (any SuspectSearch)? { nil }

    /// The only source it looks at; nil when there are several.
    var soleSource: SourceKind? {
        subjects.count == 1 && needs == subjects && Set(columns.keys) == Set(subjects)
            ? subjects.first : nil
    }
}

/// What a rule on several sources found.
package struct CrossVerdict: Sendable {
    package var failures: [(record: RecordView, failure: Failure)] = []
    /// Everything looked at: passed, failed and undecided together.
    package var judged = 0
    package var undecided = 0

    package init() {}

    mutating func pass() { judged += 1 }

    mutating func leaveOpen(_ number: Int = 1) {
        judged += number
        undecided += number
    }

    mutating func fail(_ record: RecordView, _ failure: Failure) {
        judged += 1
        failures.append((record, failure))
    }
}
