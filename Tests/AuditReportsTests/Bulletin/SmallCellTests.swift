import TestSupport
import Testing

@testable import AuditReports

@Suite("Small counts in published tables")
struct SmallCellTests {
    @Test("counts of one and two aren't shown, nought and three are")
    func single() {
        #expect((0...4).map { SmallCells.shown($0).text } == ["0", "<3", "<3", "3", "4"])
    }

    @Test("a share that would tell a count is told between whole percents of ten births or more")
    func shares() {
        #expect(SmallCells.percents(around: 0.9129, of: 3_856) == 91...92)
        #expect(SmallCells.percents(around: 0.98, of: 1_000) == 98...99)
        #expect(SmallCells.percents(around: 1, of: 1_000) == 99...100)
        #expect(SmallCells.percents(around: 0, of: 1_000) == 0...1)
        #expect(SmallCells.percents(around: 0.9129, of: 999) == nil)
        #expect(SmallCells.percents(around: .nan, of: 3_856) == nil)
    }

    /// A column whose sum stands below it.
    private func column(_ counts: [Int]) -> [SmallCells.Shown] {
        var protection = CountProtection()
        let sum = protection.add(counts.reduce(0, +))
        let parts = counts.map { protection.add($0) }
        protection.join(sum, parts)
        return Array(protection.shown().dropFirst())
    }

    @Test("one small cell takes another with it, under the same sign")
    func alone() {
        #expect(column([9, 1, 4, 0]).map(\.text) == ["9", "※", "※", "0"])
        #expect(column([1, 2, 7]).map(\.text) == ["<3", "<3", "7"])
        #expect(column([1, 1, 7]).map(\.text) == ["※", "※", "※"])
        #expect(column([0, 2]).map(\.text) == ["0", "<3"])
        #expect(column([5, 0, 3]).map(\.text) == ["5", "0", "3"])
        #expect(column([2, 2]).map(\.text) == ["※", "※"])
        #expect(column([0, 1, 0, 8]).map(\.text) == ["0", "※", "0", "※"])
    }

    @Test("what a part of a sum gives away isn't shown elsewhere either")
    func chained() {
        // 18 missing births of grades 12, 5 and 1, and an accuracy that tells 18 + 1.
        var protection = CountProtection()
        let cells = [18, 12, 5, 1, 1].map { protection.add($0) }
        let faulty = protection.add(19, yield: .first)
        protection.join(cells[0], Array(cells[1...3]))
        protection.join(faulty, [cells[0], cells[4]])
        #expect(protection.shown().map(\.text) == ["18", "12", "※", "※", "※", "※"])
    }

    @Test("a county's figure isn't left out for a small cell that two lesser ones can hide")
    func lastToGo() {
        // Two townships and what belongs to no village, grades, misreported births, and an accuracy
        // of what villages answer for.
        var protection = CountProtection()
        let missing = protection.add(32, yield: .last)
        let parts = [11, 20, 1].map { protection.add($0) }
        let grades = [29, 2, 1].map { protection.add($0) }
        let misreported = protection.add(21, yield: .last)
        let faulty = protection.add(52, yield: .first)
        let all = protection.addHidden(53)
        protection.join(missing, parts)
        protection.join(missing, grades)
        protection.join(all, [missing, misreported])
        protection.join(all, [faulty, parts[2]])
        let shown = protection.shown()
        #expect([missing, misreported].map { shown[$0].text } == ["32", "21"])
        #expect(parts.map { shown[$0].text } == ["※", "20", "※"])
        #expect(shown[faulty] == .withheld)
    }

    /// Every column of up to four cells: whoever reads it tries all columns that it could be, and may
    /// find no cell of one or two that has one value in all of them.
    @Test("no small count can be worked out from the column and its sum")
    func exhaustive() {
        for length in 2...4 {
            let most = length == 4 ? 4 : 6
            for number in 0..<power(most, length) {
                let counts = digits(of: number, length, base: most)
                let all = shownWithSum(counts)
                let possible = (0..<power(most + 2, length)).map {
                    digits(of: $0, length, base: most + 2)
                }
                .filter { other in
                    zip(zip([other.reduce(0, +)] + other, all), [counts.reduce(0, +)] + counts)
                        .allSatisfy { agrees($0.0, $0.1, whose: $1) }
                }
                #expect(possible.contains(counts))
                for (place, count) in counts.enumerated() where count == 1 || count == 2 {
                    let values = Set(possible.map { $0[place] })
                    #expect(values.count > 1, "\(counts) tells cell \(place)")
                }
            }
        }
    }

