import AuditReports
import BirthMatching
import RecordLinkage
import RegistryIntake
import RegistryModel

/// Everything adjudication decided, before points.
struct DecidedCases {
    var cases: [AuditCase] = []
    var births: [DivisionCode: Int] = [:]
    var sensitivity: Bilingual?
    /// The same as a share, 0…1.
    var modelSensitivity: Double?
    var reliability: [ReliabilityRow] = []
    var flow = DataFlow()
    /// See `BirthOutcome.notYetDue`.
    var notYetDue = 0
    /// What limits the figures.
    var limits: [Bilingual] = []
    /// Where the match weights are from, unless they are the published ones.
    var modelNote: Bilingual?
    /// Villages of which the register lacks most persons.
    var uncovered: [DivisionCode] = []
    var unlisted: [DivisionCode] = []
    /// Followed records that the registry has.
    var answered: [AnsweredRecord] = []
    /// Cases outside the period that followed records would still make.
    var persisting: [AuditCase] = []

    /// Without what no finding is to be made of: cases this run has no record of, those that a verdict
    /// overturned, and births called missing that the registry has by now.
    var standing: DecidedCases {
        var standing = self
        standing.cases = cases.filter {
            !$0.records.isEmpty && $0.standing?.settledAs != .overturned
                && $0.standing?.isSupplemented != true
        }
        return standing
    }
}

extension AuditRun {
    /// Linkage and adjudication of births, persons and marriages.
    func decide(
        _ intake: IntakeOutcome, _ files: [NumberedFile], _ manifest: Manifest,
        _ context: RunContext, _ timer: inout StageTimer
    ) async throws -> DecidedCases {
        let codes = CountyCodes(county: manifest.county)
        let coverage = RegistryCoverage(intake.tables, context)
        let roll = RollCoverage(intake.tables, context)
        var context = context
        context.unlisted = Set(roll.unlisted)
        let lost = Set(intake.incomplete.map { files[Int($0)].declaration.source.kind })
        timer.begin("linkage")
        var chains: [SourceID: CustodyChain] = [:]
        for file in files { chains[file.declaration.source] = file.declaration.chain }
        let population = try BirthPopulation(
            tables: Self.birthTables(intake.tables), chains: chains, codes: codes)
        let weights = try await weights(population, manifest.policy)
        let clusters = try await link(population, manifest.policy, weights.model)
        timer.end(LinkageReport.counts(population, clusters))

        timer.begin("adjudication")
        let persons = intake.tables[SourceID(.registryPersons)]
        let couples = [SourceKind.registryMarriages, .civilMarriages].compactMap {
            intake.tables[SourceID($0)]
        }
        let register = PersonRegister(
            persons,
            people: PersonRegister.mothers(of: population) + MarriageMatching.spouses(of: couples),
            codes: codes)
        var adjudication = BirthAdjudication(
            clusters: clusters, context: context, policy: manifest.policy, register: register,
            present: Set(intake.tables.filter { $0.value.count > 0 }.keys.map(\.kind))
                .subtracting(lost),
            brokenRegistry: try brokenRows(of: .registryBirths, intake, files),
            gap: lost.contains(.registryBirths) ? .whole : coverage.gap)
        adjudication.follows = follows
        let births = adjudication.adjudicate()
        timer.end(LinkageReport.birthCounts(births))

        timer.begin("persons-and-marriages")
        // Whoever stood in the lost part of a register can't be called missing from it.
        let people =
            lost.contains(.registryPersons)
            ? PersonMatching.Outcome()
            : try personCases(intake, files, manifest, context, population)
        let marriages =
            lost.contains(.registryMarriages)
            ? MarriageMatching.Outcome() : try marriageCases(intake, files, context, register)
        timer.end(LinkageReport.personCounts(people, marriages))

        return DecidedCases(
            cases: births.cases + people.cases + marriages.cases, births: births.births,
            sensitivity: LinkageReport.sensitivity(clusters),
            modelSensitivity: clusters.modelSensitivity,
            reliability: births.reliability.map { rate in
                ReliabilityRow(
                    source: rate.kind, field: rate.field, published: rate.published,
                    estimated: rate.estimated, births: rate.births)
            },
            flow: LinkageReport.flow(clusters, births), notYetDue: births.notYetDue,
            limits: [
                coverage.note, roll.note, SourceNotes.uncovered(people.uncovered, context),
            ].compactMap { $0 },
            modelNote: weights.note,
            uncovered: people.uncovered, unlisted: roll.unlisted,
            answered: births.answered + people.answered + marriages.answered,
            persisting: births.persisting)
    }

