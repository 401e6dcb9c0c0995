import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("libxml2's errors in Chinese")
struct MarkupWordsTests {
    private static let broken = [
        "<a><b></a>", "<a", "<a><b>", "", "x", "<a/>x", "<a/><b/>", "<a>\u{1}</a>", "<a>&#0;</a>",
        "<a>&#xg;</a>", "<a>&#x;</a>", "<a>&x;</a>", "<a>& b</a>", "<a>&x</a>", "<a>< b</a>",
        "<a b=\"<\"/>", "<a b=1/>", "<a b=\"1/>", "<a b/>", "<a b=\"1\" b=\"2\"/>",
        "<a b=\"1\"c=\"2\"/>",
        "<a>]]></a>", "<a><![CDATA[</a>", "<a><!-- </a>", "<a><!-- -- --></a>", "<a><? x?></a>",
        "<a><?x </a>", " <?xml version=\"1.0\"?><a/>", "<?xml?><a/>", "<?xml version=\"1.0\"<a/>",
        "<?xml version=\"1.0\" encoding=\"\"?><a/>", "<?xml version=\"1.0\" standalone=\"x\"?><a/>",
        "<x:a/>", "<a x:b=\"1\"/>", "<a:b:c/>", "<a xmlns:b=\"\"/>", "<a></a",
        "<a><b c=\"1\"></a></b>",
        "<1/>", "<a>&;</a>", "<a/", "<a b= />", "<!a>", "<a><!b></a>",
    ]

    private final class Faults: MarkupSink {
        var faults: [MarkupFault] = []
        func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int) {}
        func end(_ name: Span<UInt8>) {}
        func text(_ bytes: Span<UInt8>) {}
        func fault(_ fault: MarkupFault) { faults.append(fault) }
    }

    @Test("every error of broken markup has words of its own", arguments: broken)
    func syntax(text: String) throws {
        let sink = Faults()
        let parser = try #require(MarkupPushParser(sink, isDecoded: true, recovering: true))
        parser.feed(Array(text.utf8))
        parser.finish()
        for fault in sink.faults {
            #expect(!fault.message.zh.contains("原文"), "\(fault.message)")
            #expect(!fault.message.en.isEmpty)
        }
    }

    @Test("what libxml2 names is taken over")
    func names() {
        let mismatch = MarkupWords.sentence(
            code: 76, libxml2: "Opening and ending tag mismatch: sex line 6 and birth")
        #expect(mismatch.zh == "第 6 行的开始标签 <sex> 与结束标签 </birth> 不配对")
        #expect(mismatch.en == "Opening and ending tag mismatch: sex line 6 and birth")
        let attribute = MarkupWords.violation(
            code: 1839, libxml2: "attribute 'county': [facet 'pattern'] The value '…' is not …")
        #expect(attribute.zh == "属性 county：取值不是该项允许的任何一种写法")
    }

    @Test("what isn't known is quoted, and said to be a quotation")
    func unknown() {
        #expect(MarkupWords.sentence(code: 9_999, libxml2: "odd").zh == "解析器原文：odd")
        let other = MarkupWords.sentence(code: 1871, libxml2: "Quite another sentence.")
        #expect(other.zh == "解析器原文：Quite another sentence.")
    }

    @Test("every violation of a source's schema has words of its own")
    func violations() throws {
        let sample = SampleXML(.registryBirths)
        let whole = sample.file(sample.record())
        let wrongs = [
            ("<sex>", "<sex>9x"), ("<birthDate>", "<other/><birthDate>"),
            ("<parity>", "<parity a=\"1\">"),
            ("</birthID>", "<x/></birthID>"), ("<birthID>", "x<birthID>"),
            ("<birth>", "<birth a=\"1\">"),
            ("county=\"", "county=\"x"), ("<births ", "<births other=\"1\" "),
        ]
        for (place, wrong) in wrongs {
            let text = whole.replacing(place, with: wrong, maxReplacements: 1)
            try #require(text != whole, "\(place)")
            let read = try ReadXML(text, .registryBirths)
            #expect(!read.findings.isEmpty, "\(wrong)")
            for finding in read.findings where finding.rule == "FIL011" {
                let told = try #require(finding.value("message", in: .zh)).text
                #expect(!told.contains("原文"), "\(told)")
                #expect(told != finding.value("message", in: .en)?.text)
            }
        }
    }
}
