import BirthMatching
import RecordLinkage
import RegistryIntake
import RegistryModel
import Synchronization

/// Reads the tables to be linked, a file's chunks side by side.
///
/// Cost: each file once; memory twice the columns, and of the files' text a block a thread.
struct LinkTablesReader: Sendable {
    let settings: LinkSettings
    let runner: ParallelRunner

    func read(_ files: [String]) async throws -> LinkTables {
        var parts: [LinkTablePart] = []
        var notes: [Bilingual] = []
        for (number, path) in files.enumerated() {
            let (own, findings) = try await read(path, number)
            notes += self.notes(path, own, findings)
            parts += own
        }
        guard parts.reduce(0, { $0 + $1.lines.count }) > 1 else { throw LinkFailure.nothingToLink }
        return try await tables(files, parts, notes)
    }

    // MARK: One file

    private func read(
        _ path: String, _ file: Int
    ) async throws -> ([LinkTablePart], [Finding]) {
        let source = try FreeChunkSource(path: path, encoding: settings.encoding)
        let places = try LinkColumnPlaces(settings, header: source.header, path: path)
        let layout = source.layout
        let read = try await runner.onEachThread {
            var parts: [LinkTablePart] = []
            while let chunk = try source.next() {
                parts.append(
                    LinkTablePart(
                        layout.rows(of: chunk), file: file, path: path, places, settings))
            }
            return parts
        }
        let parts = read.joined().sorted { $0.rows.index < $1.rows.index }
        return (parts, source.findings(noting: parts.map(\.rows)))
    }

    private func notes(
        _ path: String, _ parts: [LinkTablePart], _ findings: [Finding]
    ) -> [Bilingual] {
        var notes: [Bilingual] = []
        let broken = parts.flatMap(\.rows.brokenLines)
        if let first = broken.first {
            notes.append(
                Bilingual(
                    zh: "\(path)：\(broken.count) 行的单元格数与表头不符，没有读入（第一处在第 \(first) 行）。",
                    en: "\(path): \(broken.count) rows with more or fewer cells than the header "
                        + "weren't read, the first on line \(first)."))
        }
        for finding in findings where finding.severity > .notice {
            let values = finding.values.filter { $0.name != "path" }.map(\.text)
            let text = ([finding.rule.text] + values).joined(separator: " ")
            notes.append(Bilingual(zh: "\(path)：\(text)", en: "\(path): \(text)"))
        }
        return notes
    }

    // MARK: All files

    /// The order of the columns that the blocking rules read first; nil when the tables have none of
    /// them. What is made of names comes later, and can't be gone by.
    private func order(of count: Int, by sets: [LinkColumnSet]) -> RecordOrder? {
        let known = Dictionary(
            sets.flatMap(\.columns).map { ($0.name, $0.column) },
            uniquingKeysWith: { first, _ in first })
        let columns = settings.blocking.compactMap { $0.parts.first }.compactMap {
            known[$0.column]
        }
        return columns.isEmpty ? nil : RecordOrder(by: columns, count: count)
    }

    private func tables(
        _ files: [String], _ parts: consuming [LinkTablePart], _ notes: [Bilingual]
    ) async throws -> LinkTables {
        let waiting = WaitingParts(parts, columns: settings.columns.count)
        parts = []
        var (records, sets) = try await runner.map(
            Array(settings.columns.enumerated()),
            beside: { [hasIdentifiers = settings.identifier != nil] in
                try StackedRecords(waiting.takeRecords(), hasIdentifiers: hasIdentifiers)
            },
            { place, column in LinkColumnSet(column, waiting.takeColumn(place)) })
        if let order = order(of: records.records.count, by: sets) {
            (records, sets) = try await runner.map(
                sets, beside: { [records] in records.reordered(by: order) },
                { $0.reordered(by: order) })
        }
        let texts = sets.indices.flatMap { NamesToRead.ranges(ofSet: $0, sets[$0].texts) }
        let (population, forms) = try await runner.map(
            texts,
            beside: { [records] in
                try LinkagePopulation(sourceOf: records.sourceOf, stableKey: records.stableKeys)
            },
            { NameForms(of: $0.texts, numbers: $0.numbers) })
        for (place, own) in Dictionary(grouping: zip(texts, forms), by: \.0.set) {
            sets[place].add(own.map(\.1))
        }
        var names: [String: NameForms] = [:]
        var madeOf: [String: String] = [:]
        for (column, set) in zip(settings.columns, sets) {
            names[column.name] = set.names
            for made in set.columns.dropFirst() { madeOf[made.name] = column.name }
        }
        return LinkTables(
            files: files, records: records.records, sources: records.sources, notes: notes,
            identifiers: records.identifiers,
            columns: try ColumnTable(sets.flatMap(\.columns), madeOf: madeOf), names: names,
            population: population)
    }
}

