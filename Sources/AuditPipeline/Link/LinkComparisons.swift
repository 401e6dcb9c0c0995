import BirthMatching
import RecordLinkage
import RegistryModel

/// Makes the engine's comparisons of what the settings say of columns.
struct LinkComparisons {
    let settings: LinkSettings
    let tables: LinkTables
    private var columns: ColumnTable { tables.columns }

    /// The comparisons, in the order of the settings; rarity counts once `model` is known.
    func set(weighedBy model: MatchModel? = nil) throws -> ComparisonSet {
        try ComparisonSet(
            settings.comparisons.enumerated().map { place, comparison in
                let base = try make(comparison)
                guard comparison.isRarityWeighted, let model else { return base }
                return try weighted(base, comparison, model.comparisons[place])
            })
    }

    private func weighted(
        _ base: any FieldComparison, _ comparison: LinkSettings.Comparison,
        _ parameters: ComparisonParameters
    ) throws -> any FieldComparison {
        guard case .text(let texts) = try columns.column(comparison.column),
            let exact = parameters.levels.first
        else { return base }
        let frequency = TermFrequency(counts: texts.valueCounts)
        let adjustment = try TermFrequencyAdjustment(
            frequency, uExact: exact.u, minimumShare: Self.leastShare)
        func wrap<Base: FieldComparison>(_ base: Base) throws -> any FieldComparison {
            try RarityWeighted(base, values: texts.ids) { adjustment.log2Adjustment($0, $1) }
        }
        return try wrap(base)
    }

    /// A value in fewer than one of a hundred thousand records may be a slip of the pen.
    private static let leastShare = 1e-5

    private func make(_ comparison: LinkSettings.Comparison) throws -> any FieldComparison {
        let name = comparison.column
        let column = try columns.column(name)
        let type = settings.column(name)?.type ?? .code
        switch (type, column) {
        case (.text, .text(let texts)):
            let rungs = comparison.rungs.compactMap { rung in
                if case .text(let own) = rung { own } else { nil }
            }
            return try TextComparison(
                name, column: texts,
                rungs: rungs.isEmpty ? [.jaroWinkler(0.92), .jaroWinkler(0.8)] : rungs)
        case (.name, .text(let texts)):
            return NameComparison(name, column: texts, forms: tables.names[name])
        case (.number, .number(let numbers)):
            return try NumberComparison(
                name, column: numbers,
                rungs: comparison.rungs.compactMap { rung in
                    switch rung {
                    case .within(let most): .within(most)
                    case .withinShare(let most): .withinShare(most)
                    default: nil
                    }
                })
        case (.date, .date(let days)): return try dates(comparison, days)
        case (.residentID, .code(let codes)): return ResidentIDComparison(name, column: codes)
        case (.digits, .code(let codes)): return DigitComparison(name, column: codes)
        case (.division, .code(let codes)):
            return try HierarchyComparison(
                name, column: codes, width: 12,
                tiers: [
                    .init("village", digits: 12), .init("township", digits: 9),
                    .init("county", digits: 6),
                ])
        case (.list, .keys(let lists)):
            return try AlternativesComparison(
                name, column: lists,
                shares: comparison.rungs.compactMap { rung in
                    if case .shared(let share) = rung { share } else { nil }
                })
        default: return try ExactComparison(name, column: column)
        }
    }

    private func dates(
        _ comparison: LinkSettings.Comparison, _ days: DateColumn
    ) throws -> DateComparison {
        let rungs =
            comparison.rungs.isEmpty
            ? [.days(1), .dayMonthSwapped, .lunar, .days(31)] : comparison.rungs
        return try DateComparison(
            comparison.column, column: days,
            rungs: rungs.compactMap { rung in
                switch rung {
                case .days(let most): .days(most)
                case .years(let most): .years(most)
                case .dayMonthSwapped: .dayMonthSwapped
                case .lunar:
                    .named("lunar") {
                        LunarCalendar.couldBeLunarReading(recordedDay: Int($0), of: Int($1))
                    }
                default: nil
                }
            })
    }
}
