import RegistryModel

@testable import RegistryRules

/// Small random birth lists in which keys clash often.
enum RandomBirths {
    struct Row: Sendable {
        var cells: [Field: String]
        let line: UInt32
    }

    static func rows(_ count: Int, using generator: inout SeededGenerator) -> [Row] {
        let names = ["李晓雨", "李小雨", "陈思远", "李晓雪", ""]
        let days = ["2013-05-07", "2013-05-08", "2013-05-27", "2012-10-19", "2013-07-05", ""]
        return (0..<count).map { number in
            var cells = Dictionary(
                uniqueKeysWithValues: ExampleRecords.good(.registryBirths).map {
                    ($0.field, $0.text)
                })
            func pick(_ texts: [String]) -> String {
                texts.randomElement(using: &generator) ?? ""
            }
            cells[.birthID] = "B\(Int.random(in: 0...(count * 2), using: &generator))"
            cells[.childName] = pick(names)
            cells[.sex] = pick(["1", "2", "2", "9"])
            cells[.birthDate] = pick(days)
            cells[.birthOrder] = pick(["1", "2", ""])
            cells[.plurality] = pick(["1", "1", "2", ""])
            cells[.motherIDNumber] = pick(
                (0..<(count / 4 + 1)).map {
                    ExampleRecords.id(born: "1988-11-03", sequence: 500 + $0 * 2)
                } + ["", "522426198811039846"])
            cells[.idNumber] = pick(
                (0..<(count / 3 + 1)).map {
                    ExampleRecords.id(born: "2013-05-07", sequence: 500 + $0)
                } + ["", "", "x"])
            cells[.certificateNumber] = pick(
                (0..<(count / 3 + 1)).map { "N5200\((10_000 + $0).padded(5))" } + [""])
            cells[.villageCode] = pick(["520525201205", "520525201206"])
            return Row(cells: cells, line: UInt32(number + 2))
        }
    }

    static func table(_ rows: [Row]) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(.registryBirths))
        builder.setPresence(builder.schema.allFields, ofFile: 0)
        for row in rows {
            for (position, definition) in builder.schema.fields.enumerated() {
                builder.append(Array((row.cells[definition.field] ?? "").utf8).span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: 0, line: row.line, number: row.line - 1, byteOffset: 0, byteLength: 0))
        }
        return builder.build()
    }
}
