import RegistryModel
import Yams

/// One mapping of a table file, whose keys are checked and whose every error knows its line.
struct TableMapping {
    let path: String
    /// The line the mapping begins on.
    let line: Int
    private let pairs: [(key: String, line: Int, value: Node)]

    init(_ node: Node, key: String, path: String, allowed: [String]) throws(PenaltyTableError) {
        let start = node.mark?.line ?? 0
        guard let mapping = node.mapping else {
            throw PenaltyTableError(
                path: path, line: start, problem: .wrongShape(key: key, wanted: .mapping))
        }
        self.path = path
        line = start
        var pairs: [(key: String, line: Int, value: Node)] = []
        for (name, value) in mapping {
            let word = name.string ?? ""
            let place = name.mark?.line ?? start
            guard allowed.contains(word) else {
                throw PenaltyTableError(
                    path: path, line: place, problem: .unknownKey(word, allowed: allowed))
            }
            pairs.append((word, place, value))
        }
        self.pairs = pairs
    }

    func node(_ key: String) -> Node? {
        pairs.first { $0.key == key }?.value
    }

    func line(of key: String) -> Int {
        pairs.first { $0.key == key }?.line ?? line
    }

    func error(_ key: String, _ problem: PenaltyTableError.Problem) -> PenaltyTableError {
        PenaltyTableError(path: path, line: line(of: key), problem: problem)
    }

    func required(_ key: String) throws(PenaltyTableError) -> Node {
        guard let node = node(key) else { throw error(key, .missingKey(key)) }
        return node
    }

    /// Nil when the key is absent; a blank text is an error.
    func optionalText(_ key: String) throws(PenaltyTableError) -> String? {
        guard let node = node(key) else { return nil }
        guard let text = node.scalar?.string else {
            throw error(key, .wrongShape(key: key, wanted: .text))
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw error(key, .blank(key: key)) }
        return text
    }

    func text(_ key: String) throws(PenaltyTableError) -> String {
        guard let text = try optionalText(key) else { throw error(key, .missingKey(key)) }
        return text
    }

    func bilingual(_ key: String) throws(PenaltyTableError) -> Bilingual {
        let words = try TableMapping(
            required(key), key: key, path: path, allowed: Language.allCases.map(\.rawValue))
        return Bilingual(zh: try words.text("zh"), en: try words.text("en"))
    }

    /// A value of a closed list; nil when the key is absent.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, of type: Choice.Type
    ) throws(PenaltyTableError) -> Choice? {
        guard let text = try optionalText(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let allowed = Choice.allCases.map(\.rawValue)
            throw error(key, .notAllowed(key: key, value: text, allowed: allowed))
        }
        return choice
    }

    func list(_ key: String) throws(PenaltyTableError) -> [Node] {
        guard let items = try required(key).sequence else {
            throw error(key, .wrongShape(key: key, wanted: .list))
        }
        return Array(items)
    }

    /// Points written `3`, `2.5` or `2.25`; nil when the key is absent.
    func points(_ key: String) throws(PenaltyTableError) -> Points? {
        guard let text = try optionalText(key) else { return nil }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...6).contains(whole.utf8.count), parts.count <= 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let units = Int(whole)
        else { throw error(key, .notPoints(key: key, value: text)) }
        var hundredths = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let decimals = Int(parts[1]) else {
                throw error(key, .notPoints(key: key, value: text))
            }
            hundredths = parts[1].utf8.count == 1 ? decimals * 10 : decimals
        }
        guard !text.hasPrefix("-") else {
            throw error(key, .negativePoints(key: key, value: text))
        }
        return Points(hundredths: units * 100 + hundredths)
    }
}
