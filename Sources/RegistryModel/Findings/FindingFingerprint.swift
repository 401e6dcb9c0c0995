/// What makes a finding the same one in another run: its rule, source, record, fields and values.
///
/// Lines, files and counts have no part in it, so that it stays when rows move, files are renamed or
/// their order changes; nor has the language. Values and identifiers go into it masked, whatever is
/// shown: the hash of a whole resident ID could be searched through in seconds. Two findings may
/// therefore share a fingerprint, and whoever compares runs counts them.
package struct FindingFingerprint: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let value: UInt64

    package init(_ value: UInt64) {
        self.value = value
    }

    /// Sixteen lower-case hexadecimal digits.
    package var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Nil for what isn't sixteen hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 16, text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let value = UInt64(text, radix: 16)
        else { return nil }
        self.value = value
    }

    package static func < (left: FindingFingerprint, right: FindingFingerprint) -> Bool {
        left.value < right.value
    }
}

extension Finding {
    /// Values that tell where something stands or how often, or that follow the calendar.
    private static let passing: Set<String> = [
        "path", "line", "offsets", "count", "listed", "new", "unreadBytes", "runDate",
    ]

    package var fingerprint: FindingFingerprint {
        var hash = FingerprintHash()
        let other = otherRecord
        let told = values.filter { value in
            !Self.passing.contains(value.name) && !value.isTranslation
                && !value.name.hasSuffix("Line")
                && !value.name.hasSuffix("File") && !(other.map(value.name.hasPrefix) ?? false)
        }
        // Of two records in one trouble the order of rows settles which is named: what they share
        // stands for both.
        let isShared = other != nil && !told.isEmpty
        hash.combine(rule.text)
        hash.combine(source?.name ?? "")
        hash.combine(isShared ? "" : shownRecordID(.masked) ?? "")
        for field in fields { hash.combine(field.name) }
        for value in told {
            hash.combine(value.name)
            hash.combine(value.privacy.shown(value.text, .masked))
        }
        return FindingFingerprint(hash.value)
    }

    /// What the names of values about another record begin with, such as `first` of `firstLine`.
    private var otherRecord: String? {
        let names = values.map(\.name)
        return names.first { $0.hasSuffix("Line") && names.contains($0.dropLast(4) + "File") }
            .map { String($0.dropLast(4)) }
    }

    /// The record's identifier as it may be shown; nil without one. A police roster's is a resident
    /// ID, and without a source nothing says what kind it is: it is masked as the strictest.
    package func shownRecordID(_ reveal: Reveal) -> String? {
        recordID.map { (source?.recordIDPrivacy ?? .identityNumber).shown($0, reveal) }
    }
}

/// FNV-1a of texts. Apart from the hashes records are compared by, since baselines outlive
/// the program that wrote them: this one never changes.
private struct FingerprintHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        combine(0xFF)
    }

    private mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}

extension SourceID {
    /// How far a record's identifier identifies a person: in a police roster it is the resident ID.
    package var recordIDPrivacy: Privacy {
        let schema = SourceCatalogue.schema(of: kind)
        return schema.identifier.flatMap { schema.definition(of: $0)?.privacy } ?? .plain
    }
}
