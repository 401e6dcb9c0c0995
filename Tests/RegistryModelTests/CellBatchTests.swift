import Testing

@testable import RegistryModel

@Suite("Cells read column by column")
struct CellBatchTests {
    private static let cells: [String] = [
        "", "1", "2", "9", "01", "12", "39", "3150", "穿青人", "苗", "苗族", "2013-05-07", "2013-5-7",
        "2013-02-29", "2012-02-29", "1799-12-31", "2200-01-01", "20130507", "41401",
        "2013-05-07T23:40", "11010519491231002X", "11010519491231002x", "440524188001010014",
        "440524198001010013", "666666666666666666", "110105194912310021", "110105194902310026",
        "520525201305070000", "5.10322E+17", "110105491231002", "520525201205", "520525201",
        "52052520120", "A123456789", "N520012345", "n520012345", "李晓雨", " 李晓雨", "李晓雨\u{3000}",
        "阿依古丽·买买提", "李•晓", "欧阳", "\u{E000}", "abc", " x", "x ", "河边村一组", "12345678",
        "123456789", "-5", "１２", "男", "是", "0", "99999999", "2013-05", "98.5%",
        String(repeating: "\0", count: 12),
    ]

    @Test(
        "are what they are when read one by one", arguments: SourceKind.allCases,
        1...6 as ClosedRange<UInt64>)
    func sameAsOneByOne(kind: SourceKind, seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let source = SourceID(kind)
        let schema = SourceCatalogue.schema(of: kind)
        let count = schema.fields.count
        // Some columns are missing, the others stand in any order.
        var columns = (0..<count).shuffled(using: &random)
        for index in columns.indices where random.below(6) == 0 { columns[index] = -1 }
        var one = RecordTableBuilder(source: source)
        var text: [UInt8] = []
        var ends: [UInt32] = []
        var records: [CellBatch.Record] = []
        for row in 0..<200 {
            let cells = (0..<count).map { _ in Self.cells[random.below(Self.cells.count)] }
            let (start, first) = (text.count, ends.count)
            for cell in cells {
                text += Array(cell.utf8)
                ends.append(UInt32(text.count))
                text.append(0x2C)
            }
            let isBroken = random.below(20) == 0
            records.append(
                CellBatch.Record(
                    firstCell: first, start: start, line: row + 2, number: row + 1,
                    bytes: start..<text.count, isBroken: isBroken))
            for position in 0..<count {
                let cell = columns[position] < 0 ? "" : cells[columns[position]]
                one.append(Array(cell.utf8).span, at: position)
            }
            one.endRecord(
                Provenance(
                    file: 3, line: UInt32(row + 2), number: UInt32(row + 1),
                    byteOffset: UInt64(start), byteLength: UInt32(text.count - start)),
                isBroken: isBroken)
        }
        text += [UInt8](repeating: 0, count: CellBatch.padding)
        var many = RecordTableBuilder(source: source)
        many.append(
            CellBatch(text: text, ends: ends, records: records), columnOfPosition: columns, file: 3)
        let (left, right) = (one.build(), many.build())
        #expect(left.remarks == right.remarks, "seed \(seed)")
        #expect(left.contentHashes() == right.contentHashes(), "seed \(seed)")
        #expect(left.provenance == right.provenance)
        #expect(left.brokenRows == right.brokenRows)
        for definition in schema.fields {
            let field = definition.field
            #expect(left.narrowValues(field) == right.narrowValues(field), "\(field), seed \(seed)")
            #expect(left.wideValues(field) == right.wideValues(field), "\(field), seed \(seed)")
            let same = (0..<left.count).allSatisfy { left[$0].text(field) == right[$0].text(field) }
            #expect(same, "\(field), seed \(seed)")
        }
    }

    @Test("plain IDs and dates are those CellParsing reads without a remark")
    func plainOnes() {
        var random = SeededNumbers(seed: 11)
        let padding = [UInt8](repeating: 0, count: CellBatch.padding)
        for _ in 0..<50_000 {
            // Digits changed at random in right ones: mostly wrong ones.
            var id = Array("11010519491231002X".utf8)
            var date = Array("1949-12-31".utf8)
            for _ in 0..<random.below(3) {
                id[random.below(18)] = UInt8(random.below(256))
                date[random.below(10)] = UInt8(random.below(256))
            }
            for _ in 0..<random.below(4) {
                id[random.below(18)] = UInt8(0x30 + random.below(10))
                date[random.below(10)] = UInt8(0x30 + random.below(10))
            }
            let plainID = PlainResidentID().read((id + padding).span.bytes, 0..<18)
            let plainDate = PlainDate().read((date + padding).span.bytes, 0..<10)
            if plainID != PlainReading.unknown,
                CellParsing.residentID(id.span) != CellReading(packed: plainID)
            {
                Issue.record("ID \(String(decoding: id, as: UTF8.self))")
            }
            if plainDate != PlainReading.unknown,
                CellParsing.date(date.span) != CellReading(packed: plainDate)
            {
                Issue.record("date \(String(decoding: date, as: UTF8.self))")
            }
        }
    }
}
