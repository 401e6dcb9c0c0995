import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

/// What charts draw: where marks stand, what they look like, and that none leaves its sheet.
@Suite("Charts of the report")
struct ReportChartTests {
    private func text(_ markup: Markup) -> String { String(decoding: markup.bytes, as: UTF8.self) }

    private func numbers(_ attribute: String, in text: String) -> [Double] {
        text.split(separator: " \(attribute)=\"").dropFirst().compactMap {
            Double($0.prefix { $0 != "\"" })
        }
    }

    /// All coordinates of rectangles, circles, lines and texts.
    private func isWithin(_ sheet: ChartSheet, _ drawing: ChartDrawing) -> Bool {
        let marks = text(drawing.marks)
        let across = ["x", "x1", "x2", "cx"].flatMap { numbers($0, in: marks) }
        let down = ["y", "y1", "y2", "cy"].flatMap { numbers($0, in: marks) }
        let ends = zip(numbers("x", in: marks), numbers("width", in: marks))
        return across.allSatisfy { (0...sheet.width).contains($0) }
            && down.allSatisfy { (0...drawing.height).contains($0) } && !across.isEmpty
            && ends.allSatisfy { $0.1 <= sheet.width }
    }

    @Test("texts are measured and shortened")
    func texts() {
        #expect(ChartText.width("漏报", size: 10) == 20)
        #expect(abs(ChartText.width("ab", size: 10) - 11.2) < 0.001)
        #expect(ChartText.fitted("住院分娩登记", 200) == "住院分娩登记")
        let short = ChartText.fitted("住院分娩登记住院分娩登记", 60)
        #expect(short.hasSuffix("…") && ChartText.width(short) <= 60)
        #expect(ChartText.fitted("住", 1) == "…")
    }

    @Test("bars are as long as their values", arguments: ChartSheet.all)
    func bars(sheet: ChartSheet) {
        let rows = [40.0, 20, 10].map { value in
            BarRow(
                label: "一个很长很长很长的村名村名村名村名村名", value: "\(Int(value))",
                parts: [.init(kind: "bar", from: 0, to: value, title: "t")])
        }
        let drawing = BarRows(sheet: sheet, rows: rows, values: 0...40).drawing
        let widths = numbers("width", in: text(drawing.marks))
        #expect(widths.count == 3)
        #expect(abs(widths[0] - 2 * widths[1]) < 0.1 && abs(widths[1] - 2 * widths[2]) < 0.1)
        #expect(isWithin(sheet, drawing))
    }

    @Test(
        "an UpSet column has a dot a source, dark ones where it takes part",
        arguments: ChartSheet.all)
    func upset(sheet: ChartSheet) {
        let chart = UpSetChart(
            sets: [("甲", 9), ("乙", 5), ("丙", 2)],
            combinations: [
                .init(sets: [0], count: 6, title: "甲"), .init(sets: [0, 1], count: 3, title: "甲乙"),
                .init(sets: [1, 2], count: 2, title: "乙丙"),
            ])
        let drawing = chart.drawing(sheet)
        let marks = text(drawing.marks)
        #expect(marks.ranges(of: "class=\"member\"").count == 5)
        #expect(marks.ranges(of: "class=\"absent\"").count == 4)
        #expect(marks.ranges(of: "class=\"stem\"").count == 2)
        let heights = numbers("height", in: marks).filter { $0 > 25 }
        #expect(heights.count == 3 && abs(heights[0] - 2 * heights[1]) < 0.1)
        #expect(isWithin(sheet, drawing))
    }

    @Test("a sheet shows as many combinations as fit")
    func manyCombinations() {
        let chart = UpSetChart(
            sets: [("甲", 1)],
            combinations: (0..<40).map { .init(sets: [0], count: 40 - $0, title: "\($0)") })
        for sheet in ChartSheet.all {
            let drawing = chart.drawing(sheet)
            let bars = text(drawing.marks).ranges(of: "class=\"bar other\"").count
            #expect(bars == UpSetChart.most(on: sheet))
            #expect(isWithin(sheet, drawing))
        }
    }

    @Test(
        "a month nobody audited is hatched, and a month without births is not",
        arguments: ChartSheet.all)
    func timeline(sheet: ChartSheet) {
        let bins = [(0, 0, false), (12, 3, true), (0, 0, true), (0, 2, false)].map {
            TimelineChart.Bin(
                label: "05-01", reported: $0.0, missing: $0.1, isAudited: $0.2, title: "t")
        }
        let drawing = TimelineChart(bins: bins).drawing(sheet)
        let marks = text(drawing.marks)
        #expect(marks.ranges(of: "class=\"unasked\"").count == 2)
        #expect(marks.ranges(of: "class=\"bar linked\"").count == 2)
        #expect(marks.ranges(of: "class=\"bar other\"").count == 1)
        let heights = numbers("height", in: marks)
        #expect(abs(heights[1] - 4 * heights[2]) < 0.1)
        #expect(isWithin(sheet, drawing))
    }

