import RegistryModel

/// Turns a sheet into CSV as it is parsed: line 5 of the text is row 5 of the sheet.
///
/// Rows the sheet leaves out are empty lines, line breaks within a cell become blanks. Every row is
/// as wide as the widest before it, since a sheet doesn't store the empty cells at a row's end.
final class SheetText: WorkbookCollector {
    /// A cell holds 32 767 characters at most.
    static let cellLimit = 131_072
    static let lastRow = 1_048_576
    static let lastColumn = 16_384
    /// Text a sheet may come to, a byte of it: far cells in many rows would fill the disk with commas.
    private static let expansionLimit = 64
    private static let freeText = 256 << 20

    private let strings: SharedStrings
    private let formats: [NumberFormat]
    private let numbers: SheetNumbers
    private let delimiter: UInt8

    /// Text ready to be taken.
    private(set) var text: [UInt8] = []
    /// Some cell held something.
    private(set) var hasContent = false
    /// Cells with a formula and no value that was saved for it.
    private(set) var formulasWithoutValue = 0
    private(set) var isTooLarge = false
    /// Bytes of the part read so far; set by the reader.
    var bytesRead = 0

    private var row = 0
    private var width = 0
    private var textCount = 0
    private var cells: [[UInt8]] = []
    private var isInSheetData = false
    private var column = 0
    private var style = 0
    private var kind = CellKind.number
    private var value: [UInt8] = []
    private var isInValue = false
    private var phoneticDepth = 0
    private var hasFormula = false

    private enum CellKind {
        case number, shared, inline, formulaText, boolean, error, day
    }

    init(strings: SharedStrings, formats: [NumberFormat], numbers: SheetNumbers, delimiter: UInt8) {
        self.strings = strings
        self.formats = formats
        self.numbers = numbers
        self.delimiter = delimiter
    }

    func takeText() -> [UInt8] {
        defer { text = [] }
        return text
    }

    // MARK: Elements

    override func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        if name.isEqual(to: "c") {
            beginCell(attributes)
        } else if name.isEqual(to: "v") {
            beginValue()
        } else if name.isEqual(to: "t") {
            isInValue = kind == .inline && phoneticDepth == 0
        } else if name.isEqual(to: "row") {
            beginRow(attributes)
        } else if name.isEqual(to: "f") {
            hasFormula = true
        } else if name.isEqual(to: "rPh") {
            phoneticDepth += 1
        } else if name.isEqual(to: "sheetData") {
            isInSheetData = true
        }
    }

    override func end(_ name: Span<UInt8>) {
        if name.isEqual(to: "v") || name.isEqual(to: "t") {
            isInValue = false
        } else if name.isEqual(to: "c") {
            endCell()
        } else if name.isEqual(to: "row") {
            endRow()
        } else if name.isEqual(to: "rPh") {
            phoneticDepth -= 1
        } else if name.isEqual(to: "sheetData") {
            isInSheetData = false
        }
    }

    override func text(_ bytes: Span<UInt8>) {
        guard isInValue, isInSheetData else { return }
        if value.count + bytes.count > Self.cellLimit {
            isTooLarge = true
            return
        }
        value.append(bytes)
    }

    private func beginRow(_ attributes: MarkupAttributes) {
        let stated = attributes.with("r") { Self.number($0) } ?? nil
        let next = max(row + 1, stated ?? 0)
        if next > Self.lastRow { isTooLarge = true }
        for _ in 0..<max(0, min(next, Self.lastRow) - row - 1) { text.append(0x0A) }
        row = next
        cells.removeAll(keepingCapacity: true)
        column = -1
    }

    private func beginCell(_ attributes: MarkupAttributes) {
        let stated = attributes.with("r") { Self.column($0) } ?? nil
        column = stated ?? column + 1
        style = (attributes.with("s") { Self.number($0) } ?? nil) ?? 0
        kind = attributes.with("t") { Self.kind($0) } ?? .number
        value.removeAll(keepingCapacity: true)
        hasFormula = false
        isInValue = false
    }

    private func beginValue() {
        isInValue = true
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        guard isInSheetData, !isTooLarge else { return }
        if hasFormula, value.isEmpty { formulasWithoutValue += 1 }
        let content = content()
        guard !content.isEmpty, column >= 0, column < Self.lastColumn else { return }
        while cells.count <= column { cells.append([]) }
        cells[column] = content
        hasContent = true
    }

    private func endRow() {
        guard isInSheetData, !isTooLarge else { return }
        if !cells.isEmpty {
            width = max(width, cells.count)
            for index in 0..<width {
                if index > 0 { text.append(delimiter) }
                if index < cells.count { append(cells[index]) }
            }
        }
        text.append(0x0A)
        textCount += cells.isEmpty ? 1 : width
        if textCount > Self.freeText, textCount > bytesRead * Self.expansionLimit {
            isTooLarge = true
        }
    }

    // MARK: Values

    private func content() -> [UInt8] {
        switch kind {
        case .number, .day:
            guard !value.isEmpty else { return [] }
            let format = style < formats.count ? formats[style] : .plain
            let raw = String(decoding: value, as: UTF8.self)
            if kind == .day { return value }
            return Array(numbers.text(raw, as: format).utf8)
        case .shared:
            guard let index = Self.number(value.span) else { return [] }
            return Self.unescaped(strings.text(at: index) ?? [])
        case .inline, .formulaText, .error: return Self.unescaped(value)
        case .boolean: return value
        }
    }

    private func append(_ cell: [UInt8]) {
        let isQuoted = cell.contains { $0 == delimiter || $0 == 0x22 }
        if isQuoted { text.append(0x22) }
        for byte in cell {
            if byte == 0x22 { text.append(0x22) }
            text.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
        }
        if isQuoted { text.append(0x22) }
    }

    private static func kind(_ name: Span<UInt8>) -> CellKind {
        if name.isEqual(to: "s") { return .shared }
        if name.isEqual(to: "inlineStr") { return .inline }
        if name.isEqual(to: "str") { return .formulaText }
        if name.isEqual(to: "b") { return .boolean }
        if name.isEqual(to: "e") { return .error }
        if name.isEqual(to: "d") { return .day }
        return .number
    }

    private static func number(_ text: Span<UInt8>) -> Int? {
        guard text.count > 0, text.count <= 9 else { return nil }
        var value = 0
        for index in 0..<text.count {
            let digit = text[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// Column of `AB12`, from 0.
    private static func column(_ reference: Span<UInt8>) -> Int? {
        var value = 0
        var length = 0
        while length < reference.count, length < 4 {
            let letter = reference[length] & 0xDF
            guard (0x41...0x5A).contains(letter) else { break }
            value = value * 26 + Int(letter - 0x40)
            length += 1
        }
        return (1...3).contains(length) ? value - 1 : nil
    }

    /// `_x000D_` stands for a character XML can't hold; one that is no text becomes a blank.
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 7, text.contains(0x5F) else { return text }
        var out: [UInt8] = []
        var index = 0
        while index < text.count {
            if index + 7 <= text.count, text[index] == 0x5F, text[index + 1] == 0x78,
                text[index + 6] == 0x5F,
                let code = UInt32(
                    String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
            {
                let scalar = Unicode.Scalar(code)
                out +=
                    code < 0x20
                    ? [0x20]
                    : Array(scalar.map { String($0) } ?? "\u{FFFD}").flatMap {
                        Array(String($0).utf8)
                    }
                index += 7
            } else {
                out.append(text[index])
                index += 1
            }
        }
        return out
    }
}
