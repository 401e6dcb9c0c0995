/// Compares values of any column but lists: the same, or not. Cost: one comparison of numbers.
package struct ExactComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel] = [.missing, .exact, .otherwise]
    private let column: LinkageColumn

    /// Throws for a column of key lists, which may agree in part: see `AlternativesComparison`.
    package init(_ name: String, column: LinkageColumn) throws(LinkageSettingsFailure) {
        guard column.kind != .keys else {
            throw .wrongKind(column: name, found: column.kind, use: "exact")
        }
        self.name = name
        self.column = column
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        switch column {
        // Equal texts have one number.
        case .text(let texts): Self.level(texts.ids[a], texts.ids[b])
        case .number(let numbers): Self.level(numbers[a], numbers[b])
        case .date(let days): Self.level(days[a], days[b])
        case .code(let codes): Self.level(codes[a], codes[b])
        case .keys: 0
        }
    }

    package func takeLevels(
        of pairs: [CandidatePair], at place: Int, into levels: inout [PackedLevels]
    ) {
        // The kind is looked at once, and its storage isn't handed over for every pair.
        func take(_ level: (Int, Int) -> Int) {
            for index in pairs.indices {
                levels[index][place] = level(Int(pairs[index].a), Int(pairs[index].b))
            }
        }
        switch column {
        case .text(let texts): take { Self.level(texts.ids[$0], texts.ids[$1]) }
        case .number(let numbers): take { Self.level(numbers[$0], numbers[$1]) }
        case .date(let days): take { Self.level(days[$0], days[$1]) }
        case .code(let codes): take { Self.level(codes[$0], codes[$1]) }
        case .keys: break
        }
    }

    private static func level(_ x: UInt32, _ y: UInt32) -> Int {
        x == 0 || y == 0 ? 0 : x == y ? 1 : 2
    }

    private static func level<Value: Equatable>(_ x: Value?, _ y: Value?) -> Int {
        guard let x, let y else { return 0 }
        return x == y ? 1 : 2
    }
}