    @Test("villages at one place are one sign with their number; who stands out keeps a place")
    func crowded() {
        let quiet = (0..<40).map { _ in
            OmissionPlot.Village(
                births: 12, missing: 0, standing: .small, title: "a", label: nil)
        }
        let loud = (0..<3).map { _ in
            OmissionPlot.Village(
                births: 60, missing: 20, standing: .veryHigh, title: "b", label: "村")
        }
        let plot = OmissionPlot(
            villages: quiet + loud, rate: 0.02, fewest: 30, axis: (births: "b", share: "s"))
        let marks = text(plot.drawing(.wide).marks)
        #expect(plot.isCrowded)
        #expect(marks.ranges(of: "<circle").count == 1 && marks.contains(">40</text>"))
        #expect(marks.ranges(of: "<polygon").count == 3)
        // Three names at one place: those that found room around it.
        #expect((1...3).contains(marks.ranges(of: ">村</text>").count))
    }

    @Test("gathered signs don't cover each other, and none is lost")
    func gathered() {
        var numbers = SeededNumbers(seed: 7)
        let signs = (0..<400).map { _ in
            SignCluster(
                x: Double(numbers.below(300)), y: Double(numbers.below(60)), standing: .within,
                title: "t", label: nil)
        }
        let drawn = SignCluster.gathered(signs)
        #expect(drawn.reduce(0) { $0 + $1.count } == 400)
        for (place, one) in drawn.enumerated() {
            for other in drawn.dropFirst(place + 1) {
                let far =
                    ((one.x - other.x) * (one.x - other.x)
                    + (one.y - other.y) * (one.y - other.y)).squareRoot()
                #expect(far >= one.radius + other.radius - 1)
            }
        }
    }

    @Test("a funnel plot tells villages apart by shape", arguments: ChartSheet.all)
    func omission(sheet: ChartSheet) {
        let standings: [OmissionPlot.Standing] = [.small, .within, .high, .veryHigh, .low]
        let plot = OmissionPlot(
            villages: standings.enumerated().map { number, standing in
                .init(
                    births: 20 + number * 20, missing: number * 3, standing: standing, title: "t",
                    label: standing == .veryHigh ? "村" : nil)
            } + [.init(births: 0, missing: 0, standing: .small, title: "none", label: nil)],
            rate: 0.06, fewest: 30, axis: (births: "b", share: "s"))
        let drawing = plot.drawing(sheet)
        let marks = text(drawing.marks)
        #expect(marks.ranges(of: "<circle").count == 2)
        #expect(marks.ranges(of: "<polygon").count == 3)
        // The lower outer limit lies at nought here, where there is nothing to draw.
        #expect(marks.ranges(of: "<polyline class=\"curve").count == 3)
        #expect(!marks.contains("none") && !marks.contains("nan"))
        #expect(isWithin(sheet, drawing))
    }

    @Test(
        "reliability: published and estimated, further nines to the right",
        arguments: ChartSheet.all)
    func reliability(sheet: ChartSheet) {
        let plot = ReliabilityPlot(
            fields: [
                (
                    name: "性别",
                    marks: [
                        .init(source: 0, estimated: 0.999, published: 0.99, title: "a"),
                        .init(source: 1, estimated: 0.9, published: 0.95, title: "b"),
                    ]
                )
            ])
        let drawing = plot.drawing(sheet)
        let marks = text(drawing.marks)
        #expect(marks.ranges(of: "sign open").count == 2)
        let places = numbers("cx", in: marks)
        #expect(places.count == 2 && places[1] > places[0])
        #expect(isWithin(sheet, drawing))
    }

    @Test("a figure names, describes and tabulates its chart; what it is told is escaped")
    func figure() {
        let figure = ChartFigure(
            language: .en, name: "x", title: Bilingual(zh: "题", en: "A <title>"),
            sentence: "5 < 6", legend: [("linked", Bilingual(zh: "甲", en: "one"))],
            table: ChartTable(
                caption: "c", heads: [.init(title: "name", isNumber: false), .init(title: "n")],
                rows: [["<b>", "1"]]),
            draw: { _ in ChartDrawing(height: 10, marks: Markup()) })
        let text = text(figure.markup)
        #expect(text.ranges(of: "role=\"img\"").count == 2)
        #expect(text.contains("<title id=\"x-wide-t\">A &lt;title&gt;</title>"))
        #expect(text.contains("<desc id=\"x-narrow-d\">5 &lt; 6</desc>"))
        #expect(text.contains("<th scope=\"row\">&lt;b&gt;</th><td class=\"n\">1</td>"))
    }

    @Test("JSON in a page can't end its script")
    func data() {
        let json = Array(#"{"a":"</script><b>&"}"#.utf8)
        #expect(
            text(Markup.data(json))
                == #"{"a":"\u003c/script\u003e\u003cb\u003e\u0026"}"#)
    }
}
