extension RecordTable {
    /// The table with the birth date of each resident ID in place of a column the file lacks.
    ///
    /// Rows that hold a date keep it. The field isn't counted among the columns the file has, so
    /// that no rule judges what nobody wrote. Cost: one pass over the IDs; other columns are shared.
    package func derivingDate(_ field: Field, from origin: Field) -> RecordTable {
        guard let target = schema.position(of: field), let ids = schema.position(of: origin),
            schema.fields[target].type == .date, schema.fields[ids].type == .residentID
        else { return self }
        var derived = columns
        for row in 0..<count where columns[target].narrow[row] == Packed.narrowAbsent {
            guard let day = self[row].residentID(origin)?.birthDate,
                !(remark(row: row, field: origin)?.isUnreliable ?? false)
            else { continue }
            derived[target].narrow[row] = day.number
        }
        return RecordTable(self, columns: derived)
    }

    /// The table without what reading noted of cells of a column of codes that hold no digit at all:
    /// names, which aren't read. The cells count as filled, so that nobody is asked for a code that
    /// the list writes as a name. Cost: one pass over the remarks.
    package func passingOverNames(in field: Field) -> RecordTable {
        func isName(_ remark: CellRemark) -> Bool {
            remark.field == field && remark.defect == .divisionWrongLength
                && !remark.text.unicodeScalars.contains { scalar in
                    // 三 is no digit: it stands in many a village's name.
                    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
                }
        }
        guard remarks.contains(where: isName) else { return self }
        return RecordTable(self, columns: columns, remarks: remarks.filter { !isName($0) })
    }
}

extension CellRemark {
    /// A number a spreadsheet has rounded still holds the digits of its date; others with a defect
    /// may be wrong in any of them.
    fileprivate var isUnreliable: Bool { defect != nil && defect != .idTruncated }
}
