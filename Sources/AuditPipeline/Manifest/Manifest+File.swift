import Foundation

extension Manifest {
    /// The manifest of an audit directory; nil where it has none.
    static func of(_ directory: String) throws(AuditFailure) -> Manifest? {
        let path = directory + "/audit.yaml"
        return try FileManager.default.fileExists(atPath: path) ? read(path) : nil
    }

    static func read(_ path: String) throws(AuditFailure) -> Manifest {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { throw .unreadableManifest(path: path) }
        do throws(ManifestError) {
            return try ManifestReader(path: path).read(text)
        } catch {
            throw .manifest(error)
        }
    }

    /// Where its ledger is; nil when it names none.
    func ledgerPath(in directory: String) -> String? {
        ledger.map { PathText.placed($0, in: directory) }
    }
}
