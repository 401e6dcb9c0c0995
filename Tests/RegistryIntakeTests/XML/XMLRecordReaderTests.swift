import RegistryModel
import Testing

@testable import RegistryIntake

struct XMLRecordReaderTests {
    let births = SampleXML(.registryBirths)

    private func read(_ text: String) throws -> ReadXML { try ReadXML(text, .registryBirths) }

    private func ids(_ read: ReadXML) -> [String?] { read.rows.map { $0[0] } }

    @Test func valuesRootAttributesAndPlaces() throws {
        let attributes = " county=\"520525\" period=\"2013-05\" generatedAt=\"2013-06-01T08:00:00\""
        let text = births.file(births.record(1), births.record(2), root: attributes)
        let read = try read(text)
        #expect(ids(read) == ["birthID-1", "birthID-2"])
        #expect(read.rows[0][3] == "2013-05-07")
        #expect(read.attributes?.county == "520525")
        #expect(read.attributes?.period == "2013-05")
        #expect(read.attributes?.generatedAt == "2013-06-01T08:00:00")
        #expect(read.attributes?.line == 2)
        #expect(read.places.map(\.line) == [3, 25])
        #expect(read.places.map(\.number) == [1, 2])
        #expect(read.places.allSatisfy { $0.file == 3 })
        for place in read.places {
            let start = Int(place.byteOffset)
            let record = Array(text.utf8)[start..<(start + Int(place.byteLength))]
            let cut = String(decoding: record, as: UTF8.self)
            #expect(cut.hasPrefix("<birth>") && cut.hasSuffix("</birth>"))
        }
    }

    @Test(arguments: ["gb2312", "GB18030", "UTF-16", "no-such-encoding"])
    func theDeclaredEncodingIsIgnored(_ encoding: String) throws {
        let text = births.file("<!-- 甲 -->", births.record(1), root: " county=\"甲\"")
            .replacing("UTF-8", with: encoding)
        let read = try read(text)
        #expect(read.values("message").allSatisfy { $0.hasPrefix("attribute 'county'") })
        #expect(read.attributes?.county == "甲")
        #expect(read.rows[0][1] == "张三")
    }

    @Test func aByteOrderMarkIsSkipped() throws {
        let read = try ReadXML(
            [0xEF, 0xBB, 0xBF] + births.file(births.record()).utf8, .registryBirths)
        #expect(read.findings.isEmpty)
        #expect(read.rows.count == 1)
    }

    @Test func commentsSectionsAndInstructionsStartNoRecord() throws {
        let text = births.file(
            "<!-- <birth> -- >", "--><?note <birth> ?>", births.record(1), "<!-- </births> -->",
            births.record(2, [.motherName: "<![CDATA[<birth>]]>甲<!-- <birth> -->乙<?x?>&#x4E19;"]))
        let read = try read(text.replacing("<birth> -- >", with: "<birth> "))
        #expect(read.findings.isEmpty)
        #expect(read.rows[1][10] == "<birth>甲乙丙")
        #expect(ids(read) == ["birthID-1", "birthID-2"])
    }

    @Test func missingElementsAreNamed() throws {
        let text = births.file(
            births.record(1, [.sex: nil]),
            births.record(2, [.reportedAt: nil, .supplementary: nil]),
            births.record(3, [.reportedAt: nil]))
        let read = try read(text)
        #expect(read.values("missing") == ["sex", "reportedAt", "reportedAt"])
        #expect(read.findings.map(\.fields) == [[.sex], [.reportedAt], [.reportedAt]])
        #expect(read.findings.map(\.recordID) == ["birthID-1", "birthID-2", "birthID-3"])
        #expect(read.values("element") == ["birthDate", "birth", "supplementary"])
        #expect(read.rows.count == 3)
    }

    @Test func elementsOutOfOrderAreReadAndReported() throws {
        let text = births.file(
            births.record(1).replacing("    <sex>1</sex>\n", with: "")
                .replacing("<parity>", with: "<sex>1</sex><parity>"))
        let read = try read(text)
        #expect(read.rules == ["FIL011"])
        #expect(read.findings[0].fields == [.birthDate])
        #expect(read.rows[0][2] == "男")
    }

