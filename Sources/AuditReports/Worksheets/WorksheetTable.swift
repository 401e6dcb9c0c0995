import RegistryModel

/// The sheet as a table, the same in CSV and XLSX: one row an item, the columns to fill in blank.
struct WorksheetTable {
    let sheet: Worksheet

    func csv() -> [UInt8] {
        var csv = CSVWriter(headings: sheet.columns.map { sheet[$0.title] })
        for item in sheet.items {
            for column in sheet.columns { csv.text(text(column, item)) }
            csv.endRow()
        }
        return csv.bytes
    }

    func workbookSheet() -> WorkbookSheet {
        var own = WorkbookSheet(
            name: sheet[Bilingual(zh: "核查表", en: "Checks")],
            columns: sheet.columns.map { column in
                WorkbookColumn(
                    sheet[column.title], width: width(column), kind: kind(column),
                    isInput: column.isFilledIn)
            },
            rows: sheet.items.map { item in sheet.columns.map { cell($0, item) } })
        let plan = sheet.plan
        // What the rows are known by stands in the printed header and footer.
        own.printedColumns = sheet.columns.prefix { $0 != .villageCode }.count
        own.printedHeader = [
            sheet[Bilingual(zh: "抽查核实表", en: "Spot-check worksheet")], sheet.township,
            sheet.villageName, sheet.villageCode,
        ].filter { !$0.isEmpty }.joined(separator: "  ")
        own.printedFooter =
            sheet[
                Bilingual(
                    zh: "计划 \(plan.planID)  种子 \(plan.seed)  核查人签名：________  村负责人签名：________",
                    en: "Plan \(plan.planID)  seed \(plan.seed)  checked by: ________  for the "
                        + "village: ________")]
        return own
    }

    private func cell(_ column: WorksheetColumn, _ item: WorksheetItem) -> WorkbookCell {
        if column == .number { return .number(Double(item.item.number)) }
        let text = text(column, item)
        return text.isEmpty ? .blank : .text(text)
    }

    private func text(_ column: WorksheetColumn, _ item: WorksheetItem) -> String {
        switch column {
        case .number: String(item.item.number)
        case .itemID: item.item.itemID
        case .subject: subject(item)
        case .villageCode: sheet.villageCode
        case .villageName: sheet.villageName
        case .planID: sheet.plan.planID
        case .seed: String(sheet.plan.seed)
        default: ""
        }
    }

    private func subject(_ item: WorksheetItem) -> String {
        let colon = sheet[Bilingual(zh: "：", en: ": ")]
        let facts = item.facts.map { sheet[$0.name] + colon + $0.value }
        let separator = sheet[Bilingual(zh: "；", en: "; ")]
        return ([sheet[item.title]] + facts).joined(separator: separator)
    }

    private func kind(_ column: WorksheetColumn) -> WorkbookColumn.Kind {
        switch column {
        case .number: .number
        case .outcome:
            .choice(CheckOutcome.possible(for: sheet.plan.of).map { sheet[$0.word] })
        case .parity: .whole(VerificationVerdict.parities)
        case .policyStatus: .choice(PolicyStatus.allCases.map { sheet[$0.word] })
        case .waivedUntil, .day: .day
        default: .text
        }
    }

    private func width(_ column: WorksheetColumn) -> Double {
        switch column {
        case .number: 6
        case .subject: 46
        case .seen: 30
        case .parity: 9
        case .seed, .villageCode: 16
        case .villageName, .by, .policyStatus, .planID: 14
        default: 12.5
        }
    }
}
