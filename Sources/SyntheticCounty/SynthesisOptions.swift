/// How the files of a source are written.
package enum FileFormat: String, CaseIterable, Sendable {
    case csv
    case xml
    /// Deliveries and half of the vaccination cards as XML, all others as CSV.
    case mixed
}

package enum EncodingMix: String, CaseIterable, Sendable {
    case utf8
    case gb18030
    /// Police files in GB18030, registry files in turn UTF-8, UTF-8 with a mark, GB18030.
    case mixed
}

package enum HeaderMix: String, CaseIterable, Sendable {
    case canonical
    case chinese
    case mixed
}

/// The encoding of one file.
enum TextEncoding: Sendable {
    case utf8
    case utf8WithMark
    case gb18030
}

/// What to make. The same options give the same bytes on every machine.
package struct SynthesisOptions: Sendable {
    /// A directory that doesn't exist yet or is empty.
    package var directory: String
    package var seed: UInt64 = 1
    /// The six digits of the county under audit.
    package var county = "520525"
    package var from = CivilDay(2013, 5, 1)
    package var to = CivilDay(2013, 5, 31)
    package var villages = 497
    /// Live births in the period to mothers living in the county; rows for stillbirths,
    /// visitors and the like come on top.
    package var births = 900
    /// Rows in `registry.persons`, at least six for each birth.
    package var persons = 50_000
    /// Newly-wed households in `civil.marriages`; nil for a thousandth of the persons.
    package var marriages: Int?
    /// Whether `police/roster.csv` is written; without it no missing person can be found.
    package var roster = true
    package var rates = ErrorRates()
    package var coverage = Coverage()
    package var format = FileFormat.mixed
    package var encodings = EncodingMix.mixed
    package var headers = HeaderMix.mixed
    /// A title line and a 合计 line in one registry file.
    package var clutter = true
    /// Each interesting case once or twice by plan instead of by rate, and a README.md.
    package var showcase = false

    package init(directory: String) {
        self.directory = directory
    }

    /// The options of the bundled sample.
    package static func showcase(directory: String) -> SynthesisOptions {
        var options = SynthesisOptions(directory: directory)
        options.seed = 20_130_531
        options.villages = 14
        options.births = 300
        options.persons = 1800
        options.marriages = 24
        options.rates = .none
        options.showcase = true
        return options
    }

    func validate() throws {
        guard county.count == 6, let code = UInt64(county), (110_000...659_999).contains(code)
        else { throw SynthesisFailure.invalidOption("county", because: "needs six digits") }
        guard from <= to, from >= CivilDay(1980, 1, 1), to <= CivilDay(2049, 12, 31) else {
            throw SynthesisFailure.invalidOption("period", because: "must lie in 1980 … 2049")
        }
        guard (2...20_000).contains(villages) else {
            throw SynthesisFailure.invalidOption("villages", because: "must be 2 … 20000")
        }
        guard births >= 0, persons >= births * 6 else {
            throw SynthesisFailure.invalidOption("persons", because: "needs 6 for each birth")
        }
        guard (marriages ?? 0) >= 0, (marriages ?? 0) * 4 <= persons - births * 5 else {
            throw SynthesisFailure.invalidOption(
                "marriages", because: "needs 4 persons for each beside those of the births")
        }
        guard !showcase || (villages == 14 && births >= 280) else {
            throw SynthesisFailure.invalidOption(
                "showcase", because: "needs 14 villages and at least 280 births")
        }
        try rates.validate()
        try coverage.validate()
    }
}
