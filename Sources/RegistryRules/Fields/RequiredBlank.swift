import RegistryModel

/// Flags a required field that was left blank though its file has the column.
struct RequiredBlank: ValueRule {
    let card = RuleCard(
        "FLD001", "required-blank", .error, .field,
        message: Bilingual(zh: "必填项“{field}”为空", en: "Required field {field} is blank"),
        explanation: Bilingual(
            zh: "该列存在，但这一条没有填写。常见原因：漏填、导出时丢失。请向责任村补齐后重报；整列缺失由 FIL020 一次说明。",
            en:
                "The column is there but this record has nothing in it. Usual causes: not filled "
                + "in, or lost in export. A column missing from the whole file is said once, by "
                + "FIL020. Have the village fill it in and report again."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("必填项都已填写", "every required field is filled"),
        .passes("非必填项可以为空", "an optional field may be blank", [.fatherName: nil]),
        .fails("缺母亲姓名", "the mother's name is blank", [.motherName: nil], at: .motherName),
        .fails("只有空格也算空", "blanks alone are blank", [.birthDate: "  "], at: .birthDate),
    ]

    let neverUndecided: Bilingual? = Bilingual(
        zh: "有没有填写总能看出；缺列由 FIL020 说明", en: "a cell is blank or not; FIL020 tells of missing columns"
    )

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.isRequired
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        record.view.isFilled(field) ? .passed : .failed(Failure([field], []))
    }

    func sweep(
        _ rows: JudgedRows, field: Field, into ledger: inout JudgeLedger, at index: Int
    ) {
        let start = rows.range.lowerBound
        switch rows.table.width(of: field) {
        case .narrow:
            let values = rows.narrow(field)
            if values.count == rows.range.count, !values.holds(Packed.narrowAbsent) { return }
            sweep(rows, field: field, into: &ledger, at: index) { place in
                place < values.count && values[start + place] != Packed.narrowAbsent
                    ? .passed : .unclear
            }
        case .wide:
            let values = rows.wide(field)
            if values.count == rows.range.count, !values.holds(Packed.absent) { return }
            sweep(rows, field: field, into: &ledger, at: index) { place in
                place < values.count && values[start + place] != Packed.absent
                    ? .passed : .unclear
            }
        case .text, nil:
            let texts = rows.table.texts(field)
            let blank =
                rows.range.upperBound <= texts.count
                ? texts.emptyRows(in: rows.range) : Array(rows.range)
            for row in blank {
                let record = rows[row]
                if case .failed(let failure) = judge(field, of: record, in: rows.context) {
                    ledger.fail(failure, record.view, by: card, at: index)
                }
            }
        }
    }
}

extension ArraySlice where Element: FixedWidthInteger {
    /// True when `value` is among the elements. Looks at all of them, many at a time: nearly every
    /// column has no blank.
    fileprivate func holds(_ value: Element) -> Bool {
        var count = 0
        for element in self { count &+= element == value ? 1 : 0 }
        return count > 0
    }
}
