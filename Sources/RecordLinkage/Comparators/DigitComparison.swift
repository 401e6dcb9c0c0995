/// Compares numbers of one width, such as certificates or telephones, held as values.
///
/// Rungs: the same, two neighbouring digits swapped, one digit different, else.
package struct DigitComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel] = [
        .missing, .exact, ResidentIDComparison.swapped, ComparisonLevel("one digit"),
        .otherwise,
    ]
    private let column: CodeColumn

    package init(_ name: String, column: CodeColumn) {
        self.name = name
        self.column = column
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        guard let x = column[a], let y = column[b] else { return 0 }
        if x == y { return 1 }
        if DigitString.isAdjacentTransposition(x, y) { return 2 }
        return DigitString.isSingleSubstitution(x, y) ? 3 : 4
    }
}
