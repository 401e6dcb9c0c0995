import RegistryModel

extension TextEncoding {
    /// The encoding a label stands for; nil for one the tool doesn't read. gb2312 and GBK are read
    /// as GB18030, their superset, since files labelled so often hold more.
    package init?(label: String) {
        switch label.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "usascii", "ascii", "utf8bom", "utf8sig": self = .utf8
        case "gb18030", "gbk", "gb2312", "cp936", "windows936", "ansi": self = .gb18030
        case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        default: return nil
        }
    }
}

/// The encoding a file is read in, and what settled it.
package struct EncodingChoice: Sendable, Hashable {
    package enum Basis: String, Sendable {
        case byteOrderMark = "bom"
        case declaration
        case manifest
        case detected
    }

    package let encoding: TextEncoding
    package let basis: Basis
}

/// Settles a file's encoding from its first block: BOM, declaration, manifest, detection.
struct EncodingChooser {
    struct Outcome {
        var choice: EncodingChoice
        var byteOrderMarkLength = 0
        var findings: [Finding] = []
    }

    let manifest: String?
    let context: ReadingContext

    func choose(for block: [UInt8]) -> Outcome {
        let found = EncodingDetector.detect(block[...])
        if let encoding = found.encoding, found.byteOrderMarkLength > 0 {
            let length = found.byteOrderMarkLength
            let label = Self.xmlDeclaredEncoding(Array(block.dropFirst(length)))
            let isWrong = label.flatMap { TextEncoding(label: $0) }.map { $0 != encoding } ?? false
            return Outcome(
                choice: EncodingChoice(encoding: encoding, basis: .byteOrderMark),
                byteOrderMarkLength: length,
                findings: isWrong ? [mismatch(label ?? "", encoding, .warning)] : [])
        }
        if let label = Self.xmlDeclaredEncoding(block) {
            return declared(label, block, basis: .declaration)
        }
        if let manifest { return declared(manifest, block, basis: .manifest) }
        return detected(block)
    }

    private func detected(_ block: [UInt8]) -> Outcome {
        let found = EncodingDetector.detect(block[...])
        if let encoding = found.encoding {
            return Outcome(choice: EncodingChoice(encoding: encoding, basis: .detected))
        }
        return Outcome(
            choice: EncodingChoice(encoding: .utf8, basis: .detected),
            findings: [
                context.finding(
                    "FIL002", .error,
                    values: FindingValue.sentence("declared", Self.name(found.evidence)))
            ])
    }

    /// What is to be said of an encoding that isn't read.
    private static func name(_ evidence: DetectedEncoding.Evidence) -> Bilingual {
        switch evidence {
        case .utf32: Bilingual(zh: "UTF-32", en: "UTF-32")
        case .plausibleBig5: Bilingual(zh: "Big5", en: "Big5")
        default: Bilingual(zh: "未知编码", en: "unknown encoding")
        }
    }

    private func declared(
        _ label: String, _ block: [UInt8], basis: EncodingChoice.Basis
    ) -> Outcome {
        guard let encoding = TextEncoding(label: label) else {
            var outcome = detected(block)
            outcome.findings = [
                context.finding("FIL002", .error, values: [FindingValue("declared", label)])
            ]
            return outcome
        }
        let detected = EncodingDetector.detect(block[...])
        if let found = detected.encoding, found != encoding, detected.evidence != .onlyASCII {
            return contradicted(label, found)
        }
        var outcome = Outcome(choice: EncodingChoice(encoding: encoding, basis: basis))
        let isNarrow = label.lowercased().contains("2312")
        if isNarrow, EncodingDetector.usesCodesBeyondGB2312(block[...]) {
            outcome.findings.append(mismatch(label, .gb18030, .warning))
        }
        return outcome
    }

    private func contradicted(
        _ label: String, _ found: TextEncoding
    ) -> Outcome {
        Outcome(
            choice: EncodingChoice(encoding: found, basis: .detected),
            findings: [mismatch(label, found, .warning)])
    }

    private func mismatch(
        _ label: String, _ found: TextEncoding, _ severity: Severity
    ) -> Finding {
        context.finding(
            "FIL004", severity,
            values: [FindingValue("declared", label), FindingValue("encoding", found.rawValue)])
    }

    /// The encoding an XML declaration names, read as ASCII; nil without one.
    static func xmlDeclaredEncoding(_ block: [UInt8]) -> String? {
        guard block.starts(with: Array("<?xml".utf8)) else { return nil }
        let head = String(decoding: block.prefix(200), as: UTF8.self)
        guard let end = head.range(ofText: "?>"), let key = head.range(ofText: "encoding"),
            key < end
        else { return nil }
        let rest = head.dropFirst(key + 8)
        guard let quote = rest.first(where: { $0 == "\"" || $0 == "'" }),
            let open = rest.firstIndex(of: quote)
        else { return nil }
        let label = rest[rest.index(after: open)...].prefix { $0 != quote }
        return label.isEmpty ? nil : String(label)
    }
}

extension String {
    /// Characters before the first occurrence of `text`; nil when there is none.
    fileprivate func range(ofText text: String) -> Int? {
        let haystack = Array(self)
        let needle = Array(text)
        guard haystack.count >= needle.count else { return nil }
        return (0...(haystack.count - needle.count)).first {
            haystack[$0..<($0 + needle.count)].elementsEqual(needle)
        }
    }
}
