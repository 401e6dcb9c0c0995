/// One record of a table: typed access to its fields, without copying.
///
/// Every accessor is nil when the value is blank, its column is missing, or it can't be read.
package struct RecordView: Sendable {
    package let table: RecordTable
    package private(set) var row: Int

    package init(table: RecordTable, row: Int) {
        self.table = table
        self.row = row
    }

    /// Makes this the view of another record of the table.
    @inline(__always)
    package mutating func move(to row: Int) { self.row = row }

    package var provenance: Provenance { table.provenance[row] }

    package func isPresent(_ field: Field) -> Bool { table.hasColumn(field, inFileOf: row) }

    /// A readable resident ID, whether or not its check character is right.
    package func residentID(_ field: Field) -> ResidentID? {
        wide(field).map { ResidentID(rawValue: UInt64($0)) }
    }

    package func division(_ field: Field) -> DivisionCode? {
        wide(field).map { DivisionCode(rawValue: UInt64($0)) }
    }

    package func certificate(_ field: Field) -> CertificateNumber? {
        wide(field).map { CertificateNumber(rawValue: UInt64($0)) }
    }

    package func date(_ field: Field) -> CalendarDay? {
        guard let position = table.schema.position(of: field) else { return nil }
        guard let value = narrow(at: position) else { return nil }
        return table.isMoment[position]
            ? CivilMoment(packed: value).day : CalendarDay(number: value)
    }

    package func moment(_ field: Field) -> CivilMoment? {
        narrow(field).map { CivilMoment(packed: $0) }
    }

    package func code(_ field: Field) -> UInt8? {
        narrow(field).flatMap { UInt8(exactly: $0) }
    }

    package func integer(_ field: Field) -> Int? { narrow(field).map(Int.init) }

    /// A decimal number, in hundredths.
    package func hundredths(_ field: Field) -> Int? { wide(field).map(Int.init) }

    package func boolean(_ field: Field) -> Bool? { narrow(field).map { $0 != 0 } }

    package func sex(_ field: Field) -> Sex? { code(field).flatMap(Sex.init) }

    /// The text; nil when blank.
    package func text(_ field: Field) -> String? {
        guard let position = table.schema.position(of: field) else { return nil }
        guard row < table.columns[position].text.count,
            !table.columns[position].text.isEmpty(at: row)
        else { return nil }
        return table.columns[position].text[row]
    }

    /// True when the cell holds anything at all, readable or not.
    package func isFilled(_ field: Field) -> Bool {
        guard let position = table.schema.position(of: field) else { return false }
        return switch table.widths[position] {
        case .text:
            row < table.columns[position].text.count
                && !table.columns[position].text.isEmpty(at: row)
        case .wide:
            row < table.columns[position].wide.count
                && table.columns[position].wide[row] != Packed.absent
        case .narrow:
            row < table.columns[position].narrow.count
                && table.columns[position].narrow[row] != Packed.narrowAbsent
        }
    }

    /// The value in its canonical form, or as it stood in the file when it can't be read.
    package func display(_ field: Field) -> String? {
        guard let definition = table.schema.definition(of: field), isFilled(field) else {
            return nil
        }
        if let remark = table.remark(row: row, field: field), remark.defect != nil {
            return remark.text
        }
        return switch definition.type {
        case .text, .name: text(field)
        case .date: date(field)?.description
        case .month: date(field)?.monthText
        case .dateTime: moment(field)?.description
        case .residentID: residentID(field)?.description
        case .division: division(field)?.description
        case .certificate: certificate(field)?.description
        case .code(let list): code(field).map { list.label(of: $0) ?? String($0) }
        case .integer: integer(field).map(String.init)
        case .decimal: hundredths(field).map(Self.decimalText)
        case .boolean: boolean(field).map { $0 ? "是" : "否" }
        }
    }

    /// `42376`, `98.25`: whole numbers without decimals.
    package static func decimalText(_ hundredths: Int) -> String {
        let size = abs(hundredths)
        if size % 100 == 0 { return String(hundredths / 100) }
        return (hundredths < 0 ? "-" : "") + "\(size / 100).\((size % 100).padded(2))"
    }

    /// How the value is masked: as its field is, or as text of unknown content when it couldn't be
    /// read.
    package func privacy(of field: Field) -> Privacy {
        let own = table.schema.definition(of: field)?.privacy ?? .plain
        guard own == .plain, table.remark(row: row, field: field)?.defect != nil else { return own }
        return .unread
    }

    /// What names the record within its source; nil when it has no such field or it is blank.
    package var recordID: String? {
        table.schema.identifier.flatMap { display($0) }
    }

    /// Hash of what identifies the record, the same wherever it stands in the input: its source, its
    /// identifier and its content.
    package var stableKey: UInt64 {
        var hash = StableHash()
        hash.combine(table.source.name)
        hash.combine(recordID ?? "")
        hash.combine(table.contentHash(ofRow: row))
        return hash.value
    }

    // The chains below stand in one expression each: binding a column to a name would count its
    // references for every value.

    private func wide(_ field: Field) -> Int64? {
        guard let position = table.schema.position(of: field),
            row < table.columns[position].wide.count
        else { return nil }
        let value = table.columns[position].wide[row]
        return value <= Packed.unreadable ? nil : value
    }

    private func narrow(_ field: Field) -> Int32? {
        guard let position = table.schema.position(of: field) else { return nil }
        return narrow(at: position)
    }

    private func narrow(at position: Int) -> Int32? {
        guard row < table.columns[position].narrow.count else { return nil }
        let value = table.columns[position].narrow[row]
        return value <= Packed.narrowUnreadable ? nil : value
    }
}
