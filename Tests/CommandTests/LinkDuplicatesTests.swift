import Foundation
import Testing

@Suite("hecha link where a source repeats itself", .serialized)
struct LinkDuplicatesTests {
    private static let settings = """
        id: id
        columns: {given: text, surname: text, number: code, born: date, town: code, phone: code}
        compare: [given, surname, number, born, town, phone]
        block:
          - number
          - [born, town]
          - [surname, given]

        """

    /// Families of which every tenth has twins; every fifteenth child stands in the first list twice.
    private func lists() -> (a: [String], b: [String]) {
        let syllables = [
            "ba", "do", "fi", "ku", "le", "mo", "na", "pe", "ri", "su", "ta", "vo", "wi",
        ]
        func word(_ number: Int) -> String {
            [number % 13, number / 13 % 13, number / 169 % 13].map { syllables[$0] }.joined()
        }
        var (a, b): ([String], [String]) = ([], [])
        for family in 0..<300 {
            let day = family * 37 % 336
            let born = "2013-\(day / 28 + 1)-\(day % 28 + 1)"
            for child in 0..<(family % 10 == 0 ? 2 : 1) {
                let code = family * 2 + child
                func row(_ id: String, given: String, number: String) -> String {
                    "\(id),\(given),\(word(family * 7)),\(number),\(born),t\(family % 7),p\(family)"
                }
                let (given, number) = (word(code * 11), "n\(code)")
                a.append(row("a\(code)", given: given, number: family % 6 == 1 ? "" : number))
                if family % 15 == 7 { a.append(row("a\(code)r", given: given, number: number)) }
                if family % 8 != 5 {
                    b.append(
                        row("b\(code)", given: given + (family % 9 == 2 ? "x" : ""), number: number)
                    )
                }
            }
        }
        return (a, b)
    }

    private func folder(_ more: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let lists = lists()
        let header = "id,given,surname,number,born,town,phone\n"
        try folder.write("a.csv", header + lists.a.joined(separator: "\n") + "\n")
        try folder.write("b.csv", header + lists.b.joined(separator: "\n") + "\n")
        try folder.write("s.yaml", Self.settings + more)
        return folder
    }

    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func run(_ folder: TemporaryFolder, _ arguments: [String]) throws
        -> BuiltProgram.Outcome
    {
        try BuiltProgram.run(["link", "s.yaml", "a.csv", "b.csv"] + arguments, in: folder.url)
    }

    @Test("a repeat is in its original's cluster, told and marked; twins stay two")
    func found() throws {
        let folder = try folder()
        let run = try run(folder, ["--write", "clusters", "--lang", "en"])
        #expect(run.errors.contains("20 records repeat another of their source (20 groups"))
        let clusters = Dictionary(grouping: rows(run.output)) { $0[1] }.values.map { cluster in
            Set(cluster.map { $0[0] })
        }
        for family in stride(from: 7, to: 300, by: 15) {
            let code = family * 2
            let own = try #require(clusters.first { $0.contains("a\(code)") })
            let expected = ["a\(code)", "a\(code)r"] + (family % 8 == 5 ? [] : ["b\(code)"])
            #expect(own == Set(expected))
        }
        for family in stride(from: 0, to: 300, by: 10) {
            let own = try #require(clusters.first { $0.contains("a\(family * 2)") })
            #expect(!own.contains("a\(family * 2 + 1)"))
        }
        let marked = Set(rows(run.output).filter { $0[6] == "true" }.map { $0[0] })
        #expect(marked.count == 40 && marked.filter { $0.hasSuffix("r") }.count == 20)
        let pairs = rows(try self.run(folder, ["--quiet"]).output)
        let duplicates = pairs.filter { $0[4] == "duplicate" }
        #expect(duplicates.count == 20)
        for row in duplicates {
            let names = [row[1], row[3]].sorted()
            #expect(row[0] == row[2] && names[1] == names[0] + "r")
        }
        #expect(pairs.filter { $0[4] == "linked" }.allSatisfy { $0[0] != $0[2] })
    }

    @Test("left alone when asked, and refused where it means nothing")
    func settings() throws {
        let ignoring = try folder("duplicates: ignore\n")
        let run = try run(ignoring, ["--write", "clusters", "--lang", "en"])
        #expect(run.status == 0 && !run.errors.contains("repeat another"))
        #expect(rows(run.output).allSatisfy { $0[6] == "false" })
        let alone = try BuiltProgram.run(
            ["link", "s.yaml", "a.csv", "--lang", "en"], in: ignoring.url)
        #expect(alone.status == 2 && alone.errors.contains("s.yaml:8"), "\(alone.errors)")
    }

    @Test("why two records of one source are a repeat, or twins", arguments: ["zh", "en"])
    func why(language: String) throws {
        let folder = try folder()
        let twice = try run(folder, ["--quiet", "--lang", language, "--why", "a14", "a14r"])
        #expect(twice.output.contains(language == "zh" ? "同一来源内的重复" : "A repeat within its source"))
        let twins = try run(folder, ["--quiet", "--lang", language, "--why", "a20", "a21"])
        #expect(twins.output.contains(language == "zh" ? "别的来源两者都有" : "Another source has"))
        #expect(twins.output.contains("number"))
        let strangers = try run(folder, ["--quiet", "--lang", language, "--why-not", "a2", "a4"])
        #expect(strangers.output.contains(language == "zh" ? "没有比较" : "no blocking rule"))
    }

    @Test("threads and the order of rows change nothing", arguments: ["1", "2", "7", "64"])
    func determinism(threads: String) throws {
        let folder = try folder()
        let first = try run(folder, ["--quiet", "--threads", "2"])
        let lists = lists()
        let header = "id,given,surname,number,born,town,phone\n"
        try folder.write("a.csv", header + lists.a.reversed().joined(separator: "\n") + "\n")
        let second = try run(folder, ["--quiet", "--threads", threads])
        #expect(!first.output.isEmpty && first.output == second.output)
    }

    @Test("the diagnostics page counts them")
    func diagnostics() throws {
        let folder = try folder()
        let path = folder.path + "/d.html"
        let run = try run(folder, ["--quiet", "--lang", "en", "--estimate", "--diagnostics", path])
        #expect(run.status == 0)
        #expect(
            try folder.text("d.html").contains("records that repeat another of their source (20"))
    }
}
