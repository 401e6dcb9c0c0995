import RegistryModel

/// JUnit XML for CI servers: a suite a file, a case for each rule that found something in it.
///
/// A case fails when one of its findings fails the run, so that the server and the exit code agree;
/// lesser findings are in the suite's output. What is set aside is a skipped case. A file in which
/// nothing was found has one case that passes. Written to satisfy the strict schema of Ant's report
/// task, hence the times of zero and the made-up host.
struct JUnitFormatter: FindingsFormatter {
    private let context: FindingsContext
    private let xml = XMLText()
    private let text: FindingText
    private var suite: [ListedFinding] = []
    private var nextFile = 0
    private var suites = 0

    init(_ context: FindingsContext) {
        self.context = context
        text = FindingText(context: context)
    }

    func start(_ findings: [ListedFinding]) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8)
    }

    mutating func item(_ listed: ListedFinding) -> [UInt8] {
        var out: [UInt8] = []
        if let first = suite.first,
            context.path(of: first.finding) != context.path(of: listed.finding)
        {
            out = closeSuite()
        }
        suite.append(listed)
        return out
    }

    mutating func finish() -> [UInt8] {
        var out = closeSuite() + cleanSuites(before: context.inputs.count)
        let elsewhere = leftOut(ofFile: nil)
        if !elsewhere.isEmpty { out += write("hecha", [], elsewhere) }
        return out + Array("</testsuites>\n".utf8)
    }

    private mutating func closeSuite() -> [UInt8] {
        guard let first = suite.first?.finding else { return [] }
        var out: [UInt8] = []
        if let file = first.file { out = cleanSuites(before: Int(file)) }
        let unlisted = first.file.map { leftOut(ofFile: $0) } ?? []
        out += write(context.path(of: first) ?? "hecha", cases(), unlisted)
        if let file = first.file { nextFile = Int(file) + 1 }
        suite = []
        return out
    }

    private mutating func cleanSuites(before file: Int) -> [UInt8] {
        var out: [UInt8] = []
        while nextFile < min(file, context.inputs.count) {
            out += write(
                context.inputs[nextFile].path, [], leftOut(ofFile: UInt32(nextFile)))
            nextFile += 1
        }
        return out
    }

    // MARK: One suite

    private struct Case {
        let rule: RuleCode
        let isSuppressed: Bool
        var findings: [ListedFinding] = []
    }

    /// By rule, in the order of codes; what is set aside behind what is open.
    private func cases() -> [Case] {
        var open: [RuleCode: Case] = [:]
        var suppressed: [RuleCode: Case] = [:]
        for listed in suite {
            let rule = listed.finding.rule
            if listed.isOpen {
                open[rule, default: Case(rule: rule, isSuppressed: false)].findings.append(listed)
            } else {
                suppressed[rule, default: Case(rule: rule, isSuppressed: true)].findings
                    .append(listed)
            }
        }
        return open.values.sorted { $0.rule < $1.rule }
            + suppressed.values.sorted { $0.rule < $1.rule }
    }

    /// What a limit keeps out of the list still fails its suite: a part must not pass for the whole.
    private func leftOut(ofFile file: UInt32?) -> [LeftOut] {
        context.leftOut.filter { $0.file == file }
    }

    private mutating func write(
        _ path: String, _ cases: [Case], _ leftOut: [LeftOut] = []
    ) -> [UInt8] {
        let failures =
            cases.count { $0.findings.contains(where: context.isFailing) }
            + (isFailing(leftOut) ? 1 : 0)
        let count = cases.count + (leftOut.isEmpty ? 0 : 1)
        let name = xml.attribute(path)
        var text = """
            <testsuite name="\(name)" package="\(name)" id="\(suites)" \
            timestamp="\(context.runDate)T00:00:00" hostname="localhost" \
            tests="\(max(1, count))" failures="\(failures)" errors="0" \
            skipped="\(cases.count(where: \.isSuppressed))" time="0">
            <properties/>

            """
        suites += 1
        if count == 0 { text += "<testcase name=\"hecha\" classname=\"\(name)\" time=\"0\"/>\n" }
        for item in cases { text += testCase(item, className: name) }
        text += testCase(leftOut, className: name)
        let lesser = cases.flatMap(\.findings).filter { $0.isOpen && !context.isFailing($0) }
        let output =
            lesser.map { line($0) } + [leftOut.sentence].compactMap { $0.map { context[$0] } }
        text += "<system-out>\(xml.content(output.joined(separator: "\n")))</system-out>\n"
        text += "<system-err></system-err>\n</testsuite>\n"
        return Array(text.utf8)
    }

    private func testCase(_ item: Case, className: String) -> String {
        let title = context.ruleTitle(item.rule)
        let mark = item.isSuppressed ? context[Bilingual(zh: "（已豁免）", en: " (suppressed)")] : ""
        let start =
            "<testcase name=\"\(xml.attribute(title + mark))\" classname=\"\(className)\" time=\"0\""
        if item.isSuppressed {
            let reasons = item.findings.compactMap { $0.suppression?.shownReason(context.reveal) }
            let reason = Set(reasons).sorted().joined(separator: "; ")
            return "\(start)><skipped message=\"\(xml.attribute(reason))\"/></testcase>\n"
        }
        let failing = item.findings.filter(context.isFailing)
        guard !failing.isEmpty else { return start + "/>\n" }
        let lines = failing.map { line($0) }.joined(separator: "\n")
        let count = context[
            Bilingual(zh: "\(failing.count) 处：", en: "\(failing.count) found: ")]
        let message = count + context[context.texts.title(item.rule)]
        return """
            \(start)><failure message="\(xml.attribute(message))" \
            type="\(item.rule)">\(xml.content(lines))</failure></testcase>

            """
    }

    /// Everything of a file that isn't listed is one case.
    private func testCase(_ leftOut: [LeftOut], className: String) -> String {
        guard !leftOut.isEmpty else { return "" }
        let name = context[Bilingual(zh: "没有列出的问题", en: "findings not listed")]
        let start =
            "<testcase name=\"\(xml.attribute(name))\" classname=\"\(className)\" time=\"0\""
        guard isFailing(leftOut) else { return start + "/>\n" }
        let text = xml.attribute(leftOut.sentence.map { context[$0] } ?? "")
        return "\(start)><failure message=\"\(text)\" type=\"hecha\">\(text)</failure></testcase>\n"
    }

    private func isFailing(_ leftOut: [LeftOut]) -> Bool {
        guard let failOn = context.failOn else { return false }
        return leftOut.contains { $0.severity >= failOn }
    }

    private func line(_ listed: ListedFinding) -> String {
        text.line(listed.finding)
    }
}

/// Text inside XML: markup is escaped, and what XML has no characters for is replaced.
struct XMLText {
    func content(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { escaped(SafeLine.text(String($0))) }.joined(separator: "\n")
    }

    func attribute(_ text: String) -> String {
        escaped(SafeLine.text(text)).replacing("\"", with: "&quot;")
    }

    /// `>` as well, so that `]]>` is nowhere.
    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }
}
