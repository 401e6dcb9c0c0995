import RegistryModel
import Testing

@testable import RegistryIntake

/// The tables made from the schema's patterns, against libxml2 with the schema itself.
struct XSDValueCheckTests {
    /// One field of each simple type.
    static let fields: [(kind: SourceKind, position: Int)] = {
        var known: Set<String> = []
        return SourceKind.allCases.flatMap { kind in
            SourceCatalogue.schema(of: kind).fields.enumerated().compactMap {
                position, definition in
                known.insert(XSDSimpleType(definition.type).name).inserted ? (kind, position) : nil
            }
        }
    }()

    @Test(arguments: fields.indices)
    func whatTheTablesTakeLibxml2Takes(_ index: Int) throws {
        let (kind, position) = Self.fields[index]
        let judge = try ValueJudge(kind, position)
        let seed = UInt64(index) &* 7_919
        var random = SeededNumbers(seed: seed)
        var tally = (both: 0, libxml2Alone: 0, neither: 0)
        for _ in 0..<600 {
            let value = RandomValue.bytes(judge.patterns, &random)
            let (fast, libxml2) = try judge.judge(value)
            let text = String(decoding: value, as: UTF8.self)
            #expect(libxml2 || !fast, "seed \(seed), \(judge.name): looser on \(value) “\(text)”")
            if fast {
                tally.both += 1
            } else if libxml2 {
                tally.libxml2Alone += 1
            } else {
                tally.neither += 1
            }
        }
        #expect(tally.both > 150, "\(judge.name): \(tally)")
        #expect(tally.neither > 50, "\(judge.name): \(tally)")
        // Stepping aside is right but slow: only references and the like should.
        #expect(tally.libxml2Alone < 120, "\(judge.name): \(tally)")
    }

    @Test func everyTypeHasATable() {
        for schema in SourceCatalogue.all {
            #expect(XMLRecordPlan(schema) != nil, "\(schema.kind)")
            for definition in schema.fields {
                let check = XSDValueCheck(definition.type)
                #expect(check.isFreeText || check.canonical != nil, "\(definition.field)")
                #expect(check.isFreeText || XSDAutomaton(check.patterns) != nil)
            }
        }
    }

    @Test func runsAreThoseOfThePatterns() {
        #expect(XSDValueCheck(.residentID).lowest == [UInt8](repeating: 0x30, count: 17))
        #expect(XSDValueCheck(.date).lowest == Array("0000-".utf8))
        #expect(XSDValueCheck(.certificate).highest == Array("Z999999999".utf8))
        #expect(XSDValueCheck(.integer).lowest == Array("0".utf8))
    }

    @Test(arguments: ["a{2", "[^a]", "a.", "\\d", "(a", "a)", "[a", "[]", "*", "a{3,2}", "a{900}"])
    func patternsBeyondTheSubsetHaveNoTable(_ pattern: String) {
        #expect(XSDAutomaton([pattern]) == nil)
    }
}

/// Judges one field's values both ways, each in a record of its own.
private struct ValueJudge {
    let patterns: [String]
    let name: String
    private let before: [UInt8]
    private let after: [UInt8]
    private let opening: [UInt8]
    private let closing: [UInt8]
    private let scanner: XMLPlainScanner
    private let session: LibXML2Session
    private let box: XMLRecordSinkBox

    init(_ kind: SourceKind, _ position: Int) throws {
        let sample = SampleXML(kind)
        let definition = sample.schema.fields[position]
        name = XSDSimpleType(definition.type).name
        patterns = XSDValueCheck(definition.type).patterns
        let parts = sample.record(1, [definition.field: "\u{1}"]).split(separator: "\u{1}")
        before = Array(parts[0].drop { $0 == " " }.utf8)
        after = Array(parts[1].utf8)
        opening = Array("<\(sample.schema.rootElement) xmlns=\"\(XSDDocument.namespace)\">".utf8)
        closing = Array("</\(sample.schema.rootElement)>".utf8)
        scanner = XMLPlainScanner(try #require(XMLRecordPlan(sample.schema)))
        session = try LibXML2Session(schemaText: XSDDocument(sample.schema).text, source: "test")
        box = XMLRecordSinkBox(schema: sample.schema)
    }

    func judge(_ value: [UInt8]) throws -> (fast: Bool, libxml2: Bool) {
        let record = before + value + after
        let stretch = XMLStretch(
            bytes: record + [UInt8](repeating: 0, count: XMLStretch.padding), count: record.count,
            offset: 0, line: 1, index: 0, startsAtRecord: true, endsAtRecord: true)
        var position = 0
        var line = 1
        scanner.removeAll()
        scanner.scan(stretch, from: &position, line: &line)
        box.sink.reset()
        try session.parse(opening + record + closing, validating: true, into: box)
        let isSound = box.sink.isSound(records: 1) && box.sink.errors.isEmpty
        return (scanner.count == 1, isSound && box.sink.violations.isEmpty)
    }
}

/// Values of a type: matches of its patterns, some with a byte or a character changed.
private enum RandomValue {
    static func bytes(_ patterns: [String], _ random: inout SeededNumbers) -> [UInt8] {
        var text = ""
        if patterns.isEmpty {
            let lengths = [0, 1, 5, 40, 1_300, 3_990, 4_001]
            text = String(
                repeating: random.pick(["a", "字", "𠮷", "é"]), count: random.pick(lengths))
        } else if let pattern = XSDPattern(random.pick(patterns)) {
            write(pattern, into: &text, &random)
        }
        var bytes = Array(text.utf8)
        for _ in 0..<random.pick([0, 0, 1, 1, 2]) { change(&bytes, &random) }
        return bytes
    }

    private static func change(_ bytes: inout [UInt8], _ random: inout SeededNumbers) {
        let place = random.below(bytes.count + 1)
        let odd = [
            " ", "  ", "\t", "\n", "&#48;", "0", "9", "X", "-", "１", "　", "\u{FFFF}", ">", "]",
        ]
        switch random.below(5) {
        case 0 where place < bytes.count: bytes[place] = UInt8(random.below(256))
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] &+= 1
        case 3: bytes.insert(UInt8(0x20 + random.below(0x60)), at: place)
        default: bytes.insert(contentsOf: Array(random.pick(odd).utf8), at: place)
        }
    }

    private static func write(
        _ pattern: XSDPattern, into text: inout String, _ random: inout SeededNumbers
    ) {
        switch pattern {
        case .characters(let ranges):
            let range = random.pick(ranges)
            let value = range.lowerBound + UInt32(random.below(range.count))
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        case .sequence(let parts):
            for part in parts { write(part, into: &text, &random) }
        case .alternatives(let branches):
            write(random.pick(branches), into: &text, &random)
        case .repeated(let part, let from, let upTo):
            // Mostly few, or values of many blanks would be all there is.
            let most = upTo ?? (random.chance(15) ? from + 2 : from)
            for _ in 0..<(from + random.below(most - from + 1)) {
                write(part, into: &text, &random)
            }
        }
    }
}
