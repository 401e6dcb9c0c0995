import Testing

@testable import RegistryRules

@Suite("Patterns: one pass, no way back")
struct CountyPatternTests {
    /// Tries every way the star can be filled: the oracle.
    private func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return (0...text.count).contains {
                matches(Array(pattern.dropFirst()), Array(text[$0...]))
            }
        }
        guard let character = text.first else { return false }
        let fits: Bool =
            switch first {
            case "#": "0"..."9" ~= character
            case "@": character.isLetter && character.isASCII
            case "?": true
            default: first == character
            }
        return fits && matches(Array(pattern.dropFirst()), Array(text.dropFirst()))
    }

    @Test(arguments: 1...20)
    func agreesWithTryingEverything(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            func pick(_ from: String, _ count: Int) -> [Character] {
                (0..<Int.random(in: 1...count, using: &generator)).map { _ in
                    from.randomElement(using: &generator) ?? "a"
                }
            }
            var pattern = pick("#@?村aB1", 6)
            if Bool.random(using: &generator) {
                pattern.insert("*", at: Int.random(in: 0...pattern.count, using: &generator))
            }
            let text = pick("1a村B𠀀", 8)
            let compiled = try CountyPattern(String(pattern))
            #expect(
                compiled.matches(Array(String(text).utf8)[...]) == matches(pattern, text),
                "seed \(seed): \(String(pattern)) on \(String(text))")
        }
    }

    @Test func repetitionCountsWholeCharacters() throws {
        let pattern = try CountyPattern("村{3}#{2}")
        #expect(pattern.matches(Array("村村村12".utf8)[...]))
        #expect(!pattern.matches(Array("村村12".utf8)[...]))
    }
}
