/// Counts that are published together and the sums that join them: finds which of them must be left
/// out, so that no count of one or two is shown or can be worked out from the others.
///
/// A reader is taken to know every sum and every count shown, that `<3` is one or two, and that a
/// count of nought isn't left out without need. What such a reader can work out is found by narrowing
/// the bounds of the cells left out, sum by sum, until nothing narrows any more; that is exact where no
/// two sums share more than one cell left out. A small count that it doesn't settle must besides have
/// another reading (`OtherReadings`): counts that differ in it and fit all sums. As long as one is told,
/// more is left out: of those next to it the one that says least, and two of those rather than a figure
/// the document is for.
///
/// Source: the scoring agreement's fairness guards (cells below 3 are suppressed in published tables);
/// secondary suppression after Hundepool et al., *Statistical Disclosure Control* (2012), ch. 4.
/// Cost: a pass over all sums for each cell that is left out besides.
struct CountProtection {
    typealias Cell = Int

    private struct Sum {
        let total: Cell
        let parts: [Cell]
    }

    private struct Entry {
        let count: Int
        let isPublished: Bool
        let yield: Yield
        var isWithheld = false
        /// A reader has it from another document: to leave it out hides nothing.
        var isKnown = false
        /// How an earlier document shows it, which can't be changed any more.
        var earlier: SmallCells.Shown?

        /// Whether a reader mustn't be able to work it out: a small count, and what an earlier document
        /// left out, which stands for a small one there.
        var isProtected: Bool {
            switch earlier {
            case .count: false
            case .small, .withheld: true
            case nil: isPublished && !isKnown && SmallCells.shown(count) == .small
            }
        }
    }

    /// Whether a count is left out rather before or after others.
    enum Yield: Int { case first, ordinary, last }

    private var entries: [Entry] = []
    private var sums: [Sum] = []

    mutating func add(_ count: Int, yield: Yield = .ordinary) -> Cell {
        entries.append(Entry(count: count, isPublished: true, yield: yield))
        return entries.count - 1
    }

    /// A count that nobody is shown, but that joins sums.
    mutating func addHidden(_ count: Int) -> Cell {
        entries.append(Entry(count: count, isPublished: false, yield: .ordinary))
        return entries.count - 1
    }

    /// A count of an earlier document, as it was shown there.
    mutating func addEarlier(_ count: Int, shown: SmallCells.Shown) -> Cell {
        entries.append(
            Entry(count: count, isPublished: true, yield: .ordinary, earlier: shown))
        return entries.count - 1
    }

    /// Leaves the count out whatever the sums tell: something else would give a small one away.
    mutating func withhold(_ cell: Cell) { entries[cell].isWithheld = true }

    /// Takes the count to be known from elsewhere, however it is shown here.
    mutating func know(_ cell: Cell) { entries[cell].isKnown = true }

    /// States that the parts come to the total. What doesn't isn't a sum that a reader could use.
    mutating func join(_ total: Cell, _ parts: [Cell]) {
        guard entries[total].count == parts.reduce(0, { $0 + entries[$1].count }) else { return }
        sums.append(Sum(total: total, parts: parts))
    }

    /// How each cell is shown; those nobody is shown are withheld.
    func shown() -> [SmallCells.Shown] {
        var shown = entries.map { entry in
            if let earlier = entry.earlier { return earlier }
            return entry.isPublished && !entry.isWithheld
                ? SmallCells.shown(entry.count) : .withheld
        }
        var lost = toldAnyway
        while let told = told(shown, but: lost) {
            if !leaveOut(near: told, &shown) { lost.insert(told) }
        }
        giveBack(&shown, lost)
        return shown
    }

    /// Whether the cells, shown as if they stood by themselves, tell one that mustn't be told.
    var isTelling: Bool {
        let plain = entries.map { $0.earlier ?? SmallCells.shown($0.count) }
        return told(plain, but: toldAnyway) != nil
    }

    /// Whether earlier documents tell the count, however it is shown here.
    func isKnown(_ cell: Cell) -> Bool {
        let bounds = readerBounds(withheldOwn)
        return bounds[cell].lowerBound == bounds[cell].upperBound
    }

