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
}

extension AuditRun {
    /// Linkage and adjudication of births, persons and marriages.
    func decide(
        _ intake: IntakeOutcome, _ files: [NumberedFile], _ manifest: Manifest,
        _ context: RunContext, _ timer: inout StageTimer
    ) async throws -> DecidedCases {
        let codes = CountyCodes(county: manifest.county)
        timer.begin("linkage")
        var chains: [SourceID: CustodyChain] = [:]
        for file in files { chains[file.declaration.source] = file.declaration.chain }
        let population = try BirthPopulation(
            tables: Self.birthTables(intake.tables), chains: chains, codes: codes)
        let clusters = try await link(population, manifest.policy)
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
        let births = BirthAdjudication(
            clusters: clusters, context: context, policy: manifest.policy, register: register,
            present: Set(intake.tables.filter { $0.value.count > 0 }.keys.map(\.kind))
                .subtracting(intake.incomplete.map { files[Int($0)].declaration.source.kind }),
            brokenRegistry: try brokenRegistry(intake, files),
            isRegistryIncomplete: intake.incomplete.contains {
                files[Int($0)].declaration.source.kind == .registryBirths
            }
        ).adjudicate()
        timer.end(LinkageReport.birthCounts(births))

        timer.begin("persons-and-marriages")
        let people = try personCases(intake, manifest, context, population)
        let marriages = marriageCases(intake, context, register)
        timer.end(LinkageReport.personCounts(people, marriages))

        return DecidedCases(
            cases: births.cases + people.cases + marriages.cases, births: births.births,
            sensitivity: LinkageReport.sensitivity(clusters))
    }

    private static func birthTables(_ tables: [SourceID: RecordTable]) -> [RecordTable] {
        let kinds: Set<SourceKind> = [
            .registryBirths, .hospitalDeliveries, .policeEntries, .vaccinationChildren, .birthList,
        ]
        return tables.filter { kinds.contains($0.key.kind) }.sorted { $0.key < $1.key }.map(\.value)
    }

    private func link(
        _ population: BirthPopulation, _ policy: AuditPolicy
    ) async throws -> BirthClusters {
        let linkage = try BirthLinkage(population, policy: policy)
        let runner = ParallelRunner(threads: options.threads)
        let scored = try await runner.map(linkage.ranges) { linkage.score($0) }
        return linkage.resolve(scored)
    }

    /// The damaged records of the registry, cut out of their files to look for numbers in.
    private func brokenRegistry(
        _ intake: IntakeOutcome, _ files: [NumberedFile]
    ) throws -> BrokenRegistryText {
        guard let births = intake.tables[SourceID(.registryBirths)] else {
            return BrokenRegistryText([])
        }
        var places: [UInt32: [Provenance]] = [:]
        for row in births.brokenRows.sorted() {
            places[births.provenance[row].file, default: []].append(births.provenance[row])
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
        _ intake: IntakeOutcome, _ manifest: Manifest, _ context: RunContext,
        _ population: BirthPopulation
    ) throws -> PersonMatching.Outcome {
        guard let register = intake.tables[SourceID(.registryPersons)] else {
            return PersonMatching.Outcome()
        }
        let rosters = [intake.tables[SourceID(.policeRoster)]].compactMap { $0 }
        let lists = intake.tables.filter { $0.key.kind == .personList }
            .sorted { $0.key < $1.key }.map(\.value)
        guard !(rosters + lists).isEmpty else { return PersonMatching.Outcome() }
        return try PersonMatching(context: context, policy: manifest.policy).cases(
            register: register, lists: rosters + lists, birthNumbers: population.childNumbers)
    }

    private func marriageCases(
        _ intake: IntakeOutcome, _ context: RunContext, _ register: PersonRegister
    ) -> MarriageMatching.Outcome {
        guard let civil = intake.tables[SourceID(.civilMarriages)],
            let registry = intake.tables[SourceID(.registryMarriages)]
        else { return MarriageMatching.Outcome() }
        return MarriageMatching(context: context).cases(
            registry: registry, civil: civil, register: register)
    }
}
