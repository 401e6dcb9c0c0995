import CAllocator
import Foundation
import RegistryIntake
import RegistryModel
import RegistryRules

/// All files of a run, read and judged.
struct IntakeOutcome: Sendable {
    var inputs: [InputFile] = []
    var tables: [SourceID: RecordTable] = [:]
    /// The sources of which only keys and traits were kept.
    var keyed: [SourceID: KeyedSource] = [:]
    var findings: [Finding] = []
    var rules = RuleOutcome()
    /// What is said once of how files were read.
    var notes: [Bilingual] = []
    /// Files of which nothing could be read, by number.
    var unread: [UInt32] = []

    /// Files of which something is known to be lost: unread, cut off, or given up on. What is absent
    /// from them proves nothing.
    var incomplete: Set<UInt32> {
        let lost = findings.filter { finding in
            switch finding.rule {
            case "FIL031", "FIL014", "FIL001": true
            case "FIL010": finding.values.contains { $0.name == "unreadBytes" }
            default: false
            }
        }
        return Set(unread).union(lost.compactMap(\.file))
    }

    var recordsRead: Int { inputs.reduce(0) { $0 + $1.recordCount } }
    var recordsRejected: Int { inputs.reduce(0) { $0 + $1.rejectedCount } }
}

/// Reads the files of a run: large files by all threads together, the others side by side.
struct IntakeStage: Sendable {
    let runner: ParallelRunner
    let context: RunContext
    let judge: RecordJudge
    /// What is kept of each kind of source; of a kind not named, everything.
    let retention: [SourceKind: Retention]
    /// Whether the inputs' SHA-256 are wanted: what a report has to name, a check alone needn't.
    let isDigesting: Bool
    let progress: @Sendable (ProgressEvent) -> Void

    func read(_ files: [NumberedFile]) async throws -> IntakeOutcome {
        let repeated = try await repeatedFiles(files)
        let wanted = files.filter { repeated[$0.number] == nil }
        let isLarge = { (file: NumberedFile) in
            Self.size(of: file.location) > FileReading.sharedSize
        }
        var outcomes: [UInt32: FileOutcome] = [:]
        for file in wanted where isLarge(file) {
            progress(.reading(path: file.path, of: files.count))
            outcomes[file.number] = try await reading(of: file).read(on: runner)
        }
        let small = wanted.filter { !isLarge($0) }
        let read = try await runner.map(small) { file in
            progress(.reading(path: file.path, of: files.count))
            return try reading(of: file).read()
        }
        for (file, outcome) in zip(small, read) { outcomes[file.number] = outcome }
        return assemble(files, &outcomes, repeated)
    }

    func reading(of file: NumberedFile) -> FileReading {
        FileReading(
            file: file, judge: judge, retention: retention(of: file.declaration.source.kind),
            isDigesting: isDigesting)
    }

    private func retention(of kind: SourceKind) -> Retention {
        retention[kind] ?? Retention()
    }