    private var withheldOwn: [SmallCells.Shown] { entries.map { $0.earlier ?? .withheld } }

    /// What earlier documents tell together: nothing left out here hides it.
    private var toldAnyway: Set<Cell> {
        guard entries.contains(where: { $0.earlier != nil }) else { return [] }
        let bounds = readerBounds(withheldOwn)
        return Set(
            entries.indices.filter {
                entries[$0].isProtected && bounds[$0].lowerBound == bounds[$0].upperBound
            })
    }

    /// Shows again what needn't have been left out in the end, the most wanted first.
    private func giveBack(_ shown: inout [SmallCells.Shown], _ lost: Set<Cell>) {
        let hidden = entries.indices.filter { cell in
            entries[cell].isPublished && !entries[cell].isWithheld && entries[cell].earlier == nil
                && shown[cell] == .withheld && SmallCells.shown(entries[cell].count) != .small
        }
        let wanted = hidden.sorted {
            (entries[$1].yield.rawValue, entries[$1].count, $0)
                < (entries[$0].yield.rawValue, entries[$0].count, $1)
        }
        for cell in wanted {
            var trial = shown
            trial[cell] = .count(entries[cell].count)
            if told(trial, but: lost) == nil { shown = trial }
        }
    }

    // MARK: What a reader can work out

    private static let unbounded = Int.max / 4

    private func bounds(_ shown: [SmallCells.Shown]) -> [ClosedRange<Int>] {
        zip(shown, entries).map { shown, entry in
            if entry.isKnown { return entry.count...entry.count }
            return switch shown {
            case .count(let count): count...count
            case .small: 1...(SmallCells.floor - 1)
            case .withheld:
                (entry.isPublished && entry.count > 0 ? 1 : 0)...Self.unbounded
            }
        }
    }

    /// The least and the most that each cell can be for all that is shown.
    func readerBounds(_ shown: [SmallCells.Shown]) -> [ClosedRange<Int>] {
        var bounds = bounds(shown)
        var isNarrowing = true
        while isNarrowing {
            isNarrowing = false
            for sum in sums where narrow(sum, &bounds) { isNarrowing = true }
        }
        return bounds
    }

    private func narrow(_ sum: Sum, _ bounds: inout [ClosedRange<Int>]) -> Bool {
        var (least, most, unbounded) = (0, 0, 0)
        for part in sum.parts {
            least += bounds[part].lowerBound
            if bounds[part].upperBound == Self.unbounded {
                unbounded += 1
            } else {
                most += bounds[part].upperBound
            }
        }
        var isNarrower = cut(&bounds[sum.total], least, unbounded > 0 ? Self.unbounded : most)
        let total = bounds[sum.total]
        for part in sum.parts {
            let own = bounds[part]
            let isOpen = own.upperBound == Self.unbounded
            // Without a bound on the others they may take all that the total leaves.
            let isFree = unbounded > (isOpen ? 1 : 0)
            let low = isFree ? 0 : total.lowerBound - (isOpen ? most : most - own.upperBound)
            let high =
                total.upperBound == Self.unbounded
                ? Self.unbounded : total.upperBound - (least - own.lowerBound)
            if cut(&bounds[part], low, high) { isNarrower = true }
        }
        return isNarrower
    }

    private func cut(_ range: inout ClosedRange<Int>, _ low: Int, _ high: Int) -> Bool {
        let least = max(range.lowerBound, low)
        let most = max(least, min(range.upperBound, high))
        guard least...most != range else { return false }
        range = least...most
        return true
    }

    /// A count that mustn't be told and that a reader can work out.
    private func told(_ shown: [SmallCells.Shown], but lost: Set<Cell>) -> Cell? {
        let bounds = readerBounds(shown)
        let small = entries.indices.filter { entries[$0].isProtected && !lost.contains($0) }
        if let told = small.first(where: { bounds[$0].lowerBound == bounds[$0].upperBound }) {
            return told
        }
        let readings = otherReadings(bounds)
        return small.first { !readings.exist(for: $0) }
    }

    private func isTold(_ cell: Cell, _ shown: [SmallCells.Shown]) -> Bool {
        let bounds = readerBounds(shown)
        return bounds[cell].lowerBound == bounds[cell].upperBound
            || !otherReadings(bounds).exist(for: cell)
    }

