import RegistryModel

/// One record of flat XML: its labels with their values, in the order of the file.
struct FlatXMLRecord {
    struct Cell {
        /// Elements from the record's child down to the value; one name as a rule.
        var path: [String]
        var value: [UInt8]
        /// Of the start tag it stands in.
        var line = 0
        /// An attribute of the record itself.
        var isAttribute = false
    }

    /// Of its start tag.
    let line: Int
    var cells: [Cell] = []
    /// The markup was damaged within it: what was read of it may not be all.
    var isBroken = false
}

/// Tells the records of XML that has no schema of ours: a root, elements that are records, and in
/// each record an element or an attribute for every value.
///
/// Records are the root's children, or those of a wrapper that holds nothing but elements of one
/// name. A value is an element's text; `<字段 name="姓名">张三</字段>` goes by its attribute. Elements in
/// elements are told by their path. Memory: one record.
final class FlatXMLRecords: MarkupSink {
    /// Labels of one record, and bytes of its values.
    static let mostCells = 2_048

    private(set) var records: [FlatXMLRecord] = []
    private(set) var faults: [MarkupFault] = []
    private(set) var rootName = ""
    /// Lines of records that were too large to be kept.
    private(set) var oversizedLines: [Int] = []

    private struct Open {
        var name: String
        var line: Int
        var text: [UInt8] = []
        /// An element stands inside it.
        var hasChildren = false
        /// What the attributes say the element is called, and what it holds.
        var label: String?
        var value: String?
    }

    /// Elements open, the root first.
    private var path: [Open] = []
    private var depth = 0
    /// How deep records stand, the root being 1; nil until the first one is understood.
    private var recordDepth: Int?
    private var record: FlatXMLRecord?
    private var size = 0
    /// `recordDepth` where it is known beforehand, the root being 1.
    init(recordDepth: Int? = nil) {
        self.recordDepth = recordDepth
    }

    /// Names of the elements met directly inside the first child of the root.
    private var innerNames: [String] = []
    private var hasInnerValue = false

    func takeRecords() -> [FlatXMLRecord] {
        defer { records = [] }
        return records
    }

    func takeFaults() -> [MarkupFault] {
        defer { faults = [] }
        return faults
    }

    /// The record under way when the file broke off.
    func takeUnfinished() -> FlatXMLRecord? {
        defer { record = nil }
        return record.flatMap { $0.cells.isEmpty ? nil : $0 }
    }

    // MARK: Events

    func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {
        let own = name.text(atMost: 256)
        if path.isEmpty { rootName = own }
        path.indices.last.map { path[$0].hasChildren = true }
        var open = Open(name: own, line: line)
        if path.count >= 1 { begin(&open, attributes.all) }
        path.append(open)
    }

    private func begin(_ open: inout Open, _ attributes: [(name: String, value: String)]) {
        let depth = path.count + 1
        if depth == recordDepth ?? 2 {
            record = FlatXMLRecord(line: open.line)
            size = 0
            innerNames = []
            hasInnerValue = false
            for attribute in attributes {
                add([attribute.name], attribute.value, line: open.line, isAttribute: true)
            }
            return
        }
        if recordDepth == nil, depth == 3 { meetInner(open) }
        let label = attributes.first { ["name", "label", "title", "caption"].contains($0.name) }
        open.label = label?.value
        open.value = attributes.first { $0.name == "value" }?.value
        // Attributes of a value other than its label are of no use; those of a record are values.
        if recordDepth == nil, depth == 3, label == nil {
            for attribute in attributes {
                add([open.name, attribute.name], attribute.value, line: open.line)
                hasInnerValue = false
            }
        }
    }

    /// A second element of the same name, and no value beside them: what holds them is a wrapper.
    private func meetInner(_ open: Open) {
        if !hasInnerValue, innerNames.contains(open.name), Set(innerNames).count == 1,
            record?.cells.contains(where: { $0.path.count > 1 }) ?? false
        {
            settle(on: 3)
            record = FlatXMLRecord(line: open.line)
        }
        innerNames.append(open.name)
    }

    func text(_ bytes: Span<UInt8>) {
        guard record != nil, let last = path.indices.last, path.count > (recordDepth ?? 2) else {
            return
        }
        guard path[last].text.count + bytes.count <= XMLLimits.textBytes else { return }
        for index in 0..<bytes.count { path[last].text.append(bytes[index]) }
    }

    func end(_ name: Span<UInt8>) {
        guard let closed = path.popLast() else { return }
        let depth = path.count + 1
        let top = recordDepth ?? 2
        if depth > top {
            if !closed.hasChildren { addValue(closed, depth: depth, top: top) }
        } else if depth == top, record != nil {
            if recordDepth == nil { settleAtEnd() }
            emit()
        }
    }

    func fault(_ fault: MarkupFault) {
        record?.isBroken = true
        if faults.count < XMLLimits.breaks { faults.append(fault) }
    }

    // MARK: Records

    private func addValue(_ closed: Open, depth: Int, top: Int) {
        let above = path[top...].map(\.name)
        if recordDepth == nil, depth == 3 { hasInnerValue = true }
        var value = closed.text
        if value.allSatisfy({ $0 <= 0x20 }), let own = closed.value { value = Array(own.utf8) }
        add(
            FlatXMLRecord.Cell(
                path: above + [closed.label ?? closed.name], value: value, line: closed.line))
    }

    private func add(
        _ path: [String], _ value: String, line: Int, isAttribute: Bool = false
    ) {
        add(
            FlatXMLRecord.Cell(
                path: path, value: Array(value.utf8), line: line, isAttribute: isAttribute))
    }

    private func add(_ cell: FlatXMLRecord.Cell) {
        guard let count = record?.cells.count else { return }
        size += cell.value.count
        guard count < Self.mostCells, size <= XMLLimits.recordBytes else {
            record?.isBroken = true
            return
        }
        record?.cells.append(cell)
    }

    /// The first child of the root is a wrapper: what was taken for its cells is a record's.
    private func settle(on depth: Int) {
        recordDepth = depth
        guard var first = record else { return }
        first.cells = first.cells.compactMap { cell in
            var inner = cell
            inner.path.removeFirst()
            return inner.path.isEmpty ? nil : inner
        }
        record = first
        emit()
    }

    private func settleAtEnd() {
        let isWrapper =
            !hasInnerValue && innerNames.count == 1
            && record?.cells.contains { $0.path.count > 1 } ?? false
        if isWrapper { settle(on: 3) } else if record?.cells.isEmpty == false { recordDepth = 2 }
    }

    private func emit() {
        guard let done = record else { return }
        record = nil
        if size > XMLLimits.recordBytes { oversizedLines.append(done.line) }
        if !done.cells.isEmpty { records.append(done) }
    }
}
