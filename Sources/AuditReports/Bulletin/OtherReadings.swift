/// Looks for counts that fit all sums as well as the true ones do, and differ in one of them: where
/// there are any, a reader of the sums can't tell which is true.
///
/// Goes from the cell through the sums: what it gains another part of the sum loses, or the total
/// gains, until all sums are even. Only such steps of the same size are tried, and no more than some
/// thousands: what isn't found then is taken to be told, which leaves out more than need be, never less.
struct OtherReadings {
    typealias Cell = CountProtection.Cell

    private let counts: [Int]
    private let bounds: [ClosedRange<Int>]
    private let sums: [(total: Cell, parts: [Cell])]
    /// The sums that each cell is in, as a total or a part.
    private let sumsOf: [[Int]]
    private static let mostSteps = 4_000

    init(
        counts: [Int], bounds: [ClosedRange<Int>], sums: [(total: Cell, parts: [Cell])]
    ) {
        (self.counts, self.bounds, self.sums) = (counts, bounds, sums)
        var sumsOf = [[Int]](repeating: [], count: counts.count)
        for (number, sum) in sums.enumerated() {
            for cell in Set(sum.parts + [sum.total]) { sumsOf[cell].append(number) }
        }
        self.sumsOf = sumsOf
    }

    func exist(for cell: Cell) -> Bool {
        [1, -1].contains { change in
            var steps = 0
            var changes = [cell: change]
            return bounds[cell].contains(counts[cell] + change) && isEven(&changes, &steps)
        }
    }

    private func isEven(_ changes: inout [Cell: Int], _ steps: inout Int) -> Bool {
        steps += 1
        guard steps < Self.mostSteps else { return false }
        guard let (sum, excess) = uneven(changes) else { return true }
        let open = (sums[sum].parts + [sums[sum].total])
            .filter { changes[$0] == nil && bounds[$0].lowerBound < bounds[$0].upperBound }
            .sorted { (sumsOf[$0].count, $0) < (sumsOf[$1].count, $1) }
        for cell in open {
            let change = cell == sums[sum].total ? excess : -excess
            guard bounds[cell].contains(counts[cell] + change) else { continue }
            changes[cell] = change
            if isEven(&changes, &steps) { return true }
            changes[cell] = nil
        }
        return false
    }

    /// A sum whose parts have gained more or less than its total, and by how much.
    private func uneven(_ changes: [Cell: Int]) -> (sum: Int, excess: Int)? {
        for number in Set(changes.keys.flatMap { sumsOf[$0] }).sorted() {
            let sum = sums[number]
            let excess =
                sum.parts.reduce(0) { $0 + (changes[$1] ?? 0) } - (changes[sum.total] ?? 0)
            if excess != 0 { return (number, excess) }
        }
        return nil
    }
}
