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
}
