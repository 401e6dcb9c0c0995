import RegistryModel

/// How one real export of a county is laid out: which of its columns is which field of which source.
///
/// A layout is data. It is named with `format:` in the manifest, or recognised by its headers; its
/// columns then go through the same reading as those of the canonical names.
package struct TableLayout: Sendable {
    package typealias ID = String

    /// What the county's export usually comes as; any format is read all the same.
    package enum Carrier: String, Sendable {
        case xml, workbook, text
    }

    /// A column, by the labels it goes by and, where a label is repeated, by which of them it is.
    package struct Column: Sendable {
        package let field: Field
        package let labels: [String]
        /// From 1.
        package let occurrence: Int
        /// Some exports write the place's name where others write its code: of such a column each value
        /// is looked at for itself, and names aren't read.
        package let isCodeOrName: Bool

        init(
            _ field: Field, _ labels: String..., occurrence: Int = 1, isCodeOrName: Bool = false
        ) {
            self.field = field
            self.labels = labels
            self.occurrence = occurrence
            self.isCodeOrName = isCodeOrName
        }
    }

    /// What is worked out once a table's cells have been read.
    package enum Derivation: Sendable, Hashable {
        /// A date the export has no column for, taken from the resident ID in another one.
        case date(Field, from: Field)
        /// Names in a column of codes are neither codes nor faults.
        case codesAmongNames(Field)
    }

    package let id: ID
    package let title: Bilingual
    package let source: SourceKind
    /// The chain of custody of a list that is read as a further list of births.
    package let chain: CustodyChain?
    package let carrier: Carrier
    /// Rows down to the header's last, the header's own included.
    package let headerRows: Int
    package let columns: [Column]
    /// Columns known and of no use here: passed over without a word. Denied ones are said as ever.
    package let skipped: [String]
    package let derived: [Derivation]

    init(
        _ id: ID, _ title: Bilingual, _ source: SourceKind, chain: CustodyChain? = nil,
        as carrier: Carrier, headerRows: Int = 1, columns: [Column], skipped: [String],
        derived: [Derivation] = []
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.chain = chain
        self.carrier = carrier
        self.headerRows = headerRows
        self.columns = columns
        self.skipped = skipped
        self.derived = derived
    }

    package static func layout(_ id: ID) -> TableLayout? { all.first { $0.id == id } }

    package static func layouts(of kind: SourceKind) -> [TableLayout] {
        all.filter { $0.source == kind }
    }

    /// Fields the layout has a column or a derivation for.
    var fields: FieldSet { FieldSet(columns.map(\.field) + derivedDates.map(\.field)) }

    package var derivedDates: [(field: Field, origin: Field)] {
        derived.compactMap { derivation in
            guard case .date(let field, let origin) = derivation else { return nil }
            return (field, origin)
        }
    }

    /// The source the layout's files belong to when nobody says otherwise; a further list goes by
    /// the layout's own name, so that it isn't mixed with other lists.
    package var defaultSource: SourceID {
        source.isExtra ? SourceID(name: id, kind: source) : SourceID(source)
    }
}
