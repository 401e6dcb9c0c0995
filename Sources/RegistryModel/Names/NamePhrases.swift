/// A list of phrases that names are searched for, scalar by scalar.
///
/// Cost of each question: one look-up a length of phrase and place asked about.
struct NamePhrases: Sendable {
    private let phrases: Set<ArraySlice<UInt32>>
    /// The lengths of the phrases, rising.
    private let lengths: [Int]

    init(_ phrases: [String]) {
        self.phrases = Set(phrases.map { $0.unicodeScalars.map(\.value)[...] })
        lengths = Set(self.phrases.map(\.count)).sorted()
    }

    /// Whether the text is one of them.
    func has(_ text: ArraySlice<UInt32>) -> Bool {
        lengths.contains(text.count) && phrases.contains(text)
    }

    /// Whether the text ends in one of them, with something before it.
    func end(_ text: ArraySlice<UInt32>) -> Bool {
        lengths.contains { $0 < text.count && phrases.contains(text.suffix($0)) }
    }

    /// Whether one of them stands anywhere in the text.
    func occur(in text: ArraySlice<UInt32>) -> Bool {
        lengths.contains { length in
            guard length <= text.count else { return false }
            return (text.startIndex...(text.endIndex - length)).contains {
                phrases.contains(text[$0..<$0 + length])
            }
        }
    }
}
