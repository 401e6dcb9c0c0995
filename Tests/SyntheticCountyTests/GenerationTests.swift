import Foundation
import FoundationXML
import Testing

@testable import SyntheticCounty

@Suite("A generated county")
struct GenerationTests {
    @Test("is the same, byte for byte, for the same seed and differs for another")
    func determinism() throws {
        let first = try Workspace()
        let second = try Workspace()
        let other = try Workspace({ $0.seed = 2 })
        #expect(try first.digest() == second.digest())
        #expect(try first.digest() != other.digest())
        #expect(first.files == other.files)
    }

    @Test("has as many rows as asked for")
    func counts() throws {
        let county = try Workspace()
        #expect(county.summary.births == 400)
        #expect(county.summary.rows(of: "registry.persons") == 4000)
        #expect(try county.lines("registry/persons.csv").count == 4001)
        let truth = try county.objects("truth/births.jsonl")
        #expect(truth.filter { $0["inScope"] as? Bool == true }.count == 400)
        #expect(try county.lines("villages.csv").count == 13)
        #expect(try county.lines("truth/villages.csv").count == 13)
    }

    @Test("gives residents numbers with a right check digit, never one twice")
    func residentNumbers() throws {
        let county = try Workspace({
            $0.encodings = .utf8
            $0.headers = .canonical
        })
        var seen: Set<Substring> = []
        for line in try county.lines("registry/persons.csv").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells.count == 15)
            #expect(Self.isValid(cells[4]))
            #expect(seen.insert(cells[4]).inserted)
        }
        for line in try county.lines("police/entries.csv").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(Self.isValid(cells[4]))
            let male = (cells[4].utf8.dropFirst(16).first ?? 0) % 2 == 1
            #expect(cells[2] == (male ? "1" : "2"))
        }
    }

    /// Written from the standard's table of weights, apart from the code under test.
    static func isValid(_ number: Substring) -> Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let characters = Array(number.utf8)
        guard characters.count == 18 else { return false }
        let sum = zip(characters, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return characters[17] == Array("10X98765432".utf8)[sum % 11]
    }

    @Test("has well-formed XML", arguments: [FileFormat.xml, .mixed])
    func wellFormed(format: FileFormat) throws {
        let county = try Workspace({ $0.format = format })
        let files = county.files.filter { $0.hasSuffix(".xml") }
        #expect(!files.isEmpty)
        for file in files {
            let parser = XMLParser(data: Data(try county.bytes(file)))
            #expect(parser.parse(), "\(file)")
        }
    }

    @Test("names in its truth only records that its files have", arguments: FileFormat.allCases)
    func truthMatchesFiles(format: FileFormat) throws {
        let county = try Workspace({
            $0.format = format
            $0.seed = 7
        })
        var text = ""
        for file in county.files where !file.hasPrefix("truth/") {
            // Record ids are ASCII, so any encoding shows them.
            text += String(decoding: try county.bytes(file), as: UTF8.self)
        }
        let known = Set(text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) })
        for truth in ["truth/births.jsonl", "truth/expected.jsonl"] {
            for object in try county.objects(truth) {
                let records = object["records"] as? [String] ?? []
                #expect(!records.isEmpty)
                for record in records {
                    let id = record.split(separator: ":")[1]
                    #expect(known.contains(id), "\(record)")
                }
            }
        }
    }

    @Test("adds each village's points up from its cases")
    func villagePoints() throws {
        let county = try Workspace()
        var sums: [String: (Int, Int, Int)] = [:]
        for object in try county.objects("truth/expected.jsonl") {
            guard let village = object["villageCode"] as? String else { continue }
            let low = object["pointsMin"] as? Int ?? 0
            let high = object["pointsMax"] as? Int
            var sum = sums[village] ?? (0, 0, 0)
            sum = (sum.0 + low, sum.1 + (high ?? low), sum.2 + (high == nil ? 1 : 0))
            sums[village] = sum
        }
        for line in try county.lines("truth/villages.csv").dropFirst() {
            let cells = line.split(separator: ",").map(String.init)
            let sum = sums[cells[0]] ?? (0, 0, 0)
            #expect(cells[1...] == [String(sum.0), String(sum.1), String(sum.2)])
        }
    }

    @Test("can be written in every combination of format, encoding and header")
    func combinations() throws {
        for format in FileFormat.allCases {
            for encodings in EncodingMix.allCases {
                let county = try Workspace({
                    $0.format = format
                    $0.encodings = encodings
                    $0.headers = encodings == .mixed ? .mixed : .chinese
                    $0.births = 60
                    $0.persons = 600
                })
                #expect(county.summary.births == 60)
            }
        }
    }

    @Test("has no case at all when nothing goes wrong")
    func clean() throws {
        let county = try Workspace({ $0.rates = .none })
        #expect(county.summary.expected.isEmpty)
        #expect(county.summary.rows(of: "registry.births") == 400)
    }

    @Test("refuses bad options and directories in use")
    func refusals() throws {
        let county = try Workspace()
        var options = SynthesisOptions(directory: county.root)
        #expect(throws: SynthesisFailure.directoryNotEmpty(county.root)) {
            try SyntheticCounty.generate(options)
        }
        options.directory += "-other"
        options.county = "52"
        #expect(throws: SynthesisFailure.self) { try SyntheticCounty.generate(options) }
        options.county = "520525"
        options.rates.missing = 1.5
        #expect(throws: SynthesisFailure.self) { try SyntheticCounty.generate(options) }
        options.rates = ErrorRates()
        options.persons = 10
        #expect(throws: SynthesisFailure.self) { try SyntheticCounty.generate(options) }
        #expect(!FileManager.default.fileExists(atPath: options.directory))
    }

    @Test("covers a year in another county, with a deadline for each month")
    func otherYear() throws {
        let county = try Workspace({
            $0.county = "420525"
            $0.from = CivilDay(2011, 10, 1)
            $0.to = CivilDay(2012, 9, 30)
            $0.encodings = .utf8
        })
        let manifest = try county.lines("audit.yaml")
        #expect(manifest.contains("period: {from: 2011-10-01, to: 2012-09-30}"))
        let truth = try county.objects("truth/births.jsonl")
        let days = truth.filter { $0["inScope"] as? Bool == true }
            .compactMap { $0["birthDate"] as? String }
        #expect(days.allSatisfy { ("2011-10-01"..."2012-09-30").contains($0) })
    }
}
