import Foundation
import Testing

@Suite("A county whose register is read by all threads together", .serialized)
struct LargeCountyTests {
    /// Above the size from which a CSV file is cut into slices for the threads.
    private static let sharedSize = 8 << 20

    @Test("the same bytes with one thread and with three, and the truth is found")
    func sliced() throws {
        let folder = try TemporaryFolder()
        let county = folder.path + "/county"
        let made = try BuiltProgram.run([
            "synth", county, "--persons", "70000", "--births", "400", "--villages", "30",
            "--seed", "5", "--no-roster",
        ])
        #expect(made.status == 0)
        let register = county + "/registry/persons.csv"
        let size = try FileManager.default.attributesOfItem(atPath: register)[.size] as? Int
        #expect((size ?? 0) > Self.sharedSize)
        var first: [String: String] = [:]
        for threads in ["1", "3"] {
            _ = try BuiltProgram.run(["audit", county, "--quiet", "--threads", threads])
            for name in ["cases.jsonl", "deductions.csv", "findings.jsonl", "index.html"] {
                let text = try folder.text("county/report/" + name)
                #expect(first[name, default: text] == text, "\(name), \(threads) threads")
                first[name] = text
            }
        }
        // The truth's villages and ours owe the same.
        #expect(
            try points(folder.text("county/report/deductions.csv"), "points")
                == points(folder.text("county/truth/villages.csv"), "pointsMin"))
    }

    private func points(_ csv: String, _ column: String) throws -> [String: Double] {
        let lines = csv.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = try #require(lines.first)
        let code = try #require(header.firstIndex { $0.hasSuffix("villageCode") })
        let place = try #require(header.firstIndex { $0 == column })
        return Dictionary(
            lines.dropFirst().map { (String($0[code]), Double($0[place]) ?? 0) },
            uniquingKeysWith: { $1 })
    }
}
