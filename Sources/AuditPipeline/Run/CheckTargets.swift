import Foundation
import RegistryIntake
import RegistryModel

/// Why a check can't begin.
package enum CheckFailure: Error, Sendable {
    /// A file whose source nobody can tell.
    case unknownSource(path: String)
    case nothingToCheck(directory: String)

    package var sentence: Bilingual {
        switch self {
        case .unknownSource(let path):
            let known = SourceKind.allCases.filter { !$0.isExtra }.map(\.rawValue)
                .joined(separator: ", ")
            return Bilingual(
                zh: "看不出 \(path) 是哪个来源的数据，请用 --source 写明：\(known)。",
                en: "Can't tell which source \(path) is of; say it with --source: \(known).")
        case .nothingToCheck(let directory):
            return Bilingual(
                zh: "文件夹 \(directory) 里没有认得出来源的数据文件。请核对路径，或直接写出文件并用 --source 写明来源。",
                en: "The directory \(directory) has no data file whose source can be told. Check "
                    + "the path, or name the files and their --source.")
        }
    }
}

/// The files a check is about: those named, and those of the directories named.
struct CheckTargets {
    let request: CheckRequest

    struct Outcome {
        /// Sorted by path: the order in which files are numbered.
        var files: [NumberedFile] = []
        var notes: [Bilingual] = []
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
        if let config = request.config {
            guard FileManager.default.fileExists(atPath: config) else {
                throw ReadFailure.cannotOpen(
                    path: config, systemMessage: "No such file or directory")
            }
            outcome.manifests.append(
                OwnManifest(
                    path: config, manifest: try AuditRun.manifest(at: config),
                    directory: PathText.directory(of: config), reachesAll: true))
        }
        var found: [String: SourceDeclaration] = [:]
        for path in Set(request.paths).sorted(by: PathText.precedes) {
            if PathText.isDirectory(path) {
                try add(path, to: &outcome, &found)
            } else if found[path] == nil {
                let recognised = try recognise(path)
                found[path] = SourceDeclaration(source: recognised.source, line: 0)
                found[path]?.layout = recognised.layout
            }
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

    /// A directory's files: as its own manifest declares them, else by their names.
    private func add(
        _ path: String, to outcome: inout Outcome, _ found: inout [String: SourceDeclaration]
    ) throws {
        let directory = PathText.withoutSlash(path)
        let config = directory == "/" ? "/audit.yaml" : directory + "/audit.yaml"
        var manifest: Manifest?
        if request.config == nil, FileManager.default.fileExists(atPath: config) {
            let own = try AuditRun.manifest(at: config)
            manifest = own
            outcome.manifests.append(
                OwnManifest(path: config, manifest: own, directory: directory, reachesAll: false))
        }
        let declared = manifest?.sources ?? request.sources(of: outcome.manifests, directory)
        let discovery = SourceDiscovery(directory: directory).files(declared)
        guard !discovery.files.isEmpty else {
            throw CheckFailure.nothingToCheck(directory: directory)
        }
        outcome.notes += discovery.notes
        for file in discovery.files {
            let declaration =
                request.source.map { SourceDeclaration(source: SourceID($0), line: 0) }
                ?? file.declaration
            let full = directory == "/" ? "/" + file.path : directory + "/" + file.path
            if found[full] == nil { found[full] = declaration }
        }
    }

    /// The option, else the file's name, else its own header or root element.
    private func recognise(_ path: String) throws -> SourceRecognition.Recognised {
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
        var stream = try DecodedStream(context)
        if let head = try stream.next(), let recognised = SourceRecognition.recognise(head) {
            return recognised
        }
        throw CheckFailure.unknownSource(path: path)
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

/// Paths as texts.
enum PathText {
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// The path relative to the directory; nil when it isn't beneath it.
    static func relative(_ path: String, to directory: String) -> String? {
        let base = absolute(directory)
        let full = absolute(path)
        let start = base == "/" ? base : base + "/"
        return full.hasPrefix(start) ? String(full.dropFirst(start.count)) : nil
    }
}
