import Foundation
import Testing

@Suite("hecha link, as a person runs it", .serialized)
struct LinkCommandTests {
    private static let samples = ConsoleBlock.repository.appendingPathComponent("Samples")
    private static let command = [
        "link", samples.path + "/linkage/contacts.yaml", samples.path + "/linkage/contacts.csv",
    ]

    /// Rows of CSV without quotes, the header first.
    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Which person each contact is, as its maker wrote down.
    private func truth() throws -> [String: String] {
        let text = try String(
            contentsOf: Self.samples.appendingPathComponent("linkage/contacts.csv"),
            encoding: .utf8)
        return Dictionary(uniqueKeysWithValues: rows(text).dropFirst().map { ($0[0], $0[1]) })
    }

    @Test("duplicate contacts are found, and hardly anything else")
    func contacts() throws {
        let run = try BuiltProgram.run(Self.command + ["--write", "clusters", "--quiet"])
        #expect(run.status == 0 && run.errors.isEmpty)
        let truth = try truth()
        var clusters: [String: [String]] = [:]
        for row in rows(run.output).dropFirst() { clusters[row[1], default: []].append(row[0]) }
        #expect(clusters.values.joined().sorted() == truth.keys.sorted())
        func pairs(_ groups: some Sequence<[String]>) -> Set<[String]> {
            Set(
                groups.flatMap { group in
                    let sorted = group.sorted()
                    return sorted.indices.flatMap { place in
                        sorted[(place + 1)...].map { [sorted[place], $0] }
                    }
                })
        }
        let found = pairs(clusters.values)
        let true_ = pairs(Dictionary(grouping: truth.keys) { truth[$0] ?? "" }.values)
        let right = found.intersection(true_).count
        #expect(Double(right) >= 0.95 * Double(true_.count), "\(right) of \(true_.count)")
        #expect(Double(right) >= 0.95 * Double(found.count), "\(right) of \(found.count) found")
    }

    @Test("threads and the order of rows change nothing")
    func determinism() throws {
        let first = try BuiltProgram.run(Self.command + ["--quiet", "--threads", "1"])
        let folder = try TemporaryFolder()
        let text = try String(
            contentsOf: Self.samples.appendingPathComponent("linkage/contacts.csv"),
            encoding: .utf8)
        let lines = text.split(separator: "\n")
        try folder.write(
            "contacts.csv", ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"))
        let second = try BuiltProgram.run(
            [Self.command[0], Self.command[1], "contacts.csv", "--quiet", "--threads", "3"],
            in: folder.url)
        func bare(_ text: String) -> [[String]] {
            rows(text).dropFirst().map { Array([$0[1], $0[3]].sorted() + $0[4...6]) }
                .sorted { $0.lexicographicallyPrecedes($1) }
        }
        #expect(bare(first.output) == bare(second.output))
        #expect(!first.output.isEmpty)
    }

    @Test("why two records were linked, or weren't, in both languages", arguments: ["zh", "en"])
    func why(language: String) throws {
        let truth = try truth()
        let twice = try #require(
            Dictionary(grouping: truth.keys) { truth[$0] ?? "" }.values
                .filter { $0.count > 1 }.map { $0.sorted() }
                .min { $0.lexicographicallyPrecedes($1) })
        let run = try BuiltProgram.run(
            Self.command + ["--quiet", "--lang", language, "--why"] + twice)
        #expect(run.output.contains(language == "zh" ? "先验" : "prior"))
        #expect(run.output.contains("surname"))
        let other = try BuiltProgram.run(
            Self.command + ["--quiet", "--lang", language, "--why-not", "C001", "nobody"])
        #expect(other.status == 2)
        #expect(other.errors.contains("nobody"))
    }

    @Test("a saved model gives the same links as the one it was saved from")
    func models() throws {
        let folder = try TemporaryFolder()
        let model = folder.path + "/model.json"
        let first = try BuiltProgram.run(Self.command + ["--quiet", "--save-model", model])
        let second = try BuiltProgram.run(Self.command + ["--quiet", "--model", model])
        #expect(first.output == second.output)
        let same = try BuiltProgram.run(
            Self.command + ["--quiet", "--lang", "en", "--compare-model", model])
        #expect(same.output.split(separator: "\n").count == 1, "\(same.output)")
        try folder.write("model.json", "{}")
        let damaged = try BuiltProgram.run(Self.command + ["--quiet", "--model", model])
        #expect(damaged.status == 2 && damaged.errors.contains("model.json"))
    }

    @Test("register and roster are linked across encodings and headers")
    func persons() throws {
        let sample = Self.samples.path + "/nayong-2013-05/"
        let run = try BuiltProgram.run([
            "link", Self.samples.path + "/linkage/persons.yaml", sample + "registry/persons.csv",
            sample + "police/roster.csv", "--quiet", "--write", "clusters",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let sizes = rows(run.output).dropFirst().map { Int($0[3]) ?? 0 }
        #expect(sizes.allSatisfy { $0 <= 2 })
        #expect(sizes.count { $0 == 2 } > 3_000)
    }

    @Test("numbers that differ in their letter are two")
    func letters() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "id,number,town\na1,A520611922,x\na2,B520611923,y\n")
        try folder.write("b.csv", "id,number,town\nb1,K520611922,x\nb2,B520611923,y\n")
        try folder.write(
            "s.yaml",
            "id: id\ncolumns: {number: digits, town: code}\ncompare: [number, town]\nblock: [number]\n"
        )
        let run = try BuiltProgram.run(
            ["link", "s.yaml", "a.csv", "b.csv", "--lang", "en", "--why", "a1", "b1"],
            in: folder.url)
        #expect(run.output.contains("number differs"), "\(run.output)\(run.errors)")
    }

