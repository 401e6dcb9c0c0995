/// A division code of twelve digits: province 2, prefecture 2, county 2, township 3, village 3.
///
/// Shorter codes (6 or 9 digits) are filled with zeros on the right, so that a township's code is
/// the prefix of its villages'. Source: 统计用区划代码和城乡划分代码编制规则, 国统字〔2009〕91号.
package struct DivisionCode: Sendable, Hashable, Comparable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads 6, 9 or 12 ASCII digits.
    package init?(_ text: String) {
        let reading = CellParsing.division(Array(text.utf8).span)
        guard reading.packed >= 0 else { return nil }
        self.init(rawValue: UInt64(reading.packed))
    }

    /// The six county digits.
    package var countyCode: UInt32 { UInt32(rawValue / 1_000_000) }

    package var township: DivisionCode { DivisionCode(rawValue: rawValue / 1000 * 1000) }

    package var isVillage: Bool { rawValue % 1000 != 0 }

    /// The same unit with its first six digits replaced, for codes a county has given up.
    package func movedTo(countyCode: UInt32) -> DivisionCode {
        DivisionCode(rawValue: UInt64(countyCode) * 1_000_000 + rawValue % 1_000_000)
    }

    package static func < (left: DivisionCode, right: DivisionCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension DivisionCode: CustomStringConvertible {
    /// Twelve digits.
    package var description: String { Int(rawValue).padded(12) }
}
