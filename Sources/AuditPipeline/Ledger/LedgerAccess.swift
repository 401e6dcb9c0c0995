import CaseLedger
import RegistryModel

/// The ledger as commands open it: by its own path, or as an audit directory's manifest names it.
package enum LedgerAccess {
    /// `path` goes before the manifest of `directory`; there is no ledger that isn't named. One that
    /// was tampered with is refused, unless `checking` is false.
    package static func open(
        path: String?, directory: String, checking: Bool = true
    ) throws(AuditFailure) -> CaseLedger {
        var named = path
        if named == nil { named = try Manifest.of(directory)?.ledgerPath(in: directory) }
        guard let path = named else { throw .noLedger(directory: directory) }
        do throws(LedgerFailure) {
            return try CaseLedger(
                path: path, creating: false, checking: checking, digest: FileDigest.sha256)
        } catch {
            throw .ledger(error)
        }
    }
}
