import RegistryModel

/// Everything a run decided, as the reports need it; made by the pipeline, read by every report.
package struct AuditResult: Sendable {
    package var run: RunFacts
    /// A case or finding names its file by position in this list.
    package var inputs: [InputFile]
    /// In the order of `AuditCase.precedes`.
    package var cases: [ScoredCase]
    /// In the order of the roll.
    package var villages: [VillageDeduction]
    package var table: TableSummary
    /// In the order of `Finding.precedes`; what the manifest set aside is in `suppressed`.
    package var findings: [Finding]
    /// In the same order. Nothing of it counts, and no points depend on it.
    package var suppressed: [ListedFinding] = []
    package var ruleTexts: RuleTexts
    /// In the order they ran.
    package var stages: [StageReport]
    /// The policy the run was made under.
    package var policy: [Setting]
    /// What the reader has to know first, such as a source that wasn't given.
    package var notes: [Bilingual]
    /// Those of them that limit the figures, whoever reads these: sources or months that are lacking.
    package var limits: [Bilingual] = []
    /// How many true matches the linkage is estimated to find; nil when it wasn't estimated.
    package var sensitivity: Bilingual?
    /// How reliable the run's own births show the sources to be; empty where they were too few.
    package var reliability: [ReliabilityRow] = []
    /// The same share as a number, 0…1.
    package var linkageSensitivity: Double?
    /// Where the run stands in the ledger; nil without one.
    package var ledger: LedgerFacts?
    /// What became of the birth records; empty where nothing was linked.
    package var flow = DataFlow()
    /// Births that outside sources know and the registry may still be told of in time.
    package var notYetDue = 0
    /// Villages of which the register lacks most of the persons on the police roster, so that nobody
    /// is called missing there. Sorted.
    package var uncovered: [DivisionCode] = []
    /// Villages that the registry reports from and the roll lacks. Sorted.
    package var unlisted: [DivisionCode] = []
    /// Problems in the villages' own lists, in the order of the roll; villages without are left out.
    package var quality: [VillageQuality] = []
    /// The figures of the periods before, and how cases moved; nil without a ledger.
    package var trend: RunTrend?

    package init(
        run: RunFacts, inputs: [InputFile], cases: [ScoredCase], villages: [VillageDeduction],
        table: TableSummary, findings: [Finding], ruleTexts: RuleTexts,
        stages: [StageReport] = [], policy: [Setting] = [], notes: [Bilingual] = [],
        sensitivity: Bilingual? = nil
    ) {
        self.run = run
        self.inputs = inputs
        self.cases = cases
        self.villages = villages
        self.table = table
        self.findings = findings
        self.ruleTexts = ruleTexts
        self.stages = stages
        self.policy = policy
        self.notes = notes
        self.sensitivity = sensitivity
    }
}

extension AuditResult {
    /// All findings in the order of `Finding.precedes`, those set aside marked as such.
    var listing: [ListedFinding] {
        guard !suppressed.isEmpty else { return findings.map { ListedFinding($0) } }
        return (findings.map { ListedFinding($0) } + suppressed).sorted {
            Finding.precedes($0.finding, $1.finding)
        }
    }

    /// Where the villages stand, those with most points first; equals in the order of the roll.
    var ranking: [Int] {
        villages.indices.sorted { (villages[$0].rank, $0) < (villages[$1].rank, $1) }
    }

    /// The villages that have or may have points, most first.
    var charged: [VillageDeduction] {
        ranking.map { villages[$0] }.filter { $0.pointsMax > .zero }
    }

    /// The findings that aren't shown as cases.
    package var dataProblems: [Finding] { findings.filter { !$0.tellsOfCase } }
}

/// Where the ledger ended after the run. Printed, it is a second place that tells of a history cut
/// off or rewritten.
package struct LedgerFacts: Sendable, Hashable {
    /// The run's number in the ledger.
    package let run: Int
    package let rows: Int
    /// The last row's hash in hexadecimal.
    package let hash: String

    package init(run: Int, rows: Int, hash: String) {
        self.run = run
        self.rows = rows
        self.hash = hash
    }
}

