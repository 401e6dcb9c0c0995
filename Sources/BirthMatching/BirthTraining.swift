import RecordLinkage
import RegistryModel

/// Trains the weights for births on a run's own records, blended with the published ones.
///
/// A mother's number brings siblings and twins together, who agree on all that is the family's
/// without being one birth. So whatever belongs to the family is held out with it, and learnt where
/// records meet by a certificate or the child's own number.
package enum BirthTraining {
    /// Records below which a run's own data says too little: some thousand births in two sources.
    package static let leastRecords = 2_000

    /// By blocking rule, what its key reads, and what comes with that.
    private static let heldOut: [String: [String]] = [
        "mother-id": BirthComparisons.ofTheFamily,
        "certificate": ["certificateNumber"],
        // A resident number holds birth date and sex.
        "child-id": ["idNumber", "birthDate", "sex"],
        "mother-sound-and-day": ["motherName", "birthDate"],
        "village-day-sex": ["villageCode", "birthDate", "sex"],
    ]

    /// Nil when there are too few records, or just one source.
    package static func trainer(
        of population: BirthPopulation
    ) throws(TrainingFailure) -> ModelTrainer? {
        let sources = Set(population.births.map(\.source))
        guard population.count >= leastRecords, sources.count > 1 else { return nil }
        let rules = BirthBlocking.rules(population.births)
        var options = TrainingOptions.standard
        // Learnt beside the published weights, which count for as many.
        options.chancePairs = 200_000
        options.pairsPerSession = 100_000
        let comparisons: ComparisonSet
        do throws(LinkageSetupFailure) {
            options.published = PublishedModel(try BirthMatchModel.published())
            comparisons = try BirthComparisons.set(population.births)
        } catch {
            throw .setup(error)
        }
        let sessions = rules.enumerated().compactMap { number, rule in
            heldOut[rule.name].map { TrainingSession(rule: number, heldOut: $0) }
        }
        return try ModelTrainer(
            comparisons: comparisons, population: population.linkage, rules: rules,
            sessions: sessions, options: options)
    }
}
