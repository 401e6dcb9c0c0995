import RegistryModel
import Testing

/// Beside scipy 1.17.1.
@Suite struct TailProbabilityTests {
    @Test(arguments: ScipyTable.rows)
    func agreesWithScipy(row: ScipyTable.Row) {
        let n = row.numbers
        func whole(_ place: Int) -> Int { Int(n[place]) }
        let value: Double? =
            switch row.function {
            case "beta": TailProbabilities.incompleteBeta(n[0], n[1], n[2])
            case "binomial": TailProbabilities.binomial(atMost: whole(0), of: whole(1), at: n[2])
            case "hypergeometric":
                TailProbabilities.hypergeometric(
                    atMost: whole(0), of: whole(1), marked: whole(2), lot: whole(3))
            case "normal": TailProbabilities.normalQuantile(n[0])
            case "student": TailProbabilities.studentQuantile(n[0], degrees: n[1])
            case "betaQuantile": TailProbabilities.betaQuantile(n[0], n[1], n[2])
            default: nil
            }
        guard let value else {
            let interval = ProportionInterval.clopperPearson(
                right: n[0], of: n[1], confidence: 0.95)
            #expect(row.function == "interval")
            #expect(isNear(interval.lowerBound, n[2]), "\(row)")
            #expect(isNear(interval.upperBound, n[3]), "\(row)")
            return
        }
        // Factorials of a million leave nine digits of their quotient.
        let digits = row.function == "hypergeometric" ? 1e-8 : 2e-10
        #expect(isNear(value, n[n.count - 1], digits), "\(row): \(value)")
    }

    private func isNear(
        _ value: Double, _ expected: Double, _ digits: Double = 2e-10
    ) -> Bool {
        abs(value - expected) <= digits * max(abs(expected), 1e-3)
    }

    @Test func tailsOfAllLotsSumToOne() {
        for lot in 1...12 {
            for marked in 0...lot {
                for n in 0...lot {
                    let naive = (0...n).map { choose(marked, $0) * choose(lot - marked, n - $0) }
                    var below = 0
                    for k in 0...n {
                        below += naive[k]
                        let value = TailProbabilities.hypergeometric(
                            atMost: k, of: n, marked: marked, lot: lot)
                        let exact = Double(below) / Double(choose(lot, n))
                        #expect(abs(value - exact) < 1e-12, "lot \(lot) \(marked) \(n) \(k)")
                    }
                }
            }
        }
    }

    private func choose(_ n: Int, _ k: Int) -> Int {
        guard k >= 0, k <= n else { return 0 }
        return (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
}
