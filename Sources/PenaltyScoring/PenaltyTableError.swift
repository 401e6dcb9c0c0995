import RegistryModel

/// Why a penalty table can't be used: which file, which line, what is wrong with it.
package struct PenaltyTableError: Error, Sendable, Hashable {
    package enum Problem: Sendable, Hashable {
        case notYAML(detail: String)
        case empty
        case duplicateKey(String)
        case unknownKey(String, allowed: [String])
        case missingKey(String)
        /// A list or mapping where a text belongs, or the other way round.
        case wrongShape(key: String, wanted: Shape)
        case blank(key: String)
        case notAllowed(key: String, value: String, allowed: [String])
        case notPoints(key: String, value: String)
        case negativePoints(key: String, value: String)
        case notAParity(value: String)
        /// An addition for higher parities in a row whose parities have an upper end.
        case additionWithoutHigherParities
        case notAnEdition(value: String)
        case notAnIdentifier(value: String)
        case duplicateRow(id: String, firstLine: Int)
        /// Two rows answer the same charge.
        case overlap(id: String, other: String, otherLine: Int, charge: String)
        /// A charge that no row answers.
        case gap(charge: String)
        /// A kind both listed as uncharged and charged by a row.
        case unchargedButCharged(kind: String, row: String)
    }

    package enum Shape: Sendable, Hashable {
        case text
        case list
        case mapping
    }

    package let path: String
    /// From 1; 0 when the problem has no one place.
    package let line: Int
    package let problem: Problem

    package init(path: String, line: Int, problem: Problem) {
        self.path = path
        self.line = line
        self.problem = problem
    }
}

extension PenaltyTableError: CustomStringConvertible {
    package var description: String { text[.en] }

    /// `table.yaml:12: …`: what is wrong, what is allowed, what was likely meant.
    package var text: Bilingual {
        let place = line > 0 ? "\(path):\(line): " : "\(path): "
        let sentence = problem.sentence
        return Bilingual(zh: place + sentence.zh, en: place + sentence.en)
    }
}

extension PenaltyTableError.Problem {
    var sentence: Bilingual {
        switch self {
        case .notYAML, .empty, .duplicateKey, .unknownKey, .missingKey, .wrongShape, .blank:
            structural
        case .notAllowed(let key, let value, let allowed):
            Bilingual(
                zh: "\(key) 不能是 \(value)。\(Self.choices(of: allowed, near: value).zh)",
                en: "\(key) can't be \(value). \(Self.choices(of: allowed, near: value).en)")
        case .notPoints(let key, let value):
            Bilingual(
                zh: "\(key) 应为分数，最多两位小数，如 3 或 2.5，而不是 \(value)。",
                en: "\(key) must be a number with at most two decimals, such as 3 or 2.5, "
                    + "not \(value).")
        case .negativePoints(let key, let value):
            Bilingual(
                zh: "\(key) 为 \(value)：扣分不能为负。",
                en: "\(key) is \(value): points can't be negative.")
        case .notAParity(let value):
            Bilingual(
                zh: "parity 应写作 2、2-3 或 4+，而不是 \(value)。",
                en: "parity must be written 2, 2-3 or 4+, not \(value).")
        case .additionWithoutHigherParities:
            Bilingual(
                zh: "pointsPerHigherParity 只能用于孩次无上限的行，如 parity: 4+。",
                en: "pointsPerHigherParity needs a row without an upper parity, such as "
                    + "parity: 4+.")
        case .notAnEdition(let value):
            Bilingual(
                zh: "edition 应为日期 2013-05-01 或月份 2013-05，而不是 \(value)。",
                en: "edition must be a day 2013-05-01 or a month 2013-05, not \(value).")
        case .notAnIdentifier(let value):
            Bilingual(
                zh: "id 只能用小写字母、数字和连字符，而不是 \(value)。",
                en: "id may hold lower-case letters, digits and hyphens only, not \(value).")
        case .duplicateRow, .overlap, .gap, .unchargedButCharged: coverage
        }
    }

    private var structural: Bilingual {
        switch self {
        case .notYAML(let detail):
            Bilingual(zh: "不是有效的 YAML：\(detail)", en: "Not valid YAML: \(detail)")
        case .empty:
            Bilingual(zh: "文件是空的，应有扣分表。", en: "The file is empty; a table was expected.")
        case .duplicateKey(let key):
            Bilingual(zh: "\(key) 写了两次，请删去一处。", en: "\(key) is given twice; remove one.")
        case .unknownKey(let key, let allowed):
            Bilingual(
                zh: "没有 \(key) 这个键。\(Self.choices(of: allowed, near: key).zh)",
                en: "There is no key \(key). \(Self.choices(of: allowed, near: key).en)")
        case .missingKey(let key):
            Bilingual(zh: "缺少 \(key)，请补上。", en: "\(key) is missing; add it.")
        case .wrongShape(let key, let wanted):
            Bilingual(
                zh: "\(key) 应为\(wanted.word.zh)。", en: "\(key) must be \(wanted.word.en).")
        case .blank(let key):
            Bilingual(zh: "\(key) 不能为空。", en: "\(key) can't be blank.")
        default: Bilingual(zh: "", en: "")
        }
    }

    private var coverage: Bilingual {
        switch self {
        case .duplicateRow(let id, let firstLine):
            Bilingual(
                zh: "行 \(id) 已在第 \(firstLine) 行出现过，请改名或删去一行。",
                en: "Row \(id) is already on line \(firstLine); rename or remove one.")
        case .overlap(let id, let other, let otherLine, let charge):
            Bilingual(
                zh: "行 \(id) 与第 \(otherLine) 行的 \(other) 都适用于 \(charge)，请只留一行。",
                en: "Row \(id) and row \(other) (line \(otherLine)) both answer \(charge); "
                    + "keep one.")
        case .gap(let charge):
            Bilingual(
                zh: "没有哪一行适用于 \(charge)。请补一行；文件未规定扣分的，写入 uncharged。",
                en: "No row answers \(charge). Add one, or list the kind under uncharged when "
                    + "the document names no points for it.")
        case .unchargedButCharged(let kind, let row):
            Bilingual(
                zh: "\(kind) 列在 uncharged 中，却有行 \(row)，请只留一处。",
                en: "\(kind) is listed under uncharged, yet row \(row) charges it; keep one.")
        default: Bilingual(zh: "", en: "")
        }
    }

    private static func choices(of allowed: [String], near typed: String) -> Bilingual {
        let list = allowed.joined(separator: ", ")
        guard !allowed.isEmpty else {
            return Bilingual(zh: "此处不应有内容。", en: "Nothing is allowed here.")
        }
        guard let nearest = allowed.nearest(to: typed) else {
            return Bilingual(zh: "可用：\(list)。", en: "Allowed: \(list).")
        }
        return Bilingual(
            zh: "是否想写 \(nearest)？可用：\(list)。",
            en: "Did you mean \(nearest)? Allowed: \(list).")
    }
}

extension PenaltyTableError.Shape {
    fileprivate var word: Bilingual {
        switch self {
        case .text: Bilingual(zh: "文字", en: "a text")
        case .list: Bilingual(zh: "列表", en: "a list")
        case .mapping: Bilingual(zh: "键值对", en: "keys with values")
        }
    }
}
