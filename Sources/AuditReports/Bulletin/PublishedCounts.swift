import RegistryModel

/// How every count of a bulletin is shown: what its tables and sentences tell together lets nobody
/// work out a count of one or two. `PublishedPoints` finds which points may stand beside them.
struct PublishedCounts: Sendable {
    /// Where a count stands.
    enum Place: Hashable {
        case figure(HeadlineFigure)
        case earlier(Earlier, HeadlineFigure)
        /// A township's row, in the order of the table.
        case area(Int, Column)
        /// The sum below such a column.
        case sum(Column)
        /// The cases of a clause, by its place in the penalty table.
        case clause(Int)
        case charged
        /// Births missing or misreported, which accuracy and births tell.
        case faulty
        case earlierFaulty(Earlier)
        case opening, new, reopened, closed, closing, carriedOver
    }

    enum Earlier: Hashable { case previous, yearAgo, month(Int) }

    /// The counts of a township.
    enum Column: CaseIterable {
        case births, missing, misreported, otherMissing, unsupported, duplicate, late, charged

        /// The county's figure; nil where several make it up.
        var figure: HeadlineFigure? {
            switch self {
            case .births: .births
            case .missing: .missing
            case .misreported: .misreported
            case .unsupported: .unsupported
            case .duplicate: .duplicate
            case .late: .late
            case .otherMissing, .charged: nil
            }
        }

        /// The cases it counts; none where it counts something else.
        var verdicts: [CaseVerdict] {
            switch self {
            case .births, .charged: []
            case .missing: [.missing]
            case .misreported: [.misreported]
            case .otherMissing: [.missingPerson, .missingHousehold, .missingNewlyweds]
            case .unsupported: [.unsupported]
            case .duplicate: [.duplicate]
            case .late: [.late]
            }
        }

        func count(_ area: AreaFigures) -> Int {
            switch self {
            case .births: area.births
            case .charged: area.charged
            default: area.count(verdicts)
            }
        }
    }

    /// Cases that can carry points, and their figures.
    static let kinds: [(verdict: CaseVerdict, figure: HeadlineFigure)] = [
        (.missing, .missing), (.misreported, .misreported), (.missingPerson, .missingPersons),
        (.missingHousehold, .missingHouseholds), (.missingNewlyweds, .missingNewlyweds),
    ]

    private let shown: [Place: SmallCells.Shown]

    /// - Parameter withheld: clauses, by their place in the table, whose cases aren't shown in any
    ///   event.
    init(_ context: ReportContext, withheld: Set<Int> = []) {
        var book = PublishedCountBook(withheldClauses: withheld)
        let now = context.figures
        book.addFigures(now, at: { .figure($0) }, faulty: .faulty, now.faultyBirths)
        book.addTownships(context.areas)
        book.addClauses(context)
        if let trend = context.result.trend { book.addTrend(trend, now) }
        shown = book.shown
    }

    subscript(_ place: Place) -> SmallCells.Shown { shown[place] ?? .withheld }

    /// Whether the charged cases are shown by whether their points are confirmed.
    var areCasesSplit: Bool {
        isShown(.figure(.confirmedCases)) && isShown(.figure(.provisionalCases))
    }

    func isShown(_ place: Place) -> Bool {
        if case .count = self[place] { true } else { false }
    }
}

/// Gathers the counts of a bulletin with the sums that join them.
private struct PublishedCountBook {
    typealias Place = PublishedCounts.Place

    private let withheldClauses: Set<Int>

    private var protection = CountProtection()
    private var cells: [Place: CountProtection.Cell] = [:]

    init(withheldClauses: Set<Int>) { self.withheldClauses = withheldClauses }

    var shown: [Place: SmallCells.Shown] {
        let shown = protection.shown()
        return cells.mapValues { shown[$0] }
    }

    @discardableResult
    private mutating func cell(
        _ place: Place, _ count: Int, yield: CountProtection.Yield = .ordinary
    ) -> CountProtection.Cell {
        if let cell = cells[place] { return cell }
        let cell = protection.add(count, yield: yield)
        cells[place] = cell
        return cell
    }

