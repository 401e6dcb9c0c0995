import AuditReports
import RegistryModel

/// One entry of the manifest's `suppressions`: findings a county has looked at and sets aside for a
/// time. It changes what is listed and what fails a run, and nothing else: linkage, cases and points
/// are decided without knowing of it.
package struct Suppression: Sendable, Hashable {
    /// A rule's code, or what codes begin with.
    package let rule: String
    /// A file pattern relative to the manifest's directory; nil for every file.
    package var file: String?
    package var source: String?
    package var field: Field?
    package var recordID: String?
    package let note: SuppressionNote
    /// Line of the manifest, from 1.
    package let line: Int

    func matches(_ finding: Finding, path: String?) -> Bool {
        guard finding.rule.text.hasPrefix(rule) else { return false }
        if let file {
            guard let path, PathPattern(file).matches(path) else { return false }
        }
        if let source, finding.source?.name != source { return false }
        if let field, !finding.fields.contains(field) { return false }
        if let recordID, finding.recordID != recordID { return false }
        return true
    }
}

/// The suppressions of one manifest, and which files they reach.
struct SuppressionList: Sendable {
    /// The manifest as shown to people.
    let manifest: String
    let entries: [Suppression]
    /// Path of each input relative to the manifest's directory, by file number; nil for files the
    /// manifest has no say over.
    let paths: [String?]
    /// Whether everything the manifest speaks of was checked, so that an entry without a finding is
    /// known to be of no use.
    let isComplete: Bool
}
