import Foundation
import RecordLinkage
import RegistryModel

/// How tables are linked: what their columns hold, how records are blocked and compared, and when
/// two of them are one. Read from a settings file; names no file and no data.
package struct LinkSettings: Sendable {
    /// What a column's values are, and how they are read.
    enum ColumnType: String, Sendable, CaseIterable {
        /// Compared by its characters, letter case and outer blanks aside.
        case text
        /// A Chinese name, compared by characters, variants and sound.
        case name
        /// A quantity.
        case number
        /// A day, in any form that registry files may use.
        case date
        /// A resident identity number of 15 or 18 characters.
        case residentID = "resident-id"
        /// A division code of up to twelve digits, read by its tiers.
        case division
        /// At most 17 digits that name something, behind one letter or none; of one width.
        case digits
        /// A code that is the same or another.
        case code
        /// Several values in one cell.
        case list
    }

    struct Column: Sendable {
        let name: String
        /// What the column is called in the files, the first that a file has.
        let headers: [String]
        let type: ColumnType
        /// Between the values of a list.
        var separator = ";"
        /// Of the settings file, from 1.
        let line: Int
    }

    /// A rung below "exact" of one comparison.
    enum Rung: Sendable, Hashable {
        case text(TextRung)
        case days(Int)
        case years(Int)
        case dayMonthSwapped
        case lunar
        case within(Double)
        case withinShare(Double)
        case shared(Double)
    }

    struct Comparison: Sendable {
        let column: String
        /// Those of the column's type when empty.
        var rungs: [Rung] = []
        /// Agreement on a rare value weighs more.
        var isRarityWeighted = false
        let line: Int
    }

    /// Records that may not be linked, whatever their weight: both have a value and they differ.
    struct Separation: Sendable {
        let columns: [String]
    }

    enum Shape: String, Sendable, CaseIterable {
        case oneRecordPerSource = "one-per-source"
        case anyRecords = "any"
    }

    /// What becomes of records that repeat another of their own source, in linkage across sources.
    enum Duplicates: String, Sendable, CaseIterable {
        /// Found, linked as one record, and told.
        case find
        /// Each is taken for a thing of its own.
        case ignore
    }

    /// Where the prior odds come from.
    enum Prior: Sendable {
        case learnt
        /// The share of true matches that these rules, by number, are assumed to find.
        case rules([Int], recall: Double)
    }

    var path = ""
    /// Which pairs are looked at; by the number of sources when nil.
    var scope: PairScope?
    /// The column that names a record; file and line do without.
    var identifier: String?
    /// The column that says which source a record is of; the file without.
    var source: String?
    var encoding: String?
    var columns: [Column] = []
    var comparisons: [Comparison] = []
    var blocking: [BlockingDefinition] = []
    var blockingLines: [Int] = []
    /// Values a pair must share to be one at all.
    var separations: [Separation] = []
    /// Comparisons of values that several things have in common, such as twins their mother's.
    var shared: Set<String> = []
    var prior = Prior.learnt
    var chancePairs = ChancePairs.standardTarget
    /// Probabilities.
    var match = 0.9
    var review = 0.5
    /// By the scope when nil.
    var shape: Shape?
    /// Found, when nil, where a cluster has one record a source.
    var duplicates: Duplicates?
    var duplicatesLine = 0

    func looksForDuplicates(in scope: PairScope) -> Bool {
        scope == .acrossSources && shape != .anyRecords && duplicates != .ignore
    }

    package var matchWeight: Double { Self.log2Odds(match) }
    var reviewWeight: Double { Self.log2Odds(review) }

    static func log2Odds(_ probability: Double) -> Double {
        log2(probability / (1 - probability))
    }

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}
