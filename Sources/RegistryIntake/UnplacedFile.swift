import RegistryModel

/// A file whose source nobody can tell.
package struct UnplacedFile: Sendable {
    private let context: ReadingContext

    /// The source, taken for no more than a name to read it by, has no part in the findings.
    package init(path: String, sheet: String? = nil) {
        var context = ReadingContext(
            path: path, location: path, source: SourceID(.registryBirths), file: 0)
        context.sheet = sheet
        context.isSourceKnown = false
        self.context = context
    }

    /// What keeps anybody from telling: the file is empty, cut off, a damaged archive, no XML though
    /// it begins like it. Empty for a sound file that merely is of something else.
    ///
    /// Reads the file to its end, or to the first thing that is wrong with it.
    package func faults() throws -> [Finding] {
        var stream = try DecodedStream(context)
        let first = try stream.next() ?? []
        let isMarkup = !stream.isWorkbook && first.first { $0 > 0x20 } == 0x3C
        let reader = isMarkup ? try FlatXMLReader(context) : nil
        var found = reader?.feed(first).findings ?? []
        while !found.contains(where: isFault), try next(&stream, reader, &found) {}
        if !found.contains(where: isFault) { found += reader?.finish().findings ?? [] }
        return (stream.findings + found).filter(isFault).prefix(1).map(unplaced)
    }

    private func next(
        _ stream: inout DecodedStream, _ reader: FlatXMLReader?, _ found: inout [Finding]
    ) throws -> Bool {
        guard let block = try stream.next() else { return false }
        found += reader?.feed(block).findings ?? []
        return true
    }

    /// Left out is what only tells that the file isn't of the source it was read as.
    private func isFault(_ finding: Finding) -> Bool {
        ["FIL001", "FIL002", "FIL010", "FIL012", "FIL013", "FIL030", "FIL031"]
            .contains(finding.rule)
    }

    private func unplaced(_ finding: Finding) -> Finding {
        Finding(
            rule: finding.rule, severity: finding.severity, source: nil, file: nil,
            line: finding.line, values: finding.values)
    }

    /// The warning on a sound file: it wasn't read, and what is to be done.
    package var notRecognised: Finding {
        Finding(
            rule: "FIL001", severity: .warning, source: nil, file: nil, line: 0,
            values: [FindingValue("path", context.path)]
                + FindingValue.sentence(
                    "message",
                    Bilingual(
                        zh: "文件名和表头都看不出是哪个来源的数据，没有检查；请用 --source 或 audit.yaml 的 sources 写明",
                        en:
                            "neither its name nor its header tells the source, so it was not checked; "
                            + "say it with --source or in audit.yaml under sources")))
    }
}
