import RegistryModel

/// A sheet as the workbook lists it.
struct WorkbookSheet: Equatable {
    let name: String
    let relation: String
    let isHidden: Bool
}

/// Collects what small parts of a workbook say; each part has a collector of its own.
class WorkbookCollector: MarkupSink {
    private(set) var fault: MarkupFault?

    func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {}
    func end(_ name: Span<UInt8>) {}
    func text(_ bytes: Span<UInt8>) {}

    func fault(_ fault: MarkupFault) {
        if self.fault == nil { self.fault = fault }
    }
}

/// `*.rels`: which part stands for which relation.
final class RelationCollector: WorkbookCollector {
    private(set) var targets: [String: String] = [:]
    /// The last part of the relation's type, such as `styles`, with its target.
    private(set) var byType: [String: String] = [:]

    override func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        guard name.isEqual(to: "Relationship"), let target = attributes.text("Target"),
            attributes.text("TargetMode") != "External"
        else { return }
        if let id = attributes.text("Id") { targets[id] = target }
        let type = attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? ""
        if byType[type] == nil { byType[type] = target }
    }
}

/// `workbook.xml`: the sheets in their order, and the day that dates count from.
final class SheetListCollector: WorkbookCollector {
    private(set) var sheets: [WorkbookSheet] = []
    private(set) var countsFrom1904 = false

    override func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        if name.isEqual(to: "workbookPr") {
            countsFrom1904 = ["1", "true", "on"].contains(attributes.text("date1904") ?? "")
        } else if name.isEqual(to: "sheet") {
            sheets.append(
                WorkbookSheet(
                    name: attributes.text("name") ?? "", relation: attributes.text("id") ?? "",
                    isHidden: attributes.text("state").map { $0 != "visible" } ?? false))
        }
    }
}

/// `styles.xml`: how the numbers of each cell style are shown.
final class StyleCollector: WorkbookCollector {
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: String] = [:]
    private var isInCellFormats = false

    override func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        if name.isEqual(to: "numFmt") {
            guard let id = attributes.text("numFmtId").flatMap({ Int($0) }) else { return }
            codes[id] = attributes.text("formatCode")
        } else if name.isEqual(to: "cellXfs") {
            isInCellFormats = true
        } else if isInCellFormats, name.isEqual(to: "xf") {
            let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
            formats.append(codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(reserved: id))
        }
    }

    override func end(_ name: Span<UInt8>) {
        if name.isEqual(to: "cellXfs") { isInCellFormats = false }
    }
}

/// `sharedStrings.xml`: texts end to end in one buffer. Runs of rich text are joined; phonetic runs,
/// which say how a name is read, are passed over.
final class SharedStrings: WorkbookCollector {
    /// Four characters of text for every cell of a million persons fit well.
    static let byteLimit = 256 << 20

    private var texts = TextColumn()
    private var current: [UInt8] = []
    private var phoneticDepth = 0
    private var isInText = false
    private var byteCount = 0
    private(set) var isTooLarge = false

    func text(at index: Int) -> [UInt8]? {
        guard index >= 0, index < texts.count else { return nil }
        return Array(texts[index].utf8)
    }

    override func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        if name.isEqual(to: "si") {
            current.removeAll(keepingCapacity: true)
        } else if name.isEqual(to: "rPh") {
            phoneticDepth += 1
        } else if name.isEqual(to: "t") {
            isInText = phoneticDepth == 0
        }
    }

    override func end(_ name: Span<UInt8>) {
        if name.isEqual(to: "si") {
            byteCount += current.count + 4
            if byteCount > Self.byteLimit { isTooLarge = true }
            let whole = current
            if !isTooLarge { texts.append(whole.span) }
        } else if name.isEqual(to: "rPh") {
            phoneticDepth -= 1
        } else if name.isEqual(to: "t") {
            isInText = false
        }
    }

    override func text(_ bytes: Span<UInt8>) {
        guard isInText, !isTooLarge else { return }
        if current.count + bytes.count > SheetText.cellLimit {
            isTooLarge = true
            return
        }
        current.append(bytes)
    }
}

extension Span where Element == UInt8 {
    /// Whether the bytes are these.
    func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        let own = UnsafeBufferPointer(start: text.utf8Start, count: count)
        for index in 0..<count where self[index] != own[index] { return false }
        return true
    }
}