    @Test("what can't be linked is said in a sentence")
    func failures() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "x,y\n1,2\n")
        try folder.write("s.yaml", "columns: {z: text}\ncompare: [z]\nblock: [z]\n")
        for arguments in [["s.yaml", "a.csv"], ["none.yaml", "a.csv"], ["s.yaml", "none.csv"]] {
            let run = try BuiltProgram.run(["link"] + arguments, in: folder.url)
            #expect(run.status == 2 && run.errors.hasPrefix("hecha: "), "\(run.errors)")
        }
    }

    @Test("the diagnostics page stands alone, names no one and is the same for any threads")
    func diagnostics() throws {
        let folder = try TemporaryFolder()
        func page(_ arguments: [String]) throws -> String {
            let run = try BuiltProgram.run(
                Self.command + ["--quiet", "--estimate", "--diagnostics", folder.path + "/d.html"]
                    + arguments)
            #expect(run.status == 0 && run.errors.isEmpty && run.output.isEmpty, "\(run.errors)")
            return try folder.text("d.html")
        }
        let first = try page(["--threads", "1"])
        #expect(try page(["--threads", "7"]) == first)
        #expect(try page(["--lang", "en"]) != first)
        for word in ["http:", "https:", "@import", "url(", " src="] {
            #expect(!first.contains(word), "\(word)")
        }
        let contacts = try String(
            contentsOf: Self.samples.appendingPathComponent("linkage/contacts.csv"),
            encoding: .utf8)
        let words = Set(
            first.split { !$0.isLetter && !$0.isNumber && $0 != " " && $0 != "-" }
                .flatMap { [$0] + $0.split(separator: " ") })
        #expect(words.contains("surname"))
        for row in rows(contacts).dropFirst() {
            for value in [row[0], row[2], row[3], row[4], row[7]] where value.count > 3 {
                #expect(!words.contains(Substring(value)), "\(value)")
            }
        }
    }

    @Test("the page's numbers are those of the run")
    func diagnosticsNumbers() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/d.html"
        let run = try BuiltProgram.run(
            Self.command + [
                "--lang", "en", "--diagnostics", path, "--save-model", folder.path + "/m",
            ])
        let page = try folder.text("d.html")
        let said = try #require(
            run.errors.firstMatch(of: /([0-9]+) pairs compared, ([0-9]+) clusters/))
        #expect(page.contains("<b>\(said.1)</b>") && page.contains("<b>\(said.2)</b>"))
        // The bars of the histogram hold every pair compared.
        let bars = page.matches(of: /bits: ([0-9]+) pairs<\/title>/).compactMap { Int($0.1) }
        #expect(bars.reduce(0, +) == Int(said.1))
        for added in run.errors.matches(of: /: \+([0-9]+)\n/) {
            #expect(page.contains("<title>+\(added.1)</title>"))
        }
        let model = try folder.text("m")
        for m in model.matches(of: /"m" : ([0-9.e-]+)/) {
            #expect(page.contains("<title>m = \(m.1)</title>"), "\(m.1)")
        }
        let given = try BuiltProgram.run(
            Self.command + ["--lang", "en", "--diagnostics", path, "--model", folder.path + "/m"])
        #expect(given.status == 0)
        #expect(try folder.text("d.html").contains("The model was given"))
        let nowhere = try BuiltProgram.run(
            Self.command + ["--diagnostics", folder.path + "/no/d.html"])
        #expect(nowhere.status == 2 && nowhere.errors.contains("no/d.html"))
    }

    @Test("rules suggested without any can be pasted, and link as well", arguments: ["zh", "en"])
    func suggestion(language: String) throws {
        let folder = try TemporaryFolder()
        let settings = try String(
            contentsOf: Self.samples.appendingPathComponent("linkage/contacts.yaml"),
            encoding: .utf8)
        let block = try #require(settings.range(of: "block:"))
        let match = try #require(settings.range(of: "match:"))
        let bare = settings[..<block.lowerBound] + settings[match.lowerBound...]
        try folder.write("s.yaml", String(bare))
        let run = try BuiltProgram.run(
            ["link", "s.yaml", Self.command[2], "--suggest", "--lang", language], in: folder.url)
        #expect(run.status == 0 && run.output.hasPrefix("block:\n"), "\(run.errors)")
        #expect(run.errors.contains(language == "zh" ? "建议" : "suggested"))
        try folder.write("s.yaml", bare + "\n" + run.output)
        let linked = try BuiltProgram.run(
            ["link", "s.yaml", Self.command[2], "--write", "clusters", "--quiet"], in: folder.url)
        let sizes = rows(linked.output).dropFirst().map { $0[3] }
        #expect(sizes.count { $0 == "2" } >= 100, "\(linked.errors)")
        let refused = try BuiltProgram.run(
            ["link", "s.yaml", Self.command[2], "--pair-budget", "5"], in: folder.url)
        #expect(refused.status == 64)
    }

    @Test("what the engine refuses is said in the user's language")
    func engineFailures() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "x,y\n1,2\n2,2\n1,3\n")
        try folder.write("s.yaml", "columns: {x: text}\ncompare: [x]\nblock: [x]\n")
        let zh = try BuiltProgram.run(["link", "s.yaml", "a.csv", "--lang", "zh"], in: folder.url)
        let en = try BuiltProgram.run(["link", "s.yaml", "a.csv", "--lang", "en"], in: folder.url)
        #expect(zh.status == 2 && zh.errors.contains("没有一条分块规则能用来估计权重"), "\(zh.errors)")
        #expect(en.status == 2 && en.errors.contains("Add a rule"), "\(en.errors)")
    }
}