    /// What a bulletin is for.
    private static let leading: [HeadlineFigure] = [
        .births, .missing, .misreported, .confirmedCases, .provisionalCases,
    ]
    private static let grades: [HeadlineFigure] = [.missingA, .missingB, .missingC]
    private static let others: [HeadlineFigure] = [
        .missingPersons, .missingHouseholds, .missingNewlyweds,
    ]

    /// A period's figures: grades make up the missing births, and accuracy tells the faulty ones.
    mutating func addFigures(
        _ figures: RunFigures, at place: (HeadlineFigure) -> Place, faulty: Place, _ count: Int?
    ) {
        for figure in TrendTable.counts {
            guard let count = figures[figure] else { continue }
            cell(place(figure), count, yield: Self.leading.contains(figure) ? .last : .ordinary)
        }
        if let missing = cells[place(.missing)] {
            protection.join(missing, Self.grades.compactMap { cells[place($0)] })
        }
        guard let count, let missing = cells[place(.missing)],
            let misreported = cells[place(.misreported)]
        else { return }
        let told = cell(faulty, count, yield: .first)
        protection.join(told, [missing, misreported])
    }

    mutating func addTownships(_ areas: AreaTally) {
        var rows = areas.townships.map(\.figures)
        if let unassigned = areas.unassigned { rows.append(unassigned) }
        for column in PublishedCounts.Column.allCases {
            let parts = rows.enumerated().map { cell(.area($0, column), column.count($1)) }
            let count = column.count(areas.whole)
            let figure = column.figure.flatMap { cells[.figure($0)] }
            let sum =
                figure ?? cell(column == .charged ? .charged : .sum(column), count, yield: .last)
            cells[.sum(column)] = sum
            protection.join(sum, parts)
        }
        if let sum = cells[.sum(.otherMissing)] {
            protection.join(sum, Self.others.compactMap { cells[.figure($0)] })
        }
        addUnassigned(rows.count - 1, areas)
    }

    /// Accuracy counts what villages answer for: with the unassigned it is all that is faulty.
    private mutating func addUnassigned(_ row: Int, _ areas: AreaTally) {
        guard let unassigned = areas.unassigned, let faulty = cells[.faulty],
            let missing = cells[.figure(.missing)],
            let misreported = cells[.figure(.misreported)],
            let own = cells[.area(row, .missing)], let ownToo = cells[.area(row, .misreported)]
        else { return }
        let kinds: [PublishedCounts.Column] = [.missing, .misreported]
        guard kinds.contains(where: { $0.count(unassigned) > 0 }) else { return }
        let all = protection.addHidden(kinds.reduce(0) { $0 + $1.count(areas.whole) })
        protection.join(all, [missing, misreported])
        protection.join(all, [faulty, own, ownToo])
    }

    mutating func addClauses(_ context: ReportContext) {
        let lines = ClauseAccount(context).lines
        let parts = lines.map { cell(.clause($0.place), $0.count) }
        for (line, part) in zip(lines, parts) where withheldClauses.contains(line.place) {
            protection.withhold(part)
        }
        let all = cells[.charged] ?? cell(.charged, lines.reduce(0) { $0 + $1.count })
        protection.join(all, parts)
        protection.join(
            all,
            [HeadlineFigure.confirmedCases, .provisionalCases].compactMap { cells[.figure($0)] })
        // Where every case of every kind carries points.
        protection.join(all, PublishedCounts.kinds.compactMap { cells[.figure($0.figure)] })
        addVerdicts(context, lines)
        addGraded(context, lines, all)
    }

    /// Births missing by grades A and B are those that carry points; grade C's wait for a verdict.
    private mutating func addGraded(
        _ context: ReportContext, _ lines: [ClauseAccount.Line], _ all: CountProtection.Cell
    ) {
        guard let a = cells[.figure(.missingA)], let b = cells[.figure(.missingB)] else { return }
        let figures = context.figures
        let graded = protection.addHidden(
            (figures[.missingA] ?? 0) + (figures[.missingB] ?? 0))
        protection.join(graded, [a, b])
        protection.join(graded, clauses(of: .missing, context, lines))
        let others = PublishedCounts.kinds.filter { $0.verdict != .missing }
        protection.join(all, [graded] + others.compactMap { cells[.figure($0.figure)] })
    }

