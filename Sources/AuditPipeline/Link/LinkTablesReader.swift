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

    /// The forms of a column's names, a range of them at a time.
    private func forms(of texts: InternedTextColumn?) async throws -> NameForms? {
        guard let texts else { return nil }
        let count = texts.distinctCount + 1
        let ranges = stride(from: 0, to: count, by: 10_000).map { $0..<min($0 + 10_000, count) }
        let parts = try await runner.map(ranges) { NameForms(of: texts, numbers: $0) }
        guard var forms = parts.first else { return nil }
        for part in parts.dropFirst() { forms.append(contentsOf: part) }
        return forms
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

    private enum Ordered: Sendable {
        case records(StackedRecords)
        case set(LinkColumnSet)
    }

    private func reordered(
        _ records: StackedRecords, _ sets: [LinkColumnSet], by order: RecordOrder
    ) async throws -> (StackedRecords, [LinkColumnSet]) {
        var (records, ordered) = (records, [LinkColumnSet]())
        // The records take longest, so they come first.
        let done = try await runner.map([.records(records)] + sets.map(Ordered.set)) { item in
            switch item {
            case .records(var records):
                records.reorder(by: order)
                return Ordered.records(records)
            case .set(var set):
                set.reorder(by: order)
                return Ordered.set(set)
            }
        }
        for item in done {
            switch item {
            case .records(let own): records = own
            case .set(let own): ordered.append(own)
            }
        }
        return (records, ordered)
    }

    private func tables(
        _ files: [String], _ parts: consuming [LinkTablePart], _ notes: [Bilingual]
    ) async throws -> LinkTables {
        var parts = parts
        var stacked = StackedRecords(hasIdentifiers: settings.identifier != nil)
        for part in parts { try stacked.append(part) }
        let waiting = WaitingColumns(
            settings.columns.indices.map { place in
                parts.map { $0.columns[place] }
            })
        parts = []
        var sets = try await runner.map(Array(settings.columns.enumerated())) { place, column in
            LinkColumnSet(column, waiting.take(place))
        }
        if let order = order(of: stacked.records.count, by: sets) {
            (stacked, sets) = try await reordered(stacked, sets, by: order)
        }
        for place in sets.indices {
            if let forms = try await forms(of: sets[place].texts) { sets[place].add(forms) }
        }
        var forms: [String: NameForms] = [:]
        var madeOf: [String: String] = [:]
        for (column, set) in zip(settings.columns, sets) {
            forms[column.name] = set.names
            for made in set.columns.dropFirst() { madeOf[made.name] = column.name }
        }
        return LinkTables(
            files: files, records: stacked.records, sources: stacked.sources, notes: notes,
            identifiers: stacked.identifiers,
            columns: try ColumnTable(sets.flatMap(\.columns), madeOf: madeOf), names: forms,
            population: try LinkagePopulation(
                sourceOf: stacked.sourceOf, stableKey: stacked.stableKeys))
    }
}

/// Each column's parts, let go as soon as it has been put together.
private final class WaitingColumns: Sendable {
    private let parts: Mutex<[[LinkColumnPart]]>

    init(_ parts: consuming [[LinkColumnPart]]) {
        self.parts = Mutex(parts)
    }

    func take(_ place: Int) -> [LinkColumnPart] {
        parts.withLock { parts in
            let own = parts[place]
            parts[place] = []
            return own
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
        for row in 0..<rows.count {
            var hash = StableHash()
            for (place, column) in places.columns.enumerated() {
                let cell = rows.cell(row, column)
                columns[place].append(cell)
                if places.identifier == nil { hash.combine(cell) }
            }
            if let place = places.identifier {
                // With an identifier its other values may change, and it stays the same record.
                let cell = rows.cell(row, place)
                identifiers.append(cell.span)
                hash.combine(cell)
            }
            stableKeys.append(hash.value)
            note(
                source: places.source.map { String(decoding: rows.cell(row, $0), as: UTF8.self) }
                    ?? path)
        }
    }

    private mutating func note(source name: String) {
        // Rows of one source mostly follow one another.
        if let last = sourceOf.last, sources[Int(last)] == name {
            sourceOf.append(last)
        } else if let known = sources.firstIndex(of: name) {
            sourceOf.append(UInt16(truncatingIfNeeded: known))
        } else {
            sourceOf.append(UInt16(truncatingIfNeeded: sources.count))
            sources.append(name)
        }
    }
}

extension StableHash {
    fileprivate mutating func combine(_ cell: ArraySlice<UInt8>) {
        let span = cell.span
        combine(span.bytes, 0..<span.count)
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

    init(hasIdentifiers: Bool) {
        identifiers = hasIdentifiers ? TextColumn() : nil
    }

    mutating func append(_ part: LinkTablePart) throws(LinkFailure) {
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

    mutating func reorder(by order: RecordOrder) {
        records = order.applied(to: records)
        sourceOf = order.applied(to: sourceOf)
        stableKeys = order.applied(to: stableKeys)
        guard let unordered = identifiers else { return }
        var ordered = TextColumn()
        unordered.withBytes { bytes in
            for record in order.records {
                ordered.append(bytes.extracting(unordered.range(at: Int(record))))
            }
        }
        identifiers = ordered
    }

    private mutating func number(ofSource name: String) throws(LinkFailure) -> UInt8 {
        if let known = numberOfSource[name] { return known }
        guard let number = UInt8(exactly: sources.count) else { throw .tooManySources }
        numberOfSource[name] = number
        sources.append(name)
        return number
    }
}
