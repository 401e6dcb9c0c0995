import RegistryModel
import Testing

@testable import AuditReports

@Suite("The page on how pairs were weighed")
struct LinkDiagnosticsPageTests {
    private func page(_ facts: LinkDiagnostics, _ language: Language = .zh) -> String {
        // `98 %` with a space that doesn't break.
        String(decoding: LinkDiagnosticsPage(facts, language).bytes(), as: UTF8.self)
            .replacing("\u{A0}%", with: " %")
    }

    @Test("every number given is on the page, in both languages", arguments: Language.allCases)
    func numbers(language: Language) {
        let text = page(.sample(), language)
        for number in [
            "1\u{202F}234", "5\u{202F}678", "+6.49", "−3.32", "1/50\u{202F}000", "97.5 %",
            "91.25 %", "88.8 %", "4\u{202F}321", "7\u{202F}654", "63", "0.987", "17, 9",
            "abcdef012345", "0.8.15", "12.34 %",
        ] {
            #expect(text.contains(number), "\(number)")
        }
    }

    @Test("nothing is fetched, and every element is closed", arguments: Language.allCases)
    func selfContained(language: Language) {
        for facts in [LinkDiagnostics.sample(), .empty] {
            let text = page(facts, language)
            for word in ["http:", "https:", "@import", "url(", " src=", "xlink"] {
                #expect(!text.contains(word), "\(word)")
            }
            #expect(text.contains("default-src 'none'"))
            #expect(unclosed(in: text) == [])
            #expect(!text.contains("nan") && !text.contains("inf\""))
            for section in [
                "overview", "histogram", "model", "training", "unlinkable", "tradeoff", "blocking",
            ] {
                #expect(text.contains("<section id=\"\(section)\">"))
                #expect(text.contains("href=\"#\(section)\""))
            }
        }
    }

    @Test("names from the settings stay text")
    func hostile() {
        let attack = "<img src=x onerror=alert(1)>\"'"
        let text = page(.sample(named: attack))
        #expect(!text.contains("<img") && text.contains("&lt;img"))
    }

    @Test("the English page carries no Chinese")
    func english() {
        let body = page(.sample(), .en).split(separator: "</style>").last ?? ""
        let han = body.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
        #expect(han.isEmpty, "\(String(String.UnicodeScalarView(han)))")
    }

    @Test("what deserves a second look is said, with what to do")
    func warnings() {
        var facts = LinkDiagnostics.sample()
        let all = { DiagnosticsWarnings(facts: facts).all.map(\.en).joined(separator: "\n") }
        #expect(all().contains("over") == false)
        facts.training?.sessions[0].isConverged = false
        #expect(all().contains("hadn't converged after 63 iterations"))
        facts.model.comparisons[0].origin = .assumed
        #expect(all().contains("add a blocking rule without it"))
        facts.model.comparisons[0].origin = .uninformative
        #expect(all().contains("drop it from compare"))
        facts.blocking.rules[0].pairsOverCap = 99
        #expect(all().contains("99 pairs of born weren't compared"))
        #expect(page(.sample(), .en).contains("No block was split or cut"))
        #expect(page(facts, .en).contains("<td class=\"n bad\">99</td>"))
        facts.training?.prior.origin = .assumed
        #expect(all().contains("the prior is assumed"))
    }

    @Test("a session set aside says why; a given model says that nothing was estimated")
    func verdicts() {
        for verdict in LinkDiagnostics.Session.Verdict.allCases {
            var facts = LinkDiagnostics.sample()
            facts.training?.sessions[0].verdict = verdict
            #expect(page(facts, .en).contains(verdict.meaning.en.replacing("’", with: "’")))
        }
        var facts = LinkDiagnostics.sample()
        facts.training = nil
        #expect(page(facts, .en).contains("The model was given"))
    }
}

@Suite("Charts")
struct ChartTests {
    @Test(
        "ticks are round, inside, and not too many",
        arguments: [
            (-42.3, 37.1, 16), (0, 1, 5), (-0.5, 0.5, 10), (0, 1_000_000, 8), (3, 3, 4),
            (-7, -2, 3),
        ])
    func ticks(low: Double, high: Double, most: Int) {
        let scale = ChartScale(low...high, from: 0, to: 100)
        let ticks = scale.ticks(atMost: most)
        #expect(!ticks.isEmpty && ticks.count <= most, "\(ticks)")
        #expect(ticks.allSatisfy { $0 >= scale.low && $0 <= scale.high })
        let steps = Set(zip(ticks, ticks.dropFirst()).map { DecimalText.text($1 - $0, places: 6) })
        #expect(steps.count <= 1, "\(ticks)")
    }

