import Foundation
import RegistryModel
import RegistryRules

/// A county's own rules from one or several files, no code and no name used twice.
package struct CountyRuleBook: Sendable {
    package private(set) var rules: [CountyRule] = []
    private var places: [String: String] = [:]
    /// Absolute paths of the files read; a file named twice is read once.
    private var files: Set<String> = []

    /// More than this is a mistake.
    private static let most = 1000
    private static let largestFile = 4 << 20

    /// The rules of some files, such as `hecha check --rules` names them.
    package init(files: [String]) throws(ManifestError) {
        for path in files { try add(file: path, at: path) }
    }

    /// The rules of a manifest: those written out, and those of the files it names, whose paths
    /// are relative to the audit directory.
    init(_ entries: [CountyRuleEntry], manifest: String, directory: String) throws(ManifestError) {
        try add(entries, manifest: manifest, directory: directory)
    }

    mutating func add(
        _ entries: [CountyRuleEntry], manifest: String, directory: String
    ) throws(ManifestError) {
        for entry in entries {
            switch entry {
            case .rule(let rule, let line): try add(rule, path: manifest, line: line)
            case .file(let path, _):
                try add(file: path, at: PathText.placed(path, in: directory))
            }
        }
    }

    /// The catalogue with these rules after it.
    package var ruleSet: RuleSet { rules.isEmpty ? .catalogue : RuleSet(own: rules) }

    private mutating func add(file path: String, at location: String) throws(ManifestError) {
        let absolute = URL(filePath: location).standardizedFileURL.path
        guard files.insert(absolute).inserted else { return }
        let entries = try CountyRulesReader.read(file: path, text: Self.text(of: location, path))
        for entry in entries {
            switch entry {
            case .rule(let rule, let line): try add(rule, path: path, line: line)
            case .file(_, let line):
                throw ManifestError(
                    path: path, line: line,
                    message: Bilingual(
                        zh: "规则文件里不能再引用别的文件。",
                        en: "A file of rules can't name further files."))
            }
        }
    }

    private static func text(of location: String, _ path: String) throws(ManifestError) -> String {
        guard let data = FileManager.default.contents(atPath: location) else {
            throw ManifestError(
                path: path, line: 0,
                message: Bilingual(
                    zh: "找不到或无法读取这个规则文件。", en: "This file of rules isn't there or can't be read."))
        }
        guard data.count <= largestFile, let text = String(data: data, encoding: .utf8) else {
            throw ManifestError(
                path: path, line: 0,
                message: Bilingual(
                    zh: "规则文件应是 4 MB 以内的 UTF-8 文本。",
                    en: "A file of rules is UTF-8 text of at most 4 MB."))
        }
        return text
    }

    private mutating func add(
        _ rule: CountyRule, path: String, line: Int
    ) throws(ManifestError) {
        for word in [rule.code.text, rule.card.name] {
            guard let earlier = places.updateValue("\(path):\(line)", forKey: word) else {
                continue
            }
            throw ManifestError(
                path: path, line: line,
                message: Bilingual(
                    zh: "“\(word)”已用于 \(earlier) 的规则。",
                    en: "'\(word)' is used by the rule at \(earlier)."))
        }
        guard rules.count < Self.most else {
            throw ManifestError(
                path: path, line: line,
                message: Bilingual(
                    zh: "规则最多 \(Self.most) 条。", en: "At most \(Self.most) rules."))
        }
        rules.append(rule)
    }
}
