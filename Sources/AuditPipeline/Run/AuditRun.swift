import AuditReports
import BirthMatching
import PenaltyScoring
import RecordLinkage
import RegistryIntake
import RegistryModel
import RegistryRules

/// What a run is told on the command line.
package struct AuditOptions: Sendable {
    package var threads = 2
    /// Today, as the caller's clock has it; the manifest's `runDate` goes before it.
    package var today: CalendarDay
    package var toolVersion: String
    /// The ledger of the run; goes before the manifest's.
    package var ledger: String?
    /// Who has personal values shown unmasked; the ledger notes it. Nil when nobody has.
    package var revealedTo: String?
    /// False for a look at what the run would come to: the ledger isn't written to.
    package var isRecording = true
    package var progress: @Sendable (ProgressEvent) -> Void = { _ in }

    package init(today: CalendarDay, toolVersion: String) {
        self.today = today
        self.toolVersion = toolVersion
    }
}

/// The main job: an audit directory in, everything that was decided out.
///
/// The order of the stages stands here and nowhere else. Each is a pure function of what the one
/// before it gave; only this type reads the directory and measures time.
package struct AuditRun: Sendable {
    let directory: String
    let options: AuditOptions
    /// Records that open cases of the ledger rest on.
    var follows: RecordFollower?

    package init(directory: String, options: AuditOptions) {
        self.directory = PathText.withoutSlash(directory)
        self.options = options
    }

    package func run() async throws -> AuditResult { try await outcome().result }

    /// What was decided, and the records it was decided on.
    func outcome() async throws -> (result: AuditResult, tables: [SourceID: RecordTable]) {
        try await inOwnWords { try await perform() }
    }

    /// The village roll alone; throws `AuditFailure`.
    func villageRoll(_ manifest: Manifest) async throws -> VillageRoll {
        try await inOwnWords {
            let found = SourceDiscovery(directory: directory).files(manifest.sources)
            return try await roll(
                numbered(found.files), manifest, ParallelRunner(threads: options.threads))
        }
    }

    /// Failures of readers and stages, told as the audit's.
    private func inOwnWords<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let failure as ReadFailure {
            throw AuditFailure.reading(failure)
        } catch let failure as ManifestError {
            throw AuditFailure.manifest(failure)
        } catch let failure as XMLReaderFailure {
            throw AuditFailure.xml("\(failure)")
        } catch let failure as LinkageSetupFailure {
            throw AuditFailure.linkage(failure.sentence)
        } catch let failure as TrainingFailure {
            throw AuditFailure.linkage(failure.sentence)
        } catch let failure as LinkFailure {
            throw AuditFailure.linkage(failure.sentence)
        }
    }

    private func perform() async throws -> (result: AuditResult, tables: [SourceID: RecordTable]) {
        let manifest = try manifest()
        let table = try PenaltyTableFile(manifest.penaltyTable, in: directory).load()
        let rules = try CountyRuleBook(
            manifest.rules, manifest: directory + "/audit.yaml", directory: directory
        ).ruleSet
        let found = SourceDiscovery(directory: directory).files(manifest.sources)
        guard found.absentBirths.isEmpty else {
            throw AuditFailure.noBirths(patterns: found.absentBirths)
        }
        var timer = StageTimer(progress: options.progress)

        timer.begin("intake")
        let files = numbered(found.files)
        let (context, intake) = try await read(files, manifest, rules)
        timer.end(IntakeReport.counts(intake))

        timer.begin("set-rules")
        let records = RunRecords(
            Array(intake.tables.values), incomplete: lostSources(intake, files))
        let first =
            try await judge(intake, records, context, rules)
            + FileScope(context).findings(intake)
        timer.end(IntakeReport.findingCounts(first))

        let ledger = try LedgerStage(manifest, self)
        var decided = try await following(ledger).decide(
            intake, files, manifest, context, &timer)
        let remembered = try ledger?.record(
            &decided, intake.inputs, table: table, context: context, &timer)
        timer.begin("cross-rules")
        let across = judgeAcross(records, decided.standing, context, rules)
        let tied = Defects(rules).tyingSets(
            (first + across.findings).inOrder())
        let listed = listed(tied, intake, manifest, context, rules)
        let findings = listed.filter(\.isOpen).map(\.finding)
        timer.end(IntakeReport.crossCounts(across))

        timer.begin("scoring")
        let scoring = table.score(
            decided.cases, births: decided.births, roll: context.villages ?? VillageRoll([]))
        let charged = scoring.cases.count { $0.points > .zero }
        timer.end([
            StageReport.Count("charged", Bilingual(zh: "扣分个案", en: "cases with points"), charged)
        ])

        let ofSources = SourceNotes.notes(for: intake.tables) + SourceNotes.incomplete(intake)
        var result = AuditResult(
            run: manifest.facts(
                of: manifest.period, on: context.runDate, stated: manifest.runDate,
                toolVersion: options.toolVersion),
            inputs: intake.inputs, cases: scoring.cases, villages: scoring.villages,
            table: scoring.table, findings: findings,
            ruleTexts: CatalogueTexts.texts(
                paths: intake.inputs.map(\.path), rules: rules),
            stages: timer.reports,
            policy: manifest.policy.settings.map { Setting($0.name, value: $0.value) },
            notes: found.notes + found.unrecognised.map(SourceDiscovery.notRecognised)
                + intake.notes + decided.limits + [decided.modelNote].compactMap { $0 } + ofSources,
            sensitivity: decided.sensitivity)
        result.limits = decided.limits + ofSources
        result.suppressed = listed.filter { !$0.isOpen }
        result.reliability = decided.reliability
        result.linkageSensitivity = decided.modelSensitivity
        result.ledger = remembered
        result.flow = decided.flow
        result.notYetDue = decided.notYetDue
        result.uncovered = decided.uncovered
        result.unlisted = decided.unlisted
        result.quality = VillageFindings(
            roll: context.villages ?? VillageRoll([]), county: manifest.county
        ).quality(findings, intake.tables)
        try ledger?.remember(&result)
        return (result, intake.tables)
    }

    private func following(_ ledger: LedgerStage?) -> AuditRun {
        var run = self
        run.follows = ledger?.follows
        return run
    }

    /// What the manifest sets aside is marked, and nothing else: cases and points don't see it.
    private func listed(
        _ findings: [Finding], _ intake: IntakeOutcome, _ manifest: Manifest,
        _ context: RunContext, _ rules: RuleSet
    ) -> [ListedFinding] {
        guard !manifest.suppressions.isEmpty else { return findings.map { ListedFinding($0) } }
        let list = SuppressionList(
            manifest: "audit.yaml", entries: manifest.suppressions,
            paths: intake.inputs.map(\.path),
            isComplete: true)
        return SuppressionStage(lists: [list], runDate: context.runDate, rules: rules)
            .apply(findings, intake.inputs)
    }

    // MARK: Manifest and table

    /// The manifest alone.
    func manifest() throws(AuditFailure) -> Manifest {
        if let manifest = try Manifest.of(directory) { return manifest }
        throw PathText.isDirectory(directory)
            ? .noManifest(directory: directory) : .noDirectory(path: directory)
    }

    private func calendar(_ manifest: Manifest) throws(ManifestError) -> WorkingCalendar {
        guard let holidays = manifest.holidays else { return .stateCouncil }
        return try HolidayFile.calendar(named: holidays, in: directory)
    }

    // MARK: Intake

    private func read(
        _ files: [NumberedFile], _ manifest: Manifest, _ rules: RuleSet
    ) async throws -> (RunContext, IntakeOutcome) {
        guard files.contains(where: { $0.declaration.source.kind == .registryBirths }) else {
            let declared = manifest.sources?.first { $0.source.kind == .registryBirths }
            throw AuditFailure.noBirths(patterns: declared?.patterns)
        }
        let runner = ParallelRunner(threads: options.threads)
        let context = RunContext(
            runDate: manifest.runDate ?? options.today, county: manifest.county,
            period: manifest.period, closingDay: manifest.policy.closingDay,
            villages: try await roll(files, manifest, runner),
            calendar: try calendar(manifest))
        let stage = IntakeStage(
            runner: runner, context: context,
            judge: RecordJudge(context: context, rules: rules), retention: [:], isDigesting: true,
            progress: options.progress)
        let intake = try await stage.read(files)
        let unread = intake.unread.map { files[Int($0)] }
            .filter { $0.declaration.source.kind == .registryBirths }.map(\.path)
        guard unread.isEmpty else { throw AuditFailure.registryUnread(paths: unread) }
        return (context, intake)
    }

    private func numbered(_ files: [DiscoveredFile]) -> [NumberedFile] {
        files.enumerated().map { number, file in
            NumberedFile(
                number: UInt32(number), path: file.path,
                location: directory + "/" + file.path, declaration: file.declaration)
        }
    }

    /// The village roll is read first: whether a code is on it is asked of every other record.
    private func roll(
        _ files: [NumberedFile], _ manifest: Manifest, _ runner: ParallelRunner
    ) async throws -> VillageRoll {
        var own = files.filter { $0.declaration.source.kind == .villages }
        guard !own.isEmpty else { throw AuditFailure.noVillages }
        for place in own.indices { own[place].number = UInt32(place) }
        let context = RunContext(runDate: manifest.runDate ?? options.today)
        let stage = IntakeStage(
            runner: runner, context: context, judge: RecordJudge(context: context), retention: [:],
            isDigesting: false, progress: { _ in })
        let tables = try await stage.read(own).tables.values
        let villages = tables.flatMap { table in
            (0..<table.count).compactMap {
                Self.village(table[$0], CountyCodes(county: manifest.county))
            }
        }
        guard !villages.isEmpty else { throw AuditFailure.noVillages }
        return VillageRoll(villages)
    }

    private static func village(_ view: RecordView, _ codes: CountyCodes) -> Village? {
        guard let code = view.division(.villageCode).map(codes.current) else { return nil }
        return Village(
            code: code, name: view.text(.villageName) ?? code.description,
            township: view.text(.townshipName) ?? "", population: view.integer(.population))
    }

    // MARK: Rules on records together

    private func judge(
        _ intake: IntakeOutcome, _ records: RunRecords, _ context: RunContext, _ rules: RuleSet
    ) async throws -> [Finding] {
        let judge = RecordJudge(context: context, rules: rules)
        let runner = ParallelRunner(threads: options.threads)
        var judged = intake.rules
        let tasks = records.all.flatMap(judge.tasksTogether)
        let outcomes = try await runner.map(tasks) { $0() }
        for outcome in outcomes { judged.merge(outcome) }
        return judged.findings + intake.findings
    }

    /// The rules on several sources, on claims and on cases: after adjudication, whose figures
    /// claims are compared with. What they find costs nothing.
    private func judgeAcross(
        _ records: RunRecords, _ decided: DecidedCases, _ context: RunContext, _ rules: RuleSet
    ) -> RuleOutcome {
        let judge = RecordJudge(context: context, rules: rules)
        let figures = MeasuredFigures.of(decided)
        return judge.judgeAcross(records.with(figures: figures))
            .merged(with: judge.judge(decided.cases, of: records))
    }

    private func lostSources(_ intake: IntakeOutcome, _ files: [NumberedFile]) -> Set<SourceKind> {
        Set(intake.incomplete.map { files[Int($0)].declaration.source.kind })
    }
}