/// What was audited, when, and by which version of the tool.
package struct RunFacts: Sendable {
    /// Six digits.
    package var county: UInt32
    /// Nil when nobody told the run.
    package var countyName: String?
    package var period: ClosedRange<CalendarDay>
    package var runDate: CalendarDay
    /// True when the manifest states the run date, false when it is the day of the run.
    package var isRunDateStated: Bool
    /// The last day for a village to answer its notice; nil when nobody stated the run date.
    package var answerBy: CalendarDay?
    /// Days a village has to answer; counted from the day it was handed the notice where there is no
    /// `answerBy`.
    package var answerDays: Int?
    /// Who issues notices and bulletins; nil when the manifest doesn't say.
    package var issuer: String?
    /// Where appeals are taken in; nil when the manifest doesn't say.
    package var appealTo: String?
    package var toolVersion: String
    /// Villages with fewer births aren't compared by rate.
    package var fewestBirths = 30
    /// The share of births that should be neither missing nor misreported, 0…1; nil for none.
    package var accuracyTarget: Double? = 0.98
    /// The share of births that the registry should have, 0…1; nil for none.
    package var entryTarget: Double? = 0.98
    /// The month and day on which a reporting year begins.
    package var reportingYearStart: (month: Int, day: Int) = (10, 1)

    package init(
        county: UInt32, countyName: String? = nil, period: ClosedRange<CalendarDay>,
        runDate: CalendarDay, isRunDateStated: Bool = true, answerBy: CalendarDay? = nil,
        toolVersion: String
    ) {
        self.county = county
        self.countyName = countyName
        self.period = period
        self.runDate = runDate
        self.isRunDateStated = isRunDateStated
        self.answerBy = answerBy
        self.toolVersion = toolVersion
    }
}

/// How often a source's value of a field is right.
package struct ReliabilityRow: Sendable, Hashable {
    package let source: SourceKind
    package let field: Field
    /// The published rate, 0…1.
    package let published: Double
    /// What the run's births have shown, blended with it.
    package let estimated: Double
    /// Births it was seen in.
    package let births: Int

    package init(
        source: SourceKind, field: Field, published: Double, estimated: Double, births: Int
    ) {
        self.source = source
        self.field = field
        self.published = published
        self.estimated = estimated
        self.births = births
    }
}

/// One policy value of the run, under its name in the manifest.
package struct Setting: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What one stage took in and gave out, and how long it took.
package struct StageReport: Sendable {
    package struct Count: Sendable, Hashable {
        /// The name machines read, such as `read` or `linked`.
        package let name: String
        package let title: Bilingual
        package let value: Int
        /// Whether the terminal's few lines show it; the report and run.json show all.
        package let isHeadline: Bool

        package init(
            _ name: String, _ title: Bilingual, _ value: Int, isHeadline: Bool = true
        ) {
            self.name = name
            self.title = title
            self.value = value
            self.isHeadline = isHeadline
        }
    }

    /// The name machines read: `intake`, `rules`, `linkage`, `adjudication`, `scoring`, `reports`.
    package let name: String
    package let title: Bilingual
    package let counts: [Count]
    /// Printed in run.json and on the terminal, and in no other output.
    package let milliseconds: Int

    package init(name: String, title: Bilingual, counts: [Count], milliseconds: Int) {
        self.name = name
        self.title = title
        self.counts = counts
        self.milliseconds = milliseconds
    }
}

/// The texts of rules, which only the pipeline can look up in the catalogue.
package struct RuleTexts: Sendable {
    package let message: @Sendable (Finding, Language, Reveal) -> String
    /// The rule's stable name, such as `id-bad-check-digit`.
    package let name: @Sendable (RuleCode) -> String
    package let title: @Sendable (RuleCode) -> Bilingual
    package let explanation: @Sendable (RuleCode) -> Bilingual
    /// Nil for a code that isn't a rule's.
    package var facts: @Sendable (RuleCode) -> RuleFacts? = { _ in nil }

    package init(
        message: @escaping @Sendable (Finding, Language, Reveal) -> String,
        name: @escaping @Sendable (RuleCode) -> String,
        title: @escaping @Sendable (RuleCode) -> Bilingual,
        explanation: @escaping @Sendable (RuleCode) -> Bilingual
    ) {
        self.message = message
        self.name = name
        self.title = title
        self.explanation = explanation
    }
}