    private func shownWithSum(_ counts: [Int]) -> [SmallCells.Shown] {
        var protection = CountProtection()
        let sum = protection.add(counts.reduce(0, +))
        protection.join(sum, counts.map { protection.add($0) })
        return protection.shown()
    }

    /// A bulletin in small: missing births by grade and by township, misreported births, and an
    /// accuracy that tells the two together, of villages alone where the last row is of none.
    private struct Figures: Hashable {
        let townships: [Int]
        let grades: [Int]
        let misreported: Int
        let hasUnassigned: Bool

        var missing: Int { townships.reduce(0, +) }
        var faulty: Int { missing + misreported - (hasUnassigned ? townships[2] : 0) }
        var cells: [Int] { [missing] + townships + grades + [misreported, faulty] }

        func shown() -> [SmallCells.Shown] {
            var protection = CountProtection()
            let cells = cells.dropLast().enumerated().map { place, count in
                protection.add(
                    count, yield: hasUnassigned && [0, 6].contains(place) ? .last : .ordinary)
            }
            let faulty = protection.add(faulty, yield: .first)
            protection.join(cells[0], Array(cells[1...3]))
            protection.join(cells[0], Array(cells[4...5]))
            let all = protection.addHidden(missing + misreported)
            protection.join(all, [cells[0], cells[6]])
            protection.join(all, hasUnassigned ? [faulty, cells[3]] : [faulty])
            return protection.shown().dropLast()
        }
    }

    @Test(
        "no small count can be worked out from tables that share a figure",
        arguments: [false, true])
    func joined(hasUnassigned: Bool) {
        let most = 7
        // All that could be in the tables, once.
        let everything = (0..<power(most, 3)).flatMap { number -> [Figures] in
            let townships = digits(of: number, 3, base: most)
            let missing = townships.reduce(0, +)
            return (0...missing).flatMap { a in
                (0...4).map {
                    Figures(
                        townships: townships, grades: [a, missing - a], misreported: $0,
                        hasUnassigned: hasUnassigned)
                }
            }
        }
        var numbers = SeededNumbers(seed: 20_130_531)
        for _ in 0..<60 {
            let own = everything[Int.random(in: 0..<everything.count, using: &numbers)]
            guard own.townships.allSatisfy({ $0 < 5 }), own.misreported < 3 else { continue }
            let shown = own.shown()
            var values = Array(repeating: Set<Int>(), count: own.cells.count)
            for other in everything {
                let cells = other.cells
                guard
                    cells.indices.allSatisfy({ agrees(cells[$0], shown[$0], whose: own.cells[$0]) })
                else { continue }
                for place in cells.indices { values[place].insert(cells[place]) }
            }
            for (place, count) in own.cells.enumerated() where count == 1 || count == 2 {
                #expect(values[place].count > 1, "\(own) \(shown.map(\.text)) tells \(place)")
            }
            for place in shown.indices where own.cells[place] == 1 || own.cells[place] == 2 {
                #expect(shown[place] == .small || shown[place] == .withheld)
            }
        }
    }

    @Test("a county of forty townships is settled in no time, and nothing small is told")
    func large() {
        var numbers = SeededNumbers(seed: 40)
        var protection = CountProtection()
        var counts: [Int] = []
        var sums: [(total: Int, parts: [Int])] = []
        for _ in 0..<8 {
            let parts = (0..<40).map { _ in numbers.below(6) }
            let cells = parts.map { protection.add($0) }
            let total = protection.add(parts.reduce(0, +), yield: .last)
            counts += parts + [parts.reduce(0, +)]
            protection.join(total, cells)
            sums.append((total, cells))
        }
        let clock = ContinuousClock()
        var shown: [SmallCells.Shown] = []
        let time = clock.measure { shown = protection.shown() }
        #expect(time < .seconds(20), "\(time)")
        for sum in sums {
            let hidden = sum.parts.filter {
                if case .count = shown[$0] { false } else { true }
            }
            #expect(hidden.count != 1 || shown[sum.total] != .count(counts[sum.total]))
        }
        for (place, count) in counts.enumerated() where count == 1 || count == 2 {
            #expect(shown[place] == .small || shown[place] == .withheld)
        }
        print("forty townships: \(time)")
    }

