/// Patterns of a simple type as a table over bytes: which UTF-8 texts one of them matches whole.
///
/// Made from the patterns the XML Schema is rendered from, by Thompson's construction and subsets.
/// One step is two look-ups; making one takes 0.1 to 5 ms.
struct XSDAutomaton: Sendable {
    /// Row of the state no text leaves.
    static let dead: UInt16 = 0

    /// Class of each byte: bytes that no pattern tells apart share one.
    let classes: [UInt8]
    let classCount: Int
    /// Next state by state × class.
    let next: [UInt16]
    let accepts: [Bool]
    let start: UInt16

    /// Nil for a pattern beyond the subset, or one whose table would be too large.
    init?(_ patterns: [String]) {
        var nodes = PatternNodes()
        let last = nodes.add()
        let first = nodes.add()
        for text in patterns {
            guard let pattern = XSDPattern(text) else { return nil }
            nodes.connect(first, to: nodes.build(pattern, before: last))
        }
        guard var subsets = SubsetConstruction(nodes, last: last) else { return nil }
        guard let start = subsets.run(from: first) else { return nil }
        classes = subsets.classes
        classCount = subsets.classCount
        next = subsets.next
        accepts = subsets.accepts
        self.start = start
    }

    @inline(__always)
    func step(_ state: UInt16, _ byte: UInt8) -> UInt16 {
        next[Int(state) &* classCount &+ Int(classes[Int(byte)])]
    }

    func accepts(_ bytes: some Sequence<UInt8>) -> Bool {
        var state = start
        for byte in bytes { state = step(state, byte) }
        return accepts[Int(state)]
    }
}

/// Nodes of a non-deterministic automaton: edges over bytes, and edges that take none.
private struct PatternNodes {
    private(set) var edges: [[(byte: UInt8, target: Int)]] = []
    private(set) var free: [[Int]] = []

    mutating func add() -> Int {
        edges.append([])
        free.append([])
        return edges.count - 1
    }

    mutating func connect(_ node: Int, to target: Int) {
        free[node].append(target)
    }

    /// Adds the pattern so that it ends at `end`; returns where it starts.
    mutating func build(_ pattern: XSDPattern, before end: Int) -> Int {
        switch pattern {
        case .characters(let ranges):
            return buildCharacters(ranges, before: end)
        case .sequence(let parts):
            return parts.reversed().reduce(end) { build($1, before: $0) }
        case .alternatives(let branches):
            let start = add()
            for branch in branches { connect(start, to: build(branch, before: end)) }
            return start
        case .repeated(let part, let from, let upTo):
            return buildRepeated(part, from, upTo, before: end)
        }
    }

    private mutating func buildRepeated(
        _ part: XSDPattern, _ from: Int, _ upTo: Int?, before end: Int
    ) -> Int {
        var start = end
        if let upTo {
            for _ in from..<upTo {
                let optional = add()
                connect(optional, to: build(part, before: start))
                connect(optional, to: end)
                start = optional
            }
        } else {
            let loop = add()
            connect(loop, to: build(part, before: loop))
            connect(loop, to: end)
            start = loop
        }
        for _ in 0..<from { start = build(part, before: start) }
        return start
    }

    private mutating func buildCharacters(
        _ ranges: [ClosedRange<UInt32>], before end: Int
    ) -> Int {
        let start = add()
        // Nodes inside characters, by the bytes that lead there.
        var inner: [[UInt8]: Int] = [[]: start]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(scalar).utf8)
            var node = start
            for length in 1..<bytes.count {
                let prefix = Array(bytes.prefix(length))
                if let known = inner[prefix] {
                    node = known
                } else {
                    let fresh = add()
                    edges[node].append((bytes[length - 1], fresh))
                    inner[prefix] = fresh
                    node = fresh
                }
            }
            edges[node].append((bytes[bytes.count - 1], end))
        }
        return start
    }
}

/// Sets of nodes become states; the empty set is state 0.
private struct SubsetConstruction {
    private(set) var classes: [UInt8]
    private(set) var classCount: Int
    private(set) var next: [UInt16] = []
    private(set) var accepts: [Bool] = []

    private let nodes: PatternNodes
    private let last: Int
    private let representatives: [UInt8]
    private var sets: [[Int]] = []
    private var numbers: [[Int]: UInt16] = [:]
    private static let limit = 8_192

    init?(_ nodes: PatternNodes, last: Int) {
        self.nodes = nodes
        self.last = last
        (classes, representatives) = Self.byteClasses(nodes)
        classCount = representatives.count
        _ = number(of: [])
    }

    /// Bytes with the same edges everywhere share a class.
    private static func byteClasses(_ nodes: PatternNodes) -> ([UInt8], [UInt8]) {
        var signatures = [[Int]](repeating: [], count: 256)
        for (node, edges) in nodes.edges.enumerated() {
            for edge in edges {
                signatures[Int(edge.byte)].append(node)
                signatures[Int(edge.byte)].append(edge.target)
            }
        }
        var numbers: [[Int]: UInt8] = [:]
        var classes = [UInt8](repeating: 0, count: 256)
        var representatives: [UInt8] = []
        for byte in 0..<256 {
            // At most 256 classes, so the number fits a byte.
            let fresh = UInt8(truncatingIfNeeded: representatives.count)
            if let known = numbers[signatures[byte]] {
                classes[byte] = known
            } else {
                numbers[signatures[byte]] = fresh
                classes[byte] = fresh
                representatives.append(UInt8(byte))
            }
        }
        return (classes, representatives)
    }

    mutating func run(from first: Int) -> UInt16? {
        let start = number(of: closure([first]))
        var state = 0
        while state < sets.count {
            var targets = [[Int]](repeating: [], count: classCount)
            for node in sets[state] {
                for edge in nodes.edges[node] {
                    let kind = Int(classes[Int(edge.byte)])
                    if edge.byte == representatives[kind] { targets[kind].append(edge.target) }
                }
            }
            next += targets.map { number(of: $0.isEmpty ? [] : closure($0)) }
            if sets.count > Self.limit { return nil }
            state += 1
        }
        return start
    }

    private mutating func number(of set: [Int]) -> UInt16 {
        if let known = numbers[set] { return known }
        let fresh = UInt16(truncatingIfNeeded: sets.count)
        numbers[set] = fresh
        sets.append(set)
        accepts.append(set.contains(last))
        return fresh
    }

    private func closure(_ start: [Int]) -> [Int] {
        var seen = Set(start)
        var open = Array(seen)
        while let node = open.popLast() {
            for target in nodes.free[node] where seen.insert(target).inserted {
                open.append(target)
            }
        }
        // Nodes that only pass on tell no sets apart.
        return seen.filter { $0 == last || !nodes.edges[$0].isEmpty }.sorted()
    }
}
