import RegistryModel

/// How every count of a bulletin is shown: what its tables and sentences tell together, and with the
/// bulletins of other periods, lets nobody work out a count of one or two. `PublishedPoints` finds which
/// points may stand beside them.
struct PublishedCounts: Sendable {
    /// Where a count stands.
    enum Place: Hashable {
        case figure(HeadlineFigure)
        /// A township's row, in the order of the table.
        case area(Int, Column)
        /// The sum below such a column.
        case sum(Column)
        /// The cases of a clause, by its place in the penalty table.
        case clause(Int)
        case charged
        /// Births missing or misreported, which accuracy and births tell.
        case faulty
        case movement(Movement)
    }

    enum Movement: String { case opening, new, reopened, closed, closing, carriedOver }

    /// The counts of a township.
    enum Column: String, CaseIterable {
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

    private let book: PublishedCountBook
    private let shown: [Place: SmallCells.Shown]
    /// What its readers will have of it.
    let bulletin: BulletinCounts
    /// How the bulletins of other periods show theirs.
    let earlier: EarlierBulletins

    init(_ context: ReportContext) {
        var book = PublishedCountBook(context)
        let now = context.figures
        book.addFigures(now)
        book.addTownships(context.areas)
        book.addClauses(context)
        if let trend = context.result.trend { book.addMovement(trend.movement, now) }
        let earlier = EarlierBulletins(context)
        book.addEarlier(earlier)
        self.init(book, earlier, withholding: [])
    }

    private init(
        _ book: PublishedCountBook, _ earlier: EarlierBulletins, withholding clauses: Set<Int>
    ) {
        (self.book, self.earlier) = (book, earlier)
        (shown, bulletin) = book.shown(withholding: clauses)
    }

    /// The same with clauses, by their place in the table, whose cases aren't shown in any event.
    func withholding(clauses: Set<Int>) -> PublishedCounts {
        PublishedCounts(book, earlier, withholding: clauses)
    }

