import Foundation
import RegistryIntake
import RegistryModel

/// The files a check is about: those named, and those of the directories named.
struct CheckTargets {
    let request: CheckRequest

    struct Outcome {
        /// Sorted by path: the order in which files are numbered.
        var files: [NumberedFile] = []
        var notes: [Bilingual] = []
        /// On files that nobody can read as data of a source.
        var findings: [Finding] = []
        /// Manifests by the directory they stand in; that of `--config` first.
        var manifests: [OwnManifest] = []
    }

    /// A manifest and what it has a say over.
    struct OwnManifest {
        let path: String
        let manifest: Manifest
        let directory: String
        /// A directory's own manifest reaches its files only.
        let reachesAll: Bool
    }

    func resolve() throws -> Outcome {
        var outcome = Outcome()
        outcome.manifests = try namedManifest().map { [$0] } ?? []
        var found: [String: SourceDeclaration] = [:]
        for path in Set(request.paths).sorted(by: PathText.precedes) {
            if PathText.isDirectory(path) {
                try add(path, to: &outcome, &found)
            } else if found[path] == nil {
                try add(file: path, to: &outcome, &found)
            }
        }
        if request.sheet != nil, !found.isEmpty,
            try !found.keys.contains(where: DecodedStream.isWorkbook)
        {
            throw CheckFailure.noWorkbook(path: nil)
        }
        let sorted = found.sorted { PathText.precedes($0.key, $1.key) }
        outcome.files = sorted.enumerated().map { number, file in
            var declaration = file.value
            declaration.encoding = request.encoding ?? declaration.encoding
            declaration.sheet = request.sheet ?? declaration.sheet
            return NumberedFile(
                number: UInt32(number), path: file.key, location: file.key,
                declaration: declaration)
        }
        return outcome
    }

    /// What `--config` names.
    private func namedManifest() throws -> OwnManifest? {
        guard let config = request.config else { return nil }
        guard FileManager.default.fileExists(atPath: config) else {
            throw ReadFailure.cannotOpen(path: config, systemMessage: "No such file or directory")
        }
        return OwnManifest(
            path: config, manifest: try Manifest.read(config),
            directory: PathText.directory(of: config), reachesAll: true)
    }

    private func add(
        file path: String, to outcome: inout Outcome, _ found: inout [String: SourceDeclaration]
    ) throws {
        if request.sheet != nil, try !DecodedStream.isWorkbook(path) {
            throw CheckFailure.noWorkbook(path: path)
        }
        if let declaration = try declaration(of: path) {
            found[path] = declaration
            return
        }
        let faults = try UnplacedFile(path: path, sheet: request.sheet).faults()
        if faults.isEmpty { throw CheckFailure.unknownSource(path: path) }
        outcome.findings += faults
    }

    /// A directory's files: as its own manifest declares them, else by their names.
    private func add(
        _ path: String, to outcome: inout Outcome, _ found: inout [String: SourceDeclaration]
    ) throws {
        let directory = PathText.withoutSlash(path)
        let config = PathText.joined(directory, "audit.yaml")
        var manifest: Manifest?
        if request.config == nil, FileManager.default.fileExists(atPath: config) {
            let own = try Manifest.read(config)
            manifest = own
            outcome.manifests.append(
                OwnManifest(path: config, manifest: own, directory: directory, reachesAll: false))
        }
        let declared = manifest?.sources ?? request.sources(of: outcome.manifests, directory)
        let discovery = SourceDiscovery(directory: directory).files(declared)
        guard !discovery.files.isEmpty || !discovery.unrecognised.isEmpty else {
            throw CheckFailure.nothingToCheck(directory: directory)
        }
        outcome.notes += discovery.notes
        try add(unrecognised: discovery.unrecognised, of: directory, to: &outcome, &found)
        for file in discovery.files {
            let declaration =
                request.source.map { SourceDeclaration(source: SourceID($0), line: 0) }
                ?? file.declaration
            let full = PathText.joined(directory, file.path)
            if found[full] == nil { found[full] = declaration }
        }
    }

    /// Files whose names say nothing: their headers may.
    private func add(
        unrecognised paths: [String], of directory: String, to outcome: inout Outcome,
        _ found: inout [String: SourceDeclaration]
    ) throws {
        for path in paths.map({ PathText.joined(directory, $0) }) where found[path] == nil {
            if let declaration = try declaration(of: path) {
                found[path] = declaration
                continue
            }
            let file = UnplacedFile(path: path, sheet: request.sheet)
            let faults = try file.faults()
            outcome.findings += faults.isEmpty ? [file.notRecognised] : faults
        }
    }

    /// The option, else the file's name, else its own header or root element.
    ///
    /// Nil when none of them tells.
    private func declaration(of path: String) throws -> SourceDeclaration? {
        guard let recognised = try recognise(path) else { return nil }
        var declaration = SourceDeclaration(source: recognised.source, line: 0)
        declaration.layout = recognised.layout
        return declaration
    }

    private func recognise(_ path: String) throws -> SourceRecognition.Recognised? {
        if let layout = request.layout {
            let own = request.source.map { SourceID($0) } ?? layout.defaultSource
            return SourceRecognition.Recognised(source: own, layout: layout)
        }
        if let source = request.source {
            return SourceRecognition.Recognised(source: SourceID(source))
        }
        if let kind = SourceDiscovery.inferredKind(path) {
            return SourceRecognition.Recognised(source: SourceID(kind))
        }
        var context = ReadingContext(
            path: path, location: path, source: SourceID(.registryBirths), file: 0)
        context.sheet = request.sheet
        context.isSourceKnown = false
        var stream = try DecodedStream(context)
        return try stream.next().flatMap { SourceRecognition.recognise($0) }
    }
}

extension CheckRequest {
    /// The sources `--config` declares, when it is the manifest of the directory itself.
    fileprivate func sources(
        of manifests: [CheckTargets.OwnManifest], _ directory: String
    ) -> [SourceDeclaration]? {
        guard let own = manifests.first, own.reachesAll,
            PathText.absolute(own.directory) == PathText.absolute(directory)
        else { return nil }
        return own.manifest.sources
    }
}
