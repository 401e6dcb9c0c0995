/// "Did you mean": the known name nearest to one that isn't known.
package enum NearestName {
    /// A half-sentence to stand after the unknown name; blank when nothing is near. Of equally near
    /// names the first in order of characters.
    package static func hint(_ name: String, among known: [String]) -> Bilingual {
        let best = known.map { ($0, EditDistance.between(Array(name), Array($0))) }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best, best.1 <= max(2, name.count / 3), best.1 < name.count else {
            return Bilingual(zh: "", en: "")
        }
        return Bilingual(zh: "，是否想写“\(best.0)”", en: " (did you mean '\(best.0)'?)")
    }
}
