import AuditReports
import RegistryIntake
import RegistryModel
import RegistryRules

/// What is to be checked, and against what.
package struct CheckRequest: Sendable {
    /// Files and directories.
    package var paths: [String]
    package var source: SourceKind?
    package var encoding: String?
    /// A county layout for all files; told by their headers without.
    package var layout: TableLayout?
    /// The sheet of workbooks, by name or number.
    package var sheet: String?
    package var selection = RuleSelection()
    /// Files of the county's own rules, beside those that manifests name.
    package var rules: [String] = []
    /// A manifest whose suppressions hold for all files.
    package var config: String?
    package var baseline: Baseline?

    package init(paths: [String]) {
        self.paths = paths
    }
}

/// What `hecha check` found in files on their own, without cross-matching.
package struct CheckResult: Sendable {
    package let inputs: [InputFile]
    /// In the order of `Finding.precedes`; what is set aside or known marked.
    package let findings: [ListedFinding]
    package let ruleTexts: RuleTexts
    /// How often each rule was passed, failed or undecided, in the order of the catalogue.
    package let counts: [(code: RuleCode, count: RuleCount)]
    /// What the reader has to know, such as a file that wasn't read.
    package let notes: [Bilingual]
    /// How many findings of each rule the baseline has and the files don't any more.
    package let gone: [(rule: RuleCode, count: Int)]
    package let runDate: CalendarDay
    package let hasBaseline: Bool
    private let shownFiles: [UInt32: FindingRows.File]

    package var recordCount: Int { inputs.reduce(0) { $0 + $1.recordCount } }

    /// The rows findings speak of, read again from the files.
    package func rows() -> FindingRows { FindingRows(shownFiles) }

    init(
        _ intake: IntakeOutcome, _ comparison: Baseline.Comparison, _ outcome: RuleOutcome,
        _ targets: CheckTargets.Outcome, _ request: CheckRequest, by judge: RecordJudge
    ) {
        hasBaseline = request.baseline != nil
        inputs = intake.inputs
        findings = comparison.findings
        gone = comparison.gone
        counts = outcome.counts
        notes = targets.notes + intake.notes
        runDate = judge.context.runDate
        ruleTexts = CatalogueTexts.texts(
            paths: intake.inputs.map(\.path), rules: judge.rules)
        let files = zip(targets.files, intake.inputs).map { file, input in
            (file.number, FindingRows.File(context: file.context, isXML: input.format.isXML))
        }
        shownFiles = Dictionary(files, uniquingKeysWith: { first, _ in first })
    }
}

/// Rules named on the command line that there aren't: a mistake in use.
package struct UnknownRules: Error, Sendable {
    package let names: [String]
}

/// Validates files as a linter does: field, record and set rules, and those on several sources where
/// they are checked together; no matching of records.
package struct CheckRun: Sendable {
    private let request: CheckRequest
    private let options: AuditOptions

    package init(_ request: CheckRequest, options: AuditOptions) {
        self.request = request
        self.options = options
    }

    package func run() async throws -> CheckResult {
        let targets = try CheckTargets(request: request).resolve()
        let context = context(targets)
        let ruleSet = try ruleSet(targets)
        let judge = RecordJudge(context: context, rules: ruleSet, selection: request.selection)
        let stage = IntakeStage(
            runner: ParallelRunner(threads: options.threads), context: context, judge: judge,
            retention: retention(of: targets.files, judge), isDigesting: false,
            progress: options.progress)
        let intake = try await stage.read(targets.files)
        let lost = Set(intake.incomplete.map { targets.files[Int($0)].declaration.source.kind })
        let records = RunRecords(Array(intake.tables.values), incomplete: lost)
        var rules = intake.rules
        let tasks = records.all.flatMap(judge.tasksTogether)
        for outcome in try await stage.runner.map(tasks, { $0() }) { rules.merge(outcome) }
        for (source, keyed) in intake.keyed.sorted(by: { $0.key < $1.key }) {
            let suspects = SuspectJudge(
                keyed.keys, of: source.kind, isIncomplete: lost.contains(source.kind), by: judge)
            rules.merge(suspects.settled)
            for batch in suspects.batches {
                let records = try await keyed.records(batch, of: source, stage)
                rules.merge(suspects.judge(records, batch))
            }
        }
        let counts = intake.keyed.map { ($0.key.kind, $0.value.keys.count) }
        rules.merge(
            judge.judgeAcross(
                records, keyed: Dictionary(counts, uniquingKeysWith: +)))
        let ofFiles = (intake.findings + targets.findings)
            .filter { request.selection.contains($0.rule) }
        let tied = Defects(ruleSet).tyingSets((rules.unorderedFindings + ofFiles).inOrder())
        let listed = SuppressionStage(
            lists: suppressions(targets, intake.inputs), runDate: context.runDate,
            selection: request.selection, rules: ruleSet
        ).apply(tied, intake.inputs)
        return CheckResult(
            intake, compared(listed, intake.inputs), rules, targets, request, by: judge)
    }

    /// The catalogue, and the county's own rules of the request and of all manifests met: they hold
    /// for all files of the check.
    private func ruleSet(_ targets: CheckTargets.Outcome) throws -> RuleSet {
        var book = try CountyRuleBook(files: request.rules)
        for own in targets.manifests {
            try book.add(own.manifest.rules, manifest: own.path, directory: own.directory)
        }
        let unknown = request.selection.unknown(in: book.ruleSet)
        guard unknown.isEmpty else { throw UnknownRules(names: unknown) }
        return book.ruleSet
    }

    /// Once a slice has been judged, a few bytes a record are enough where the rules on records
    /// together can find by them what they have to see; else the columns that those rules read.
    private func retention(
        of files: [NumberedFile], _ judge: RecordJudge
    ) -> [SourceKind: Retention] {
        let kinds = Set(files.map(\.declaration.source.kind))
        return Dictionary(
            uniqueKeysWithValues: kinds.map { kind in
                (
                    kind,
                    Retention(
                        columns: judge.columnsReadTogether(of: kind, among: kinds),
                        facts: judge.factsToKeep(of: kind, among: kinds))
                )
            })
    }

    /// County, period, run date and closing day are a manifest's where all files are of one.
    private func context(_ targets: CheckTargets.Outcome) -> RunContext {
        guard targets.manifests.count == 1, let own = targets.manifests.first?.manifest else {
            return RunContext(runDate: options.today)
        }
        return RunContext(
            runDate: own.runDate ?? options.today, county: own.county, period: own.period,
            closingDay: own.policy.closingDay)
    }

    private func suppressions(
        _ targets: CheckTargets.Outcome, _ inputs: [InputFile]
    ) -> [SuppressionList] {
        targets.manifests.filter { !$0.manifest.suppressions.isEmpty }.map { own in
            SuppressionList(
                manifest: own.path, entries: own.manifest.suppressions,
                paths: inputs.map { input in
                    PathText.relative(input.path, to: own.directory)
                        ?? (own.reachesAll ? input.path : nil)
                },
                isComplete: !own.reachesAll)
        }
    }

    private func compared(
        _ findings: [ListedFinding], _ inputs: [InputFile]
    ) -> Baseline.Comparison {
        guard let baseline = request.baseline else {
            return Baseline.Comparison(findings: findings, gone: [])
        }
        let sources = Set(inputs.map(\.source.name))
        return baseline.compare(findings) { rule, source in
            request.selection.contains(rule) && source.map(sources.contains) ?? true
        }
    }
}
