import RegistryModel

/// What a case is known by from run to run. Only hashes are kept, never the values.
package struct EvidenceKey: Sendable, Hashable, Comparable {
    package enum Kind: Int, Sendable, CaseIterable {
        /// A record that tells the case's event apart: source and identifier, or its content.
        case record
        /// A record the case cites beside those.
        case cited
        case certificate
        case childNumber
        case personNumber
        /// Husband and wife together: either alone may marry again.
        case couple
        /// The mother's number and the day: twins share it.
        case confinement
        case motherNumber
        case motherName
        case personName
        /// How a child's name sounds; none while the child has no name.
        case childName
        /// The same with the day of birth.
        case namedChild
        /// Village, day of birth and sex.
        case bornHere
        /// Village and household number (户号) on the police roster. A household gets new members and
        /// loses old ones, so that it tells no event by itself.
        case household

        /// Names one event by itself.
        var isStrong: Bool {
            switch self {
            case .certificate, .childNumber, .personNumber, .couple: true
            default: false
            }
        }

        /// Values by which it is seen that a record's number was given to another event since.
        var isIdentity: Bool {
            isStrong || self == .motherNumber || self == .motherName || self == .personName
        }
    }

    package let kind: Kind
    /// 32 hexadecimal digits.
    package let hash: String
    /// The source of a record; empty for other kinds.
    package let source: String

    package init(kind: Kind, hash: String, source: String = "") {
        self.kind = kind
        self.hash = hash
        self.source = source
    }

    package static func < (left: EvidenceKey, right: EvidenceKey) -> Bool {
        (left.kind.rawValue, left.hash, left.source) < (
            right.kind.rawValue, right.hash, right.source
        )
    }
}

/// Hashes what cases are known by, with the ledger's own salt.
///
/// A number of eighteen digits has few plausible values, so a plain hash of it could be looked up in
/// a list made once for everybody. The salt is 32 random bytes of each ledger: no list fits two
/// ledgers, and two ledgers can't be joined by their hashes. It stands in the ledger, since the
/// ledger must go on working when it is moved; whoever has the file can still try values one by one,
/// so the file is to be guarded as the data are.
package struct EvidenceKeyer: Sendable {
    private let salt: String
    private let digest: @Sendable ([UInt8]) -> String

    /// `salt` in hexadecimal; `digest` is SHA-256 in hexadecimal.
    package init(salt: String, digest: @escaping @Sendable ([UInt8]) -> String) {
        self.salt = salt
        self.digest = digest
    }

    /// The key of a record, as `kind`.
    package func key(of record: RecordReference, as kind: EvidenceKey.Kind = .record) -> EvidenceKey
    {
        let name = record.source.name
        let identity = record.recordID ?? "#\(record.contentKey ?? 0)"
        return EvidenceKey(kind: kind, hash: hash("record", [name, identity]), source: name)
    }

    func key(_ kind: EvidenceKey.Kind, _ values: [String]) -> EvidenceKey {
        EvidenceKey(kind: kind, hash: hash("\(kind.rawValue)", values))
    }

    private func hash(_ kind: String, _ values: [String]) -> String {
        // No value holds the separator, so that no two lists of values run together.
        let text = ([salt, kind] + values).joined(separator: "\u{1F}")
        return String(digest(Array(text.utf8)).prefix(32))
    }
}
