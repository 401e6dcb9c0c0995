import CXLSXWriter
import RegistryModel

/// Writes workbooks (.xlsx) through libxlsxwriter. The same sheets give the same bytes.
///
/// The library's pointers live within `write`: its workbook owns the sheets and formats and frees them
/// when it is closed, and texts handed over are copied before a call returns.
package struct WorkbookFile {
    private let sheets: [WorkbookSheet]
    /// Stands in the file as the day it was made.
    private let day: CalendarDay

    package init(_ sheets: [WorkbookSheet], day: CalendarDay) {
        self.sheets = sheets
        self.day = day
    }

    package func write(to path: String) throws(WorkbookFailure) {
        guard let book = workbook_new(path) else {
            throw WorkbookFailure(path: path, message: "out of memory")
        }
        var properties = lxw_doc_properties()
        // Seconds; a workbook knows no zone.
        properties.created = time_t(day.number) * 86_400
        var error = workbook_set_properties(book, &properties)
        let formats = Formats(book)
        for sheet in sheets where error == LXW_NO_ERROR {
            guard let own = workbook_add_worksheet(book, sheet.name) else {
                error = LXW_ERROR_SHEETNAME_ALREADY_USED
                break
            }
            error = SheetWriter(sheet: sheet, own: own, formats: formats).write()
        }
        // Closes and frees the workbook whatever happened before.
        let closing = workbook_close(book)
        error = error == LXW_NO_ERROR ? closing : error
        guard error == LXW_NO_ERROR else {
            throw WorkbookFailure(path: path, message: String(cString: lxw_strerror(error)))
        }
    }
}

/// The looks cells have.
private struct Formats {
    let head: UnsafeMutablePointer<lxw_format>?
    let inputHead: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let number: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ set: (UnsafeMutablePointer<lxw_format>?) -> Void)
            -> UnsafeMutablePointer<lxw_format>?
        {
            let own = workbook_add_format(book)
            format_set_text_wrap(own)
            format_set_align(own, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            format_set_border(own, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(own, 0xBFC7D1)
            set(own)
            return own
        }
        head = format {
            format_set_bold($0)
            format_set_bg_color($0, 0xEEF1F5)
        }
        inputHead = format {
            format_set_bold($0)
            format_set_bg_color($0, 0xFDEBD0)
        }
        // "@" is text: what somebody types stays as typed.
        text = format { format_set_num_format($0, "@") }
        number = format { format_set_num_format($0, "0") }
        day = format { format_set_num_format($0, "yyyy-mm-dd") }
    }
}

private struct SheetWriter {
    let sheet: WorkbookSheet
    let own: UnsafeMutablePointer<lxw_worksheet>
    let formats: Formats

    func write() -> lxw_error {
        layOut()
        var error = LXW_NO_ERROR
        for (place, column) in sheet.columns.enumerated() where error == LXW_NO_ERROR {
            let at = lxw_col_t(place)
            error = worksheet_set_column(own, at, at, column.width, nil)
            if error == LXW_NO_ERROR {
                error = worksheet_write_string(
                    own, 0, at, column.title, column.isInput ? formats.inputHead : formats.head)
            }
            if error == LXW_NO_ERROR { error = limit(column, at) }
        }
        for (number, row) in sheet.rows.enumerated() where error == LXW_NO_ERROR {
            error = worksheet_set_row(own, lxw_row_t(number + 1), height(of: row), nil)
            for (place, cell) in row.enumerated() where error == LXW_NO_ERROR {
                error = write(cell, lxw_row_t(number + 1), place)
            }
        }
        return error
    }

    private func layOut() {
        worksheet_freeze_panes(own, 1, 0)
        // Two lines, for titles that are longer than what is entered below them.
        _ = worksheet_set_row(own, 0, 30, nil)
        worksheet_set_landscape(own)
        worksheet_set_paper(own, 9)
        worksheet_fit_to_pages(own, 1, 0)
        worksheet_set_margins(own, 0.4, 0.4, 0.7, 0.7)
        _ = worksheet_repeat_rows(own, 0, 0)
        if let printed = sheet.printedColumns, printed > 0 {
            _ = worksheet_print_area(
                own, 0, 0, lxw_row_t(sheet.rows.count), lxw_col_t(printed - 1))
        }
        // An ampersand begins a code in these lines.
        _ = worksheet_set_header(own, "&L" + sheet.printedHeader.replacing("&", with: "&&"))
        _ = worksheet_set_footer(
            own, "&L" + sheet.printedFooter.replacing("&", with: "&&") + "&R&P / &N")
    }

    /// In points. Programs that don't fit a row to its text would cut it off after one line.
    private func height(of row: [WorkbookCell]) -> Double {
        let lines = zip(row, sheet.columns).map { cell, column in
            guard case .text(let text) = cell else { return 1.0 }
            // A Han character is as wide as two others.
            let units = text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
            return (units * 1.1 / column.width).rounded(.up)
        }
        return min(409, 15 * max(2, lines.max() ?? 2))
    }

    private func write(_ cell: WorkbookCell, _ row: lxw_row_t, _ place: Int) -> lxw_error {
        let column = lxw_col_t(place)
        switch cell {
        case .blank: return worksheet_write_blank(own, row, column, format(of: place))
        case .text(let text):
            return worksheet_write_string(own, row, column, text, formats.text)
        case .number(let value):
            return worksheet_write_number(own, row, column, value, formats.number)
        case .day(let day):
            let (year, month, dayOfMonth) = day.components
            var moment = lxw_datetime()
            moment.year = Int32(year)
            moment.month = Int32(month)
            moment.day = Int32(dayOfMonth)
            return worksheet_write_datetime(own, row, column, &moment, formats.day)
        }
    }

    private func format(of place: Int) -> UnsafeMutablePointer<lxw_format>? {
        switch sheet.columns[place].kind {
        case .day: formats.day
        case .number, .whole: formats.number
        case .text, .choice: formats.text
        }
    }

    /// What may be entered below a column's head.
    private func limit(_ column: WorkbookColumn, _ place: lxw_col_t) -> lxw_error {
        guard !sheet.rows.isEmpty else { return LXW_NO_ERROR }
        var rule = lxw_data_validation()
        switch column.kind {
        case .text, .number: return LXW_NO_ERROR
        case .choice(let words):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            // A list in quotes is a formula of one text; the words have neither commas nor quotes.
            let list = strdup("=\"" + words.joined(separator: ",") + "\"")
            defer { free(list) }
            rule.value_formula = list
            return add(&rule, place)
        case .whole(let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            rule.minimum_number = Double(range.lowerBound)
            rule.maximum_number = Double(range.upperBound)
        case .day:
            rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN.rawValue)
            rule.value_datetime.year = 1990
            rule.value_datetime.month = 1
            rule.value_datetime.day = 1
        }
        return add(&rule, place)
    }

    private func add(_ rule: inout lxw_data_validation, _ place: lxw_col_t) -> lxw_error {
        worksheet_data_validation_range(own, 1, place, lxw_row_t(sheet.rows.count), place, &rule)
    }
}
