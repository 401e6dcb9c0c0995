import RegistryModel

/// Every headline figure beside the period's before and the year's before, as text.
struct TrendTable {
    /// One line: the figure, this period's value, and of each past period the value and the change.
    struct Line {
        let title: Bilingual
        let now: String
        let previous: String
        let sincePrevious: String
        let yearAgo: String
        let sinceYearAgo: String
    }

    private let now: RunFigures
    private let trend: RunTrend?
    private let tableHash: String
    /// Shows counts of one and two as `<3`.
    private let isPublic: Bool

    init(_ context: ReportContext, isPublic: Bool) {
        now = context.figures
        trend = context.result.trend
        tableHash = context.result.table.sha256
        self.isPublic = isPublic
    }

    var hasPast: Bool { trend?.previous != nil || trend?.yearAgo != nil }

    /// Whether a past period was counted by another penalty table.
    var hasOtherTable: Bool {
        [trend?.previous, trend?.yearAgo].contains { $0.map(isOtherTable) ?? false }
    }

    private static let counts: [HeadlineFigure] = [
        .births, .missing, .missingA, .missingB, .missingC, .misreported, .missingPersons,
        .missingHouseholds, .missingNewlyweds, .unsupported, .duplicate, .late, .wrongVillage,
        .toVerify, .confirmedCases, .provisionalCases, .chargedVillages,
    ]

    var lines: [Line] {
        var lines = Self.counts.map(line)
        lines.insert(share(.accuracy, \.accuracy), at: 6)
        lines.append(line(.confirmedPoints))
        lines.append(provisional)
        if now[.linkageSensitivity] != nil { lines.append(line(.linkageSensitivity)) }
        return lines
    }

    private func line(_ figure: HeadlineFigure) -> Line {
        func value(_ figures: RunFigures?) -> Int? { figures?[figure] }
        func told(_ past: PastFigures?) -> String {
            mark(text(value(past?.figures), figure), figure.isPoints ? past : nil)
        }
        return Line(
            title: figure.title, now: text(now[figure], figure), previous: told(trend?.previous),
            sincePrevious: change(value(trend?.previous?.figures), figure),
            yearAgo: told(trend?.yearAgo),
            sinceYearAgo: change(value(trend?.yearAgo?.figures), figure))
    }

    private func mark(_ text: String, _ past: PastFigures?) -> String {
        past.map(isOtherTable) == true ? text + "†" : text
    }

    private func isOtherTable(_ past: PastFigures) -> Bool { past.tableHash != tableHash }

    func text(_ value: Int?, _ figure: HeadlineFigure) -> String {
        guard let value else { return "—" }
        if figure.isPoints { return Points(hundredths: value).description }
        if figure == .linkageSensitivity { return DecimalText.sensitivity(value) }
        return isPublic ? SmallCells.shown(value).text : String(value)
    }

    /// With its sign; a dash where one of the two isn't shown.
    private func change(_ past: Int?, _ figure: HeadlineFigure) -> String {
        guard let past, let own = now[figure] else { return "—" }
        let isSmall = [past, own].contains { SmallCells.shown($0) == .small }
        if isPublic, isSmall, !figure.isPoints { return "—" }
        if figure == .linkageSensitivity { return Self.signed(Double(own - past) / 10_000) }
        let difference = own - past
        let size =
            figure.isPoints
            ? Points(hundredths: abs(difference)).description : String(abs(difference))
        return difference == 0 ? "0" : (difference > 0 ? "+" : "−") + size
    }

    /// A share's change in hundredths of it: percentage points.
    private static func signed(_ difference: Double) -> String {
        let size = DecimalText.shortest(abs(difference) * 100, places: 2) ?? "0"
        return size == "0" ? "0" : (difference > 0 ? "+" : "−") + size
    }

    private func share(_ title: Bilingual, _ path: KeyPath<RunFigures, Double?>) -> Line {
        // With the births beside it a share tells the count it is made of.
        let isTelling = isPublic && isSmall(.missing, .misreported)
        func told(_ share: Double?) -> String {
            isTelling ? "—" : share.map(DecimalText.percent) ?? "—"
        }
        func since(_ past: RunFigures?) -> String {
            guard !isTelling, let past = past?[keyPath: path], let own = now[keyPath: path] else {
                return "—"
            }
            return Self.signed(own - past)
        }
        let (previous, yearAgo) = (trend?.previous?.figures, trend?.yearAgo?.figures)
        return Line(
            title: title, now: told(now[keyPath: path]), previous: told(previous?[keyPath: path]),
            sincePrevious: since(previous), yearAgo: told(yearAgo?[keyPath: path]),
            sinceYearAgo: since(yearAgo))
    }

    private func isSmall(_ figures: HeadlineFigure...) -> Bool {
        SmallCells.shown(figures.reduce(0) { $0 + (now[$1] ?? 0) }) == .small
    }

    /// The interval in one cell; the change is that of the minimum.
    private var provisional: Line {
        func told(_ figures: RunFigures?) -> String {
            guard let figures, let least = figures[.provisionalPointsMin],
                let most = figures[.provisionalPointsMax]
            else { return "—" }
            return PointRange(min: Points(hundredths: least), max: Points(hundredths: most))
                .description
        }
        let (previous, yearAgo) = (trend?.previous, trend?.yearAgo)
        return Line(
            title: .provisionalPoints, now: told(now),
            previous: mark(told(previous?.figures), previous),
            sincePrevious: change(previous?.figures[.provisionalPointsMin], .provisionalPointsMin),
            yearAgo: mark(told(yearAgo?.figures), yearAgo),
            sinceYearAgo: change(yearAgo?.figures[.provisionalPointsMin], .provisionalPointsMin))
    }
}

extension CaseMovement {
    /// How cases moved, in a sentence.
    var words: Bilingual {
        Bilingual(
            zh: "期初未销号 \(opening) 件，本期新发现 \(new) 件"
                + (reopened > 0 ? "，重新立案 \(reopened) 件" : "")
                + "，销号 \(closed) 件，期末未销号 \(closing) 件，其中结转 \(carriedOver) 件。",
            en: "\(opening) open at the beginning, \(new) new"
                + (reopened > 0 ? ", \(reopened) reopened" : "")
                + ", \(closed) closed, \(closing) open at the end, \(carriedOver) of them carried "
                + "over.")
    }
}