    @Test("a scale puts its ends where they belong, upwards too")
    func places() {
        let up = ChartScale(0...4, from: 200, to: 100)
        #expect([0, 1, 4].map(up.place) == [200, 175, 100])
        #expect(ChartScale(5...5, from: 0, to: 10).place(5) == 0)
        #expect(ChartScale.countTicks(upTo: 0) == [0, 1])
        #expect(ChartScale.countTicks(upTo: 56) == [0, 1, 2, 5, 10, 20, 50])
        #expect(ChartScale.countTicks(upTo: 25_000) == [0, 1, 10, 100, 1_000, 10_000])
    }

    @Test("numbers are written alike everywhere")
    func numbers() {
        #expect(ChartNumber.bits(3.171) == "+3.17" && ChartNumber.bits(-0.001) == "0.00")
        #expect(ChartNumber.bits(-12) == "−12.00")
        #expect(ChartNumber.share(0.25) == "25 %" && ChartNumber.share(0) == "0 %")
        #expect(ChartNumber.share(0.000_012_345) == "1/81\u{202F}000")
        #expect(ChartNumber.share(1e-30) == "< 1/10¹⁵")
        #expect(
            ChartNumber.estimate(3.14159) == "3.1" && ChartNumber.estimate(1234.4) == "1\u{202F}234"
        )
        #expect(ChartNumber.estimate(.infinity) == "–")
        #expect(abs(ChartMath.nines(1) - 4) < 1e-12 && ChartMath.nines(0) < 0.001)
        #expect(ChartMath.nines(0.99) > ChartMath.nines(0.9))
        #expect(ChartMath.probability(log2Odds: 1) == 2.0 / 3)
    }

    @Test("marks are the same text for the same numbers")
    func marks() {
        func text(_ markup: Markup) -> String { String(decoding: markup.bytes, as: UTF8.self) }
        #expect(
            text(ChartMark.box("bar", .init(x: 1, y: 2.126, width: -3, height: 4), title: "<3"))
                == "<rect class=\"bar\" x=\"1\" y=\"2.13\" width=\"0\" height=\"4\">"
                + "<title>&lt;3</title></rect>")
        #expect(
            text(ChartMark.path("c", [(0, 0), (1.5, 2)]))
                == "<polyline class=\"c\" points=\"0,0 1.5,2\"/>")
        #expect(text(ChartMark.path("c", [(0, 0)])).isEmpty)
        #expect(text(TrainingSection.sparkline([])).isEmpty)
        #expect(text(TrainingSection.sparkline([2, 2])).isEmpty)
        #expect(text(TrainingSection.sparkline([1, 2, 3])).contains("2,18 50,10 98,2"))
    }

    @Test("a rule's bar begins where the rules before it ended, and the last one ends the chart")
    func steps() {
        var rule = LinkDiagnostics.Blocking.Rule(name: "r")
        rule.pairsAdded = 25
        rule.pairsSoFar = 75
        let text = String(decoding: BlockingSection.step(rule, of: 100).bytes, as: UTF8.self)
        #expect(text.contains("x=\"100\" y=\"4\" width=\"50\"") && text.contains("+25"))
        let sizes = BlockingSection.bars([3, 0, 1], places: 4, most: 3)
        let bars = String(decoding: sizes.bytes, as: UTF8.self)
        #expect(bars.contains("<title>1: 3</title>") && bars.contains("<title>4–7: 1</title>"))
        #expect(!bars.contains("2–3"))
    }

    @Test("a level's bars are as long as its shares")
    func levels() {
        let text = String(
            decoding: LevelBars.frequencies(m: 0.9, u: 0.25).bytes, as: UTF8.self)
        #expect(text.contains("bar other\" x=\"75\" y=\"4\" width=\"25\""))
        #expect(text.contains("bar linked\" x=\"100\" y=\"4\" width=\"90\""))
        let scale = ChartScale(-10...10, from: 0, to: 200)
        let against = String(decoding: LevelBars.weight(-5, scale).bytes, as: UTF8.self)
        #expect(against.contains("bar other\" x=\"50\" y=\"3\" width=\"50\""))
    }

    @Test("levels of the engine's comparisons have Chinese names")
    func levelNames() {
        for level in [
            "exact", "else", "near", "equivalent", "jaro-winkler ≥ 0.9", "edits ≤ 2", "days ≤ 1",
            "same day, years ≤ 1", "day and month swapped", "difference ≤ 5.0", "any shared",
            "shared ≥ 0.5", "one digit", "homophone", "2-grams ≥ 0.5", "village",
        ] {
            let title = LinkLevelWords.title(of: level)
            #expect(title.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(title.zh)")
        }
        #expect(LinkLevelWords.title(of: "jaro-winkler ≥ 0.9").zh.hasSuffix("≥ 0.9"))
    }
}
