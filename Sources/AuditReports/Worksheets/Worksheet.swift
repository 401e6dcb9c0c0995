import RegistryModel

/// One item with what is shown of it on the sheet, masked already.
package struct WorksheetItem: Sendable {
    package let item: SampleItem
    /// What is to be checked: the verdict of a case, or the kind of record.
    package let title: Bilingual
    /// What the case or record says, field by field.
    package let facts: [(name: Bilingual, value: String)]
    /// Why it is asked; nil for a record, which chance chose.
    package let reason: Bilingual?

    package init(
        item: SampleItem, title: Bilingual, facts: [(name: Bilingual, value: String)],
        reason: Bilingual?
    ) {
        self.item = item
        self.title = title
        self.facts = facts
        self.reason = reason
    }
}

/// The sheet of one village, in one language: to be printed, or filled in as a table.
package struct Worksheet: Sendable {
    package let plan: SamplePlan
    package let countyName: String?
    /// Twelve digits, or `SamplePlan.noVillage`.
    package let villageCode: String
    package let villageName: String
    package let township: String
    package let items: [WorksheetItem]
    package let language: Language

    package init(
        plan: SamplePlan, countyName: String?, villageCode: String, villageName: String,
        township: String, items: [WorksheetItem], language: Language
    ) {
        self.plan = plan
        self.countyName = countyName
        self.villageCode = villageCode
        self.villageName = villageName
        self.township = township
        self.items = items
        self.language = language
    }

    package func page() -> [UInt8] { WorksheetPage(sheet: self).bytes() }

    /// With a byte-order mark and CRLF, for spreadsheets.
    package func csv() -> [UInt8] { WorksheetTable(sheet: self).csv() }

    package func writeWorkbook(to path: String) throws(WorkbookFailure) {
        let day = CalendarDay(plan.to) ?? CalendarDay(number: 0)
        try WorkbookFile([WorksheetTable(sheet: self).workbookSheet()], day: day).write(to: path)
    }

    var columns: [WorksheetColumn] { WorksheetColumn.columns(for: plan.of) }

    subscript(_ text: Bilingual) -> String { text[language] }
}
