import RegistryModel

/// Records written in the exchange format, every value in its canonical form.
///
/// What was read is what is written: fields that the contract doesn't have, and columns that are refused
/// on reading, can't be among them. A value that couldn't be read stands as it stood, so that the
/// schema's judge sees it. Cost: linear, a piece at a time.
package struct ExchangeDocument {
    private let table: RecordTable
    private let attributes: [(name: String, value: String)]

    /// - Parameter attributes: of the root, such as `county`.
    package init(_ table: RecordTable, attributes: [(name: String, value: String)]) {
        self.table = table
        self.attributes = attributes
    }

    /// Hands over the document in pieces of about a megabyte; records stand in the table's order.
    package func write<Failure: Error>(
        to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let schema = table.schema
        let own = attributes.map { " \($0.name)=\"\($0.value.xmlEscaped)\"" }.joined()
        var piece: [UInt8] = []
        piece +=
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <\(schema.rootElement) xmlns="\(XSDDocument.namespace)"\(own)>

            """.utf8
        for row in 0..<table.count {
            append(table[row], to: &piece)
            if piece.count >= 1 << 20 {
                try sink(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        piece += "</\(schema.rootElement)>\n".utf8
        try sink(piece)
    }

    private func append(_ record: RecordView, to piece: inout [UInt8]) {
        let schema = table.schema
        piece += "  <\(schema.recordElement)>\n".utf8
        for definition in schema.fields {
            let name = definition.field.name
            if let text = Self.text(record, definition) {
                piece += "    <\(name)>\(text.xmlEscaped)</\(name)>\n".utf8
            } else if definition.isRequired {
                piece += "    <\(name)></\(name)>\n".utf8
            }
        }
        piece += "  </\(schema.recordElement)>\n".utf8
    }

    /// Codes as digits: what a record shows is their word.
    private static func text(_ record: RecordView, _ definition: FieldDefinition) -> String? {
        let field = definition.field
        switch definition.type {
        case .code(let list):
            if let code = record.code(field), code < CodeList.firstUncoded {
                return Int(code).padded(list.width)
            }
        case .boolean:
            if let value = record.boolean(field) { return value ? "1" : "0" }
        default: break
        }
        return record.display(field)
    }
}
