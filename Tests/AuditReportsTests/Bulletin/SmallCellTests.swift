import TestSupport
import Testing

@testable import AuditReports

@Suite("Small counts in published tables")
struct SmallCellTests {
    @Test("counts of one and two aren't shown, nought and three are")
    func single() {
        #expect((0...4).map { SmallCells.shown($0).text } == ["0", "<3", "<3", "3", "4"])
    }

    @Test("one small cell takes another with it, under the same sign")
    func alone() {
        #expect(SmallCells.column([9, 1, 4, 0]).map(\.text) == ["9", "※", "※", "0"])
        #expect(SmallCells.column([1, 2, 7]).map(\.text) == ["<3", "<3", "7"])
        #expect(SmallCells.column([1, 1, 7]).map(\.text) == ["※", "※", "※"])
        #expect(SmallCells.column([0, 2]).map(\.text) == ["※", "※"])
        #expect(SmallCells.column([5, 0, 3]).map(\.text) == ["5", "0", "3"])
    }

    /// Every column of up to four cells: whoever reads it tries all columns that it could be, and may
    /// find no cell of one or two that has one value in all of them.
    @Test("no small count can be worked out from the column and its sum")
    func exhaustive() {
        for length in 2...4 {
            let most = length == 4 ? 4 : 6
            for number in 0..<power(most, length) {
                let counts = digits(of: number, length, base: most)
                let shown = SmallCells.column(counts)
                let sum = SmallCells.shown(counts.reduce(0, +))
                let possible = (0..<power(most + 2, length)).map {
                    digits(of: $0, length, base: most + 2)
                }
                .filter { fits($0, shown, sum) }
                #expect(possible.contains(counts))
                for (place, count) in counts.enumerated() where count == 1 || count == 2 {
                    let values = Set(possible.map { $0[place] })
                    #expect(values.count > 1, "\(counts) tells cell \(place)")
                }
            }
        }
    }

    /// A reader takes a withheld cell for anything, and a sum below three for one or two.
    private func fits(
        _ counts: [Int], _ shown: [SmallCells.Shown], _ sum: SmallCells.Shown
    ) -> Bool {
        func agrees(_ count: Int, _ shown: SmallCells.Shown) -> Bool {
            switch shown {
            case .count(let own): own == count
            case .small: count == 1 || count == 2
            case .withheld: true
            }
        }
        return zip(counts, shown).allSatisfy(agrees) && agrees(counts.reduce(0, +), sum)
    }

    private func power(_ base: Int, _ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    private func digits(of number: Int, _ length: Int, base: Int) -> [Int] {
        (0..<length).map { number / power(base, $0) % base }
    }
}
