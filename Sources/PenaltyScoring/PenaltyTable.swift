import PublishedTables
import RegistryModel

/// A penalty table: rows of quoted clauses with their points, and how they are read.
///
/// Rows don't overlap and leave no gap: every charge is answered by exactly one row, or its kind is
/// listed as uncharged. A table that breaks this doesn't load.
package struct PenaltyTable: Sendable {
    package let id: String
    package let title: Bilingual
    /// The document the clauses are quoted from.
    package let document: String
    /// The month or day of the edition, as the file states it.
    package let edition: String
    package var options: ReadingOptions
    /// In the file's order, which is also the order of report columns.
    package let rows: [PenaltyRow]
    /// Kinds of charge the document names no points for.
    package let uncharged: Set<ChargeKind>
    /// SHA-256 of the file in hexadecimal.
    package let sha256: String

    /// Reads a table file. `path` is only what errors call it; `digest` is SHA-256 in hexadecimal.
    package static func load(
        text: String, path: String, digest: ([UInt8]) -> String
    ) throws(PenaltyTableError) -> PenaltyTable {
        let reader = PenaltyTableReader(path: path)
        return try reader.read(text, sha256: digest(Array(text.utf8)))
    }

    /// A table that ships with the tool; nil for an identifier that isn't built in.
    package static func published(
        _ id: String, digest: ([UInt8]) -> String
    ) throws(PenaltyTableError) -> PenaltyTable? {
        guard let text = PublishedTables.text(of: id) else { return nil }
        return try load(text: text, path: "penalty-tables/\(id).yaml", digest: digest)
    }

    /// The identifiers `published(_:)` knows.
    package static var publishedIDs: [String] { PublishedTables.ids }

    package var summary: TableSummary {
        TableSummary(
            id: id, title: title, document: document, sha256: sha256,
            rows: rows.map { TableSummary.Row(id: $0.id, clause: $0.clause, title: $0.title) },
            options: options.chosen)
    }
}
