import ArgumentParser
import RegistryModel

/// What is said of a command line that can't be understood: in Chinese first, then in the words and
/// with the usage of ArgumentParser, which has English alone.
struct UsageWords {
    /// As ArgumentParser has it: `Error: ` and a sentence, then the usage.
    let original: String

    /// Nil in English, where the original says it all.
    func sentence(_ language: Language) -> String? {
        guard language == .zh else { return nil }
        let line = original.split(separator: "\n").first.map(String.init) ?? ""
        let error = line.hasPrefix("Error: ") ? String(line.dropFirst(7)) : line
        return "用法有误：" + (Self.chinese(error) ?? "详见下文。")
    }

    /// Nil for a sentence of another kind; our own have Chinese in them.
    private static func chinese(_ error: String) -> String? {
        if let found = error.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            let hint = found.2.map { "是不是 \($0)？" } ?? ""
            return "没有 \(found.1) 这个选项。" + hint
        }
        if let found = error.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "缺少 \(found.1)。"
        }
        if let found = error.wholeMatch(of: /Missing one of: (.+)/) {
            return "缺少 \(found.1) 之一。"
        }
        if let found = error.wholeMatch(of: /Missing value for '(.+)'/) {
            return "\(found.1) 后面缺少值。"
        }
        if let found = error.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'.*/) {
            return "\(found.2) 的值“\(found.1)”不对。"
        }
        if let found = error.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return "多出了 \(found.1)。"
        }
        if let found = error.wholeMatch(of: /\d+ unexpected arguments: (.+)/) {
            return "多出了 \(found.1)。"
        }
        return nil
    }
}

extension LanguageOption {
    /// The language of a command line, parsed or not.
    static func language(of arguments: [String]) -> Language {
        var chosen: Language?
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count {
                chosen = Language(rawValue: arguments[index + 1])
            } else if argument.hasPrefix("--lang=") {
                chosen = Language(rawValue: String(argument.dropFirst(7)))
            }
        }
        return chosen ?? usual
    }
}
