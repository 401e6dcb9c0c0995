import RegistryModel
import Testing

@Suite("Columns of text")
struct TextColumnTests {
    private func column(_ texts: [String]) -> TextColumn {
        var column = TextColumn()
        for text in texts { column.append(Array(text.utf8).span) }
        return column
    }

    @Test("texts come back in order, empty ones too")
    func roundTrip() {
        let texts = ["", "王", "", "a,b\"c", "𠂇\n", ""]
        let column = column(texts)
        #expect(column.count == texts.count)
        #expect(texts.indices.map { column[$0] } == texts)
        #expect(texts.indices.map { column.isEmpty(at: $0) } == texts.map(\.isEmpty))
        #expect(column.range(at: 1) == 0..<3)
    }

    @Test("columns joined are as if filled one by one")
    func joined() {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            let texts = (0..<random.below(40)).map { _ in
                String(repeating: "王a", count: random.below(4))
            }
            let cut = random.below(texts.count + 1)
            var left = column(Array(texts[..<cut]))
            left.append(contentsOf: column(Array(texts[cut...])))
            #expect(texts.indices.map { left[$0] } == texts, "seed \(seed)")
            #expect(left.count == texts.count)
        }
    }

    @Test("texts hashed one after the other don't run together")
    func separated() {
        var left = StableHash()
        left.combine("ab")
        left.combine("c")
        var right = StableHash()
        right.combine("a")
        right.combine("bc")
        #expect(left.value != right.value)
    }
}
