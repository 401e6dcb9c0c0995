import RegistryModel
import Yams

/// What the manifest's `notice` says for the heads and feet of notices and bulletins; what it doesn't
/// say is left blank there, to be filled in by hand.
package struct NoticeSettings: Sendable, Hashable {
    /// The office that issues them.
    package var issuer: String?
    /// The office and telephone that take appeals.
    package var appealTo: String?
}

/// Reads `notice:`.
struct NoticeReader {
    private let reader: ManifestReader

    init(_ reader: ManifestReader) {
        self.reader = reader
    }

    func read(_ node: Node) throws(ManifestError) -> NoticeSettings {
        guard case .mapping(let mapping) = node else {
            throw reader.failure(
                node, zh: "notice 应写作 {issuer: 发文单位, appealTo: 申诉受理单位和电话}。",
                en: "notice must be {issuer: OFFICE, appealTo: OFFICE AND TELEPHONE}.")
        }
        try reader.checkKeys(mapping, ["issuer", "appealTo"])
        var notice = NoticeSettings()
        if let node = mapping["issuer"] { notice.issuer = try reader.scalar(node) }
        if let node = mapping["appealTo"] { notice.appealTo = try reader.scalar(node) }
        return notice
    }
}
