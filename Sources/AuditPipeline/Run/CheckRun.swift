import AuditReports
import RegistryIntake
import RegistryModel
import RegistryRules

/// What `hecha check` found in files on their own, without an audit directory.
package struct CheckResult: Sendable {
    package let inputs: [InputFile]
    package let findings: [Finding]
    package let ruleTexts: RuleTexts
    package var recordCount: Int { inputs.reduce(0) { $0 + $1.recordCount } }
}

/// A file whose source nobody can tell.
package struct UnknownSource: Error, Sendable {
    package let path: String

    package var sentence: Bilingual {
        let known = SourceKind.allCases.filter { !$0.isExtra }.map(\.rawValue)
            .joined(separator: ", ")
        return Bilingual(
            zh: "看不出 \(path) 是哪个来源的数据，请用 --source 写明：\(known)。",
            en: "Can't tell which source \(path) is of; say it with --source: \(known).")
    }
}

/// Validates files as a linter does: field, record and set rules, no cross-matching.
package struct CheckRun: Sendable {
    private let paths: [String]
    private let source: SourceKind?
    private let encoding: String?
    private let selection: RuleSelection
    private let rules: RuleSet
    private let options: AuditOptions

    package init(
        paths: [String], source: SourceKind?, encoding: String?, selection: RuleSelection,
        rules: RuleSet = .catalogue, options: AuditOptions
    ) {
        self.paths = paths
        self.source = source
        self.encoding = encoding
        self.selection = selection
        self.rules = rules
        self.options = options
    }

    /// Columns the set rules look at; the others are dropped once a slice has been judged, so that
    /// memory grows by some sixty bytes a record.
    private static let keptFields: FieldSet = [
        .birthID, .personID, .marriageID, .deliveryID, .entryID, .childCode, .noticeID, .recordID,
        .idNumber, .certificateNumber, .motherIDNumber, .birthDate, .sex, .childName, .plurality,
        .birthOrder, .villageCode, .month, .role,
    ]

    package func run() async throws -> CheckResult {
        var files: [NumberedFile] = []
        let unique = Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (number, path) in unique.enumerated() {
            var declaration = SourceDeclaration(source: SourceID(try kind(of: path)), line: 0)
            declaration.encoding = encoding
            files.append(
                NumberedFile(
                    number: UInt32(number), path: path, location: path, declaration: declaration))
        }
        let context = RunContext(runDate: options.today)
        let stage = IntakeStage(
            runner: ParallelRunner(threads: options.threads), context: context,
            rules: self.rules, kept: Self.keptFields, progress: options.progress)
        let intake = try await stage.read(files)
        let judge = RecordJudge(context: context, rules: self.rules)
        var rules = intake.rules
        for (_, table) in intake.tables.sorted(by: { $0.key < $1.key }) {
            rules.merge(judge.judgeTogether(table))
        }
        let found = (rules.findings + intake.findings).filter { selection.contains($0.rule) }
            .sorted(by: Finding.precedes)
        let findings = Defects(self.rules).tyingSets(Defects.settled(found))
        return CheckResult(
            inputs: intake.inputs, findings: findings,
            ruleTexts: CatalogueTexts.texts(paths: intake.inputs.map(\.path), rules: self.rules))
    }

    /// The option, else the file's name, else its own header or root element.
    private func kind(of path: String) throws -> SourceKind {
        if let source { return source }
        if let kind = SourceDiscovery.inferredKind(path) { return kind }
        let context = ReadingContext(
            path: path, location: path, source: SourceID(.registryBirths), file: 0)
        var stream = try DecodedStream(context)
        if let head = try stream.next(), let kind = SourceRecognition.kind(of: head) {
            return kind
        }
        throw UnknownSource(path: path)
    }
}
