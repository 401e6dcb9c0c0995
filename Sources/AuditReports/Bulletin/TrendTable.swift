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
    /// How counts are shown to everybody; nil where all are.
    private let published: PublishedCounts?

    init(_ context: ReportContext, published: PublishedCounts? = nil) {
        now = context.figures
        trend = context.result.trend
        tableHash = context.result.table.sha256
        self.published = published
    }

    var hasPast: Bool { trend?.previous != nil || trend?.yearAgo != nil }

    /// Whether a past period was counted by another penalty table.
    var hasOtherTable: Bool {
        [trend?.previous, trend?.yearAgo].contains { $0.map(isOtherTable) ?? false }
    }

    static let counts: [HeadlineFigure] = [
        .births, .missing, .missingA, .missingB, .missingC, .misreported, .missingPersons,
        .missingHouseholds, .missingNewlyweds, .unsupported, .duplicate, .late, .wrongVillage,
        .toVerify, .confirmedCases, .provisionalCases, .chargedVillages,
    ]

    var lines: [Line] {
        var lines = Self.counts.map(line)
        lines.insert(share(.accuracy, \.accuracy), at: 6)
        // Beside the clauses of the bulletin of their own period, which may have left its points out,
        // points would tell small counts: everybody reads them there, or nowhere.
        if published == nil { lines += [line(.confirmedPoints), provisional] }
        if now[.linkageSensitivity] != nil { lines.append(line(.linkageSensitivity)) }
        return lines
    }

    private func line(_ figure: HeadlineFigure) -> Line {
        func told(_ past: PastFigures?, _ earlier: PublishedCounts.Earlier) -> String {
            mark(
                text(past?.figures[figure], figure, at: .earlier(earlier, figure)),
                figure.isPoints ? past : nil)
        }
        func since(_ past: PastFigures?, _ earlier: PublishedCounts.Earlier) -> String {
            change(past?.figures[figure], figure, .earlier(earlier, figure))
        }
        return Line(
            title: figure.title, now: text(now[figure], figure, at: .figure(figure)),
            previous: told(trend?.previous, .previous),
            sincePrevious: since(trend?.previous, .previous),
            yearAgo: told(trend?.yearAgo, .yearAgo), sinceYearAgo: since(trend?.yearAgo, .yearAgo))
    }

    private func mark(_ text: String, _ past: PastFigures?) -> String {
        past.map(isOtherTable) == true ? text + "†" : text
    }

    private func isOtherTable(_ past: PastFigures) -> Bool { past.tableHash != tableHash }

    func text(_ value: Int?, _ figure: HeadlineFigure, at place: PublishedCounts.Place) -> String {
        guard let value else { return "—" }
        if figure.isPoints { return Points(hundredths: value).description }
        if figure == .linkageSensitivity { return DecimalText.sensitivity(value) }
        return published.map { $0[place].text } ?? String(value)
    }

    /// With its sign; a dash where one of the two isn't shown.
    private func change(
        _ past: Int?, _ figure: HeadlineFigure, _ place: PublishedCounts.Place
    ) -> String {
        guard let past, let own = now[figure] else { return "—" }
        let isCount = !figure.isPoints && figure != .linkageSensitivity
        if let published, isCount, !published.isShown(place) || !published.isShown(.figure(figure))
        {
            return "—"
        }
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
        func isShown(_ place: PublishedCounts.Place) -> Bool { published?.isShown(place) ?? true }
        func told(_ figures: RunFigures?, _ place: PublishedCounts.Place) -> String {
            guard let share = figures?[keyPath: path] else { return "—" }
            if isShown(place) { return DecimalText.percent(share) }
            let range = SmallCells.percents(around: share, of: figures?[.births] ?? 0)
            return range.map { "\($0.lowerBound)–\($0.upperBound) %" }
                ?? SmallCells.Shown.withheld.text
        }
        func since(_ past: RunFigures?, _ place: PublishedCounts.Place) -> String {
            guard isShown(place), isShown(.faulty), let past = past?[keyPath: path],
                let own = now[keyPath: path]
            else { return "—" }
            return Self.signed(own - past)
        }
        let (previous, yearAgo) = (trend?.previous?.figures, trend?.yearAgo?.figures)
        let places = (
            PublishedCounts.Place.earlierFaulty(.previous),
            PublishedCounts.Place.earlierFaulty(.yearAgo)
        )
        return Line(
            title: title, now: told(now, .faulty), previous: told(previous, places.0),
            sincePrevious: since(previous, places.0), yearAgo: told(yearAgo, places.1),
            sinceYearAgo: since(yearAgo, places.1))
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
        let least = HeadlineFigure.provisionalPointsMin
        let (previous, yearAgo) = (trend?.previous, trend?.yearAgo)
        let places = (
            PublishedCounts.Place.earlier(.previous, least),
            PublishedCounts.Place.earlier(.yearAgo, least)
        )
        return Line(
            title: .provisionalPoints, now: told(now),
            previous: mark(told(previous?.figures), previous),
            sincePrevious: change(previous?.figures[least], least, places.0),
            yearAgo: mark(told(yearAgo?.figures), yearAgo),
            sinceYearAgo: change(yearAgo?.figures[least], least, places.1))
    }
}

extension CaseMovement {
    /// How cases moved, in a sentence.
    var words: Bilingual { words { _, count in Bilingual(zh: "\(count)", en: "\(count)") } }

    /// The same as everybody may read it.
    func words(_ published: PublishedCounts) -> Bilingual {
        words { place, _ in
            switch published[place] {
            case .count(let count): Bilingual(zh: "\(count)", en: "\(count)")
            case .small:
                Bilingual(zh: "不足 \(SmallCells.floor)", en: "fewer than \(SmallCells.floor)")
            case .withheld: Bilingual(zh: "若干", en: "some")
            }
        }
    }

    private func words(_ told: (PublishedCounts.Place, Int) -> Bilingual) -> Bilingual {
        let (opening, new) = (told(.opening, opening), told(.new, new))
        let (closed, closing) = (told(.closed, closed), told(.closing, closing))
        let (again, carried) = (told(.reopened, reopened), told(.carriedOver, carriedOver))
        return Bilingual(
            zh: "期初未销号 \(opening.zh) 件，本期新发现 \(new.zh) 件"
                + (reopened > 0 ? "，重新立案 \(again.zh) 件" : "")
                + "，销号 \(closed.zh) 件，期末未销号 \(closing.zh) 件，其中结转 \(carried.zh) 件。",
            en: "\(opening.en) open at the beginning, \(new.en) new"
                + (reopened > 0 ? ", \(again.en) reopened" : "")
                + ", \(closed.en) closed, \(closing.en) open at the end, \(carried.en) of them "
                + "carried over.")
    }
}
