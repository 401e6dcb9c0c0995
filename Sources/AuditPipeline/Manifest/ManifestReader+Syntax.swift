import RegistryModel
import Yams

extension ManifestReader {
    /// Yams marks the first of the two; it is the second that somebody has added.
    private func repeated(_ key: String, firstLine: Int, in text: String) -> ManifestError {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        func indent(_ line: Substring) -> Int? {
            let rest = line.drop { $0 == " " }
            let quoted = [key, "\"\(key)\"", "'\(key)'"].contains { name in
                rest.hasPrefix(name)
                    && rest.dropFirst(name.count).drop { $0 == " " }.hasPrefix(":")
            }
            return quoted ? line.count - rest.count : nil
        }
        let own = lines.indices.contains(firstLine - 1) ? indent(lines[firstLine - 1]) : nil
        let second = lines.indices.first { place in
            place >= firstLine && own != nil && indent(lines[place]) == own
        }
        return ManifestError(
            path: path, line: second.map { $0 + 1 } ?? firstLine,
            message: Bilingual(
                zh: "“\(key)”写了两次（第一次在第 \(firstLine) 行），请删去一处。",
                en: "'\(key)' is given twice (first on line \(firstLine)); remove one."))
    }

    /// Where YAML itself can't be read.
    func syntaxError(_ error: any Error, in text: String) -> ManifestError {
        var line = 0
        if let error = error as? YamlError {
            switch error {
            case .duplicatedKeysInMapping(let keys, let context):
                return repeated(keys.first ?? "", firstLine: context.mark.line, in: text)
            case .scanner(_, _, let mark, _), .parser(_, _, let mark, _),
                .composer(_, _, let mark, _):
                line = mark.line
            default: break
            }
        }
        return ManifestError(
            path: path, line: line,
            message: Bilingual(
                zh: "不是有效的 YAML：请检查缩进、冒号和引号。",
                en: "Not valid YAML: check indentation, colons and quotes."))
    }
}
