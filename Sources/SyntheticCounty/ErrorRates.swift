/// How often things go wrong, each as a share of the births unless said otherwise.
package struct ErrorRates: Sendable {
    package var missing = 0.02
    /// The share of the missing births that a household visit has already verified.
    package var visited = 0.2
    package var misreported = 0.015
    package var feedError = 0.008
    package var copiedFeedError = 0.002
    package var disputed = 0.003
    package var lunar = 0.002
    package var wrongVillage = 0.004
    package var late = 0.01
    package var duplicate = 0.003
    package var homeBirth = 0.02
    package var neonatalDeath = 0.003
    package var twins = 0.012
    // Rows beside the counted births.
    package var unsupported = 0.003
    package var stillbirth = 0.006
    package var outOfCounty = 0.03
    package var outsidePeriod = 0.004
    package var villageUnknown = 0.001
    // Difficulties for linkage that change no verdict.
    package var midnight = 0.006
    package var unnamed = 0.05
    package var homophone = 0.01
    package var identityTypo = 0.006
    package var identityTransposed = 0.004
    package var fifteenDigits = 0.004
    package var identityBlank = 0.02
    /// Full width, slashed dates, lower-case x, in the registry.
    package var formDeviation = 0.02
    // Shares of the persons, households and marriages.
    package var missingPerson = 0.000_5
    package var missingHousehold = 0.000_3
    package var movedOrDead = 0.003
    package var inflow = 0.003
    package var missingNewlyweds = 0.03

    package init() {}

    /// Nothing goes wrong.
    package static var none: ErrorRates {
        var rates = ErrorRates()
        for rate in all {
            rates[keyPath: rate.path] = 0
        }
        return rates
    }

    /// The names that `set` takes.
    package static var names: [String] { all.map(\.name) }

    /// Sets the rate of that name, as a command line gives it.
    package mutating func set(_ name: String, to value: Double) throws {
        guard let rate = Self.all.first(where: { $0.name == name }) else {
            throw SynthesisFailure.invalidOption("rates", because: "has no \(name)")
        }
        self[keyPath: rate.path] = value
    }

    private static var all: [(name: String, path: WritableKeyPath<ErrorRates, Double>)] {
        [
            ("missing", \.missing),
            ("visited", \.visited),
            ("misreported", \.misreported),
            ("feedError", \.feedError),
            ("copiedFeedError", \.copiedFeedError),
            ("disputed", \.disputed),
            ("lunar", \.lunar),
            ("wrongVillage", \.wrongVillage),
            ("late", \.late),
            ("duplicate", \.duplicate),
            ("homeBirth", \.homeBirth),
            ("neonatalDeath", \.neonatalDeath),
            ("twins", \.twins),
            ("unsupported", \.unsupported),
            ("stillbirth", \.stillbirth),
            ("outOfCounty", \.outOfCounty),
            ("outsidePeriod", \.outsidePeriod),
            ("villageUnknown", \.villageUnknown),
            ("midnight", \.midnight),
            ("unnamed", \.unnamed),
            ("homophone", \.homophone),
            ("identityTypo", \.identityTypo),
            ("identityTransposed", \.identityTransposed),
            ("fifteenDigits", \.fifteenDigits),
            ("identityBlank", \.identityBlank),
            ("formDeviation", \.formDeviation),
            ("missingPerson", \.missingPerson),
            ("missingHousehold", \.missingHousehold),
            ("movedOrDead", \.movedOrDead),
            ("inflow", \.inflow),
            ("missingNewlyweds", \.missingNewlyweds),
        ]
    }

    func validate() throws {
        for rate in Self.all where !(0...1).contains(self[keyPath: rate.path]) {
            throw SynthesisFailure.invalidOption("rates", because: "\(rate.name) must be 0 … 1")
        }
        let verdicts =
            missing + misreported + feedError + copiedFeedError + disputed + lunar
            + wrongVillage + late + duplicate + homeBirth + neonatalDeath
        let noise =
            midnight + unnamed + homophone + identityTypo + identityTransposed
            + fifteenDigits + identityBlank + formDeviation
        guard verdicts <= 1, noise <= 1 else {
            throw SynthesisFailure.invalidOption("rates", because: "together they exceed 1")
        }
    }
}

/// The share of plain births that each source has seen.
package struct Coverage: Sendable {
    package var hospital = 0.95
    package var police = 0.90
    package var vaccination = 0.95

    package init() {}

    func validate() throws {
        for share in [hospital, police, vaccination] where !(0...1).contains(share) {
            throw SynthesisFailure.invalidOption("coverage", because: "each must be 0 … 1")
        }
    }
}
