/// Values of a packed column that stand for no value.
@usableFromInline
package enum Packed {
    /// The cell is blank, or its column is not in the file.
    @inlinable package static var absent: Int64 { .min }
    /// The cell holds something that can't be read as its type; a `CellRemark` keeps the text.
    @inlinable package static var unreadable: Int64 { .min + 1 }

    // Computed: a stored one of another module is fetched through a call that may make it.
    @inlinable package static var narrowAbsent: Int32 { .min }
    @inlinable package static var narrowUnreadable: Int32 { .min + 1 }
}

/// A place in a packed column.
protocol PackedSlot: FixedWidthInteger {
    init(packed: Int64)
}

extension Int64: PackedSlot {
    @inline(__always)
    init(packed: Int64) { self = packed }
}

extension Int32: PackedSlot {
    @inline(__always)
    init(packed: Int64) {
        self =
            packed == Packed.absent
            ? Packed.narrowAbsent : Int32(exactly: packed) ?? Packed.narrowUnreadable
    }
}

/// Differences of form that reading repairs: notices, never errors of content.
package struct FormDeviations: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static let fullWidth = FormDeviations(rawValue: 1 << 0)
    package static let surroundingBlank = FormDeviations(rawValue: 1 << 1)
    package static let nonCanonicalDate = FormDeviations(rawValue: 1 << 2)
    package static let variantInterpunct = FormDeviations(rawValue: 1 << 3)
    package static let lowerCaseX = FormDeviations(rawValue: 1 << 4)
    package static let privateUse = FormDeviations(rawValue: 1 << 5)
    package static let spreadsheetSerial = FormDeviations(rawValue: 1 << 6)
    /// A word for a code, a lower-case certificate letter, and the like.
    package static let nonCanonicalForm = FormDeviations(rawValue: 1 << 7)
    package static let fifteenDigits = FormDeviations(rawValue: 1 << 8)
    /// A division code of another length than twelve that can still be read.
    package static let divisionLength = FormDeviations(rawValue: 1 << 9)
    /// Ends in 000 like a number a spreadsheet has rounded, though its check character is right.
    package static let suspectTruncation = FormDeviations(rawValue: 1 << 10)
}

/// What is wrong with a cell's content.
package enum CellDefect: UInt8, Sendable {
    case notADate
    case impossibleDate
    case notACode
    case notAnInteger
    case idWrongLength
    case idBadCheckCharacter
    case idImpossibleDate
    case idPlaceholder
    case idTruncated
    case idIsAnotherDocument
    case divisionWrongLength
    case certificateMalformed
}

/// One cell read as its type: the packed value, repaired form, and what is wrong with it.
///
/// A defective resident ID keeps its packed value when it has eighteen characters, since linkage
/// can use a number with one wrong digit; every other defect leaves `Packed.unreadable`.
package struct CellReading: Sendable, Equatable {
    package var packed: Int64
    package var deviations: FormDeviations = []
    package var defect: CellDefect?

    package static let absent = CellReading(packed: Packed.absent)

    package static func unreadable(
        _ defect: CellDefect, _ deviations: FormDeviations = []
    ) -> CellReading {
        CellReading(packed: Packed.unreadable, deviations: deviations, defect: defect)
    }

    package var isClean: Bool { deviations.isEmpty && defect == nil }
}

/// What was odd about one cell, with its text as it stood in the file.
package struct CellRemark: Sendable, Hashable {
    package let row: Int
    package let field: Field
    package let deviations: FormDeviations
    package let defect: CellDefect?
    package let text: String

    package init(
        row: Int, field: Field, deviations: FormDeviations, defect: CellDefect?, text: String
    ) {
        self.row = row
        self.field = field
        self.deviations = deviations
        self.defect = defect
        self.text = text
    }

    /// The same on the record's row in another table.
    func moved(to row: Int) -> CellRemark {
        CellRemark(row: row, field: field, deviations: deviations, defect: defect, text: text)
    }
}
