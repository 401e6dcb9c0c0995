import BirthMatching
import RecordLinkage
import RegistryIntake
import RegistryModel

/// Where a linked record stands.
package struct LinkedRecord: Sendable, Hashable {
    /// Number of its file, in the order given.
    package let file: Int
    /// From 1.
    package let line: Int
}

/// Tables read for linkage: typed columns of all records, stacked file after file.
///
/// Cost: each file once; memory as the columns state it, and of the file's text one block.
package struct LinkTables: Sendable {
    package let files: [String]
    package private(set) var records: [LinkedRecord] = []
    /// Names of the sources, in the order of their numbers.
    package private(set) var sources: [String] = []
    /// What the reader has to know: rows not read, bytes that are no text.
    package private(set) var notes: [Bilingual] = []
    /// Identifiers as the files have them; nil without a column of them.
    package let identifiers: InternedTextColumn?
    package let columns: ColumnTable
    package let population: LinkagePopulation

    package init(
        files: [String], settings: LinkSettings
    ) throws(LinkFailure) {
        self.files = files
        var reading = Reading(settings)
        for (number, path) in files.enumerated() {
            do throws(ReadFailure) {
                try reading.read(path, number)
            } catch {
                throw .unreadable(error)
            }
            if let failure = reading.failure { throw failure }
        }
        guard reading.records.count > 1 else { throw .nothingToLink }
        records = reading.records
        sources = reading.sources
        notes = reading.notes
        identifiers = settings.identifier == nil ? nil : reading.identifiers.finish()
        do {
            columns = try ColumnTable(
                zip(settings.columns, reading.builders).flatMap { $1.columns($0) })
            population = try LinkagePopulation(
                sourceOf: reading.sourceOf, stableKey: reading.stableKeys)
        } catch {
            throw .engine("\(error)")
        }
    }

    /// How a record is called: its identifier, else file and line.
    package func name(of record: Int) -> String {
        if let identifiers, let own = identifiers[record] { return own }
        return "\(files[records[record].file]):\(records[record].line)"
    }

    /// The record of an identifier, or of `file:line`; nil when there is none, or several.
    package func record(named name: String) -> Int? {
        let fitting = records.indices.filter { self.name(of: $0) == name }
        if fitting.count == 1 { return fitting[0] }
        return records.indices.first {
            "\(files[records[$0].file]):\(records[$0].line)" == name
        }
    }

    package func source(of record: Int) -> String {
        sources[Int(population.sourceOf[record])]
    }
}

/// Columns under way, one file after another.
private struct Reading {
    let settings: LinkSettings
    var records: [LinkedRecord] = []
    var sources: [String] = []
    var sourceOf: [UInt8] = []
    var stableKeys: [UInt64] = []
    var notes: [Bilingual] = []
    var identifiers = InternedTextColumn.Builder()
    var builders: [LinkColumnBuilder]
    var failure: LinkFailure?
    private var numberOfSource: [String: UInt8] = [:]

    init(_ settings: LinkSettings) {
        self.settings = settings
        builders = settings.columns.map(LinkColumnBuilder.init)
    }

    /// Where the columns wanted stand in one file.
    private struct Places {
        var columns: [Int] = []
        var identifier: Int?
        var source: Int?
    }

    mutating func read(_ path: String, _ file: Int) throws(ReadFailure) {
        var table = try FreeTableReader(path: path, encoding: settings.encoding, delimiter: nil)
        guard let places = places(in: table.header, path) else { return }
        var broken: [Int] = []
        while let rows = try table.next() {
            broken += rows.brokenLines
            for row in 0..<rows.count { take(rows, row, places, path, file) }
            if failure != nil { return }
        }
        note(path, broken, table.findings)
    }

    private mutating func places(in header: [String], _ path: String) -> Places? {
        var places = Places()
        let place = { (name: String) in header.firstIndex(of: name) }
        for column in settings.columns {
            guard let own = column.headers.lazy.compactMap(place).first else {
                failure = .noColumn(path: path, column: column.headers[0], header: header)
                return nil
            }
            places.columns.append(own)
        }
        for (name, path_) in [
            (settings.identifier, \Places.identifier), (settings.source, \Places.source),
        ] {
            guard let name else { continue }
            guard let own = place(name) else {
                failure = .noColumn(path: path, column: name, header: header)
                return nil
            }
            places[keyPath: path_] = own
        }
        return places
    }

    private mutating func take(
        _ rows: FreeRows, _ row: Int, _ places: Places, _ path: String, _ file: Int
    ) {
        var hash = StableHash()
        for (builder, column) in places.columns.enumerated() {
            let cell = rows.cell(row, column)
            builders[builder].append(cell)
            hash.combine(String(decoding: cell, as: UTF8.self))
        }
        if let place = places.identifier {
            let identifier = String(decoding: rows.cell(row, place), as: UTF8.self)
            identifiers.append(identifier)
            // With an identifier its other values may change, and it stays the same record.
            hash = StableHash()
            hash.combine(identifier)
        }
        let source = places.source.map { String(decoding: rows.cell(row, $0), as: UTF8.self) }
        guard let number = number(ofSource: source ?? path) else {
            failure = .tooManySources
            return
        }
        records.append(LinkedRecord(file: file, line: rows.lines[row]))
        sourceOf.append(number)
        stableKeys.append(hash.value)
    }

    private mutating func number(ofSource name: String) -> UInt8? {
        if let known = numberOfSource[name] { return known }
        guard let number = UInt8(exactly: sources.count) else { return nil }
        numberOfSource[name] = number
        sources.append(name)
        return number
    }

    private mutating func note(_ path: String, _ broken: [Int], _ findings: [Finding]) {
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
    }
}
