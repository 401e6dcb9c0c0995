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

    private static func level(_ x: UInt32, _ y: UInt32) -> Int {
        x == 0 || y == 0 ? 0 : x == y ? 1 : 2
    }

    private static func level<Value: Equatable>(_ x: Value?, _ y: Value?) -> Int {
        guard let x, let y else { return 0 }
        return x == y ? 1 : 2
    }
}
