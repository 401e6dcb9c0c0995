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
        lines.insert(accuracy, at: 6)
        // Beside the clauses of the bulletin of their own period, which may have left its points out,
        // points would tell small counts: everybody reads them there, or nowhere.
        if published == nil { lines += [line(.confirmedPoints), provisional] }
        if now[.linkageSensitivity] != nil { lines.append(line(.linkageSensitivity)) }
        return lines
    }

    private func line(_ figure: HeadlineFigure) -> Line {
        func told(_ past: PastFigures?) -> String {
            past.map { mark(text(figure, of: $0), figure.isPoints ? $0 : nil) } ?? "—"
        }
        return Line(
            title: figure.title, now: text(now[figure], figure),
            previous: told(trend?.previous), sincePrevious: change(trend?.previous, figure),
            yearAgo: told(trend?.yearAgo), sinceYearAgo: change(trend?.yearAgo, figure))
    }

    private func mark(_ text: String, _ past: PastFigures?) -> String {
        past.map(isOtherTable) == true ? text + "†" : text
    }

    private func isOtherTable(_ past: PastFigures) -> Bool { past.tableHash != tableHash }

    private func text(_ value: Int?, _ figure: HeadlineFigure) -> String {
        guard let value else { return "—" }
        if let published, figure.isCount { return published[.figure(figure)].text }
        return plain(value, figure)
    }

    private func plain(_ value: Int, _ figure: HeadlineFigure) -> String {
        if figure.isPoints { return Points(hundredths: value).description }
        return figure.isCount ? String(value) : DecimalText.sensitivity(value)
    }

    /// As its own bulletin showed it, where not everything is shown.
    func text(_ figure: HeadlineFigure, of past: PastFigures) -> String {
        guard figure.isCount, let published else {
            return past.figures[figure].map { plain($0, figure) } ?? "—"
        }
        return published.earlier[past][PlaceName.name(of: figure)]?.shown.text ?? "—"
    }

    /// What is shown of the two; nil where one of them isn't.
    private func shown(_ past: PastFigures, _ figure: HeadlineFigure) -> (past: Int, own: Int)? {
        guard let own = now[figure] else { return nil }
        guard figure.isCount, let published else {
            return past.figures[figure].map { ($0, own) }
        }
        guard case .count(let count) = published.earlier[past][PlaceName.name(of: figure)]?.shown,
            published.isShown(.figure(figure))
        else { return nil }
        return (count, own)
    }

    /// With its sign; a dash where one of the two isn't shown.
    private func change(_ past: PastFigures?, _ figure: HeadlineFigure) -> String {
        guard let past, let (past, own) = shown(past, figure) else { return "—" }
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

    /// Accuracy. With the births beside it a share tells the count it is made of.
    private var accuracy: Line {
        func told(_ share: Double?, of births: Int, isShown: Bool) -> String {
            guard let share else { return "—" }
            if isShown { return DecimalText.percent(share) }
            let range = SmallCells.percents(around: share, of: births)
            return range.map { "\($0.lowerBound)–\($0.upperBound) %" }
                ?? SmallCells.Shown.withheld.text
        }
        func told(_ past: PastFigures?) -> String {
            past.map { told(accuracy(of: $0), of: births(of: $0), isShown: isShown($0)) } ?? "—"
        }
        func since(_ past: PastFigures?) -> String {
            guard let past, isOwnShown, isShown(past), let share = accuracy(of: past),
                let own = now.accuracy
            else { return "—" }
            return Self.signed(own - share)
        }
        let isOwnShown = published?.isShown(.faulty) ?? true
        return Line(
            title: .accuracy,
            now: told(now.accuracy, of: now[.births] ?? 0, isShown: isOwnShown),
            previous: told(trend?.previous), sincePrevious: since(trend?.previous),
            yearAgo: told(trend?.yearAgo), sinceYearAgo: since(trend?.yearAgo))
    }

    private func isShown(_ past: PastFigures) -> Bool {
        published.map { $0.earlier[past][PlaceName.faulty]?.sign == .told } ?? true
    }

    private func births(of past: PastFigures) -> Int {
        published?.earlier[past][PlaceName.name(of: .births)]?.count ?? past.figures[.births] ?? 0
    }

    /// From what its bulletin counted, where there was one.
    private func accuracy(of past: PastFigures) -> Double? {
        guard let faulty = published?.earlier[past][PlaceName.faulty]?.count else {
            return past.figures.accuracy
        }
        let births = births(of: past)
        return births > 0 ? Double(births - faulty) / Double(births) : nil
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
        return Line(
            title: .provisionalPoints, now: told(now),
            previous: mark(told(previous?.figures), previous),
            sincePrevious: change(previous, least),
            yearAgo: mark(told(yearAgo?.figures), yearAgo), sinceYearAgo: change(yearAgo, least))
    }
}

extension HeadlineFigure {
    /// Neither points nor a share.
    fileprivate var isCount: Bool { !isPoints && self != .linkageSensitivity }
}

extension CaseMovement {
    /// How cases moved, in a sentence.
    var words: Bilingual { words { _, count in Bilingual(zh: "\(count)", en: "\(count)") } }

    /// The same as everybody may read it.
    func words(_ published: PublishedCounts) -> Bilingual {
        words { movement, _ in
            switch published[.movement(movement)] {
            case .count(let count): Bilingual(zh: "\(count)", en: "\(count)")
            case .small:
                Bilingual(zh: "不足 \(SmallCells.floor)", en: "fewer than \(SmallCells.floor)")
            case .withheld: Bilingual(zh: "若干", en: "some")
            }
        }
    }

    private func words(_ told: (PublishedCounts.Movement, Int) -> Bilingual) -> Bilingual {
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
