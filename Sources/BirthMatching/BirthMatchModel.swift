import RecordLinkage

/// The shipped weights for births, so that a village with three of them isn't trained on.
///
/// m: how often two records of one birth reach the level; u: how often records of two births do,
/// among pairs that missing values don't keep from being compared. Chosen from the error rates of
/// registers in the field (domain notes, §6) for a county of some tens of thousands of births a
/// year; a run's own estimates can take their place, since a model is only a value.
package enum BirthMatchModel {
    package static func published() throws(LinkageSetupFailure) -> MatchModel {
        try MatchModel(
            priorLog2Odds: -13,
            comparisons: [
                number("motherIDNumber", exact: (0.93, 0.00005), near: (0.05, 0.0001)),
                // Certificates of one hospital follow each other: one digit apart says little.
                number("certificateNumber", exact: (0.95, 0.00001), near: (0.03, 0.02)),
                number("idNumber", exact: (0.95, 0.00001), near: (0.03, 0.001)),
                ladder(
                    "birthDate",
                    [
                        ("exact", 0.93, 0.032), ("one-day", 0.03, 0.064),
                        ("lunar-or-swapped", 0.015, 0.01), ("within-two-months", 0.02, 0.6),
                        ("else", 0.005, 0.294),
                    ]),
                ladder("sex", [("exact", 0.985, 0.5), ("else", 0.015, 0.5)]),
                name("motherName", exact: (0.89, 0.0015)),
                name("fatherName", exact: (0.89, 0.0015)),
                number("fatherIDNumber", exact: (0.93, 0.00005), near: (0.05, 0.0001)),
                ladder(
                    "childName",
                    [
                        ("exact", 0.85, 0.0005), ("equivalent", 0.02, 0.0002),
                        ("homophone", 0.05, 0.0013), ("near", 0.03, 0.02), ("else", 0.05, 0.978),
                    ]),
                ladder(
                    "villageCode",
                    [("exact", 0.8, 0.01), ("same-township", 0.1, 0.04), ("else", 0.1, 0.95)]),
                ladder("birthOrder", [("exact", 0.97, 0.5), ("else", 0.03, 0.5)]),
            ])
    }

    private static func number(
        _ name: String, exact: (Double, Double), near: (Double, Double)
    ) -> ComparisonParameters {
        ladder(
            name,
            [
                ("exact", exact.0, exact.1), ("near", near.0, near.1),
                ("else", 1 - exact.0 - near.0, 1 - exact.1 - near.1),
            ])
    }

    private static func name(_ name: String, exact: (Double, Double)) -> ComparisonParameters {
        let others = [
            ("equivalent", 0.03, 0.0005), ("homophone", 0.03, 0.001), ("near", 0.025, 0.01),
        ]
        let m = 1 - exact.0 - others.reduce(0) { $0 + $1.1 }
        let u = 1 - exact.1 - others.reduce(0) { $0 + $1.2 }
        return ladder(name, [("exact", exact.0, exact.1)] + others + [("else", m, u)])
    }

    private static func ladder(
        _ name: String, _ levels: [(String, Double, Double)]
    ) -> ComparisonParameters {
        ComparisonParameters(name, levels: levels.map { LevelParameters($0.0, m: $0.1, u: $0.2) })
    }
}
