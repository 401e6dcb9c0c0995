import AuditReports
import Foundation
import RegistryModel

/// Where bulletins of several months go: a page and a text document each, which an office completes,
/// signs and sends.
package struct BulletinFolder: Sendable {
    private let path: String

    package init(path: String) {
        self.path = PathText.withoutSlash(path)
    }

    /// Within an audit directory.
    package static func usual(_ directory: String) -> String {
        PathText.joined(PathText.withoutSlash(directory), "bulletins")
    }

    /// Writes both files and returns their paths. What is there already is left alone: the same
    /// bytes are no new bulletin, and others may be somebody's work.
    package func write(
        _ bulletin: Bulletin, named name: String
    ) throws(AuditFailure) -> [String] {
        let odt: [UInt8]
        do throws(TextDocumentFailure) {
            odt = try bulletin.odt()
        } catch {
            throw .cannotWrite(path: path + "/\(name).odt", message: error.message)
        }
        let files = [("html", bulletin.html()), ("odt", odt)].map { kind, bytes in
            (path: PathText.joined(path, "\(name).\(kind)"), data: Data(bytes))
        }
        for file in files {
            let held = FileManager.default.contents(atPath: file.path)
            if let held, held != file.data { throw .bulletinExists(path: file.path) }
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
            for file in files { try file.data.write(to: URL(fileURLWithPath: file.path)) }
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
        return files.map(\.path)
    }
}
