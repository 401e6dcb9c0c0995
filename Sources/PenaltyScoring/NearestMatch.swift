import RegistryModel

extension Sequence<String> {
    /// The word that `text` was most likely meant to be; nil when none is near.
    func nearest(to text: String) -> String? {
        let typed = Array(text.lowercased().unicodeScalars.prefix(64))
        let measured = map { word in
            (
                word: word,
                edits: EditDistance.between(typed, Array(word.lowercased().unicodeScalars))
            )
        }
        guard let best = measured.min(by: { ($0.edits, $0.word) < ($1.edits, $1.word) }) else {
            return nil
        }
        // Half a word may be mistyped, but never the whole of a short one.
        let length = best.word.unicodeScalars.count
        return best.edits <= Swift.min(Swift.max(2, length / 2), length - 1) ? best.word : nil
    }
}
