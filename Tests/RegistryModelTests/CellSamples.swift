import TestSupport

@testable import RegistryModel

/// Reads one cell given as text.
func reading(_ text: String, as type: FieldType) -> CellReading {
    CellParsing.read(Array(text.utf8).span, as: type)
}

/// The text with its ASCII characters in full width.
func fullWidth(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
        (0x21...0x7E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }
    return scalars.map { String($0) }.joined()
}

typealias SeededNumbers = TestSupport.SeededNumbers

/// Builds tables from rows that name only the fields they fill.
enum SampleTable {
    static func make(
        _ kind: SourceKind, _ rows: [[Field: String]], file: UInt32 = 0, keeping: FieldSet? = nil,
        broken: Set<Int> = []
    ) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(kind), keeping: keeping)
        builder.setPresence(FieldSet(rows.flatMap(\.keys)), ofFile: file)
        for (number, row) in rows.enumerated() {
            for (position, definition) in builder.schema.fields.enumerated() {
                builder.append(Array((row[definition.field] ?? "").utf8).span, at: position)
            }
            let place = Provenance(
                file: file, line: UInt32(number + 2), number: UInt32(number + 1),
                byteOffset: UInt64(number * 100), byteLength: 100)
            builder.endRecord(place, isBroken: broken.contains(number))
        }
        return builder.build()
    }
}
