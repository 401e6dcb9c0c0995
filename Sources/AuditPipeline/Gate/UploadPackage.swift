import AuditReports
import Foundation
import RegistryIntake
import RegistryModel
import StagedFiles

/// A folder of registry records in the exchange format, with a manifest of what it holds.
package struct UploadPackage: Sendable {
    /// What the folder holds, as `manifest.json`.
    struct Contents: Codable, Equatable {
        struct File: Codable, Equatable {
            let path: String
            let source: String
            let records: Int
            let bytes: Int
            let sha256: String
        }

        static let format = "urn:hecha:upload:1"

        let format: String
        let tool: String
        let county: String
        let from: String
        let to: String
        let runDate: String
        let files: [File]
        /// The files the records were read from, with their SHA-256.
        let inputs: [String: String]
        /// The gate's conditions with what was found, in Chinese.
        let conditions: [String: String]

        /// What the package is, for people.
        func facts(path: String) -> PackageFacts {
            PackageFacts(path: path, county: county, from: from, to: to, runDate: runDate)
        }
    }

    static let manifestName = "manifest.json"

    let path: String

    /// Writes one file a source into the folder, which mustn't exist; names them in order.
    func write(
        _ tables: [RecordTable], attributes: [(name: String, value: String)]
    ) throws(AuditFailure) -> [Contents.File] {
        var files: [Contents.File] = []
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
            for table in tables {
                let name = table.source.name + ".xml"
                let full = path + "/" + name
                guard FileManager.default.createFile(atPath: full, contents: nil),
                    let handle = FileHandle(forWritingAtPath: full)
                else { throw AuditFailure.cannotWrite(path: full, message: "create") }
                var bytes = 0
                try ExchangeDocument(table, attributes: attributes).write { piece in
                    bytes += piece.count
                    try handle.write(contentsOf: piece)
                }
                try handle.close()
                files.append(
                    Contents.File(
                        path: name, source: table.source.name, records: table.count, bytes: bytes,
                        sha256: try FileDigest.sha256(of: full)))
            }
        } catch let failure as AuditFailure {
            throw failure
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
        return files
    }

    func write(_ contents: Contents) throws(AuditFailure) {
        do {
            try Sealed(contents).data()
                .write(to: URL(fileURLWithPath: path + "/" + Self.manifestName))
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }

    /// Puts a staged package here, in the place of an earlier one.
    func take(_ staged: StagedOutput) throws(AuditFailure) {
        // A folder of anyone else's, or one somebody has put things into, stays as it is.
        guard !FileManager.default.fileExists(atPath: path) || isReplaceable else {
            throw .foreignPackage(path: path)
        }
        do {
            try staged.put(replacing: true)
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }

    /// An empty folder, or a package with nothing else in it.
    private var isReplaceable: Bool {
        guard PathText.isDirectory(path),
            let held = try? FileManager.default.contentsOfDirectory(atPath: path)
        else { return false }
        if held.isEmpty { return true }
        return contents().map { strangers(to: $0).isEmpty } ?? false
    }

    /// The place that a link leads to; the place itself where there is none. A package goes where the
    /// link points, and the link stays.
    static func place(behind link: String) -> String {
        var place = link
        // Links that lead in a circle end somewhere on it.
        for _ in 0..<40 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place)
            else { break }
            place = PathText.withoutSlash(
                next.hasPrefix("/")
                    ? next : PathText.joined(PathText.directory(of: place), next))
        }
        return place
    }

    /// Members that the manifest gives twice.
    func repeatedKeys() -> [String] {
        FileManager.default.contents(atPath: path + "/" + Self.manifestName)
            .map(RepeatedKeys.of) ?? []
    }

    /// Nil when the folder has no manifest that can be read as one.
    func contents() -> Contents? { sealed()?.value }

    /// The same with its seal, which the files can't vouch for.
    func sealed() -> Sealed<Contents>? {
        let place = path + "/" + Self.manifestName
        // A link would lead out of the package.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: place),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let data = FileManager.default.contents(atPath: place),
            let sealed = Sealed<Contents>.read(data),
            sealed.value.format == Contents.format
        else { return nil }
        return sealed
    }

    /// Whether a file of the package is what the manifest says: in the folder itself, a file and no
    /// link, of that length and checksum, and of that county and period.
    func holds(_ file: Contents.File, of contents: Contents) -> Bool {
        let full = path + "/" + file.path
        guard !file.path.contains("/"), SourceKind(rawValue: file.source) != nil,
            let attributes = try? FileManager.default.attributesOfItem(atPath: full),
            attributes[.type] as? FileAttributeType == .typeRegular,
            attributes[.size] as? Int == file.bytes,
            (try? FileDigest.sha256(of: full)) == file.sha256,
            let handle = FileHandle(forReadingAtPath: full),
            let head = try? handle.read(upToCount: 1_024)
        else { return false }
        let root =
            " county=\"\(contents.county)\" period=\"\(contents.from)/\(contents.to)\" "
        return String(decoding: head, as: UTF8.self).contains(root)
    }

    /// What else the folder holds.
    func strangers(to contents: Contents) -> [String] {
        let known = Set(contents.files.map(\.path) + [Self.manifestName])
        let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return found.filter { !known.contains($0) }.sorted()
    }
}