    private static func size(of location: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: location)
        return (attributes?[.size] as? Int) ?? 0
    }

    /// Files whose bytes another file of the same source has: read once, and said.
    private func repeatedFiles(_ files: [NumberedFile]) async throws -> [UInt32: UInt32] {
        // Files of different sizes differ, so only files of one size are hashed here.
        var bySize: [String: [NumberedFile]] = [:]
        for file in files {
            let key = "\(file.declaration.source.name) \(Self.size(of: file.location))"
            bySize[key, default: []].append(file)
        }
        let suspects = bySize.values.filter { $0.count > 1 }.joined()
            .sorted { $0.number < $1.number }
        let digests = try await runner.map(suspects) { try FileDigest.sha256(of: $0.location) }
        var first: [String: UInt32] = [:]
        var repeated: [UInt32: UInt32] = [:]
        for (file, digest) in zip(suspects, digests) {
            let key = file.declaration.source.name + digest
            if let known = first[key] {
                repeated[file.number] = known
            } else {
                first[key] = file.number
            }
        }
        return repeated
    }

    private func assemble(
        _ files: [NumberedFile], _ outcomes: inout [UInt32: FileOutcome],
        _ repeated: [UInt32: UInt32]
    ) -> IntakeOutcome {
        var result = IntakeOutcome()
        var builders: [SourceID: RecordTableBuilder] = [:]
        var notes = ReadingNotes()
        for file in files {
            guard var outcome = outcomes.removeValue(forKey: file.number) else {
                result.inputs.append(repeatedInput(file, repeated, result.inputs))
                result.findings.append(duplicateFile(file, repeated, files))
                continue
            }
            result.inputs.append(outcome.input)
            notes.add(outcome.notes, of: file.path)
            result.findings += outcome.findings + rootFindings(file, outcome.root)
            result.rules.merge(outcome.rules)
            if outcome.isUnread { result.unread.append(file.number) }
            let source = file.declaration.source
            let retention = retention(of: source.kind)
            if let facts = retention.facts {
                result.keyed[source, default: KeyedSource(facts)].append(file, outcome)
                continue
            }
            var builder =
                builders.removeValue(forKey: source)
                ?? RecordTableBuilder(source: source, keeping: retention.columns)
            move(&outcome, into: &builder)
            builders[source] = builder
        }
        result.notes = notes.sentences
        for (source, builder) in builders { result.tables[source] = builder.build() }
        return result
    }

    /// Puts a file's slices together; each is let go as soon as it has been added, so that there is never
    /// a second copy.
    private func move(_ outcome: inout FileOutcome, into builder: inout RecordTableBuilder) {
        if outcome.input.recordCount > builder.count {
            builder.reserveCapacity(for: outcome.tables.map(\.table))
        }
        var slices = Array(outcome.tables.reversed())
        outcome.tables = []
        var offset = 0
        var givenBack = 0
        while let slice = slices.popLast() {
            builder.append(
                contentsOf: slice.table, numberOffset: offset + slice.unreadBefore,
                byteOffset: slice.byteOffset)
            offset += slice.table.count
            // The allocator would keep what is let go, and the copy would be there after all.
            if offset - givenBack >= Self.recordsGivenBack {
                hecha_release_freed_blocks()
                givenBack = offset
            }
        }
    }

    /// Records after which the memory of their slices goes back to the system: some 20 MB.
    private static let recordsGivenBack = 100_000

    /// A repeated file is what its original, which comes before it, is: but without records.
    private func repeatedInput(
        _ file: NumberedFile, _ repeated: [UInt32: UInt32], _ inputs: [InputFile]
    ) -> InputFile {
        var input = InputFile(path: file.path, source: file.declaration.source, format: .csv)
        guard let number = repeated[file.number], Int(number) < inputs.count else { return input }
        let original = inputs[Int(number)]
        input.format = original.format
        input.layout = original.layout
        input.encoding = original.encoding
        input.encodingBasis = original.encodingBasis
        input.isCompressed = original.isCompressed
        input.byteCount = original.byteCount
        input.sha256 = original.sha256
        return input
    }

    private func duplicateFile(
        _ file: NumberedFile, _ repeated: [UInt32: UInt32], _ files: [NumberedFile]
    ) -> Finding {
        let original = repeated[file.number].flatMap { number in
            files.first { $0.number == number }?.path
        }
        return Finding(
            rule: "FIL032", severity: .error, source: file.declaration.source, file: file.number,
            line: 0,
            values: [FindingValue("path", original ?? "")])
    }

    // MARK: County and period of an XML file

    private func rootFindings(_ file: NumberedFile, _ root: XMLRootAttributes?) -> [Finding] {
        guard let root else { return [] }
        var findings: [Finding] = []
        if let county = root.county, let audited = context.county, county != String(audited) {
            findings.append(
                finding("FIL033", file, root.line, expected: String(audited), found: county))
        }
        if let text = root.period, let period = context.period,
            let stated = StatedPeriod(text), !stated.days.overlaps(period)
        {
            findings.append(
                finding(
                    "FIL034", file, root.line,
                    expected: "\(period.lowerBound)/\(period.upperBound)", found: text))
        }
        return findings
    }

    private func finding(
        _ rule: RuleCode, _ file: NumberedFile, _ line: UInt32, expected: String, found: String
    ) -> Finding {
        Finding(
            rule: rule, severity: .error, source: file.declaration.source, file: file.number,
            line: line,
            values: [
                FindingValue("path", file.path), FindingValue("expected", expected),
                FindingValue("found", found),
            ])
    }
}

/// A period as an XML root states it: `2013-05`, or two days with a slash between.
private struct StatedPeriod {
    let days: ClosedRange<CalendarDay>

    init?(_ text: String) {
        let parts = text.split(separator: "/").map(String.init)
        if parts.count == 2, let from = CalendarDay(parts[0]), let to = CalendarDay(parts[1]),
            from <= to
        {
            days = from...to
            return
        }
        guard let from = CalendarDay(text + "-01") else { return nil }
        let (year, month, _) = from.components
        let length = CalendarDay.length(ofMonth: month, year: year)
        days = from...from.adding(days: length - 1)
    }
}
