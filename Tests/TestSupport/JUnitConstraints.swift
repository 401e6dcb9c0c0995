import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What CI servers ask of JUnit XML, after the schema of Ant's report task; written anew, so that the
/// suite holds without it. Foundation's parser, which is libxml2's, reads the text.
package final class JUnitConstraints: NSObject, XMLParserDelegate {
    private var faults: [String] = []
    private var path: [String] = []
    private var suite: [String: String] = [:]
    private var suites = 0
    private var counts = (tests: 0, failures: 0, skipped: 0)
    /// Children of the suite so far, and of the case.
    private var suiteParts: [String] = []
    private var caseParts: [String] = []

    /// What is wrong with the document; empty when nothing is.
    package static func violations(in text: String) -> [String] {
        let check = JUnitConstraints()
        for scalar in text.unicodeScalars where !isXMLCharacter(scalar) {
            check.faults.append("U+\(String(scalar.value, radix: 16)) is no character of XML")
        }
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = check
        if !parser.parse() {
            check.faults.append("not well-formed: \(parser.parserError.map { "\($0)" } ?? "")")
        }
        // Foundation's parser lets a document end before its root does.
        check.expect(check.path.isEmpty && check.suites > 0, "breaks off in \(check.path)")
        return check.faults
    }

    /// XML 1.0, production 2, without the controls of U+007F to U+009F, which it discourages.
    private static func isXMLCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    private static let parts = [
        "testsuites": ["testsuite"], "testcase": ["skipped", "failure"],
        "testsuite": ["properties", "testcase", "system-out", "system-err"],
    ]

    private static let required: [String: Set<String>] = [
        "testsuite": [
            "name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors",
            "skipped", "time",
        ],
        "testcase": ["name", "classname", "time"], "failure": ["message", "type"],
        "skipped": ["message"],
    ]

    private func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds { faults.append(fault()) }
    }

    package func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        let parent = path.last ?? ""
        let isKnown =
            parent.isEmpty
            ? name == "testsuites" : Self.parts[parent, default: []].contains(name)
        expect(isKnown, "<\(name)> in <\(parent)>")
        expect(
            Set(attributes.keys) == Self.required[name, default: []],
            "<\(name)> has \(attributes.keys.sorted())")
        path.append(name)
        switch name {
        case "testsuite": begin(attributes)
        case "testcase":
            counts.tests += 1
            caseParts = []
            expect(attributes["name"]?.isEmpty == false, "a case without a name")
            expect(attributes["classname"] == suite["name"], "a case of another suite")
        case "failure", "skipped":
            caseParts.append(name)
            if name == "failure" { counts.failures += 1 } else { counts.skipped += 1 }
            expect(caseParts.count == 1, "a case with \(caseParts)")
        default: break
        }
        if parent == "testsuite" { suiteParts.append(name) }
    }

    private func begin(_ attributes: [String: String]) {
        suite = attributes
        counts = (0, 0, 0)
        suiteParts = []
        expect(
            attributes["id"] == String(suites), "suite \(suites) has id \(attributes["id"] ?? "")")
        expect(attributes["name"]?.isEmpty == false, "a suite without a name")
        let time = attributes["timestamp"] ?? ""
        let isTime = time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil
        expect(isTime, "timestamp \(time)")
        suites += 1
    }

    package func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        path.removeLast()
        guard name == "testsuite" else { return }
        let told = ["tests", "failures", "skipped", "errors"].map { Int(suite[$0] ?? "") }
        let own = [counts.tests, counts.failures, counts.skipped, 0]
        expect(told == own, "\(suite["name"] ?? "") tells \(told), and has \(own)")
        expect(counts.tests > 0, "a suite without a case")
        let cases = Array(repeating: "testcase", count: counts.tests)
        expect(
            suiteParts == ["properties"] + cases + ["system-out", "system-err"],
            "parts of a suite: \(Set(suiteParts))")
    }
}
