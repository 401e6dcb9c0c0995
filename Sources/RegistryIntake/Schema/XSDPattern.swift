/// A pattern of an XML Schema simple type, taken apart: the subset this program writes.
///
/// Literals, classes of characters and ranges, groups, alternatives, `? * +` and `{n}`, `{n,m}`.
indirect enum XSDPattern: Equatable {
    case characters([ClosedRange<UInt32>])
    case sequence([XSDPattern])
    case alternatives([XSDPattern])
    /// `upTo` nil means without end.
    case repeated(XSDPattern, from: Int, upTo: Int?)

    /// Nil when the text uses more of the pattern language than the subset.
    init?(_ text: String) {
        var parser = XSDPatternParser(text)
        guard let pattern = parser.alternatives(), parser.isAtEnd else { return nil }
        self = pattern
    }
}

private struct XSDPatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    var isAtEnd: Bool { position == scalars.count }

    private var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    mutating func alternatives() -> XSDPattern? {
        var branches: [XSDPattern] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while skip("|")
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() -> XSDPattern? {
        var parts: [XSDPattern] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let part = quantified(atom) else { return nil }
            parts.append(part)
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom() -> XSDPattern? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(":
            guard let inner = alternatives(), skip(")") else { return nil }
            return inner
        case "[": return characterClass()
        case ".", "\\", "^", "$", "*", "+", "?", "{", "}", "]": return nil
        default: return .characters([scalar.value...scalar.value])
        }
    }

    private mutating func characterClass() -> XSDPattern? {
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = next, scalar != "]" {
            if ["^", "\\", "["].contains(scalar) { return nil }
            position += 1
            // A hyphen that ends the class, or begins it, stands for itself.
            if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                let last = scalars[position + 1]
                guard last != "[", last != "\\", last.value >= scalar.value else { return nil }
                ranges.append(scalar.value...last.value)
                position += 2
            } else {
                ranges.append(scalar.value...scalar.value)
            }
        }
        return skip("]") && !ranges.isEmpty ? .characters(ranges) : nil
    }

    private mutating func quantified(_ atom: XSDPattern) -> XSDPattern? {
        if skip("?") { return .repeated(atom, from: 0, upTo: 1) }
        if skip("*") { return .repeated(atom, from: 0, upTo: nil) }
        if skip("+") { return .repeated(atom, from: 1, upTo: nil) }
        guard skip("{") else { return atom }
        guard let low = number() else { return nil }
        if skip("}") { return .repeated(atom, from: low, upTo: low) }
        guard skip(","), let high = number(), high >= low, skip("}") else { return nil }
        return .repeated(atom, from: low, upTo: high)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = next?.value, (0x30...0x39).contains(digit) {
            value = (value ?? 0) * 10 + Int(digit - 0x30)
            position += 1
            if value ?? 0 > 64 { return nil }
        }
        return value
    }
}
