import RegistryModel

/// What a condition says of a record: no, unknown or yes, in the order of Kleene's logic, so that
/// "all" is the least and "any" the greatest.
enum Truth {
    static let no: UInt8 = 0
    static let unknown: UInt8 = 1
    static let yes: UInt8 = 2
}

/// A condition made ready: types settled, words turned into codes, judged column by column.
indirect enum CountyTest: Sendable {
    case all([CountyTest])
    case any([CountyTest])
    case not(CountyTest)
    case comparison(CountyValue, Comparison, CountyValue)
    case membership(CountyValue, Set<Int64>)
    case text(Field, TextTest)
    case sameText(Field, Field, isName: Bool)
    case pattern(Field, CountyPattern, PackedForm)
    case filled(Field)

    /// One `Truth` for each row of `rows`, in order. Cost: linear; a few arrays for all rows.
    func truths(_ rows: JudgedRows) -> [UInt8] {
        switch self {
        case .all(let parts): return Self.joined(parts, rows, from: Truth.yes) { min($0, $1) }
        case .any(let parts): return Self.joined(parts, rows, from: Truth.no) { max($0, $1) }
        case .not(let part): return part.truths(rows).map { Truth.yes - $0 }
        case .comparison(let left, let comparison, let right):
            return Self.compared(left.values(rows), comparison, right.values(rows))
        case .membership(let value, let wanted):
            return value.values(rows).map { value in
                value == Packed.absent ? Truth.unknown : Self.truth(wanted.contains(value))
            }
        case .text(let field, let test):
            return Self.texts(field, rows) { test.holds($0) }
        case .sameText(let left, let right, let isName):
            return Self.sameTexts(left, right, rows, isName: isName)
        case .pattern(let field, let pattern, let form):
            return Self.matched(field, pattern, form, rows)
        case .filled(let field):
            // A column the file lacks says nothing of the record.
            guard !rows.range.isEmpty, rows.table.hasColumn(field, inFileOf: rows.range.lowerBound)
            else { return Self.unknown(rows) }
            return rows.range.map { Self.truth(rows.table[$0].isFilled(field)) }
        }
    }

    @inline(__always)
    static func truth(_ holds: Bool) -> UInt8 { holds ? Truth.yes : Truth.no }

    private static func unknown(_ rows: JudgedRows) -> [UInt8] {
        Array(repeating: Truth.unknown, count: rows.range.count)
    }

    private static func joined(
        _ parts: [CountyTest], _ rows: JudgedRows, from start: UInt8,
        _ join: (UInt8, UInt8) -> UInt8
    ) -> [UInt8] {
        guard var result = parts.first?.truths(rows) else {
            return Array(repeating: start, count: rows.range.count)
        }
        for part in parts.dropFirst() {
            let truths = part.truths(rows)
            for index in result.indices { result[index] = join(result[index], truths[index]) }
        }
        return result
    }

    private static func compared(
        _ left: [Int64], _ comparison: Comparison, _ right: [Int64]
    ) -> [UInt8] {
        // One loop a comparison, so that each is compiled for itself.
        switch comparison {
        case .equal: compared(left, right) { $0 == $1 }
        case .unequal: compared(left, right) { $0 != $1 }
        case .less: compared(left, right) { $0 < $1 }
        case .atMost: compared(left, right) { $0 <= $1 }
        case .greater: compared(left, right) { $0 > $1 }
        case .atLeast: compared(left, right) { $0 >= $1 }
        }
    }

    @inline(__always)
    private static func compared(
        _ left: [Int64], _ right: [Int64], _ holds: (Int64, Int64) -> Bool
    ) -> [UInt8] {
        zip(left, right).map { one, other in
            one == Packed.absent || other == Packed.absent
                ? Truth.unknown : truth(holds(one, other))
        }
    }

    // MARK: Texts

    /// Blank texts and missing columns are unknown.
    @inline(__always)
    private static func texts(
        _ field: Field, _ rows: JudgedRows, _ holds: (ArraySlice<UInt8>) -> Bool
    ) -> [UInt8] {
        guard let column = rows.table.textColumn(field) else { return unknown(rows) }
        return rows.range.map { row in
            column.isEmpty(at: row) ? Truth.unknown : truth(holds(column.utf8(at: row)))
        }
    }

    private static func sameTexts(
        _ left: Field, _ right: Field, _ rows: JudgedRows, isName: Bool
    ) -> [UInt8] {
        guard let one = rows.table.textColumn(left), let other = rows.table.textColumn(right)
        else { return unknown(rows) }
        return rows.range.map { row in
            if one.isEmpty(at: row) || other.isEmpty(at: row) { return Truth.unknown }
            let (first, second) = (one.utf8(at: row), other.utf8(at: row))
            if first.elementsEqual(second) { return Truth.yes }
            return truth(TextTest.folded(first, isName) == TextTest.folded(second, isName))
        }
    }

    private static func matched(
        _ field: Field, _ pattern: CountyPattern, _ form: PackedForm, _ rows: JudgedRows
    ) -> [UInt8] {
        if form == .text { return texts(field, rows) { pattern.matches($0) } }
        let value: CountyValue = form == .residentID ? .number(field) : .column(field)
        var digits: [UInt8] = []
        return value.values(rows).map { packed in
            if packed == Packed.absent { return Truth.unknown }
            form.write(UInt64(packed), into: &digits)
            return truth(pattern.matches(digits[...]))
        }
    }
}

/// Whether a text is one of some texts, differences of width and, in names, of variants apart.
struct TextTest: Sendable {
    private let plain: Set<[UInt8]>
    private let isName: Bool
    private let lengths: ClosedRange<Int>

    init(_ texts: [String], isName: Bool) {
        self.isName = isName
        plain = Set(texts.map { Self.folded(Array($0.utf8)[...], isName) })
        let counts = plain.map(\.count)
        lengths = (counts.min() ?? 0)...(counts.max() ?? 0)
    }

    func holds(_ text: ArraySlice<UInt8>) -> Bool {
        // A plain ASCII text has no other form.
        if !isName, text.allSatisfy({ $0 < 0x80 }) {
            return lengths.contains(text.count) && plain.contains(Array(text))
        }
        return plain.contains(Self.folded(text, isName))
    }

    static func folded(_ text: ArraySlice<UInt8>, _ isName: Bool) -> [UInt8] {
        guard isName else { return NormalizedCell(Array(text).span).bytes }
        return PersonName(utf8: text).comparisonForm.flatMap { scalar in
            (0..<4).map { UInt8(truncatingIfNeeded: scalar >> ($0 * 8)) }
        }
    }
}
