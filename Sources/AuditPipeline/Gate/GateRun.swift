import AuditReports
import Foundation
import RegistryIntake
import RegistryModel
import RegistryRules
import StagedFiles

/// Decides whether an audit directory's data may go up, and writes the upload package when they may.
package struct GateRun: Sendable {
    private let directory: String
    private let options: AuditOptions
    /// Where the package goes; `DIR/upload` without.
    private let place: String

    package init(directory: String, place: String?, options: AuditOptions) {
        self.directory = PathText.withoutSlash(directory)
        self.place = UploadPackage.place(
            behind: place.map(PathText.withoutSlash) ?? self.directory + "/upload")
        var options = options
        // A look: only an audit writes down what it found.
        options.isRecording = false
        self.options = options
    }

    /// Writes what the audit finds now as the baseline of the gate; how many places that are.
    ///
    /// A check's baseline lacks what only an audit finds, such as errors of outside sources.
    package func write(baseline file: BaselineFile) async throws -> Int {
        let found = try await AuditRun(directory: directory, options: options).outcome().0.findings
            .map { ListedFinding($0) }
        try file.write(Baseline(of: found), tool: options.toolVersion)
        return found.filter(\.isOpen).reduce(0) { $0 + $1.finding.places }
    }

    /// Throws `AuditFailure`, and `BaselineFailure` where the baseline can't be read.
    package func run() async throws -> GateOutcome {
        let audit = AuditRun(directory: directory, options: options)
        let manifest = try audit.manifest()
        let settings = manifest.gate
        let declared = (manifest.sources ?? []).map(\.source)
        let baseline = try settings.baseline.map { name in
            try BaselineFile(path: PathText.placed(name, in: directory)).read()
        }
        let (result, tables) = try await audit.outcome()
        let registry = tables.filter { $0.key.name.hasPrefix("registry.") && $0.value.count > 0 }
            .sorted { $0.key < $1.key }.map(\.value)
        let staged = StagedOutput(of: place)
        defer { staged.discard() }
        let package = UploadPackage(path: staged.path)
        let run = result.run
        let files = try package.write(
            registry,
            attributes: [
                ("county", Int(run.county).padded(6)),
                ("period", "\(run.period.lowerBound)/\(run.period.upperBound)"),
                ("generatedAt", run.runDate.description),
            ])
        let faults = try await ExchangeCheck(path: package.path, options: options).faults(files)
        let conditions = GateConditions(
            settings: settings, result: result,
            present: Set(tables.filter { $0.value.count > 0 }.keys.map(\.kind)),
            newFindings: baseline.map { baseline in
                let listed = result.findings.map { ListedFinding($0) }
                return baseline.compare(listed) { _, _ in true }.findings
                    .filter(\.isOpen).reduce(0) { $0 + $1.finding.places }
            },
            exchangeFaults: faults,
            sourcesWithoutFiles: declared.filter { source in
                !result.inputs.contains { $0.source == source }
            }
        ).all
        var outcome = GateOutcome(
            subject: directory, runDate: run.runDate, toolVersion: options.toolVersion,
            conditions: conditions)
        guard outcome.isPassed else {
            // It stays: it may be the record of what was sent. But it isn't this run's.
            outcome.formerPackage = UploadPackage(path: place).contents()?.facts(path: place)
            return outcome
        }
        try package.write(
            UploadPackage.Contents(
                format: UploadPackage.Contents.format, tool: "hecha " + options.toolVersion,
                county: Int(run.county).padded(6), from: run.period.lowerBound.description,
                to: run.period.upperBound.description, runDate: run.runDate.description,
                files: files,
                inputs: Dictionary(
                    result.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 }),
                conditions: Dictionary(
                    conditions.map { ($0.name, $0.figure.zh) }, uniquingKeysWith: { $1 })))
        try UploadPackage(path: place).take(staged)
        outcome.package = place
        return outcome
    }
}

/// Reads the files of a package as the other end does: against the exchange schema.
struct ExchangeCheck {
    let path: String
    let options: AuditOptions

    /// How many faults of file and structure the files have.
    func faults(_ files: [UploadPackage.Contents.File]) async throws -> Int {
        var faults = 0
        for file in files {
            faults += try await result(file).findings.filter(\.isOpen)
                .reduce(0) { $0 + $1.finding.places }
        }
        return faults
    }

