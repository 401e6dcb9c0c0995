import RegistryModel
import Testing

@Suite("Points and ranges of points")
struct PointsTests {
    @Test(
        "no more decimals than needed",
        arguments: [
            (0, "0"), (300, "3"), (250, "2.5"), (225, "2.25"), (205, "2.05"), (5, "0.05"),
            (50, "0.5"), (-50, "-0.5"), (-1225, "-12.25"), (-300, "-3"), (1000, "10"),
        ])
    func texts(hundredths: Int, text: String) {
        #expect(Points(hundredths: hundredths).description == text)
    }

    @Test("sums don't drift")
    func sums() {
        let tenth = Points(hundredths: 10)
        #expect((0..<1000).reduce(Points.zero) { sum, _ in sum + tenth } == Points(100))
        #expect(Points(3) - Points(hundredths: 50) == Points(hundredths: 250))
        #expect(Points(2) < Points(hundredths: 201))
    }

    @Test("a range shows its ends only while they differ")
    func ranges() {
        let settled = PointRange(min: Points(12), max: Points(12))
        let open = PointRange(min: Points(12), max: Points(hundredths: 1950))
        #expect(settled.description == "12")
        #expect(open.description == "12 (12–19.5)")
        #expect((settled + open).description == "24 (24–31.5)")
        #expect(PointRange.zero.description == "0")
        #expect(open + .zero == open)
    }
}
