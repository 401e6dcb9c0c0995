import Testing

@testable import RegistryModel

@Suite("Tables of records")
struct RecordTableTests {
    private let row: [Field: String] = [
        .birthID: "B1", .childName: "王小明", .sex: "1", .birthDate: "2013-05-07", .parity: "1",
        .motherIDNumber: "520525198501010024", .villageCode: "520525201203",
    ]

    private func changed(_ changes: [Field: String]) -> [Field: String] {
        row.merging(changes) { $1 }
    }

    @Test("only odd cells get remarks, in the order of rows and fields")
    func remarks() {
        let table = SampleTable.make(
            .registryBirths,
            [
                row, changed([.sex: "男", .birthDate: "2013-04-31", .childName: " 王"]), row,
                changed([.villageCode: "52"]),
            ])
        #expect(table.remarks.map(\.row) == [1, 1, 1, 3])
        #expect(table.remarks.map(\.field) == [.childName, .sex, .birthDate, .villageCode])
        #expect(table.remark(row: 1, field: .sex)?.deviations == .nonCanonicalForm)
        #expect(table.remark(row: 1, field: .birthDate)?.defect == .impossibleDate)
        #expect(table.remark(row: 1, field: .birthDate)?.text == "2013-04-31")
        #expect(table.remark(row: 1, field: .parity) == nil)
        #expect(table.remark(row: 0, field: .sex) == nil)
        #expect(table.remark(row: 4, field: .sex) == nil)
    }

