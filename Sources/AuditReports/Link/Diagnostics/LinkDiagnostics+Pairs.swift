extension LinkDiagnostics {
    /// Records that could not be linked even with a copy of themselves.
    package struct Unlinkable: Sendable {
        /// The share of records below each threshold in bits, thresholds ascending.
        package var curve: [(log2Weight: Double, share: Double)] = []
        /// By source, in the order of the sources.
        package var sources: [Source] = []

        package init() {}

        package struct Source: Sendable {
            package let name: String
            package let records: Int
            package let belowReview: Int
            package let belowMatch: Int

            package init(name: String, records: Int, belowReview: Int, belowMatch: Int) {
                self.name = name
                self.records = records
                self.belowReview = belowReview
                self.belowMatch = belowMatch
            }
        }

        var records: Int { sources.reduce(0) { $0 + $1.records } }
        var belowMatch: Int { sources.reduce(0) { $0 + $1.belowMatch } }
        var belowReview: Int { sources.reduce(0) { $0 + $1.belowReview } }
        var shareBelowMatch: Double {
            records == 0 ? 0 : Double(belowMatch) / Double(records)
        }
    }

    /// What thresholds would cost, as far as the weights can be believed.
    package struct Tradeoff: Sendable {
        package struct Point: Sendable {
            package let log2Weight: Double
            package let links: Int
            package let trueLinks: Double
            package let precision: Double
            package let recall: Double
            package let f1: Double

            package init(
                at log2Weight: Double, links: Int, trueLinks: Double,
                rates: (precision: Double, recall: Double, f1: Double)
            ) {
                self.log2Weight = log2Weight
                self.links = links
                self.trueLinks = trueLinks
                precision = rates.precision
                recall = rates.recall
                f1 = rates.f1
            }
        }

        /// Ascending and close together, for the lines.
        package var curve: [Point] = []
        /// Thresholds people use, ascending: rows of the table.
        package var rows: [(probability: Double, point: Point)] = []
        package var best: Point?
        /// True pairs among those compared.
        package var expectedMatches = 0.0

        package init() {}
    }

    /// Which pairs were compared, and which weren't.
    package struct Blocking: Sendable {
        package var rules: [Rule] = []
        package var pairs = 0
        package var pairsInScope = 0
        /// The share of pairs in scope that needn't be compared.
        package var reduction = 0.0

        package init() {}

        package struct Rule: Sendable {
            package var name: String
            /// Repeats included.
            package var pairsYielded = 0
            /// Which no rule before it yields.
            package var pairsAdded = 0
            package var pairsSoFar = 0
            /// Apart because they differ in what an oversized block is split by.
            package var pairsSplitApart = 0
            /// Left out because the block went over the cap.
            package var pairsOverCap = 0
            package var blocks = 0
            package var blocksSplit = 0
            package var blocksCapped = 0
            package var recordsWithoutKey = 0
            /// Place k: blocks of 2ᵏ to 2ᵏ⁺¹ − 1 records, before any is split.
            package var blocksBySize: [Int] = []
            /// The blocks with most pairs, before any is split; falling.
            package var largest: [(records: Int, pairs: Int)] = []

            package init(name: String) {
                self.name = name
            }
        }

        var pairsLeftOut: Int {
            rules.reduce(0) { $0 + $1.pairsSplitApart + $1.pairsOverCap }
        }
    }
}
