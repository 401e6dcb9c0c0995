import RegistryModel

extension AuditResult {
    /// The figures the reports open with, as the ledger notes them for the next run.
    package var figures: RunFigures {
        ReportContext(self, language: .zh, reveal: .masked).figures
    }

    package var villageBirths: [VillageBirths] {
        villages.map { deduction in
            VillageBirths(
                code: deduction.village.code, name: deduction.village.name,
                township: deduction.village.township, births: deduction.births)
        }
    }
}

extension ReportContext {
    var figures: RunFigures {
        var figures = RunFigures()
        figures[.births] = tally.births
        for (figure, verdict) in Self.verdicts { figures[figure] = tally.count(verdict) }
        let own = tally.birthAccount
        figures[.missingWithoutVillage] = tally.count(.missing) - own.missing
        figures[.misreportedWithoutVillage] = tally.count(.misreported) - own.misreported
        for (figure, grade) in Self.grades { figures[figure] = tally.missingByGrade[grade] ?? 0 }
        figures[.toVerify] = tally.count(.verify)
        figures[.confirmedCases] = tally.count(.confirmed)
        figures[.provisionalCases] = tally.count(.provisional)
        figures[.confirmedPoints] = tally.confirmed.hundredths
        figures[.provisionalPointsMin] = tally.provisional.min.hundredths
        figures[.provisionalPointsMax] = tally.provisional.max.hundredths
        figures[.chargedVillages] = result.villages.count { $0.pointsMax > .zero }
        // An account made of the ledger has read no files, and doesn't say that there were none.
        if !result.inputs.isEmpty {
            figures[.records] = result.inputs.reduce(0) { $0 + $1.recordCount }
            figures[.rejected] = result.inputs.reduce(0) { $0 + $1.rejectedCount }
            figures[.errors] = tally.count(.error)
        }
        figures[.linkageSensitivity] = result.linkageSensitivity.map {
            Int(($0 * 10_000).rounded(.down))
        }
        return figures
    }

    private static let verdicts: [(HeadlineFigure, CaseVerdict)] = [
        (.missing, .missing), (.misreported, .misreported), (.missingPersons, .missingPerson),
        (.missingHouseholds, .missingHousehold), (.missingNewlyweds, .missingNewlyweds),
        (.unsupported, .unsupported), (.duplicate, .duplicate), (.late, .late),
        (.wrongVillage, .wrongVillage),
    ]

    private static let grades: [(HeadlineFigure, EvidenceGrade)] = [
        (.missingA, .a), (.missingB, .b), (.missingC, .c),
    ]
}