    /// What the figures of a period show by themselves.
    static func bulletin(of figures: RunFigures) -> BulletinCounts {
        var book = PublishedCountBook(nil)
        book.addFigures(figures)
        return book.shown(withholding: []).bulletin
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

    /// Nil where there are figures alone.
    private let context: ReportContext?
    private var protection = CountProtection()
    private var cells: [Place: (cell: CountProtection.Cell, count: Int)] = [:]

    init(_ context: ReportContext?) { self.context = context }

    func shown(
        withholding clauses: Set<Int>
    ) -> (shown: [Place: SmallCells.Shown], bulletin: BulletinCounts) {
        var protection = protection
        for place in clauses { self[.clause(place)].map { protection.withhold($0) } }
        let signs = protection.shown()
        var bulletin = BulletinCounts()
        for (place, cell) in cells {
            guard let name = PlaceName(place, context)?.name else { continue }
            bulletin[name] = .init(count: cell.count, sign: signs[cell.cell].sign)
        }
        return (cells.mapValues { signs[$0.cell] }, bulletin)
    }

    @discardableResult
    private mutating func cell(
        _ place: Place, _ count: Int, yield: CountProtection.Yield = .ordinary
    ) -> CountProtection.Cell {
        if let cell = self[place] { return cell }
        let cell = protection.add(count, yield: yield)
        cells[place] = (cell, count)
        return cell
    }

    private subscript(place: Place) -> CountProtection.Cell? { cells[place]?.cell }

    private subscript(figure: HeadlineFigure) -> CountProtection.Cell? { self[.figure(figure)] }

    /// What a bulletin is for.
    private static let leading: [HeadlineFigure] = [
        .births, .missing, .misreported, .confirmedCases, .provisionalCases,
    ]
    private static let grades: [HeadlineFigure] = [.missingA, .missingB, .missingC]
    private static let others: [HeadlineFigure] = [
        .missingPersons, .missingHouseholds, .missingNewlyweds,
    ]

    /// A period's figures: grades make up the missing births, and accuracy tells the faulty ones.
    mutating func addFigures(_ figures: RunFigures) {
        for figure in TrendTable.counts {
            guard let count = figures[figure] else { continue }
            cell(.figure(figure), count, yield: Self.leading.contains(figure) ? .last : .ordinary)
        }
        if let missing = self[.missing] {
            protection.join(missing, Self.grades.compactMap { self[$0] })
        }
        guard let count = figures.faultyBirths, let missing = self[.missing],
            let misreported = self[.misreported]
        else { return }
        let told = cell(.faulty, count, yield: .first)
        protection.join(told, [missing, misreported])
    }

    mutating func addTownships(_ areas: AreaTally) {
        var rows = areas.townships.map(\.figures)
        if let unassigned = areas.unassigned { rows.append(unassigned) }
        for column in PublishedCounts.Column.allCases {
            let parts = rows.enumerated().map { cell(.area($0, column), column.count($1)) }
            let count = column.count(areas.whole)
            let figure = column.figure.flatMap { self[$0] }
            let sum =
                figure ?? cell(column == .charged ? .charged : .sum(column), count, yield: .last)
            cells[.sum(column)] = (sum, count)
            protection.join(sum, parts)
        }
        if let sum = self[.sum(.otherMissing)] {
            protection.join(sum, Self.others.compactMap { self[$0] })
        }
        addUnassigned(rows.count - 1, areas)
    }

    /// Accuracy counts what villages answer for: with the unassigned it is all that is faulty.
    private mutating func addUnassigned(_ row: Int, _ areas: AreaTally) {
        guard let unassigned = areas.unassigned, let faulty = self[.faulty],
            let missing = self[.missing],
            let misreported = self[.misreported],
            let own = self[.area(row, .missing)], let ownToo = self[.area(row, .misreported)]
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
        let all = self[.charged] ?? cell(.charged, lines.reduce(0) { $0 + $1.count })
        protection.join(all, parts)
        protection.join(
            all,
            [HeadlineFigure.confirmedCases, .provisionalCases].compactMap { self[$0] })
        // Where every case of every kind carries points.
        protection.join(all, PublishedCounts.kinds.compactMap { self[$0.figure] })
        addVerdicts(context, lines)
        addGraded(context, lines, all)
    }

    /// Births missing by grades A and B are those that carry points; grade C's wait for a verdict.
    private mutating func addGraded(
        _ context: ReportContext, _ lines: [ClauseAccount.Line], _ all: CountProtection.Cell
    ) {
        guard let a = self[.missingA], let b = self[.missingB] else { return }
        let figures = context.figures
        let graded = protection.addHidden(
            (figures[.missingA] ?? 0) + (figures[.missingB] ?? 0))
        protection.join(graded, [a, b])
        protection.join(graded, clauses(of: .missing, context, lines))
        let others = PublishedCounts.kinds.filter { $0.verdict != .missing }
        protection.join(all, [graded] + others.compactMap { self[$0.figure] })
    }

    private func clauses(
        of verdict: CaseVerdict, _ context: ReportContext, _ lines: [ClauseAccount.Line]
    ) -> [CountProtection.Cell] {
        let rows = Set(
            context.result.cases.filter { $0.auditCase.verdict == verdict }.compactMap(\.row))
        return lines.filter { rows.contains(context.result.table.rows[$0.place].id) }
            .compactMap { self[.clause($0.place)] }
    }

    /// Clauses of one kind of case come to its figure where all of them carry points.
    private mutating func addVerdicts(_ context: ReportContext, _ lines: [ClauseAccount.Line]) {
        for (verdict, figure) in PublishedCounts.kinds {
            let parts = clauses(of: verdict, context, lines)
            if let sum = self[figure], !parts.isEmpty { protection.join(sum, parts) }
        }
    }

    /// What other bulletins showed, where with the own count beside it that would tell what one of them
    /// left out.
    mutating func addEarlier(_ earlier: EarlierBulletins) {
        var seen: Set<CountProtection.Cell> = []
        for (place, own) in cells.sorted(by: { $0.value.cell < $1.value.cell }) {
            guard let name = PlaceName(place, context), seen.insert(own.cell).inserted
            else { continue }
            let account = earlier.account(of: own.count, at: name)
            guard !account.sums.isEmpty else { continue }
            var alone = CountProtection()
            let cell = alone.add(own.count)
            alone.join(account, with: cell)
            if alone.isKnown(cell) {
                protection.know(own.cell)
            } else if alone.isTelling {
                protection.join(account, with: own.cell)
            }
        }
    }

    /// What stood, came and was reopened is what was closed and what stands. What came, where nothing
    /// came twice, is all cases of the period; of those to be verified a reader knows two kinds.
    mutating func addMovement(_ movement: CaseMovement?, _ now: RunFigures) {
        var kinds = PublishedCounts.kinds.map(\.figure) + [.unsupported, .duplicate, .wrongVillage]
        kinds = kinds.filter { self[$0] != nil }
        var parts = kinds.compactMap { self[$0] }
        if let toVerify = self[.toVerify], let all = now[.toVerify] {
            let known: [HeadlineFigure] = [.missingC, .unsupported]
            let others = all - known.reduce(0) { $0 + (now[$1] ?? 0) }
            if others >= 0 {
                let undecided = protection.addHidden(others)
                protection.join(
                    toVerify, known.compactMap { self[$0] } + [undecided])
                parts.append(undecided)
            }
        }
        guard let movement else { return }
        func cell(_ kind: PublishedCounts.Movement, _ count: Int) -> CountProtection.Cell {
            self.cell(.movement(kind), count)
        }
        let new = cell(.new, movement.new)
        protection.join(new, parts)
        let came = [cell(.opening, movement.opening), new, cell(.reopened, movement.reopened)]
        let left = [cell(.closed, movement.closed), cell(.closing, movement.closing)]
        _ = cell(.carriedOver, movement.carriedOver)
        let all = protection.addHidden(movement.opening + movement.new + movement.reopened)
        protection.join(all, came)
        protection.join(all, left)
    }
}

extension CountProtection {
    /// States how a place's count is tied to those of other bulletins.
    fileprivate mutating func join(_ account: EarlierBulletins.Account, with own: Cell) {
        let cells = account.entries.map { addEarlier($0.count, shown: $0.shown) }
        func cell(_ number: Int?) -> Cell { number.map { cells[$0] } ?? own }
        for sum in account.sums { join(cell(sum.total), sum.parts.map(cell)) }
    }
}

extension RunFigures {
    /// Births missing or misreported, as many as the accuracy says.
    fileprivate var faultyBirths: Int? {
        guard let accuracy, let births = self[.births] else { return nil }
        return births - Int((accuracy * Double(births)).rounded())
    }
}
