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
    /// Rows go to the disk one by one instead of being held until the end.
    private let isStreaming: Bool

    package init(_ sheets: [WorkbookSheet], day: CalendarDay, isStreaming: Bool = false) {
        self.sheets = sheets
        self.day = day
        self.isStreaming = isStreaming
    }

    package func write(to path: String) throws(WorkbookFailure) {
        var options = lxw_workbook_options()
        options.constant_memory = isStreaming ? 1 : 0
        guard let book = workbook_new_opt(path, &options) else {
            throw WorkbookFailure(path: path, message: "out of memory")
        }
        var properties = lxw_doc_properties()
        // Seconds; a workbook knows no zone.
        properties.created = time_t(day.number) * 86_400
        var error = workbook_set_properties(book, &properties)
        let formats = WorkbookFormats(book)
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
struct WorkbookFormats {
    let title: UnsafeMutablePointer<lxw_format>?
    let remark: UnsafeMutablePointer<lxw_format>?
    let head: UnsafeMutablePointer<lxw_format>?
    let inputHead: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let number: UnsafeMutablePointer<lxw_format>?
    let points: UnsafeMutablePointer<lxw_format>?
    let share: UnsafeMutablePointer<lxw_format>?
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
        title = workbook_add_format(book)
        format_set_bold(title)
        format_set_font_size(title, 14)
        remark = workbook_add_format(book)
        format_set_font_color(remark, 0x556273)
        head = format {
            format_set_bold($0)
            format_set_indent($0, 1)
            format_set_bg_color($0, 0xEEF1F5)
        }
        inputHead = format {
            format_set_bold($0)
            format_set_indent($0, 1)
            format_set_bg_color($0, 0xFDEBD0)
        }
        // "@" is text: what somebody types stays as typed.
        text = format {
            format_set_num_format($0, "@")
            // Else a number to the left seems to be its beginning.
            format_set_indent($0, 1)
        }
        number = format { format_set_num_format($0, "0") }
        points = format { format_set_num_format($0, "General") }
        share = format { format_set_num_format($0, "0.00%") }
        day = format { format_set_num_format($0, "yyyy-mm-dd") }
    }

    func format(of kind: WorkbookColumn.Kind) -> UnsafeMutablePointer<lxw_format>? {
        switch kind {
        case .day: day
        case .number, .whole: number
        case .points: points
        case .share: share
        case .text, .choice: text
        }
    }
}
