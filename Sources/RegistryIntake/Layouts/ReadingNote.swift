import RegistryModel

/// Something about how a file was read that is no fault of the file, said once in the run.
package enum ReadingNote: Sendable, Hashable {
    /// A built-in county layout was recognised, or asked for.
    case layout(TableLayout.ID)
    /// A field the file has no column for was taken from another.
    case derived(Field, from: Field)
    /// A column that may hold codes holds names, and so wasn't read as the field.
    case namesForCodes(column: String, Field)
    /// A column holds codes in some rows and names in others; only the codes were read.
    case namesAmongCodes(column: String, Field)
    case sheets(read: String, others: [String], hidden: [String])
    case formulasWithoutValue(Int)

    package func sentence(of path: String) -> Bilingual {
        switch self {
        case .layout(let id):
            let title = TableLayout.layout(id)?.title ?? Bilingual(zh: id, en: id)
            return Bilingual(
                zh: "\(path) 按内置布局 \(id)（\(title.zh)）读取。",
                en: "\(path) was read by the built-in layout \(id) (\(title.en)).")
        case .derived(let field, let origin):
            return Bilingual(
                zh: "\(path) 没有\(Self.word(field))列，该项由\(Self.word(origin))推出。",
                en: "\(path) has no column for \(field.name); it was derived from \(origin.name).")
        case .namesForCodes(let column, let field):
            return Bilingual(
                zh: "\(path) 的“\(column)”列是名称不是代码，没有用作\(Self.word(field))。",
                en: "\(path): column \(column) holds names, not codes; not read as \(field.name).")
        case .namesAmongCodes(let column, let field):
            return Bilingual(
                zh: "\(path) 的“\(column)”列有代码也有名称，只把代码用作\(Self.word(field))，名称没有读。",
                en: "\(path): column \(column) holds codes and names; only the codes were read as "
                    + "\(field.name).")
        case .sheets(let read, let others, let hidden):
            return Self.sheets(path, read, others, hidden)
        case .formulasWithoutValue(let count):
            return Bilingual(
                zh: "\(path) 有 \(count) 个公式单元格没有保存结果，按空白读取；请用 Excel 打开后重新保存。",
                en: "\(path) has \(count) formula cells without a saved result, read as blank; "
                    + "open it in a spreadsheet and save it again.")
        }
    }

    private static func word(_ field: Field) -> String {
        FieldLabels.of(field).first ?? field.name
    }

    private static func sheets(
        _ path: String, _ read: String, _ others: [String], _ hidden: [String]
    ) -> Bilingual {
        var zh = "\(path) 只读了工作表“\(read)”"
        var en = "\(path): sheet \(read) was read"
        if !others.isEmpty {
            zh += "，另有内容的工作表没有读：\(others.joined(separator: "、"))"
            en += "; sheets with content that were not: \(others.joined(separator: ", "))"
        }
        if !hidden.isEmpty {
            zh += "，隐藏的工作表没有读：\(hidden.joined(separator: "、"))"
            en += "; hidden sheets, not read: \(hidden.joined(separator: ", "))"
        }
        return Bilingual(
            zh: zh + "。可用 --sheet 或清单的 sheet: 指定。",
            en: en + ". Name another with --sheet or sheet: in the manifest.")
    }
}
