import Foundation
import RegistryModel
import StagedFiles

/// A file of the audit directory and what it is read as.
struct DiscoveredFile: Sendable {
    /// Relative to the directory.
    let path: String
    let declaration: SourceDeclaration
}

/// Finds the files of each source: by the manifest's patterns, or by their names.
struct SourceDiscovery {
    let directory: String

    struct Outcome {
        /// Sorted by path: the order in which files are numbered.
        var files: [DiscoveredFile] = []
        var notes: [Bilingual] = []
        /// Data files that nothing names a source for, relative to the directory.
        var unrecognised: [String] = []
        /// Patterns of the birth registry that no file answers to.
        var absentBirths: [String] = []
    }

    func files(_ declarations: [SourceDeclaration]?) -> Outcome {
        let paths = dataFiles(isInferring: declarations == nil)
        var outcome = Outcome()
        if let declarations {
            for declaration in declarations {
                let found = paths.filter { path in
                    declaration.patterns.contains { PathPattern($0).matches(path) }
                }
                let absent = declaration.patterns.filter { pattern in
                    !paths.contains(where: PathPattern(pattern).matches)
                }
                if !absent.isEmpty {
                    outcome.notes.append(Self.noFile(declaration, absent))
                    if declaration.source.kind == .registryBirths { outcome.absentBirths += absent }
                }
                outcome.files += found.map { DiscoveredFile(path: $0, declaration: declaration) }
            }
        } else {
            for path in paths {
                if let kind = Self.inferredKind(path) {
                    outcome.files.append(
                        DiscoveredFile(
                            path: path,
                            declaration: SourceDeclaration(source: SourceID(kind), line: 0)))
                } else {
                    outcome.unrecognised.append(path)
                }
            }
        }
        outcome.files.sort {
            ($0.path, $0.declaration.source.name) < ($1.path, $1.declaration.source.name)
        }
        return outcome
    }

    /// Every file that may hold data, relative to the directory; reports, upload packages, spot
    /// checks, hidden files, what is staged (a half-made package holds registry files) and the
    /// manifest aside.
    private func dataFiles(isInferring: Bool) -> [String] {
        let manager = FileManager.default
        guard let walk = manager.enumerator(atPath: directory) else { return [] }
        var paths: [String] = []
        while let path = walk.nextObject() as? String {
            let parts = path.split(separator: "/")
            if ["report", "upload", SampleFolder.name].contains(parts.first.map(String.init) ?? "")
                || (isInferring && parts.first == "truth")
                || parts.contains(where: { $0.hasPrefix(".") || StagedOutput.isStaged($0) })
            {
                continue
            }
            let full = directory + "/" + path
            guard manager.fileExists(atPath: full), !PathText.isDirectory(full) else { continue }
            let name = Self.withoutCompression(path.lowercased())
            if [".csv", ".tsv", ".txt", ".xml", ".xlsx", ".xls"].contains(where: name.hasSuffix) {
                paths.append(path)
            }
        }
        return paths.sorted(by: PathText.precedes)
    }

    private static func withoutCompression(_ path: String) -> String {
        path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    }

    /// The source a file name speaks of: `births-2013-05.csv`, `registry.births.xml`,
    /// `civil/marriages.csv`.
    static func inferredKind(_ path: String) -> SourceKind? {
        let parts = path.lowercased().split(separator: "/")
        guard let file = parts.last else { return nil }
        let stem = withoutCompression(String(file))
        let directory = parts.dropLast().last.map(String.init) ?? ""
        let kinds = SourceKind.allCases.filter { !$0.isExtra }
        let full =
            kinds.first { stem.hasPrefix($0.rawValue) }
            ?? kinds.first {
                stem.hasPrefix($0.rawValue.split(separator: ".").joined(separator: "-"))
            }
        if let full { return full }
        let candidates = kinds.filter { kind in
            kind.rawValue.split(separator: ".").last.map { stem.hasPrefix($0) } ?? false
        }
        // Of several the directory decides, else it is the registry's: that is what is audited.
        return candidates.first { $0.rawValue.hasPrefix(directory + ".") }
            ?? candidates.first { $0.rawValue.hasPrefix("registry.") } ?? candidates.first
    }

    private static func noFile(
        _ declaration: SourceDeclaration, _ absent: [String]
    ) -> Bilingual {
        let patterns = absent.joined(separator: " ")
        return Bilingual(
            zh: "清单中的来源 \(declaration.source.name)（\(patterns)）没有找到文件。",
            en: "No file found for source \(declaration.source.name) (\(patterns)).")
    }

    static func notRecognised(_ path: String) -> Bilingual {
        Bilingual(
            zh: "文件 \(path) 的名称看不出属于哪个来源，没有读取；可在 audit.yaml 的 sources 中写明。",
            en:
                "\(path): the name doesn't tell its source, so it wasn't read; name it in audit.yaml "
                + "under sources.")
    }
}

/// A file pattern: `*` within a name, `**` across directories, `?` one character.
struct PathPattern {
    private let pattern: [Character]

    init(_ text: String) {
        pattern = Array(text.hasPrefix("./") ? String(text.dropFirst(2)) : text)
    }

    func matches(_ path: String) -> Bool {
        Self.match(pattern[...], Array(path)[...])
    }

    private static func match(
        _ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>
    ) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            let crosses = pattern.dropFirst().first == "*"
            var rest = pattern.dropFirst(crosses ? 2 : 1)
            if crosses, rest.first == "/", match(rest.dropFirst(), text) { return true }
            if crosses { rest = rest.first == "/" && text.isEmpty ? rest.dropFirst() : rest }
            var tail = text
            while true {
                if match(rest, tail) { return true }
                guard let next = tail.first, crosses || next != "/" else { return false }
                tail = tail.dropFirst()
            }
        }
        guard let next = text.first, first == "?" ? next != "/" : first == next else {
            return false
        }
        return match(pattern.dropFirst(), text.dropFirst())
    }
}
