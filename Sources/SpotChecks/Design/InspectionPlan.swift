import RegistryModel

/// How strictly a lot is inspected.
package enum InspectionSeverity: String, Sendable, Hashable, CaseIterable {
    case normal
    case tightened
    case reduced

    package var title: Bilingual {
        switch self {
        case .normal: Bilingual(zh: "正常", en: "normal")
        case .tightened: Bilingual(zh: "加严", en: "tightened")
        case .reduced: Bilingual(zh: "放宽", en: "reduced")
        }
    }
}

/// A single sampling plan of ISO 2859-1, general inspection level II.
package struct InspectionPlan: Sendable, Hashable {
    /// The letter whose plan is used; an arrow may have led to another than the lot's own.
    package let letter: Character
    /// Units to check; the whole lot where the table asks for as many or more.
    package let size: Int
    /// The lot passes with up to so many wrong …
    package let accept: Int
    /// … and fails with so many or more.
    package let reject: Int

    /// Limits above 10 count faults in 100 units, of which one unit may have several; what is
    /// checked here is right or wrong.
    package static let limits: [String] = InspectionTables.limits.filter {
        (Double($0) ?? .infinity) <= 10
    }

    /// The table's spelling of a limit, from `1`, `1.0` or `1.00`; nil when the table has none such.
    package static func limit(_ text: String) -> String? {
        guard let wanted = Double(text) else { return nil }
        return limits.first { Double($0) == wanted }
    }

    /// Nil for a limit that isn't one of `limits`, or an empty lot.
    ///
    /// Arrows are followed to the next plan with numbers, whose sample size then holds as well
    /// (ISO 2859-1, 10.3).
    package init?(lot: Int, limit: String, severity: InspectionSeverity) {
        guard lot > 0, let column = InspectionTables.limits.firstIndex(of: limit),
            Self.limits.contains(limit), let own = Self.letter(ofLot: lot)
        else { return nil }
        let rows = Self.tables[severity] ?? []
        guard var place = rows.firstIndex(where: { $0.letter == own }) else { return nil }
        while true {
            switch rows[place].cells[column] {
            case .accept(let number):
                letter = rows[place].letter
                size = min(lot, rows[place].size)
                accept = number
                reject = number + 1
                return
            case .below: place += 1
            case .above: place -= 1
            }
            guard rows.indices.contains(place) else { return nil }
        }
    }

    /// The code letter of a lot, level II.
    package static func letter(ofLot lot: Int) -> Character? {
        guard lot > 0 else { return nil }
        return InspectionTables.letters.first { lot <= $0.upTo }?.letter
    }

    // MARK: The tables

    private enum Cell {
        case accept(Int)
        case below
        case above
    }

    private struct Row {
        let letter: Character
        let size: Int
        let cells: [Cell]
    }

    private static let tables: [InspectionSeverity: [Row]] = [
        .normal: rows(InspectionTables.normal), .tightened: rows(InspectionTables.tightened),
        .reduced: rows(InspectionTables.reduced),
    ]

    private static func rows(_ text: String) -> [Row] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 2, let letter = words[0].first, let size = Int(words[1]) else {
                return nil
            }
            let cells = words.dropFirst(2).map { word -> Cell in
                if let number = Int(word) { return .accept(number) }
                return word == "^" ? .above : .below
            }
            return Row(letter: letter, size: size, cells: cells)
        }
    }
}