/// Some of the distinct texts of a column of names, whose forms are made together.
private struct NamesToRead: Sendable {
    let set: Int
    let texts: InternedTextColumn
    let numbers: Range<Int>
    private static let atOnce = 10_000

    static func ranges(ofSet set: Int, _ texts: InternedTextColumn?) -> [NamesToRead] {
        guard let texts else { return [] }
        let count = texts.distinctCount + 1
        return stride(from: 0, to: count, by: atOnce).map {
            NamesToRead(set: set, texts: texts, numbers: $0..<min($0 + atOnce, count))
        }
    }
}

/// The parts of the tables, each let go as soon as it has been put together.
private final class WaitingParts: Sendable {
    private let records: Mutex<[LinkTablePart]>
    private let columns: Mutex<[[LinkColumnPart]]>

    init(_ parts: consuming [LinkTablePart], columns count: Int) {
        columns = Mutex((0..<count).map { place in parts.map { $0.columns[place] } })
        records = Mutex(parts.map(\.withoutColumns))
    }

    func takeRecords() -> [LinkTablePart] {
        records.withLock { parts in
            defer { parts = [] }
            return parts
        }
    }

    func takeColumn(_ place: Int) -> [LinkColumnPart] {
        columns.withLock { parts in
            defer { parts[place] = [] }
            return parts[place]
        }
    }
}

/// A file's chunks, handed to whichever thread asks next.
private final class FreeChunkSource: Sendable {
    let header: [String]
    let layout: FreeTableLayout
    private let reader: Mutex<FreeTableReader>

    init(path: String, encoding: String?) throws(LinkFailure) {
        do throws(ReadFailure) {
            let reader = try FreeTableReader(path: path, encoding: encoding, delimiter: nil)
            header = reader.header
            layout = reader.layout
            self.reader = Mutex(reader)
        } catch {
            throw .unreadable(error)
        }
    }

    func next() throws(LinkFailure) -> CSVChunk? {
        do throws(ReadFailure) {
            return try reader.withLock { reader throws(ReadFailure) in try reader.nextChunk() }
        } catch {
            throw .unreadable(error)
        }
    }

    /// What was wrong with the file, of which these are all rows.
    func findings(noting rows: [FreeRows]) -> [Finding] {
        reader.withLock { reader in
            for own in rows { reader.note(own) }
            return reader.findings
        }
    }
}

/// Where the columns wanted stand in one file.
private struct LinkColumnPlaces: Sendable {
    let columns: [Int]
    let identifier: Int?
    let source: Int?

    init(_ settings: LinkSettings, header: [String], path: String) throws(LinkFailure) {
        func place(_ name: String?) throws(LinkFailure) -> Int? {
            guard let name else { return nil }
            guard let own = header.firstIndex(of: name) else {
                throw .noColumn(path: path, column: name, header: header)
            }
            return own
        }
        var columns: [Int] = []
        for column in settings.columns {
            guard let own = column.headers.lazy.compactMap(header.firstIndex).first else {
                throw .noColumn(path: path, column: column.headers[0], header: header)
            }
            columns.append(own)
        }
        self.columns = columns
        identifier = try place(settings.identifier)
        source = try place(settings.source)
    }
}

