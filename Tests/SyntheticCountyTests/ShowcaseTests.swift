import Foundation
import Testing

@testable import SyntheticCounty

@Suite("The showcase")
struct ShowcaseTests {
    @Test("holds every kind of case and every difficulty for linkage")
    func kinds() throws {
        let county = try Workspace(showcase: true)
        let truth = try county.objects("truth/births.jsonl")
        let kinds = Set(truth.compactMap { $0["kind"] as? String })
        let noises = Set(truth.compactMap { $0["noise"] as? String })
        for kind in CaseKind.allCases { #expect(kinds.contains(kind.rawValue), "\(kind)") }
        for noise in LinkNoise.allCases { #expect(noises.contains(noise.rawValue), "\(noise)") }
        for birth in truth where birth["noise"] as? String != "none" {
            let errors = birth["errors"] as? [Any] ?? []
            #expect(!errors.isEmpty, "\(birth["noise"] ?? "")")
        }
    }

    @Test("holds every row of the penalty table, every verdict and every grade")
    func expectations() throws {
        let county = try Workspace(showcase: true)
        let expected = try county.objects("truth/expected.jsonl")
        let rows = Set(expected.compactMap { $0["row"] as? String })
        #expect(
            rows == [
                "missing-birth-outside-1", "missing-birth-outside-2", "missing-birth-within",
                "missing-birth-outside-3", "missing-birth-outside-4plus", "misreported-birth",
                "misreported-sex", "missing-newlyweds", "missing-person", "missing-household",
            ])
        #expect(Set(expected.compactMap { $0["grade"] as? String }) == ["A", "B", "C"])
        #expect(
            Set(expected.compactMap { $0["verdict"] as? String }) == [
                "missing", "misreported", "feed-error", "disputed", "unsupported", "duplicate",
                "wrong-village", "late", "missing-person", "missing-household",
                "missing-newlyweds", "out-of-scope",
            ])
    }

    @Test("plants one slip of every rule on papers, each at a row that is there")
    func slips() throws {
        let county = try Workspace(showcase: true)
        let slips = try county.objects("truth/findings.jsonl")
        let rules = Set(slips.compactMap { $0["rule"] as? String })
        let totals = (1...10).map { "TOT0" + $0.padded(2) }
        let signs = [1, 2, 3, 4, 5, 6, 10, 11, 12].map { "SGN0" + $0.padded(2) }
        let claims = (1...6).map { "CLM00\($0)" }
        #expect(rules == Set(totals + signs + claims))
        for slip in slips {
            let file = try #require(slip["file"] as? String)
            let line = try #require(slip["line"] as? Int)
            #expect(try county.lines(file).indices.contains(line - 1), "\(file):\(line)")
        }
    }

    @Test("a county made by rate has papers without a slip")
    func honestPapers() throws {
        let county = try Workspace()
        #expect(try county.lines("truth/findings.jsonl").isEmpty)
        for list in ["summaries", "signoffs", "notices", "claims"] {
            #expect(county.summary.rows(of: list) > 0)
        }
    }

    @Test("has 14 villages, 300 births and 1800 persons")
    func size() throws {
        let county = try Workspace(showcase: true)
        #expect(county.summary.births == 300)
        #expect(county.summary.rows(of: "registry.persons") == 1800)
        #expect(try county.lines("truth/villages.csv").count == 15)
    }

    @Test("says in its README where each case is, and is right about the line")
    func guide() throws {
        let county = try Workspace(showcase: true)
        var named = 0
        for line in try county.lines("README.md") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|")
            guard cells.count == 5 else { continue }
            for record in cells[2].split(separator: "`") where record.contains(":") {
                let place = record.split(separator: ":")
                guard place.count == 2, let number = Int(place[1]) else { continue }
                let text = try county.lines(String(place[0]))
                let id = try #require(Self.identifier(after: record, in: cells[2]))
                let found = text[(number - 1)...min(number, text.count - 1)].contains {
                    $0.contains(id)
                }
                #expect(found, "\(record) \(id)")
                named += 1
            }
        }
        #expect(named > 150)
    }

    private static func identifier(after place: Substring, in cell: Substring) -> Substring? {
        let rest = cell[place.endIndex...].dropFirst()
        return rest.split { $0 == " " || $0 == "<" }.first
    }

    @Test("has a title line, a total line and a ragged row")
    func clutter() throws {
        let county = try Workspace(showcase: true)
        let lines = try county.lines("registry/births-100.csv")
        #expect(lines[0].hasSuffix(",,,,"))
        #expect(lines[lines.count - 1].hasPrefix("合计,"))
        let cards = try county.lines("vaccination/children-1.csv")
        let short = cards.filter {
            !$0.contains("\"")
                && $0.split(
                    separator: ",", omittingEmptySubsequences: false
                ).count == 11
        }
        #expect(short.count == 1)
    }
}
