import RegistryModel
import Testing

@testable import RegistryIntake

/// Files made to cost memory or time, or to reach for other files.
struct XMLAttackTests {
    let births = SampleXML(.registryBirths)

    private func read(_ text: String) throws -> ReadXML { try ReadXML(text, .registryBirths) }

    private func around(_ middle: String) -> String {
        births.file(births.record(1), middle, births.record(3))
    }

    @Test(arguments: [
        "<!DOCTYPE births [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE births [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE births SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE births>", "<!-- x -->\n<!DOCTYPE births PUBLIC \"a\" \"b\">",
    ])
    func aDoctypeIsRefused(_ doctype: String) throws {
        let text = births.file(births.record(1, [.motherName: "&x;&b;"]))
            .replacing("<births", with: doctype + "\n<births")
        let read = try read(text)
        #expect(read.rules == ["FIL012"])
        #expect(read.rows.isEmpty && read.isRefused)
        #expect(read.findings[0].line == (doctype.hasPrefix("<!--") ? 3 : 2))
    }

    @Test func aDoctypeInACommentIsNone() throws {
        let text = births.file(births.record(1)).replacing(
            "<births", with: "<!--<!DOCTYPE--><births")
        #expect(try read(text).rules == [])
    }

    @Test func onlyPredefinedEntitiesAndReferencesAreExpanded() throws {
        let read = try read(
            births.file(births.record(1, [.motherName: "&amp;&lt;&gt;&quot;&apos;&#24352;"])))
        #expect(read.rules == [])
        #expect(read.rows[0][10] == "&<>\"'张")
    }

    @Test func deepNestingCostsOneRecord() throws {
        let deep =
            String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let read = try read(around("<birth><birthID>9</birthID>\(deep)</birth>"))
        #expect(read.values("limit") == ["depth"])
        #expect(read.places.map(\.number) == [1, 2, 3] && read.broken == [2])
    }

    @Test func aHundredThousandAttributesCostOneRecord() throws {
        let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
        let read = try self.read(around("<birth\(attributes)><birthID>9</birthID></birth>"))
        #expect(read.values("limit") == ["attributes"])
        #expect(read.places.map(\.number) == [1, 3])
        let field = try self.read(
            around("<birth><birthID>9</birthID><childName\(attributes)/></birth>"))
        #expect(field.values("limit") == ["attributes"])
        #expect(field.broken == [2])
        let root = try self.read(births.file(births.record(1), root: attributes))
        #expect(root.values("limit") == ["attributes"] && root.rows.count == 1)
    }

    @Test(arguments: ["A", "&amp;", "<![CDATA[A]]>", "<!-- -->A"])
    func hugeTextCostsOneRecord(_ piece: String) throws {
        let text = String(repeating: piece, count: piece.count == 1 ? 20_000_000 : 100_000)
        let read = try read(around(births.record(2, [.motherName: text])))
        #expect(read.findings.contains { $0.rule == "FIL011" })
        #expect(read.broken == [2] && read.rows.count == 3)
        #expect(read.rows[1][10] == nil)
        #expect(read.rows[2][10] == "张三")
    }

    @Test func hugeTagsNamesCommentsAndBlanks() throws {
        let long = String(repeating: "x", count: 3_000_000)
        for middle in [
            "<birth a=\"\(long)\"/>", "<birth><\(long)/></birth>", "<\(long)", "<!--\(long)-->",
            "<?x \(long)?>", "<![CDATA[\(long)]]>", String(repeating: "\n", count: 3_000_000),
            "<birth>" + String(repeating: "<x/>", count: 500_000) + "</birth>", "</\(long)>", long,
        ] {
            let read = try read(around(middle))
            #expect(read.rows.count >= 2 && !read.findings.isEmpty, "\(middle.prefix(12))")
            #expect(read.rows.first?[0] == "birthID-1" && read.rows.last?[0] == "birthID-3")
        }
    }

    @Test func resultsDontDependOnBlocksOrBatches() throws {
        let long = String(repeating: "x", count: 1_300_000)
        let text =
            "\u{FEFF}"
            + births.file(
                "<!-- <birth> -->", births.record(1), births.record(2, [.motherName: "&"]),
                births.record(3, [.sex: "x"]), "<foo/>", births.record(4, [.sex: nil]),
                births.record(5).replacing("  </birth>\n", with: ""), births.record(6),
                births.record(7, [.motherName: String(repeating: "长", count: 30_000)]),
                births.record(8, [.motherName: "<![CDATA[<birth>]]>"]), "<!--\(long)-->",
                births.record(9, [.motherName: "\u{1}"]), births.record(10), "junk")
            + "<!-- end --> junk"
        let whole = try read(text)
        #expect(whole.rows.count == 10)
        #expect(whole.rules.contains("FIL013") && whole.rules.contains("FIL010"))
        for (block, batch) in [(1, 65_536), (7, 65_536), (4_096, 1), (1 << 20, 5_000), (977, 1)] {
            #expect(
                try ReadXML(text, .registryBirths, block: block, batch: batch) == whole,
                "blocks of \(block), batches of \(batch)")
        }
    }

    @Test func manyValidRecordsInBatchesOrAlone() throws {
        let text = births.file((1...700).map { births.record($0) }.joined())
        let whole = try read(text)
        #expect(whole.rows.count == 700 && whole.findings.isEmpty)
        #expect(try ReadXML(text, .registryBirths, block: 100, batch: 1) == whole)
    }

    /// Seeded damage to a good file: whatever it does, the result is the same however the text is
    /// cut, and undamaged records before it stay.
    @Test func damagedFilesReadTheSameHoweverCut() throws {
        let whole = births.file(
            births.record(1), births.record(2, [.motherName: "<![CDATA[a<b]]>&amp;"]), "<?pi x?>",
            "<!-- <birth> -->", births.record(3), births.record(4))
        let pieces = [
            "<", ">", "&", "\"", "'", "/", "</birth>", "<birth>", "<births>", "</births>", "<!--",
            "-->", "<![CDATA[", "]]>", "<?", "?>", "\u{1}", "&#1;", "&x;", "<a>", "</a>",
            " a=\"1\"",
            "<!DOCTYPE x>", "<!", "--", "=", "\u{0}",
        ].map { Array($0.utf8) }
        let good = try read(whole)
        var seed: UInt64 = 20_130_507
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for round in 0..<400 {
            var bytes = Array(whole.utf8)
            let place = next(bytes.count)
            if next(3) == 0 {
                bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(60)))
            } else {
                bytes.insert(contentsOf: pieces[next(pieces.count)], at: place)
            }
            let read = try ReadXML(bytes, .registryBirths)
            let cut = try ReadXML(bytes, .registryBirths, block: 1 + next(50), batch: 1)
            #expect(read == cut, "round \(round) of seed 20130507")
            let before = good.places.filter { $0.byteOffset + UInt64($0.byteLength) <= place }.count
            let isRefused = read.isRefused || place < Int(good.places[0].byteOffset)
            #expect(isRefused || read.rows.prefix(before) == good.rows.prefix(before))
        }
    }
}
