import RegistryModel

@testable import RegistryIntake

/// Makes XML files at random: mostly valid records, some odd ones, then damage at byte level.
struct XMLMutator {
    private var random: SeededNumbers
    private let kind: SourceKind
    private let sample: SampleXML

    init(seed: UInt64) {
        random = SeededNumbers(seed: seed)
        kind = random.pick(SourceKind.allCases)
        sample = SampleXML(kind)
    }

    mutating func file() -> (bytes: [UInt8], kind: SourceKind) {
        let count = random.below(12)
        var content = (0..<count).map { record($0 + 1) }.joined()
        if random.chance(10) { content = "<page>" + content + "</page>" }
        let roots = [" county=\"520525\"", "", " xmlns:x=\"urn:x\"", " county='x'", " foo=\"1\""]
        var text = sample.file(content, root: random.pick(roots))
        if random.chance(5) {
            text = text.replacing(XSDDocument.namespace, with: random.pick(["urn:other", ""]))
        }
        if random.chance(5) { text = text.replacing(" xmlns=", with: " xmlns:h=") }
        if random.chance(5) { text = text.replacing("\n", with: random.pick(["\r\n", "", " "])) }
        var bytes = Array(text.utf8)
        if random.chance(60) {
            for _ in 0..<(1 + random.below(4)) { damage(&bytes) }
        }
        return (bytes, kind)
    }

    // MARK: Records

    private mutating func record(_ number: Int) -> String {
        var changes: [Field: String?] = [:]
        for definition in sample.schema.fields {
            if random.chance(8) { changes[definition.field] = .some(value(definition)) }
            if random.chance(definition.isRequired ? 1 : 8) {
                changes[definition.field] = .some(nil)
            }
        }
        var text = sample.record(number, changes)
        if random.chance(6) { text = odd(text) }
        return text
    }

    private mutating func value(_ definition: FieldDefinition) -> String {
        let own = SampleXML.value(definition, random.below(100))
        let values = [
            "", " ", own + " ", " " + own, "  ", "&amp;", "&#x41;", "&#2;", "x", "１２", "男", "1",
            "01", "9", "2013/5/7", "20130507", "2013年5月7日", "2013-02-31", "52052519800101001x",
            "520525800101001", "5205251002", "-1", "98.2％", "是", "<![CDATA[1]]>", "<!-- -->" + own,
            own + "<?a b?>", "<b>1</b>", "]]>", "a>b", "\t", "a\nb", "\u{3000}1", "𠮷", "\u{85}",
            "\u{FFFE}", "\u{FFFF}", String(repeating: "长", count: 1_400), "李·四", "\u{7F}",
            own + "\r",
        ]
        return random.pick(values)
    }

    private mutating func odd(_ text: String) -> String {
        let tag = sample.schema.recordElement
        switch random.below(12) {
        case 0: return text.replacing("<\(tag)>", with: "<\(tag) a=\"1\">")
        case 1: return text.replacing("<\(tag)>", with: "<\(tag) >")
        case 2: return text.replacing("</\(tag)>", with: "</\(tag) >")
        case 3: return "<!-- \(text) -->"
        case 4: return "<![CDATA[\(text)]]>"
        case 5: return text.replacing("</\(tag)>", with: "<phone>1</phone></\(tag)>")
        case 6: return text.replacing("</\(tag)>", with: "")
        case 7: return text.replacing("<\(tag)>", with: "")
        case 8: return text + "stray" + text
        case 9: return text + "<foo/>"
        case 10: return "<\(tag)/>" + text
        default: return text.split(separator: "\n").shuffled(using: &random).joined(separator: "\n")
        }
    }

    // MARK: Damage

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = random.below(bytes.count)
        switch random.below(9) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(60)))
        case 3: bytes.insert(contentsOf: snippet(), at: place)
        case 4: bytes.insert(contentsOf: snippet(), at: nearTag(bytes, place))
        case 5: bytes[place] = random.pick(Array("<>&/!?-]\"' \n\r\t=x".utf8) + [0, 1, 0x7F, 0xFF])
        case 6:
            let end = min(bytes.count, place + random.below(400))
            bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count))
        case 7: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: snippet(), at: random.below(bytes.count))
        }
    }

    private func nearTag(_ bytes: [UInt8], _ place: Int) -> Int {
        bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? place
    }

    private mutating func snippet() -> [UInt8] {
        let tag = sample.schema.recordElement
        let root = sample.schema.rootElement
        let field = random.pick(sample.schema.fields).field.name
        return Array(
            random.pick([
                "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE x>", "<!", "<", ">", "&",
                "<\(tag)>", "</\(tag)>", "<\(tag)/>", "<\(tag) ", "<x:\(tag)>", "</\(root)>",
                "<\(root)>", "<\(field)>", "</\(field)>", "<\(field)/>", "&lt;", "&#65;", "&x;",
                " a='<'", " xmlns=\"\"", "\n", "\r", "  ", "\u{FEFF}", "\u{A0}", "字",
                "<\(tag)><\(field)>1</\(field)></\(tag)>", "<page>", "</page>", "</x>", "<x:y/>",
                String(repeating: " ", count: 5_000), String(repeating: "<a>", count: 20),
                String(repeating: "\n", count: 66_000), String(repeating: "x", count: 66_000),
            ]).utf8)
    }
}