    private static func birthTables(_ tables: [SourceID: RecordTable]) -> [RecordTable] {
        let kinds: Set<SourceKind> = [
            .registryBirths, .hospitalDeliveries, .policeEntries, .vaccinationChildren, .birthList,
        ]
        return tables.filter { kinds.contains($0.key.kind) }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The weights for births and, unless they are the published ones, a word on where they are from.
    private func weights(
        _ population: BirthPopulation, _ policy: AuditPolicy
    ) async throws -> (model: MatchModel?, note: Bilingual?) {
        switch policy.birthWeights {
        case .published: return (nil, nil)
        case .file(let name):
            let model = try MatchModelFile(path: PathText.placed(name, in: directory)).read()
            return (model, LinkageReport.weightsOfFile(name))
        case .automatic:
            guard let trainer = try BirthTraining.trainer(of: population) else {
                return (nil, nil)
            }
            let runner = ParallelRunner(threads: options.threads)
            let trained = try await TrainingStage(runner: runner).train(trainer)
            guard trained.report.isConverged else {
                return (nil, LinkageReport.weightsNotConverged)
            }
            return (trained.model, LinkageReport.weightsTrained(records: population.count))
        }
    }

    private func link(
        _ population: BirthPopulation, _ policy: AuditPolicy, _ model: MatchModel?
    ) async throws -> BirthClusters {
        let linkage = try BirthLinkage(population, policy: policy, model: model)
        let runner = ParallelRunner(threads: options.threads)
        let scored = try await runner.map(linkage.ranges) { linkage.score($0) }
        return linkage.resolve(scored)
    }

    /// The damaged records of a registry, cut out of their files to look for numbers in.
    private func brokenRows(
        of kind: SourceKind, _ intake: IntakeOutcome, _ files: [NumberedFile]
    ) throws -> BrokenRegistryText {
        guard let table = intake.tables[SourceID(kind)] else {
            return BrokenRegistryText([])
        }
        var places: [UInt32: [Provenance]] = [:]
        for row in table.brokenRows.sorted() {
            places[table.provenance[row].file, default: []].append(table.provenance[row])
        }
        var texts: [[UInt8]] = []
        for (file, records) in places.sorted(by: { $0.key < $1.key }) {
            let text = try DecodedStream.wholeText(files[Int(file)].context)
            for record in records {
                let start = min(text.count, Int(record.byteOffset))
                let end = min(text.count, start + Int(record.byteLength))
                texts.append(Array(text[start..<end]))
            }
        }
        return BrokenRegistryText(texts)
    }

    private func personCases(
        _ intake: IntakeOutcome, _ files: [NumberedFile], _ manifest: Manifest,
        _ context: RunContext, _ population: BirthPopulation
    ) throws -> PersonMatching.Outcome {
        guard let register = intake.tables[SourceID(.registryPersons)] else {
            return PersonMatching.Outcome()
        }
        let rosters = [intake.tables[SourceID(.policeRoster)]].compactMap { $0 }
        let lists = intake.tables.filter { $0.key.kind == .personList }
            .sorted { $0.key < $1.key }.map(\.value)
        guard !(rosters + lists).isEmpty else { return PersonMatching.Outcome() }
        var matching = PersonMatching(
            context: context, policy: manifest.policy,
            broken: try brokenRows(of: .registryPersons, intake, files))
        matching.follows = follows
        return try matching.cases(
            register: register, lists: rosters + lists, birthNumbers: population.childNumbers)
    }

    private func marriageCases(
        _ intake: IntakeOutcome, _ files: [NumberedFile], _ context: RunContext,
        _ register: PersonRegister
    ) throws -> MarriageMatching.Outcome {
        guard let civil = intake.tables[SourceID(.civilMarriages)],
            let registry = intake.tables[SourceID(.registryMarriages)]
        else { return MarriageMatching.Outcome() }
        var matching = MarriageMatching(
            context: context, broken: try brokenRows(of: .registryMarriages, intake, files))
        matching.follows = follows
        return matching.cases(
            registry: registry, civil: civil, register: register)
    }
}
