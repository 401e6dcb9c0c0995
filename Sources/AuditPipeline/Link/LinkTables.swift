import BirthMatching
import RecordLinkage
import RegistryModel

/// Where a linked record stands.
package struct LinkedRecord: Sendable, Hashable {
    /// Number of its file, in the order given.
    package let file: UInt32
    /// From 1.
    package let line: UInt32
}

/// Tables read for linkage: typed columns of all records, stacked file after file.
package struct LinkTables: Sendable {
    package let files: [String]
    package let records: [LinkedRecord]
    /// Names of the sources, in the order of their numbers.
    package let sources: [String]
    /// What the reader has to know: rows not read, bytes that are no text.
    package let notes: [Bilingual]
    /// Identifiers as the files have them; nil without a column of them.
    let identifiers: TextColumn?
    package let columns: ColumnTable
    /// The forms names are compared in, by column.
    package let names: [String: NameForms]
    package let population: LinkagePopulation

    /// How a record is called: its identifier, else file and line.
    package func name(of record: Int) -> String {
        if let identifiers, !identifiers.isEmpty(at: record) { return identifiers[record] }
        return place(of: record)
    }

    private func place(of record: Int) -> String {
        "\(files[Int(records[record].file)]):\(records[record].line)"
    }

    /// The record of an identifier, or of `file:line`; nil when there is none, or several.
    package func record(named name: String) -> Int? {
        let fitting = records.indices.filter { self.name(of: $0) == name }
        if fitting.count == 1 { return fitting[0] }
        return records.indices.first { place(of: $0) == name }
    }

    package func source(of record: Int) -> String {
        sources[Int(population.sourceOf[record])]
    }
}