    @Test("searching remarks finds what a walk through them finds")
    func remarkSearch() {
        for seed in 1...10 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            let rows = (0..<30).map { _ in
                changed([
                    .sex: random.below(3) == 0 ? "男" : "1",
                    .parity: random.below(4) == 0 ? "x" : "1",
                    .villageCode: random.below(5) == 0 ? "52" : "520525201203",
                ])
            }
            let table = SampleTable.make(.registryBirths, rows)
            for row in 0..<30 {
                for field in [Field.sex, .parity, .villageCode, .childName] {
                    let walked = table.remarks.first { $0.row == row && $0.field == field }
                    #expect(table.remark(row: row, field: field) == walked, "seed \(seed)")
                }
            }
        }
    }

    @Test("a long cell's remark is cut, with a mark")
    func longRemark() throws {
        let table = SampleTable.make(
            .registryBirths, [changed([.parity: String(repeating: "x", count: 500)])])
        let remark = try #require(table.remark(row: 0, field: .parity))
        #expect(remark.text == String(repeating: "x", count: 200) + "…")
    }

    @Test("content hashes are equal exactly for equal rows")
    func contentHashes() {
        let variants: [[Field: String]] = [
            row, changed([.birthID: "B2"]), changed([.childName: "王小"]), changed([.sex: "2"]),
            changed([.birthDate: "2013-05-08"]), changed([.parity: "2"]), changed([.parity: ""]),
            changed([.parity: "0"]), changed([.villageCode: "520525201204"]),
            changed([.birthID: "", .childName: "B1王小明"]), changed([.householdID: "B1"]),
            changed([.birthID: "B1王小明", .childName: ""]), changed([.facilityCode: "B1"]),
            changed([.motherName: "王小明"]), changed([.fatherName: "王小明"]),
        ]
        let table = SampleTable.make(.registryBirths, variants + variants)
        let hashes = table.contentHashes()
        #expect(Array(hashes.prefix(variants.count)) == Array(hashes.suffix(variants.count)))
        #expect(Set(hashes).count == variants.count)
    }

    @Test("rows that differ in form only are equal")
    func hashesOfForms() {
        let table = SampleTable.make(
            .registryBirths,
            [
                row,
                changed([.sex: "男", .birthDate: "2013/5/7", .childName: "王小明 ", .birthID: " B1"]),
            ])
        #expect(table.contentHash(ofRow: 0) == table.contentHash(ofRow: 1))
    }

    @Test("a joined table is numbered on and keeps places, broken rows and defects")
    func appended() {
        let one = SampleTable.make(.registryBirths, [row, changed([.sex: "5"])], broken: [1])
        let two = SampleTable.make(
            .registryBirths, [changed([.sex: "男"]), changed([.parity: "x"])], file: 7, broken: [0])
        var builder = RecordTableBuilder(source: SourceID(.registryBirths))
        builder.append(contentsOf: one)
        builder.append(contentsOf: two, numberOffset: 2)
        let table = builder.build()
        #expect(table.count == 4)
        #expect(table.provenance.map(\.number) == [1, 2, 3, 4])
        #expect(table.provenance.map(\.line) == [2, 3, 2, 3])
        #expect(table.provenance.map(\.file) == [0, 0, 7, 7])
        #expect(table.brokenRows == [1, 2])
        #expect(table.contentHashes() == one.contentHashes() + two.contentHashes())
        // Form has been judged before tables are joined: only wrong values are carried on.
        #expect(table.remarks.map(\.row) == [1, 3])
        #expect(table.remark(row: 1, field: .sex)?.text == "5")
        #expect(table.remark(row: 3, field: .parity)?.defect == .notAnInteger)
        #expect((0..<4).map { table[$0].sex(.sex) } == [.male, nil, .male, .male])
        #expect(table.hasColumn(.sex, inFileOf: 0) && table.hasColumn(.sex, inFileOf: 3))
    }

    @Test("joining in parts gives what one builder gives")
    func partition() {
        for seed in 1...10 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            let rows = (0..<40).map { number in
                changed([
                    .birthID: "B\(number)", .parity: "\(random.below(5))",
                    .childName: String(repeating: "王", count: random.below(4)),
                ])
            }
            let whole = SampleTable.make(.registryBirths, rows)
            var builder = RecordTableBuilder(source: SourceID(.registryBirths))
            var start = 0
            while start < rows.count {
                let end = min(rows.count, start + 1 + random.below(12))
                let part = SampleTable.make(.registryBirths, Array(rows[start..<end]))
                builder.append(contentsOf: part, numberOffset: start)
                start = end
            }
            let joined = builder.build()
            #expect(joined.contentHashes() == whole.contentHashes(), "seed \(seed)")
            #expect(joined.provenance.map(\.number) == whole.provenance.map(\.number))
            for row in 0..<40 {
                for field in [Field.birthID, .childName, .parity, .birthDate, .motherIDNumber] {
                    #expect(joined[row].display(field) == whole[row].display(field), "seed \(seed)")
                }
            }
        }
    }

    @Test("fields that aren't kept read as blank; the others stay")
    func keptFields() {
        let table = SampleTable.make(.registryBirths, [row, changed([.parity: "x"])])
        var builder = RecordTableBuilder(
            source: SourceID(.registryBirths), keeping: [.birthID, .birthDate])
        builder.append(contentsOf: table)
        let kept = builder.build()
        #expect(kept.count == 2)
        #expect(kept[0].recordID == "B1")
        #expect(kept[1].date(.birthDate)?.description == "2013-05-07")
        for field in [Field.childName, .sex, .parity, .motherIDNumber] {
            #expect(!kept[0].isFilled(field))
            #expect(kept[0].display(field) == nil)
        }
        #expect(kept[0].text(.childName) == nil && kept[0].sex(.sex) == nil)
        #expect(kept[1].residentID(.motherIDNumber) == nil)
    }

    @Test("a file has the columns it was said to have")
    func presence() {
        let table = SampleTable.make(.registryBirths, [row], file: 3)
        #expect(table.hasColumn(.sex, inFileOf: 0))
        #expect(!table.hasColumn(.fatherName, inFileOf: 0))
        #expect(table[0].isPresent(.parity) && !table[0].isPresent(.reportedAt))
        let unsaid = RecordTableBuilder(source: SourceID(.registryBirths)).build()
        #expect(unsaid.count == 0 && unsaid.presence.isEmpty)
    }
}
