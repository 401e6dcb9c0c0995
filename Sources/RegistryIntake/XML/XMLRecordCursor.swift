import RegistryModel

/// Finds records of an XML file again by the lines of their start tags, in one pass from start to
/// end, for showing what a finding speaks of.
///
/// Lines before the one wanted are only counted; the record alone is parsed, by libxml2. Works for the
/// exchange format and for a county's own XML. Memory: a block of text, and one record.
package struct XMLRecordCursor: ~Copyable {
    /// A field's element, or attribute, as it stands in the file.
    package struct Value: Sendable, Hashable {
        package let field: Field
        package let name: String
        /// Nil for one longer than `CSVRowCursor.longestCell`.
        package let text: String?
        /// Line of its start tag.
        package let line: Int
        package let isAttribute: Bool
    }

    /// Of a record's text, looked at.
    private static let mostBytes = 1 << 17

    private let schema: SourceSchema
    /// What the labels of a county's own XML stand for; nil for the exchange format.
    private let columns: FlatXMLColumns?
    private var text: TextByLine

    package init(_ context: ReadingContext) throws {
        let columns = try Self.columns(context)
        let stream = try DecodedStream(context)
        schema = context.schema
        self.columns = columns
        text = TextByLine(stream)
    }

    /// The values of the record whose start tag is on the line, in the order of the file. Nil when no
    /// record begins there, the first that does isn't the one of this identifier, or a later line
    /// was asked for before.
    package mutating func values(
        atLine wanted: Int, recordID: String?
    ) throws -> [Value]? {
        guard try text.move(toLine: wanted) else { return nil }
        try text.fill(Self.mostBytes)
        let element = columns == nil ? schema.recordElement : nil
        guard let start = startTag(of: element),
            let record = Self.record(text.rest.dropFirst(start))
        else { return nil }
        let values = values(of: record, from: wanted)
        if let recordID, let identifier = schema.identifier {
            let own = values.first { $0.field == identifier }?.text
            guard own.map({ HeaderMatching.key($0) == HeaderMatching.key(recordID) }) == true
            else { return nil }
        }
        return values
    }

    /// The element of one field whose start tag is on the line, its text as it is written.
    package mutating func value(of field: Field, atLine wanted: Int) throws -> Value? {
        guard columns == nil, try text.move(toLine: wanted) else { return nil }
        try text.fill(Self.mostBytes)
        guard let start = startTag(of: field.name) else { return nil }
        let tag = text.rest.dropFirst(start)
        guard let open = tag.firstIndex(of: 0x3E) else { return nil }
        let isEmpty = tag[..<open].last == 0x2F
        let content = isEmpty ? [] : tag[(open + 1)...].prefix { $0 != 0x3C }
        return Value(
            field: field, name: field.name,
            text: content.count > CSVRowCursor.longestCell
                ? nil : String(decoding: content, as: UTF8.self),
            line: wanted, isAttribute: false)
    }

    // MARK: The record

    /// Of the first element on the line, or the first of this name, counted from the line's start.
    private func startTag(of element: String?) -> Int? {
        let end = text.rest.firstIndex(of: 0x0A) ?? text.rest.endIndex
        let line = text.rest[..<end]
        for index in line.indices where line[index] == 0x3C {
            let name = line[(index + 1)...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
            guard let first = name.first, first != 0x21, first != 0x3F else { continue }
            let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
            if element.map({ local.elementsEqual($0.utf8) }) ?? true {
                return index - text.rest.startIndex
            }
        }
        return nil
    }

    /// The first element of the text, parsed inside a root of its own.
    private static func record(_ text: ArraySlice<UInt8>) -> FlatXMLRecord? {
        let sink = FlatXMLRecords(recordDepth: 2)
        guard let parser = MarkupPushParser(sink, isDecoded: true, recovering: true) else {
            return nil
        }
        parser.feed(Array("<r>".utf8))
        var rest = text
        while sink.records.isEmpty, !rest.isEmpty, !parser.isStopped {
            parser.feed(Array(rest.prefix(2_048)))
            rest = rest.dropFirst(2_048)
        }
        return sink.records.first
    }

    private func values(of record: FlatXMLRecord, from line: Int) -> [Value] {
        let fields =
            columns?.fields(of: record)
            ?? record.cells.map { cell in
                cell.path.count == 1 && !cell.isAttribute
                    ? schema.fields.first { $0.field.name == cell.path[0] }?.field : nil
            }
        return zip(record.cells, fields).compactMap { cell, field in
            field.map {
                Value(
                    field: $0, name: cell.path.last ?? "",
                    text: cell.value.count > CSVRowCursor.longestCell
                        ? nil : String(decoding: cell.value, as: UTF8.self),
                    line: line + cell.line - 1, isAttribute: cell.isAttribute)
            }
        }
    }

    // MARK: A county's own columns

    /// Settled as the reader settles them, by the first records.
    private static func columns(_ context: ReadingContext) throws -> FlatXMLColumns? {
        var stream = try DecodedStream(context)
        guard let first = try stream.next(), FlatXMLReader.isForeign(first, for: context.schema)
        else { return nil }
        let sink = FlatXMLRecords()
        guard let parser = MarkupPushParser(sink, isDecoded: true, recovering: true) else {
            throw XMLReaderFailure.outOfMemory
        }
        parser.feed(first)
        while sink.records.count < FlatXMLReader.headRecords, !parser.isStopped,
            let block = try stream.next()
        {
            parser.feed(block)
        }
        return FlatXMLColumns(sink.takeRecords(), context)
    }
}

/// Decoded text from the start of a line on.
private struct TextByLine: ~Copyable {
    private var stream: DecodedStream
    private var block: [UInt8] = []
    private var start = 0
    private var line = 1
    private var isAtEnd = false

    init(_ stream: consuming DecodedStream) {
        self.stream = stream
    }

    /// What is at hand of the text, from the line moved to.
    var rest: ArraySlice<UInt8> { block[start...] }

    /// False when the line was passed before, or the text ends before it.
    mutating func move(toLine wanted: Int) throws(ReadFailure) -> Bool {
        guard wanted >= line else { return false }
        while true {
            let ahead = ByteScan.surveyMarkup(block.span.extracting(start...)).lineFeeds
            if line + ahead >= wanted, start < block.count || isAtEnd { break }
            line += ahead
            start = block.count
            guard try more() else { return false }
        }
        while line < wanted, let feed = block[start...].firstIndex(of: 0x0A) {
            start = feed + 1
            line += 1
        }
        return line == wanted
    }

    /// Brings at least so many bytes of the rest to hand, unless the text ends before.
    mutating func fill(_ count: Int) throws(ReadFailure) {
        while block.count - start < count, try more() {}
    }

    private mutating func more() throws(ReadFailure) -> Bool {
        guard !isAtEnd, let next = try stream.next() else {
            isAtEnd = true
            return false
        }
        block = Array(block[start...]) + next
        start = 0
        return true
    }
}