    private func clauses(
        of verdict: CaseVerdict, _ context: ReportContext, _ lines: [ClauseAccount.Line]
    ) -> [CountProtection.Cell] {
        let rows = Set(
            context.result.cases.filter { $0.auditCase.verdict == verdict }.compactMap(\.row))
        return lines.filter { rows.contains(context.result.table.rows[$0.place].id) }
            .compactMap { cells[.clause($0.place)] }
    }

    /// Clauses of one kind of case come to its figure where all of them carry points.
    private mutating func addVerdicts(_ context: ReportContext, _ lines: [ClauseAccount.Line]) {
        for (verdict, figure) in PublishedCounts.kinds {
            let parts = clauses(of: verdict, context, lines)
            if let sum = cells[.figure(figure)], !parts.isEmpty { protection.join(sum, parts) }
        }
    }

    mutating func addTrend(_ trend: RunTrend, _ now: RunFigures) {
        let past: [(PublishedCounts.Earlier, PastFigures?)] =
            [(.previous, trend.previous), (.yearAgo, trend.yearAgo)]
            + trend.months.enumerated().map { (.month($0), $1) }
        for (earlier, figures) in past {
            guard let figures else { continue }
            addFigures(
                figures.figures, at: { .earlier(earlier, $0) }, faulty: .earlierFaulty(earlier),
                figures.figures.faultyBirths)
        }
        guard trend.months.count > 1 else { return addMovement(trend.movement, now) }
        knowMonths(trend)
        for figure in TrendTable.counts where figure.isAdditive && now[figure] != nil {
            guard let sum = cells[.figure(figure)] else { continue }
            protection.join(
                sum, trend.months.indices.compactMap { cells[.earlier(.month($0), figure)] })
        }
        addMovement(trend.movement, now)
    }

    /// What the bulletins of the single months showed, a reader of the quarter's has.
    private mutating func knowMonths(_ trend: RunTrend) {
        for (place, figures) in trend.months.enumerated() {
            var own = PublishedCountBook(withheldClauses: [])
            own.addFigures(
                figures.figures, at: { .figure($0) }, faulty: .faulty,
                figures.figures.faultyBirths)
            for (shownPlace, shown) in own.shown {
                guard case .figure(let figure) = shownPlace, case .count = shown,
                    let cell = cells[.earlier(.month(place), figure)]
                else { continue }
                protection.know(cell)
            }
        }
    }

    /// What stood, came and was reopened is what was closed and what stands. What came, where nothing
    /// came twice, is all cases of the period; of those to be verified a reader knows two kinds.
    private mutating func addMovement(_ movement: CaseMovement?, _ now: RunFigures) {
        var kinds = PublishedCounts.kinds.map(\.figure) + [.unsupported, .duplicate, .wrongVillage]
        kinds = kinds.filter { cells[.figure($0)] != nil }
        var parts = kinds.compactMap { cells[.figure($0)] }
        if let toVerify = cells[.figure(.toVerify)], let all = now[.toVerify] {
            let known: [HeadlineFigure] = [.missingC, .unsupported]
            let others = all - known.reduce(0) { $0 + (now[$1] ?? 0) }
            if others >= 0 {
                let undecided = protection.addHidden(others)
                protection.join(
                    toVerify, known.compactMap { cells[.figure($0)] } + [undecided])
                parts.append(undecided)
            }
        }
        guard let movement else { return }
        protection.join(cell(.new, movement.new), parts)
        let opening = cell(.opening, movement.opening)
        let came = [cell(.new, movement.new), cell(.reopened, movement.reopened)]
        let left = [cell(.closed, movement.closed), cell(.closing, movement.closing)]
        cell(.carriedOver, movement.carriedOver)
        let all = protection.addHidden(movement.opening + movement.new + movement.reopened)
        protection.join(all, [opening] + came)
        protection.join(all, left)
    }
}

extension RunFigures {
    /// Births missing or misreported, as many as the accuracy says.
    fileprivate var faultyBirths: Int? {
        guard let accuracy, let births = self[.births] else { return nil }
        return births - Int((accuracy * Double(births)).rounded())
    }
}
