import PenaltyScoring
import PublishedTables
import RegistryModel
import Testing

@Suite("Loading a penalty table")
struct TableLoadingTests {
    private let text: String

    init() throws {
        text = try #require(PublishedTables.text(of: "nayong-2013"))
    }

    private func problem(_ changed: String) -> PenaltyTableError? {
        do throws(PenaltyTableError) {
            _ = try PenaltyTable.load(text: changed, path: "t.yaml", digest: { _ in "" })
            return nil
        } catch {
            return error
        }
    }

    private func problem(replacing old: String, with new: String) -> PenaltyTableError? {
        #expect(text.contains(old))
        return problem(text.replacingFirst(old, with: new))
    }

    /// The line of the published file that a text first stands on.
    private func line(of words: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.firstIndex { $0.contains(words) } ?? -1) + 1
    }

    @Test("the published text loads, and is hashed as it stands")
    func loads() throws {
        let table = try PenaltyTable.load(text: text, path: "t.yaml") { "\($0.count)" }
        #expect(table.sha256 == "\(text.utf8.count)")
        #expect(table.edition == "2013-05")
        #expect(problem(text) == nil)
        #expect(try PenaltyTable.published("elsewhere", digest: { _ in "" }) == nil)
    }

    @Test("an unknown key is named with its line and the nearest one")
    func unknownKey() throws {
        let error = try #require(
            problem(replacing: "    points: 5", with: "    pionts: 5"))
        #expect(error.line == line(of: "    points: 5"))
        #expect(error.description.contains("Did you mean points?"))
        #expect(error.text.zh.hasPrefix("t.yaml:\(error.line): 没有 pionts 这个键。是否想写 points？"))
    }

    @Test("an unknown option value lists what is allowed")
    func optionValue() throws {
        let error = try #require(
            problem(replacing: "perBirth: once ", with: "perBirth: one  "))
        #expect(error.line == line(of: "perBirth: once"))
        #expect(
            error.problem
                == .notAllowed(
                    key: "perBirth", value: "one", allowed: ["once", "perField"]))
    }

    @Test(
        "each broken value is named",
        arguments: [
            ("    points: 5", "    points: -5", "points is -5: points can't be negative."),
            ("    points: 5", "    points: 5.125", "points must be a number"),
            ("    points: 5", "    points: five", "points must be a number"),
            ("    points: 5", "    points: 1e3", "points must be a number"),
            ("    points: 5", "    points: [5]", "points must be a text."),
            ("    points: 5\n", "", "points is missing; add it."),
            ("    clause: 政策外三孩漏报1人扣5分\n", "", "clause is missing; add it."),
            ("clause: 政策外三孩漏报1人扣5分", "clause: ''", "clause can't be blank."),
            ("parity: 3}", "parity: three}", "parity must be written"),
            ("parity: 3}", "parities: 3}", "Did you mean parity?"),
            ("parity: 4+}", "parity: 4-9}", "needs a row without an upper parity"),
            ("when: {field: sex}", "when: {field: sax}", "Did you mean sex?"),
            ("when: {field: sex}", "when: {policy: within}", "There is no key policy"),
            ("charge: missing-person", "charge: missing-persons", "Did you mean missing-person?"),
            ("edition: 2013-05", "edition: spring", "edition must be a day"),
            ("id: nayong-2013", "id: Nayong 2013", "lower-case letters"),
            ("title:\n", "titel:\n", "Did you mean title?"),
            ("id: missing-person", "id: missing-newlyweds", "is already on line"),
            ("rows:", "rows: 3\nlist:", "There is no key list"),
        ])
    func broken(old: String, new: String, words: String) throws {
        let error = try #require(problem(replacing: old, with: new))
        #expect(error.description.contains(words), "\(error.description)")
        #expect(error.line > 0)
    }

    @Test("overlapping rows and gaps are refused")
    func coverage() throws {
        let overlap = try #require(
            problem(replacing: "{policy: outside, parity: 3}", with: "{policy: outside}"))
        #expect(overlap.description.contains("both answer missing-birth policy: outside"))
        let gap = try #require(
            problem(
                replacing: "{policy: outside, parity: 3}", with: "{policy: outside, parity: 2}"))
        #expect(gap.description.contains("parity: 2"))
        let open = try #require(
            problem(
                replacing: "parity: 4+}\n    points: 7\n    pointsPer"
                    + "HigherParity: 2", with: "parity: 4}\n    points: 7"))
        #expect(open.problem == .gap(charge: "missing-birth policy: outside, parity: 5"))
        let kind = try #require(
            problem(replacing: "charge: missing-household", with: "charge: missing-person"))
        #expect(kind.description.contains("both answer missing-person"))
    }

    @Test("a kind without points is listed as uncharged, and then not charged")
    func uncharged() throws {
        let rows = try #require(text.firstRange(of: "  - id: missing-household"))
        let shorter = String(text[..<rows.lowerBound])
        #expect(problem(shorter)?.problem == .gap(charge: "missing-household"))
        let stated = shorter.replacingFirst("rows:", with: "uncharged: [missing-household]\nrows:")
        let table = try PenaltyTable.load(text: stated, path: "t.yaml", digest: { _ in "" })
        #expect(table.price(.missingHousehold(persons: 2)).row == nil)
        let both = text.replacingFirst("rows:", with: "uncharged: [missing-person]\nrows:")
        #expect(
            problem(both)?.problem
                == .unchargedButCharged(
                    kind: "missing-person", row: "missing-person"))
    }

    @Test("what isn't YAML is said so, with its line")
    func notYAML() throws {
        #expect(problem("")?.problem == .empty)
        let broken = try #require(problem("id: a\nrows: [\n"))
        #expect(broken.line >= 2)
        let twice = try #require(problem(replacing: "edition:", with: "id: again\nedition:"))
        #expect(twice.problem == .duplicateKey("id"))
        #expect(problem("- a list")?.problem == .wrongShape(key: "table", wanted: .mapping))
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        replacing(old, with: new, maxReplacements: 1)
    }
}
