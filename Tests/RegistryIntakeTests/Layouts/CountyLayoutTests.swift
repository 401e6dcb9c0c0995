import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("County layouts")
struct CountyLayoutTests {
    private let newborns = """
        公民身份号码,姓名,性别,受理日期,居村委会,居民组,父亲姓名,父亲号码,母亲姓名,母亲号码
        520525201305070016,张小明,男,2013-05-20,520525100201,3组,张强,110101198803070715,李梅,\
        110101199003070724
        520525201305080,张小红,女,2013-05-21,520525100201,3组,,,陈芳,110101199003070724
        """

    @Test("each layout is of fields its source has, and no label stands for two of them")
    func sound() {
        #expect(Set(TableLayout.all.map(\.id)).count == TableLayout.all.count)
        for layout in TableLayout.all {
            let schema = SourceCatalogue.schema(of: layout.source)
            var labels: Set<String> = []
            for column in layout.columns {
                #expect(schema.position(of: column.field) != nil, "\(layout.id) \(column.field)")
                for label in column.labels {
                    let key = HeaderMatching.key(label) + "#\(column.occurrence)"
                    #expect(labels.insert(key).inserted, "\(layout.id) \(label)")
                    #expect(!DeniedColumns.isDenied(label))
                }
            }
            for label in layout.skipped {
                #expect(!labels.contains(HeaderMatching.key(label) + "#1"), "\(layout.id) \(label)")
                #expect(!DeniedColumns.isDenied(label), "\(layout.id) \(label)")
            }
            for derivation in layout.derivedDates {
                #expect(schema.definition(of: derivation.field)?.type == .date)
                #expect(schema.definition(of: derivation.origin)?.type == .residentID)
            }
        }
    }

    /// The header of a layout as its export has it: columns, then what is passed over.
    private func header(_ layout: TableLayout) -> [String] {
        let repeated = layout.columns.filter { $0.occurrence == 2 }
        var titles = layout.columns
            .filter { own in own.occurrence == 1 && !repeated.contains { $0.field == own.field } }
            .compactMap(\.labels.first)
        titles += layout.skipped.filter { label in !titles.contains(label) }
        titles += repeated.compactMap(\.labels.first)
        return titles
    }

    @Test("each is recognised by its header, whatever the delimiter", arguments: [",", "\t"])
    func recognised(delimiter: String) throws {
        for layout in TableLayout.all {
            let head = header(layout).joined(separator: delimiter) + "\n"
            let found = SourceRecognition.recognise(Array(head.utf8))
            #expect(found?.layout?.id == layout.id)
            #expect(found?.source == layout.defaultSource)
            let read = try ReadRecords(head.utf8, layout.source)
            #expect(read.format == layout.id, "\(layout.id)")
            #expect(!read.codes.contains("FIL021") && !read.codes.contains("FIL022"))
            #expect(!read.missing.values.contains(.error), "\(layout.id)")
        }
    }

    @Test("an export with the columns of use alone is recognised as well as a whole one")
    func bare() {
        for layout in TableLayout.all {
            let titles = layout.columns.filter { $0.occurrence == 1 }.compactMap(\.labels.first)
            let head = titles.joined(separator: ",") + "\n"
            let found = SourceRecognition.recognise(Array(head.utf8))
            #expect(found?.source == layout.defaultSource, "\(layout.id)")
        }
        let vaccinations =
            "儿童编码,儿童姓名,儿童性别,出生日期,母亲姓名,母亲身份证,父亲姓名,现住地地址,新增日期,接种单位\n"
        let found = SourceRecognition.recognise(Array(vaccinations.utf8))
        #expect(found?.layout?.id == "vaccination-sheet")
    }

    @Test("the contract's own headers are of no layout, with a county's column beside them or not")
    func canonical() throws {
        for schema in SourceCatalogue.all {
            let labels = schema.fields.map { $0.labels.first ?? $0.field.name }
            for extra in [[], ["民族"], ["民族", "户口性质", "备注"]] {
                let head = (labels + extra).joined(separator: ",") + "\n"
                #expect(try ReadRecords(head.utf8, schema.kind).format == nil)
            }
        }
    }

