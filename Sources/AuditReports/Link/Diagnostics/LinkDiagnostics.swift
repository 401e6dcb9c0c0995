import RegistryModel

/// What there is to know of how a linkage weighed its pairs, for the page that shows it.
///
/// Counts and parameters only: no value of any record. Weights are in bits (log2 odds).
package struct LinkDiagnostics: Sendable {
    package var toolVersion = ""
    /// The settings file.
    package var settings = ""
    package var files: [File] = []
    /// What reading had to leave out.
    package var notes: [Bilingual] = []
    package var counts = Counts()
    package var thresholds: Thresholds
    package var histogram: Histogram
    package var model = Model()
    /// Nil when the model was given.
    package var training: Training?
    package var unlinkable = Unlinkable()
    package var tradeoff = Tradeoff()
    package var blocking = Blocking()

    package init(thresholds: Thresholds, histogram: Histogram) {
        self.thresholds = thresholds
        self.histogram = histogram
    }

    /// One input.
    package struct File: Sendable {
        package let path: String
        package let records: Int
        package let sha256: String

        package init(path: String, records: Int, sha256: String) {
            self.path = path
            self.records = records
            self.sha256 = sha256
        }
    }

    package struct Counts: Sendable {
        package var records = 0
        package var sources = 0
        /// Clusters of two records and more.
        package var clusters = 0
        package var singles = 0
        /// Clusters for which another solution is nearly as good.
        package var ambiguous = 0
        /// Pairs between the thresholds.
        package var uncertain = 0
        /// Pairs heavy enough, whose records each went elsewhere.
        package var overruled = 0
        /// Groups of records that repeat each other within a source, and records beyond the first
        /// of each; nil where they weren't looked for.
        package var repeats: (groups: Int, records: Int)?
        /// Groups too large to be solved exactly.
        package var greedy = 0

        package init() {}
    }

    /// From where on a pair is linked, and from where on a person should look.
    package struct Thresholds: Sendable {
        package let match: Double
        package let matchProbability: Double
        package let review: Double
        package let reviewProbability: Double

        package init(
            match: Double, matchProbability: Double, review: Double, reviewProbability: Double
        ) {
            self.match = match
            self.matchProbability = matchProbability
            self.review = review
            self.reviewProbability = reviewProbability
        }
    }

    /// All compared pairs by weight, in bins side by side, ascending.
    package struct Histogram: Sendable {
        /// Bits a bin.
        package let binWidth: Double
        package let bins: [(lowest: Double, pairs: Int)]

        package init(binWidth: Double, bins: [(lowest: Double, pairs: Int)]) {
            self.binWidth = binWidth
            self.bins = bins
        }
    }
}