    @Test("nor can they be worked out of several sums taken together")
    func joint() {
        var protection = CountProtection()
        let large = [7, 6, 6, 3].map { protection.add($0) }
        let births = (0..<3).map { _ in protection.add(1) }
        let others = [2, 2, 1].map { protection.add($0) }
        let all = protection.add(30, yield: .last)
        let other = protection.add(5)
        protection.join(all, large + births + others)
        protection.join(other, others)
        // 30 − 7 − 6 − 6 − 3 − 5 leaves three for three births of which there are some each.
        let shown = protection.shown()
        #expect((large + [all, other]).contains { shown[$0] == .withheld })
    }

    @Test("what another document has shown is no cover")
    func known() {
        // A quarter of three months, two of which showed theirs in bulletins of their own.
        for isKnown in [false, true] {
            var protection = CountProtection()
            let quarter = protection.add(9, yield: .last)
            let months = [1, 5, 3].map { protection.add($0) }
            protection.join(quarter, months)
            if isKnown { for month in months.dropFirst() { protection.know(month) } }
            let shown = protection.shown()
            #expect((shown[quarter] == .withheld) == isKnown)
            #expect(shown[months[0]] != .count(1))
        }
    }

    /// A quarter's total beside what the bulletins of its three months showed.
    private func quarter(_ months: [(count: Int, shown: SmallCells.Shown)]) -> SmallCells.Shown {
        var protection = CountProtection()
        let quarter = protection.add(months.reduce(0) { $0 + $1.count }, yield: .last)
        let cells = months.map { protection.addEarlier($0.count, shown: $0.shown) }
        protection.join(quarter, cells)
        let shown = protection.shown()
        #expect(zip(cells, months).allSatisfy { shown[$0] == $1.shown })
        return shown[quarter]
    }

    @Test("what earlier documents left out isn't told by what comes to it")
    func earlier() {
        // 37 − 14 − 10 would be what June's bulletin left out.
        #expect(quarter([(14, .count(14)), (10, .count(10)), (13, .withheld)]) == .withheld)
        #expect(quarter([(4, .count(4)), (0, .count(0)), (2, .small)]) == .withheld)
        // 2 can only be 1 + 1, and 4 only 2 + 2; 3 is either way round.
        #expect(quarter([(0, .count(0)), (2, .small), (2, .small)]) == .withheld)
        #expect(quarter([(0, .count(0)), (1, .small), (2, .small)]) == .count(3))
        #expect(quarter([(9, .count(9)), (2, .small), (5, .withheld)]) == .count(16))
        // What readers can add up anyway needn't be left out.
        #expect(quarter([(4, .count(4)), (9, .count(9)), (3, .count(3))]) == .count(16))
    }

    @Test("what earlier documents tell together is nobody's to hide")
    func toldBefore() {
        var protection = CountProtection()
        let own = protection.add(9)
        let cells = [(9, SmallCells.Shown.count(9)), (7, .count(7)), (2, .small)].map {
            protection.addEarlier($0, shown: $1)
        }
        protection.join(cells[0], [cells[1], cells[2]])
        protection.join(cells[0], [own])
        #expect(protection.isKnown(own))
        #expect(protection.shown()[own] == .count(9))
    }

    /// What a reader takes a cell for: one withheld may be anything, but nought is withheld only where
    /// it must be.
    private func agrees(_ count: Int, _ shown: SmallCells.Shown, whose own: Int) -> Bool {
        switch shown {
        case .count(let told): told == count
        case .small: count == 1 || count == 2
        case .withheld: own > 0 ? count > 0 : true
        }
    }

    private func power(_ base: Int, _ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    private func digits(of number: Int, _ length: Int, base: Int) -> [Int] {
        (0..<length).map { number / power(base, $0) % base }
    }
}
