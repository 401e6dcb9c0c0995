import CXLSXWriter
import RegistryModel

/// Writes one sheet, row by row from the top: a streaming workbook knows no way back.
struct SheetWriter {
    let sheet: WorkbookSheet
    let own: UnsafeMutablePointer<lxw_worksheet>
    let formats: WorkbookFormats

    /// The number of the header row.
    private var head: Int { sheet.preamble.count }
    private var firstRow: lxw_row_t { lxw_row_t(head + 1) }
    private var lastRow: lxw_row_t { lxw_row_t(head + sheet.rowCount) }

    func write() -> lxw_error {
        layOut()
        var error = writeHead()
        for number in 0..<sheet.rowCount where error == LXW_NO_ERROR {
            let (row, place) = (sheet.row(number), lxw_row_t(head + 1 + number))
            error = worksheet_set_row(
                own, place, height(of: row, leastLines: sheet.leastLines), nil)
            for (column, cell) in row.enumerated() where error == LXW_NO_ERROR {
                error = write(cell, place, column)
            }
        }
        for (place, column) in sheet.columns.enumerated() where error == LXW_NO_ERROR {
            error = limit(column, lxw_col_t(place))
            if error == LXW_NO_ERROR { error = drawBars(column, lxw_col_t(place)) }
        }
        if sheet.isFiltered, sheet.rowCount > 0, error == LXW_NO_ERROR {
            error = worksheet_autofilter(
                own, lxw_row_t(head), 0, lastRow, lxw_col_t(sheet.columns.count - 1))
        }
        return error
    }

    private func writeHead() -> lxw_error {
        var error = LXW_NO_ERROR
        for (place, line) in sheet.preamble.enumerated() where error == LXW_NO_ERROR {
            error = worksheet_write_string(
                own, lxw_row_t(place), 0, Self.fitting(line),
                place == 0 ? formats.title : formats.remark)
        }
        if error == LXW_NO_ERROR {
            // Two lines at least, for titles that are longer than what is entered below them.
            let height = height(of: sheet.columns.map { .text($0.title) }, leastLines: 2)
            error = worksheet_set_row(own, lxw_row_t(head), height, nil)
        }
        for (place, column) in sheet.columns.enumerated() where error == LXW_NO_ERROR {
            let at = lxw_col_t(place)
            error = worksheet_set_column(own, at, at, column.width, nil)
            if error == LXW_NO_ERROR {
                error = worksheet_write_string(
                    own, lxw_row_t(head), at, column.title,
                    column.isInput ? formats.inputHead : formats.head)
            }
        }
        return error
    }

    private func layOut() {
        worksheet_freeze_panes(own, firstRow, lxw_col_t(sheet.frozenColumns))
        worksheet_set_landscape(own)
        worksheet_set_paper(own, 9)
        worksheet_fit_to_pages(own, 1, 0)
        worksheet_set_margins(own, 0.4, 0.4, 0.7, 0.7)
        _ = worksheet_repeat_rows(own, lxw_row_t(head), lxw_row_t(head))
        if let printed = sheet.printedColumns, printed > 0 {
            _ = worksheet_print_area(own, 0, 0, lastRow, lxw_col_t(printed - 1))
        }
        // Codes and numbers of people are texts on purpose.
        _ = worksheet_ignore_errors(
            own, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        // An ampersand begins a code in these lines, which end at 255 characters.
        _ = worksheet_set_header(own, "&L" + Self.line(sheet.printedHeader))
        _ = worksheet_set_footer(own, "&L" + Self.line(sheet.printedFooter) + "&R&P / &N")
    }

    private static func line(_ text: String) -> String {
        String(text.prefix(110)).replacing("&", with: "&&")
    }

    /// In points. Programs that don't fit a row to its text would cut it off after one line.
    private func height(of row: [WorkbookCell], leastLines: Int) -> Double {
        let least = Double(leastLines)
        let lines = zip(row, sheet.columns).map { cell, column in
            guard case .text(let text) = cell else { return 1.0 }
            // A Han character is as wide as two others.
            let units = text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
            // The indent takes a character.
            return (units * 1.1 / max(1, column.width - 1)).rounded(.up)
        }
        // Han characters of ten points take nearly seventeen; a row has at most 409.
        return 17 * min(24, max(least, lines.max() ?? least))
    }

    /// A cell holds 32 767 characters and no more; a longer text says that it was cut.
    private static func fitting(_ text: String) -> String {
        guard text.utf8.count > 32_000, text.utf16.count > 32_000 else { return text }
        return String(text.prefix(10_000)) + " …[\(text.count)]"
    }

    private func write(_ cell: WorkbookCell, _ row: lxw_row_t, _ place: Int) -> lxw_error {
        let column = lxw_col_t(place)
        let format = formats.format(of: sheet.columns[place].kind)
        switch cell {
        case .blank: return worksheet_write_blank(own, row, column, format)
        case .text(let text):
            return worksheet_write_string(own, row, column, Self.fitting(text), formats.text)
        case .number(let value):
            return worksheet_write_number(own, row, column, value, format)
        case .day(let day):
            let (year, month, dayOfMonth) = day.components
            var moment = lxw_datetime()
            moment.year = Int32(year)
            moment.month = Int32(month)
            moment.day = Int32(dayOfMonth)
            return worksheet_write_datetime(own, row, column, &moment, formats.day)
        }
    }

    /// Bars from nought on, so that lengths compare.
    private func drawBars(_ column: WorkbookColumn, _ place: lxw_col_t) -> lxw_error {
        guard let colour = column.bar, sheet.rowCount > 0 else { return LXW_NO_ERROR }
        var format = lxw_conditional_format()
        format.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
        format.data_bar_2010 = 1
        format.bar_solid = 1
        format.bar_color = colour
        format.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        format.min_value = 0
        format.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_MAXIMUM.rawValue)
        return worksheet_conditional_format_range(own, firstRow, place, lastRow, place, &format)
    }

    /// What may be entered below a column's head.
    private func limit(_ column: WorkbookColumn, _ place: lxw_col_t) -> lxw_error {
        guard column.isInput, sheet.rowCount > 0 else { return LXW_NO_ERROR }
        var rule = lxw_data_validation()
        switch column.kind {
        case .text, .number, .points, .share: return LXW_NO_ERROR
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
        worksheet_data_validation_range(own, firstRow, place, lastRow, place, &rule)
    }
}