    private func otherReadings(_ bounds: [ClosedRange<Int>]) -> OtherReadings {
        OtherReadings(
            counts: entries.map(\.count), bounds: bounds,
            sums: sums.map { (total: $0.total, parts: $0.parts) })
    }

    // MARK: What is left out besides

    /// Leaves out one more cell so that `told` may no longer be told; false when none is left.
    private func leaveOut(near told: Cell, _ shown: inout [SmallCells.Shown]) -> Bool {
        // One sign for all small parts of the sum that tells: else it would say which is small.
        let telling = tellingSum(of: told, shown)
        let alike = (telling?.parts ?? []).filter {
            shown[$0] == .small && entries[$0].earlier == nil
        }
        if !alike.isEmpty, telling?.total != told {
            for cell in alike { shown[cell] = .withheld }
            return true
        }
        let open = candidates(told, shown)
        let members = Set(telling.map { $0.parts + [$0.total] } ?? [])
        if let helping = helping(told, open, members, shown) {
            for cell in helping { shown[cell] = .withheld }
            return true
        }
        // Where nothing helps at once, the way out leads through the sum that tells.
        guard let next = open.first(where: members.contains) ?? open.first else { return false }
        shown[next] = .withheld
        return true
    }

    /// The cells among `open` that, once left out, keep `told` from being told: one, or two where
    /// that one would be a figure the document is for.
    private func helping(
        _ told: Cell, _ open: [Cell], _ members: Set<Cell>, _ shown: [SmallCells.Shown]
    ) -> [Cell]? {
        func helps(_ cells: [Cell]) -> Bool {
            var trial = shown
            for cell in cells { trial[cell] = .withheld }
            return !isTold(told, trial)
        }
        let single = open.first { helps([$0]) }
        if let single, entries[single].yield != .last { return [single] }
        let cheap = open.filter { entries[$0].yield != .last }.prefix(Self.mostPaired)
        for first in cheap where members.contains(first) {
            if let second = cheap.first(where: { $0 != first && helps([first, $0]) }) {
                return [first, second]
            }
        }
        return single.map { [$0] }
    }

    /// A sum that settles the cell, given the bounds of the others in it.
    private func tellingSum(of told: Cell, _ shown: [SmallCells.Shown]) -> Sum? {
        let own = bounds(shown)
        var all = readerBounds(shown)
        let near = sums.filter { $0.parts.contains(told) || $0.total == told }
        return near.first { sum in
            all[told] = own[told]
            _ = narrow(sum, &all)
            return all[told].lowerBound == all[told].upperBound
        }
    }

    /// So many are tried at most, and of those so many in twos.
    private static let mostTried = 60
    private static let mostPaired = 24

    /// What could be left out, the best first: what yields first, then the nearest, going from sum to
    /// sum through what is left out already, parts before totals, small before large, nought last.
    private func candidates(_ told: Cell, _ shown: [SmallCells.Shown]) -> [Cell] {
        var distances = [told: 0]
        var totals: Set<Cell> = []
        var edge: Set<Cell> = [told]
        var distance = 0
        while !edge.isEmpty {
            distance += 1
            let near = sums.filter { sum in
                edge.contains(sum.total) || sum.parts.contains { edge.contains($0) }
            }
            totals.formUnion(near.map(\.total))
            let found = Set(near.flatMap { $0.parts + [$0.total] }).filter { distances[$0] == nil }
            for cell in found { distances[cell] = distance }
            // What is shown in full lets nothing through.
            edge = found.filter { if case .count = shown[$0] { false } else { true } }
        }
        func rank(_ cell: Cell) -> (Int, Int, Int, Int, Int) {
            let entry = entries[cell]
            return (
                entry.yield.rawValue, distances[cell] ?? 0,
                entry.count == 0 ? 2 : totals.contains(cell) ? 1 : 0, entry.count, cell
            )
        }
        let open = distances.keys.filter {
            shown[$0] != .withheld && !entries[$0].isKnown && entries[$0].earlier == nil
        }
        return Array(open.sorted { rank($0) < rank($1) }.prefix(Self.mostTried))
    }
}