    func result(_ file: UploadPackage.Contents.File) async throws -> CheckResult {
        var request = CheckRequest(paths: [path + "/" + file.path])
        request.source = SourceKind(rawValue: file.source)
        request.selection = RuleSelection(select: Self.structural)
        return try await CheckRun(request, options: options).run()
    }

    /// What makes a file one that can't be read as it says it is.
    private static let structural = [
        "FIL001", "FIL002", "FIL010", "FIL011", "FIL012", "FIL013", "FIL014", "FIL020", "FIL021",
        "FIL022", "FIL023", "FIL031",
    ]
}

/// Checks an upload package where it has arrived.
package struct PackageVerification: Sendable {
    private let package: UploadPackage
    private let options: AuditOptions

    package init(path: String, options: AuditOptions) {
        package = UploadPackage(path: PathText.withoutSlash(path))
        self.options = options
    }

    /// Throws `AuditFailure` when there is no package.
    package func run() async throws -> GateOutcome {
        guard let sealed = package.sealed() else {
            throw AuditFailure.noPackage(path: package.path)
        }
        let contents = sealed.value
        let strangers = package.strangers(to: contents)
        let present = contents.files.filter { package.holds($0, of: contents) }
        let altered = altered(contents, present)
        let check = ExchangeCheck(path: package.path, options: options)
        var faults = 0
        var miscounted: [String] = []
        for file in present {
            let read = try await check.result(file)
            faults += read.findings.filter(\.isOpen).reduce(0) { $0 + $1.finding.places }
            if read.recordCount != file.records { miscounted.append(file.path) }
        }
        var outcome = GateOutcome(
            subject: package.path, runDate: options.today, toolVersion: options.toolVersion,
            conditions: [
                manifest(sealed),
                names(
                    "checksums", Bilingual(zh: "缺失或被改动的文件", en: "files missing or altered"),
                    altered),
                names(
                    "strangers", Bilingual(zh: "清单之外的文件", en: "files not in the manifest"),
                    strangers),
                GateCondition(
                    name: "exchange",
                    title: Bilingual(zh: "不合交换格式", en: "faults by the exchange schema"),
                    figure: Bilingual(zh: "\(faults) 处", en: "\(faults)"),
                    limit: Bilingual(zh: "0 处", en: "0"), standing: faults == 0 ? .met : .unmet),
                names(
                    "records", Bilingual(zh: "记录数与清单不同的文件", en: "files of another record count"),
                    miscounted),
            ])
        outcome.arrived = contents.facts(path: package.path)
        return outcome
    }

    private func altered(
        _ contents: UploadPackage.Contents, _ present: [UploadPackage.Contents.File]
    ) -> [String] {
        var altered = contents.files.filter { !present.contains($0) }.map(\.path)
        let names = contents.files.map(\.path)
        altered += Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
        if !contents.files.contains(where: { $0.source == SourceKind.registryBirths.rawValue }) {
            altered.append(SourceKind.registryBirths.rawValue)
        }
        return altered
    }

    // MARK: Conditions

    /// Whether the manifest is as the gate wrote it: what it says of conditions can't be seen from
    /// the files.
    private func manifest(_ sealed: Sealed<UploadPackage.Contents>) -> GateCondition {
        let repeated = Set(package.repeatedKeys()).sorted()
        let title = Bilingual(zh: "清单本身", en: "the manifest itself")
        let limit = Bilingual(zh: "与写出时相同", en: "as it was written")
        func told(_ zh: String, _ en: String, isMet: Bool = false) -> GateCondition {
            GateCondition(
                name: "manifest", title: title, figure: Bilingual(zh: zh, en: en), limit: limit,
                standing: isMet ? .met : .unmet)
        }
        if !repeated.isEmpty {
            return told(
                "有重复的项：\(repeated.joined(separator: "、"))",
                "members given twice: \(repeated.joined(separator: ", "))")
        }
        if sealed.sha256 == nil { return told("没有校验和", "without a checksum") }
        return sealed.isWhole
            ? told("校验和相符", "checksum fits", isMet: true)
            : told("被改动（校验和不符）", "altered (its checksum doesn't fit)")
    }

    private func names(_ name: String, _ title: Bilingual, _ list: [String]) -> GateCondition {
        let none = Bilingual(zh: "无", en: "none")
        return GateCondition(
            name: name, title: title,
            figure: list.isEmpty
                ? none
                : Bilingual(zh: list.joined(separator: "、"), en: list.joined(separator: ", ")),
            limit: none, standing: list.isEmpty ? .met : .unmet)
    }
}
