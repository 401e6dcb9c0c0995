import RegistryModel

/// An `.xlsx` workbook as the CSV text of one of its sheets.
///
/// Sequential, in bounded memory: the shared strings, at most 256 MB, one block of the sheet and its
/// text. What makes a workbook unreadable is a finding (FIL001), and no text follows it.
///
/// Source: ECMA-376 part 1, 18 SpreadsheetML.
final class WorkbookStream {
    private let context: ReadingContext
    private let delimiter: UInt8
    private var archive: ZipArchive?
    private var strings = SharedStrings()
    private var formats: [NumberFormat] = []
    private var numbers = SheetNumbers()
    private var relations: [String: String] = [:]
    private var base = "xl/"
    private var sheet: OpenSheet?
    private(set) var findings: [Finding] = []
    private(set) var notes: [ReadingNote] = []

    /// A sheet under way.
    private struct OpenSheet {
        let part: ZipPart
        let text: SheetText
        let parser: MarkupPushParser
        let name: String
        var isAtEnd = false
    }

    static func isZip(_ block: [UInt8]) -> Bool { block.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// An old `.xls`, or a workbook locked with a password, which is kept in the same container.
    static func isCompoundFile(_ block: [UInt8]) -> Bool {
        block.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    init(_ context: ReadingContext, isCompoundFile: Bool) {
        self.context = context
        delimiter = context.delimiter ?? UInt8(ascii: ",")
        do throws(ArchiveFault) {
            if isCompoundFile { throw ArchiveFault.compoundFile }
            try open()
        } catch {
            refuse(error)
        }
    }

    /// The next run of the sheet's text; nil at its end.
    func next() -> [UInt8]? {
        while var current = sheet {
            do throws(ArchiveFault) {
                let text = try advance(&current)
                sheet = current
                if !text.isEmpty { return text }
                if current.isAtEnd {
                    sheet = nil
                    finish(current)
                }
            } catch {
                sheet = nil
                refuse(error)
            }
        }
        return nil
    }

    // MARK: Opening

    private func open() throws(ArchiveFault) {
        let archive = try ZipArchive(path: context.location)
        self.archive = archive
        let root = RelationCollector()
        if archive.contains("_rels/.rels") { try read("_rels/.rels", into: root) }
        let workbook = Self.path(root.byType["officeDocument"] ?? "xl/workbook.xml", in: "")
        guard archive.contains(workbook), workbook.hasSuffix(".xml") else {
            throw .noWorkbook
        }
        base = workbook.lastIndex(of: "/").map { String(workbook[...$0]) } ?? ""
        let list = SheetListCollector()
        try read(workbook, into: list)
        numbers.countsFrom1904 = list.countsFrom1904
        let name = workbook.dropFirst(base.count)
        let own = RelationCollector()
        try read("\(base)_rels/\(name).rels", into: own)
        relations = own.targets
        if let styles = own.byType["styles"] {
            let collector = StyleCollector()
            try read(Self.path(styles, in: base), into: collector)
            formats = collector.formats
        }
        if let shared = own.byType["sharedStrings"] {
            try read(Self.path(shared, in: base), into: strings)
        }
        if strings.isTooLarge { throw .tooLarge(part: "sharedStrings.xml") }
        try choose(list.sheets)
    }

    /// A part's name from a relation's target: absolute, or relative to `base`.
    private static func path(_ target: String, in base: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = base.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") {
            if step == ".." {
                _ = parts.popLast()
            } else if step != "." {
                parts.append(String(step))
            }
        }
        return parts.joined(separator: "/")
    }

    private func read(_ name: String, into collector: WorkbookCollector) throws(ArchiveFault) {
        guard let archive else { return }
        let part = try archive.part(name)
        guard let parser = MarkupPushParser(collector, isDecoded: false, recovering: false) else {
            throw .outOfMemory
        }
        while !parser.isStopped, collector.fault == nil {
            let block = try part.next()
            if block.isEmpty { break }
            parser.feed(block)
        }
        parser.finish()
        if let fault = collector.fault { throw .markup(part: name, fault) }
    }

    // MARK: Choosing a sheet

    /// The sheet that was asked for; else, of the visible ones, that whose header names the most
    /// fields: a cover before it holds something as well. Of equals the first.
    private func choose(_ sheets: [WorkbookSheet]) throws(ArchiveFault) {
        if let wanted = context.sheet {
            let number = Int(wanted).flatMap { sheets.indices.contains($0 - 1) ? $0 - 1 : nil }
            guard let index = sheets.firstIndex(where: { $0.name == wanted }) ?? number else {
                throw .noSheet(wanted, known: sheets.map(\.name))
            }
            sheet = try opened(sheets[index])
            return
        }
        let recogniser = SheetRecogniser(context)
        var best = -1
        var names: [String] = []
        for candidate in sheets.prefix(Self.mostSheets) where !candidate.isHidden {
            guard let current = try begun(candidate) else { continue }
            names.append(candidate.name)
            let score = recogniser.fieldsNamed(in: current.text.text)
            guard score > best else { continue }
            best = score
            sheet = current
        }
        let hidden = sheets.filter(\.isHidden).map(\.name)
        let others = names.filter { $0 != sheet?.name }
        if let sheet, !others.isEmpty || !hidden.isEmpty {
            notes.append(.sheets(read: sheet.name, others: others, hidden: hidden))
        }
        if sheet == nil { findings.append(context.finding("FIL030", .error)) }
    }

    /// A sheet read as far as its header may stand; nil when it holds nothing.
    private func begun(_ candidate: WorkbookSheet) throws(ArchiveFault) -> OpenSheet? {
        guard var current = try opened(candidate) else { return nil }
        while !current.isAtEnd,
            !current.text.hasContent || current.text.text.count < SheetRecogniser.headBytes
        {
            try fill(&current)
        }
        if let fault = current.text.fault, !current.text.hasContent {
            throw .markup(part: candidate.name, fault)
        }
        return current.text.hasContent ? current : nil
    }

    private static let mostSheets = 256

    private func opened(_ sheet: WorkbookSheet) throws(ArchiveFault) -> OpenSheet? {
        guard let archive, let target = relations[sheet.relation] else { return nil }
        // A chart sheet has no cells.
        guard !target.contains("chartsheets/"), !target.contains("dialogsheets/") else {
            return nil
        }
        let text = SheetText(
            strings: strings, formats: formats, numbers: numbers, delimiter: delimiter)
        guard let parser = MarkupPushParser(text, isDecoded: false, recovering: false) else {
            throw .outOfMemory
        }
        return OpenSheet(
            part: try archive.part(Self.path(target, in: base)), text: text, parser: parser,
            name: sheet.name)
    }

    // MARK: Reading

    private func advance(_ sheet: inout OpenSheet) throws(ArchiveFault) -> [UInt8] {
        while sheet.text.text.count < 1 << 16, !sheet.isAtEnd { try fill(&sheet) }
        return sheet.text.takeText()
    }

    private func fill(_ sheet: inout OpenSheet) throws(ArchiveFault) {
        let block = try sheet.part.next()
        if block.isEmpty || sheet.parser.isStopped || sheet.text.fault != nil {
            sheet.isAtEnd = true
            if sheet.text.fault == nil { sheet.parser.finish() }
            return
        }
        sheet.text.bytesRead += block.count
        sheet.parser.feed(block)
        if sheet.text.isTooLarge { throw .tooLarge(part: sheet.name) }
    }

    private func finish(_ sheet: OpenSheet) {
        if sheet.text.formulasWithoutValue > 0 {
            notes.append(.formulasWithoutValue(sheet.text.formulasWithoutValue))
        }
        guard let fault = sheet.text.fault else { return }
        // The rows before the fault were read; what comes after it is lost.
        let isCut = fault.kind == .prematureEnd
        findings.append(
            context.finding(
                isCut ? "FIL031" : "FIL001", .error,
                values: FindingValue.sentence(
                    "message", ArchiveFault.markup(part: sheet.name, fault).sentence)))
    }

    // MARK: Refusing

    private func refuse(_ fault: ArchiveFault) {
        findings.append(
            context.finding(
                "FIL001", .error, values: FindingValue.sentence("message", fault.sentence)))
    }
}