    @Test func ofARepeatedElementTheFirstThatIsNotBlankCounts() throws {
        let repeated =
            "<motherName> </motherName><motherName>甲</motherName><motherName>乙</motherName>"
        let text = births.file(
            births.record(1).replacing("<motherName>张三</motherName>", with: repeated))
        let read = try read(text)
        #expect(read.rules == ["FIL011"])
        #expect(read.findings[0].fields == [.motherName])
        #expect(read.rows[0][10] == "甲")
    }

    @Test func textOfElementsInsideAFieldIsLeftOut() throws {
        let text = births.file(births.record(1, [.motherName: "张<b>不<i>要</i></b>三"]))
        let read = try read(text)
        #expect(Set(read.rules) == ["FIL011"])
        #expect(read.rows[0][10] == "张三")
    }

    @Test func unknownAndDeniedElementsAreSaidOnceAndDropped() throws {
        let record = births.record(1).replacing(
            "  </birth>", with: "<注释>甲</注释><母亲HIV>阳性</母亲HIV><联系电话>139</联系电话></birth>")
        let read = try read(births.file(record, record))
        #expect(read.rules.filter { $0 != "FIL011" } == ["FIL021", "FIL035", "FIL035"])
        #expect(read.values("column") == ["注释", "母亲HIV", "联系电话"])
        #expect(read.rules.count { $0 == "FIL011" } == 2)
        #expect(!read.findings.flatMap(\.values).contains { $0.text.contains("阳性") })
    }

    @Test func valuesOfPeopleStayOutOfMessages() throws {
        let read = try read(births.file(births.record(1, [.motherIDNumber: "5205251980010100"])))
        #expect(!read.values("message")[0].contains("520525"))
        let value = read.findings[0].values.first { $0.name == "value" }
        #expect(value == FindingValue("value", "5205251980010100", .identityNumber))
    }

    @Test func aRootInNoNamespaceIsReportedOnceAndRead() throws {
        let text = births.file(births.record(1), births.record(2, [.sex: "x"]))
            .replacing(" xmlns=\"\(XSDDocument.namespace)\"", with: "")
        let read = try read(text)
        #expect(read.rules == ["FIL011"])
        #expect(read.findings[0].line == 2)
        #expect(ids(read) == ["birthID-1", "birthID-2"])
        #expect(read.attributes?.county == "520525")
    }

    @Test func prefixesAreUnderstood() throws {
        let text = births.file(births.record(1), births.record(2, [.sex: "x"]))
            .replacing("</", with: "\u{1}").replacing("<?", with: "\u{2}")
            .replacing("<", with: "<h:").replacing("\u{1}", with: "</h:")
            .replacing("\u{2}", with: "<?").replacing("xmlns=", with: "xmlns:h=")
        let read = try read(text)
        #expect(read.rules == ["FIL011"])
        #expect(read.rows.count == 2)
    }

    @Test func aRootOfAnotherSourceIsRefused() throws {
        let deliveries = SampleXML(.hospitalDeliveries)
        let read = try read(deliveries.file(deliveries.record(1)))
        #expect(read.rules == ["FIL011"])
        #expect(read.values("element") == ["deliveries"])
        #expect(read.isRefused && read.rows.isEmpty)
    }

    @Test func strangersBetweenRecordsDontHideLaterViolations() throws {
        let text = births.file(
            births.record(1), "<foo/>", births.record(2, [.sex: "x"]), "text",
            births.record(3, [.sex: "y"]))
        let read = try read(text)
        #expect(read.findings.map(\.line) == [25, 28, 47, 50])
        #expect(read.rows.count == 3)
    }

    @Test func linesBeyond65535AreRight() throws {
        let filler = String(repeating: "\n", count: 70_000)
        let text = births.file(births.record(1), filler, births.record(2, [.sex: "x"]))
        let read = try ReadXML(text.replacing(filler, with: filler), .registryBirths)
        #expect(read.places[1].line == 70_025)
        #expect(read.findings.last?.line == 70_028)
    }

    @Test func recordsComeInTablesOf32768() throws {
        let marriages = SampleXML(.civilMarriages)
        let text = marriages.file(String(repeating: marriages.record(1), count: 32_770))
        let read = try ReadXML(text, .civilMarriages)
        #expect(read.tableSizes == [32_768, 2])
        #expect(read.places[32_769].number == 32_770)
        #expect(read.places[32_769].line == UInt32(3 + 32_769 * 9))
    }
}
