import RegistryModel

/// Findings in words.
package struct ToldFindings: Sendable {
    fileprivate(set) var text: [UInt8] = []
    /// The findings that stand alone or lead a defect, and where the line of each ends.
    fileprivate(set) var leads: [(end: Int, finding: Finding)] = []
}

/// Findings as lines an editor can jump to: `births.csv:17:birthDate: REC003 error …`.
struct FindingText {
    private let context: FindingsContext
    private let paint: Paint
    /// Of the inputs, by number.
    private let paths: [[UInt8]]

    init(context: FindingsContext, paint: Paint = Paint(isOn: false)) {
        self.context = context
        self.paint = paint
        paths = context.inputs.map { Array(SafeLine.text($0.path).utf8) }
    }

    func line(_ finding: Finding) -> String {
        var line: [UInt8] = []
        append(finding, to: &line)
        return String(decoding: line, as: UTF8.self)
    }

    /// Adds the line, without its end. A file's content may not steer the terminal, nor make lines
    /// of its own.
    func append(_ finding: Finding, isConsequence: Bool = false, to line: inout [UInt8]) {
        let place = place(of: finding)
        line += paint.isOn ? Array(paint.bold(String(decoding: place, as: UTF8.self)).utf8) : place
        line += ": ".utf8
        line += finding.rule.text.utf8
        line.append(UInt8(ascii: " "))
        line += paint.severity(finding.severity.rawValue, finding.severity).utf8
        line.append(UInt8(ascii: " "))
        if isConsequence { line += context[Self.consequence].utf8 }
        line += SafeLine.text(context.message(finding)).utf8
    }

    /// File, line and field, as far as they are known.
    private func place(of finding: Finding) -> [UInt8] {
        var place: [UInt8] = []
        if let file = finding.file {
            if Int(file) < paths.count { place = paths[Int(file)] }
        } else if let path = context.path(of: finding) {
            place = Array(SafeLine.text(path).utf8)
        }
        func add(_ part: String) {
            if !place.isEmpty { place.append(UInt8(ascii: ":")) }
            place += part.utf8
        }
        if finding.line > 0 { add(String(finding.line)) }
        if let field = finding.fields.first { add(field.name) }
        return place
    }

    /// The lines of findings, those of one defect together; `findings` has all of each line of a file.
    func told(_ findings: ArraySlice<ListedFinding>) -> ToldFindings {
        var told = ToldFindings()
        told.text.reserveCapacity(160 * findings.count)
        for place in DefectOrder.arranged(findings) {
            if place.isConsequence { told.text += "    ".utf8 }
            append(place.listed.finding, isConsequence: place.isConsequence, to: &told.text)
            told.text.append(0x0A)
            if !place.isConsequence {
                told.leads.append((told.text.count, place.listed.finding))
            }
        }
        return told
    }

    private static let consequence = Bilingual(zh: "由此引起：", en: "consequence: ")
}
