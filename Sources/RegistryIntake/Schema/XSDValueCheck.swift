import RegistryModel

/// What the XML Schema asks of one field's value, as tables: made from the patterns the schema itself
/// is rendered from, so the two can't differ.
///
/// `canonical` is the type's first pattern alone: small, and enough for nearly every value. Its
/// opening run of single ranges, such as the seventeen digits of an ID, is checked in words.
struct XSDValueCheck: Sendable {
    /// Bytes of the opening run: position `i` must lie in `lowest[i]...highest[i]`.
    private(set) var lowest: [UInt8] = []
    private(set) var highest: [UInt8] = []
    /// State of `canonical` after the run.
    private(set) var stateAfterRun: UInt16 = XSDAutomaton.dead
    /// Nil for free text, and where no plain table can be made of the pattern.
    let canonical: XSDAutomaton?
    /// Every pattern of the type; empty for free text.
    let patterns: [String]

    /// The longest opening run that is kept.
    static let runLimit = 24

    init(_ type: FieldType) {
        let simple = XSDSimpleType(type)
        patterns = simple.allPatterns
        canonical = simple.patterns.first.flatMap { XSDAutomaton([$0]) }.flatMap(Self.plain)
        guard let canonical else { return }
        stateAfterRun = canonical.start
        while lowest.count < Self.runLimit, let step = Self.onlyStep(canonical, stateAfterRun) {
            lowest.append(step.bytes.lowerBound)
            highest.append(step.bytes.upperBound)
            stateAfterRun = step.target
        }
    }

    var isFreeText: Bool { patterns.isEmpty }

    /// A table that knows only visible ASCII without markup: such values mean the same before and
    /// after blanks are collapsed and references expanded.
    private static func plain(_ automaton: XSDAutomaton) -> XSDAutomaton? {
        let states = 0..<UInt16(automaton.accepts.count)
        let others = (0...0x20).map(UInt8.init) + Array(0x7F...0xFF) + Array("<&>]".utf8)
        let isPlain = states.allSatisfy { state in
            others.allSatisfy { automaton.step(state, $0) == XSDAutomaton.dead }
        }
        return isPlain ? automaton : nil
    }

    /// The one way on from a state: a range of bytes to a single state. Nil where a value may end.
    private static func onlyStep(
        _ automaton: XSDAutomaton, _ state: UInt16
    ) -> (bytes: ClosedRange<UInt8>, target: UInt16)? {
        if automaton.accepts[Int(state)] { return nil }
        let live = (0...UInt8.max).filter { automaton.step(state, $0) != XSDAutomaton.dead }
        guard let first = live.first, let last = live.last, live.count == Int(last - first) + 1
        else { return nil }
        let target = automaton.step(state, first)
        guard live.allSatisfy({ automaton.step(state, $0) == target }) else { return nil }
        return (first...last, target)
    }
}

/// Whether a value of an `xs:token` type matches one of its patterns, judged as libxml2 does: blanks
/// around the value don't count. Steps aside for blanks in a row, which would be collapsed.
struct XSDTokenCheck {
    private let automaton: XSDAutomaton?

    init(_ patterns: [String]) {
        automaton = XSDAutomaton(patterns)
    }

    /// True only if the value is certainly valid. No byte may be a control character or markup.
    func accepts(_ bytes: Span<UInt8>) -> Bool {
        guard let automaton else { return false }
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        var state = automaton.start
        var previous: UInt8 = 0
        for index in start..<end {
            let byte = bytes[index]
            if byte == 0x20, previous == 0x20 { return false }
            previous = byte
            state = automaton.step(state, byte)
        }
        return automaton.accepts[Int(state)]
    }
}
