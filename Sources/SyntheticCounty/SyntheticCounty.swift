import Foundation

/// A county that never was, in the form of an audit directory, with its truth beside it.
///
/// Every name, number and date is drawn at random; the same options give the same bytes.
package enum SyntheticCounty {
    /// Writes `options.directory`: the audit directory and, under `truth/`, what is really so
    /// and what a right audit finds.
    ///
    /// Holds the rows of the births in memory, about 300 bytes each; persons are streamed.
    /// - Throws: `SynthesisFailure`; a directory that isn't empty is left untouched.
    package static func generate(_ options: SynthesisOptions) throws -> Summary {
        try options.validate()
        let manager = FileManager.default
        if let entries = try? manager.contentsOfDirectory(atPath: options.directory) {
            guard entries.isEmpty else {
                throw SynthesisFailure.directoryNotEmpty(options.directory)
            }
        }
        var builder = try CountyBuilder(options: options)
        return try builder.build()
    }
}

/// What was written.
package struct Summary: Equatable, Sendable {
    package struct SourceRows: Equatable, Sendable {
        package var source: String
        package var count: Int
    }

    package struct VerdictCount: Equatable, Sendable {
        package var verdict: String
        package var count: Int
    }

    /// Counted births: live, in the period, to mothers of the county.
    package var births: Int
    package var rows: [SourceRows]
    /// Cases a right audit opens, optional ones included, by verdict.
    package var expected: [VerdictCount]

    package func rows(of source: String) -> Int {
        rows.first { $0.source == source }?.count ?? 0
    }
}
