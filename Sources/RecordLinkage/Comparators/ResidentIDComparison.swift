/// Compares resident identity numbers, held as words of `ResidentIDNumber`.
///
/// Rungs: the same; the same in 15 and 18 digits; two neighbours swapped; one character
/// different; one digit different or swapped with both check characters right, as for two real
/// numbers of neighbours in a register, such as twins; else. A slip in a number breaks its check
/// character, which is what tells the rungs apart.
package struct ResidentIDComparison: FieldComparison {
    /// Both numbers are valid and one digit or swap apart.
    package static let neighbouring = ComparisonLevel("neighbouring number")
    /// Two neighbouring characters are swapped.
    package static let swapped = ComparisonLevel("swapped")
    /// One character differs.
    package static let oneCharacter = ComparisonLevel("one character")

    package let name: String
    package let levels: [ComparisonLevel] = [
        .missing, .exact, .equivalent, swapped, oneCharacter, neighbouring, .otherwise,
    ]
    private let column: CodeColumn

    package init(_ name: String, column: CodeColumn) {
        self.name = name
        self.column = column
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        guard let x = column[a], let y = column[b] else { return 0 }
        if x == y { return 1 }
        return Self.level(ofDifferent: ResidentIDNumber(code: x), ResidentIDNumber(code: y))
    }

    private static func level(ofDifferent x: ResidentIDNumber, _ y: ResidentIDNumber) -> Int {
        let (p, q) = (x.body, y.body)
        let isOld = x.isOld || y.isOld
        // An old number has no check character to differ in.
        if p == q { return isOld ? 2 : lastCharacterSwapped(x, y) ? 3 : 4 }
        if !isOld, lastCharacterSwapped(x, y) { return 3 }
        let isSwapped = DigitString.isAdjacentTransposition(p, q)
        guard isSwapped || DigitString.isSingleSubstitution(p, q) else { return 6 }
        if !isOld, x.isChecked, y.isChecked { return 5 }
        return isSwapped ? 3 : 4
    }

    /// Whether the order number's last digit and the check character are swapped.
    private static func lastCharacterSwapped(_ x: ResidentIDNumber, _ y: ResidentIDNumber) -> Bool {
        x.body / 10 == y.body / 10 && x.body % 10 == y.check && x.check == y.body % 10
    }
}