    @Test("a newborn's birth date comes from the ID, said once and judged nowhere")
    func derived() throws {
        for text in [newborns, newborns.replacing(",", with: "\t")] {
            let read = try ReadRecords(text.utf8, .policeEntries)
            #expect(read.format == "police-newborns")
            #expect(read.rows.map { $0.date(.birthDate)?.description } == ["2013-05-07", nil])
            #expect(!read.rows[0].isPresent(.birthDate))
            #expect(read.missing[.birthDate] == nil)
            #expect(read.missing[.entryID] == .notice)
            #expect(read.codes.isEmpty)
            #expect(
                read.notes == [
                    .layout("police-newborns"), .derived(.birthDate, from: .idNumber),
                ])
            #expect(read.rows[0].display(.motherIDNumber) == "110101199003070724")
            #expect(read.rows[0].display(.registeredAt) == "2013-05-20")
        }
    }

    @Test("a birth date that the file does have is its own")
    func notDerived() throws {
        let text =
            "公民身份号码,姓名,性别,受理日期,居村委会,父亲姓名,父亲号码,母亲姓名,母亲号码,出生日期\n"
            + "520525201305070016,张小明,男,2013-05-20,520525100201,,,李梅,,2013-05-09\n"
        let read = try ReadRecords(text.utf8, .policeEntries) {
            $0.layout = TableLayout.layout("police-newborns")
        }
        #expect(read.rows[0].date(.birthDate)?.description == "2013-05-09")
        #expect(read.notes == [.layout("police-newborns")])
    }

    @Test("names of villages aren't read as codes, and that is said once")
    func names() throws {
        let text = newborns.replacing("520525100201", with: "上洞村")
        let read = try ReadRecords(text.utf8, .policeEntries)
        #expect(read.rows.allSatisfy { !$0.isFilled(.villageCode) })
        #expect(read.notes.contains(.namesForCodes(column: "居村委会", .villageCode)))
        #expect(read.missing[.villageCode] == .error)
        #expect(read.codes.isEmpty)
    }

    @Test("of names and codes in one column each value is looked at for itself")
    func namesAmongCodes() throws {
        let rows = newborns.split(separator: "\n")
        let first = rows[1].replacing("520525100201", with: "上洞村")
        let last = rows[1].replacing("520525100201", with: "52052510020")
        let text = ([rows[0], first[...], rows[1], last[...]]).joined(separator: "\n") + "\n"
        let read = try ReadRecords(text.utf8, .policeEntries)
        #expect(
            read.rows.map { $0.division(.villageCode)?.description } == [nil, "520525100201", nil])
        let remarks = (0..<3).map { row in
            read.rows[row].table.remark(row: row, field: .villageCode)?.defect
        }
        // A name is no fault, a code of eleven digits is one.
        #expect(remarks == [nil, nil, .divisionWrongLength])
        #expect(read.rows[0].isFilled(.villageCode))
        #expect(read.notes.contains(.namesAmongCodes(column: "居村委会", .villageCode)))
        #expect(read.missing[.villageCode] == nil)
    }

    @Test("merged headings over two rows, from a workbook", arguments: ["openpyxl", "libreoffice"])
    func mergedHeadings(writer: String) throws {
        let context = WorkbookFixture.context("deliveries-\(writer).xlsx", .hospitalDeliveries)
        let read = try ReadRecords(context)
        #expect(read.format == "delivery-sheet")
        #expect(read.codes.isEmpty)
        #expect(read.rows.map(\.provenance.line) == [3, 5])
        let first = try #require(read.rows.first)
        #expect(first.text(.motherName) == "李梅")
        #expect(first.display(.motherIDNumber) == "110101199003070724")
        #expect(first.text(.fatherName) == "张强")
        #expect(first.sex(.childSex) == .male)
        #expect(
            first.moment(.deliveredAt)?.description == "2013-05-07T23:40+08:00"
                || first.display(.deliveredAt)?.hasPrefix("2013-05-07T23:40") == true)
        #expect(first.text(.address) == "新房乡上洞村,3组")
        #expect(read.rows[1].sex(.childSex) == .female)
    }

    @Test("a title above the header, as sheets have it, is no fault of the sheet's")
    func title() throws {
        let titles = header(.vaccinations).joined(separator: ",")
        let row = "5205251001201300001,张小明,,男"
        let one = try ReadRecords("2013年5月建卡名单,,\n\(titles)\n".utf8, .vaccinationChildren)
        #expect(one.codes.isEmpty)
        let two = try ReadRecords(
            "纳雍县\n2013年5月建卡名单,,\n\(titles)\n\(row)\n".utf8, .vaccinationChildren)
        #expect(two.codes.first == "FIL026")
    }

    @Test("what must not be collected is dropped from a layout's file as from any")
    func denied() throws {
        let text =
            "儿童编码,儿童姓名,儿童性别,母亲姓名,母亲电话,母亲身份证,父亲姓名,联系电话,出生日期,现住地地址,母亲HIV,"
            + "新增日期\n520525,张小明,男,李梅,13800000000,110101199003070724,张强,13900000000,"
            + "2013-05-07,上洞村,阴性,2013-05-09\n"
        let read = try ReadRecords(text.utf8, .vaccinationChildren)
        #expect(read.format == "vaccination-sheet")
        #expect(read.codes == ["FIL035", "FIL035", "FIL035"])
        for field in Field.allCases {
            let shown = read.rows[0].display(field) ?? ""
            #expect(!shown.contains("13800000000") && !shown.contains("阴性"))
        }
        #expect(read.rows[0].display(.motherIDNumber) == "110101199003070724")
    }

    @Test("the parties of a marriage and an adopted child, told by which of two equal headers")
    func repeated() throws {
        let marriage = try ReadRecords(
            ("业务类型,证件号码,登记时间,男方姓名,身份证号,职业,家庭地址,女方姓名,身份证号,职业,家庭地址\n"
                + "结婚,J1,2013-05-07,张强,110101198803070715,,,李梅,110101199003070724,,\n").utf8,
            .civilMarriages)
        #expect(marriage.format == "civil-marriages")
        #expect(marriage.rows[0].display(.husbandIDNumber) == "110101198803070715")
        #expect(marriage.rows[0].display(.wifeIDNumber) == "110101199003070724")
        #expect(marriage.codes.isEmpty)
        let adoption = try ReadRecords(
            ("丈夫姓名,身份证号,妻子姓名,身份证号,家庭住址,结婚日期,原有子女数,联系电话,被收养人姓名,性别,出生日期,家庭住址,备注\n"
                + "张强,110101198803070715,李梅,110101199003070724,甲村,2010-01-01,1,138,张小明,男,"
                + "2012-01-02,乙村,\n").utf8, .personList)
        #expect(adoption.format == "adoptions")
        #expect(adoption.rows[0].text(.name) == "张小明")
        #expect(adoption.rows[0].text(.address) == "乙村")
        #expect(adoption.rows[0].residentID(.idNumber) == nil)
        #expect(adoption.codes == ["FIL035"])
    }
}
