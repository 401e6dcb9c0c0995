extension Sequence<String> {
    /// The word that `text` was most likely meant to be; nil when none is near.
    func nearest(to text: String) -> String? {
        let typed = Array(text.lowercased().unicodeScalars.prefix(64))
        let measured = map { word in
            (word: word, edits: edits(typed, Array(word.lowercased().unicodeScalars)))
        }
        guard let best = measured.min(by: { ($0.edits, $0.word) < ($1.edits, $1.word) }) else {
            return nil
        }
        // Half a word may be mistyped, but never the whole of a short one.
        let length = best.word.unicodeScalars.count
        return best.edits <= Swift.min(Swift.max(2, length / 2), length - 1) ? best.word : nil
    }

    /// Levenshtein distance.
    private func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (index, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let changed = diagonal + (scalar == other ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = Swift.min(changed, row[place] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
