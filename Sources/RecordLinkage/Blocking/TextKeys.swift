/// Makes blocking keys of texts.
struct TextKeys {
    private static let space: UInt32 = 0x20
    private let transform: KeyTransform

    init(_ transform: KeyTransform) { self.transform = transform }

    /// The keys of every distinct text, by its number; none for text 0, the missing one.
    func lists(of texts: InternedTextColumn) -> KeyListColumn {
        var lists = KeyListColumn()
        lists.append([])
        for id in 1..<UInt32(texts.distinctCount + 1) {
            lists.append(keys(of: texts.scalars[texts.range(of: id)]))
        }
        return lists
    }

    private func keys(of text: ArraySlice<UInt32>) -> [UInt64] {
        switch transform {
        case .prefix(let length):
            return [KeyMixing.hash(text.prefix(length))]
        case .soundex:
            return Soundex.code(of: text).map { [KeyMixing.hash($0.map(UInt32.init))] } ?? []
        case .sortedWords:
            let words = words(of: text).sorted { $0.lexicographicallyPrecedes($1) }
            return words.isEmpty ? [] : [KeyMixing.hash(words.joined(separator: [Self.space]))]
        case .anyWord:
            return words(of: text).map { KeyMixing.hash($0) }
        case .characterMissing:
            let shorter = text.indices.map { place in
                KeyMixing.hash(Array(text[..<place]) + text[(place + 1)...])
            }
            return [KeyMixing.hash(text)] + shorter
        default:
            return [KeyMixing.hash(text)]
        }
    }

    private func words(of text: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        // The ideographic space parts words as well.
        text.split { $0 == Self.space || $0 == 0x3000 }
    }
}