/// The records of one chunk, their values read.
private struct LinkTablePart: Sendable {
    /// Without their text.
    let rows: FreeRows
    let file: Int
    private(set) var columns: [LinkColumnPart]
    private(set) var identifiers = TextColumn()
    private(set) var stableKeys: [UInt64] = []
    /// The sources met, and which of them each row is of.
    private(set) var sources: [String] = []
    private(set) var sourceOf: [UInt16] = []
    var lines: [Int] { rows.lines }

    init(
        _ rows: FreeRows, file: Int, path: String, _ places: LinkColumnPlaces,
        _ settings: LinkSettings
    ) {
        self.rows = rows.withoutText
        self.file = file
        columns = settings.columns.map(LinkColumnPart.init)
        for (place, column) in places.columns.enumerated() {
            columns[place].append(rows, column: column)
        }
        // With an identifier a record's other values may change, and it stays the same record.
        var hashes = [StableHash](repeating: StableHash(), count: rows.count)
        for column in places.identifier.map({ [$0] }) ?? places.columns {
            var row = 0
            rows.forEachCell(ofColumn: column) { cell in
                hashes[row].combine(cell.bytes, 0..<cell.count)
                row += 1
            }
        }
        stableKeys = hashes.map(\.value)
        if let place = places.identifier {
            rows.forEachCell(ofColumn: place) { identifiers.append($0) }
        }
        if let place = places.source {
            rows.forEachCell(ofColumn: place) { note(source: $0) }
        } else {
            sources = [path]
            sourceOf = [UInt16](repeating: 0, count: rows.count)
        }
    }

    var withoutColumns: LinkTablePart {
        var part = self
        part.columns = []
        return part
    }

    private mutating func note(source name: Span<UInt8>) {
        // Rows of one source mostly follow one another.
        if let last = sourceOf.last, sources[Int(last)].utf8.elementsEqual(name) {
            return sourceOf.append(last)
        }
        let text = String(name)
        let known = sources.firstIndex(of: text)
        sourceOf.append(UInt16(truncatingIfNeeded: known ?? sources.count))
        if known == nil { sources.append(text) }
    }
}

extension String.UTF8View {
    fileprivate func elementsEqual(_ bytes: Span<UInt8>) -> Bool {
        guard count == bytes.count else { return false }
        var place = 0
        for byte in self {
            guard byte == bytes[place] else { return false }
            place += 1
        }
        return true
    }
}

/// What the records are, file after file.
private struct StackedRecords {
    var records: [LinkedRecord] = []
    var sources: [String] = []
    var sourceOf: [UInt8] = []
    var stableKeys: [UInt64] = []
    var identifiers: TextColumn?
    private var numberOfSource: [String: UInt8] = [:]

    init(_ parts: [LinkTablePart], hasIdentifiers: Bool) throws(LinkFailure) {
        identifiers = hasIdentifiers ? TextColumn() : nil
        for part in parts { try append(part) }
    }

    private mutating func append(_ part: LinkTablePart) throws(LinkFailure) {
        var numbers: [UInt8] = []
        for name in part.sources { numbers.append(try number(ofSource: name)) }
        for (line, source) in zip(part.lines, part.sourceOf) {
            records.append(
                LinkedRecord(
                    file: UInt32(part.file), line: UInt32(truncatingIfNeeded: line)))
            sourceOf.append(numbers[Int(source)])
        }
        stableKeys += part.stableKeys
        identifiers?.append(contentsOf: part.identifiers)
    }

    func reordered(by order: RecordOrder) -> StackedRecords {
        var stacked = self
        stacked.records = order.applied(to: records)
        stacked.sourceOf = order.applied(to: sourceOf)
        stacked.stableKeys = order.applied(to: stableKeys)
        stacked.identifiers = identifiers?.reordered(order.records)
        return stacked
    }

    private mutating func number(ofSource name: String) throws(LinkFailure) -> UInt8 {
        if let known = numberOfSource[name] { return known }
        guard let number = UInt8(exactly: sources.count) else { throw .tooManySources }
        numberOfSource[name] = number
        sources.append(name)
        return number
    }
}
