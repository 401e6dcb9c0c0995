import RegistryModel

/// One record as rules see it: its values, and which of its cells reading found wrong.
package struct JudgedRecord: Sendable {
    package private(set) var view: RecordView
    /// The fields whose cell has a defect.
    package private(set) var defects: FieldSet

    package init(_ view: RecordView, defects: FieldSet) {
        self.view = view
        self.defects = defects
    }

    @inline(__always)
    mutating func move(to row: Int, defects: FieldSet) {
        view.move(to: row)
        self.defects = defects
    }

    /// A resident ID whose check character and date are right; other IDs support no conclusion.
    @inline(__always)
    package func validID(_ field: Field) -> ResidentID? {
        defects.contains(field) ? nil : view.residentID(field)
    }

    /// The day of the birth the record is about, or the person's birth date.
    package var birthDay: CalendarDay? {
        view.date(.birthDate) ?? view.date(.deliveredAt)
    }

    /// The child's or person's sex, when it says male or female.
    package var statedSex: Sex? {
        guard let sex = view.sex(.sex) ?? view.sex(.childSex), sex.isStated else { return nil }
        return sex
    }

    /// Where `birthDay` comes from.
    package var birthDayField: Field { view.table.schema.birthDayField ?? .birthDate }

    /// Where `statedSex` comes from.
    package var sexField: Field { view.table.schema.sexField ?? .sex }

    /// One name of the field for a message, as `value`: a cell of the roll may hold several.
    func shown(_ name: PersonName, in field: Field) -> FindingValue {
        name.raw.isEmpty
            ? view.shown(field, as: "value")
            : FindingValue("value", name.raw, view.privacy(of: field))
    }

    /// The field's value for a message, masked like its field.
    package func shown(_ field: Field, as name: String? = nil) -> FindingValue {
        view.shown(field, as: name)
    }
}

extension RecordView {
    /// The field's value for a message; a dash when it is blank.
    package func shown(_ field: Field, as name: String? = nil) -> FindingValue {
        // A dash is nobody's, and masked it would look like a name.
        guard let text = display(field) else { return FindingValue(name ?? field.name, "—") }
        return FindingValue(name ?? field.name, text, privacy(of: field), words: words(of: field))
    }

    /// What the value is a word of; nil where it stands as the file has it.
    private func words(of field: Field) -> CodeList? {
        let list: CodeList
        switch table.schema.definition(of: field)?.type {
        case .code(let own): list = own
        case .boolean: list = .yesNo
        default: return nil
        }
        return table.remark(row: row, field: field)?.defect == nil ? list : nil
    }
}

extension SourceSchema {
    /// The field that tells the day of birth; nil for lists of something else.
    package var birthDayField: Field? {
        if position(of: .birthDate) != nil { return .birthDate }
        return position(of: .deliveredAt) == nil ? nil : .deliveredAt
    }

    /// The field that tells a child's or person's sex.
    package var sexField: Field? {
        if position(of: .sex) != nil { return .sex }
        return position(of: .childSex) == nil ? nil : .childSex
    }

    func has(_ fields: Field...) -> Bool {
        fields.allSatisfy { position(of: $0) != nil }
    }

    /// Those of the fields that the source has.
    func own(_ fields: [Field]) -> FieldSet {
        FieldSet(fields.filter { position(of: $0) != nil })
    }
}
