import Foundation
import Testing

/// What once crashed, hung or read differently when cut elsewhere; and a short run over mutations.
@Suite("Fuzzed readers")
struct CrashFixtureTests {
    private static let crashes = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Crashes")

    static var fixtures: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: crashes.path)
        return (names ?? []).sorted()
    }

    @Test("an input that once broke a reader doesn't any more", arguments: fixtures)
    func fixture(name: String) throws {
        let bytes = try Data(contentsOf: Self.crashes.appending(path: name))
        #expect(ReaderTrial.run(Array(bytes)).isEmpty)
    }
}
