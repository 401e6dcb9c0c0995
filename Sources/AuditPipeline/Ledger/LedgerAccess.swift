import CaseLedger
import Foundation
import RegistryModel

/// The ledger as commands open it: by its own path, or as an audit directory's manifest names it.
package enum LedgerAccess {
    /// `path` goes before the manifest of `directory`; there is no ledger that isn't named. One that
    /// was tampered with is refused, unless `checking` is false.
    package static func open(
        path: String?, directory: String, checking: Bool = true
    ) throws(AuditFailure) -> CaseLedger {
        var named = path
        if named == nil { named = try manifested(directory) }
        guard let path = named else { throw .noLedger(directory: directory) }
        do throws(LedgerFailure) {
            return try CaseLedger(
                path: path, creating: false, checking: checking, digest: FileDigest.sha256)
        } catch {
            throw .ledger(error)
        }
    }

    private static func manifested(_ directory: String) throws(AuditFailure) -> String? {
        guard let named = try manifest(of: directory)?.ledger else { return nil }
        return named.hasPrefix("/") ? named : directory + "/" + named
    }

    /// Nil when the directory has none.
    static func manifest(of directory: String) throws(AuditFailure) -> Manifest? {
        let path = directory + "/audit.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { throw .unreadableManifest(path: path) }
        do throws(ManifestError) {
            return try ManifestReader(path: path).read(text)
        } catch {
            throw .manifest(error)
        }
    }
}
