import RegistryModel

/// One condition of the gate, with what was found.
package struct GateCondition: Sendable, Hashable {
    package enum Standing: String, Sendable {
        case met
        case unmet
        /// It can't be shown from what was given, and so isn't passed.
        case undecided
    }

    /// As the manifest calls it.
    package let name: String
    package let title: Bilingual
    /// What was found, such as `98.31 % (1 234 of 1 255)`, or why nothing was.
    package let figure: Bilingual
    /// What is asked for, such as `≥ 98 %`.
    package let limit: Bilingual
    package let standing: Standing

    package init(
        name: String, title: Bilingual, figure: Bilingual, limit: Bilingual, standing: Standing
    ) {
        self.name = name
        self.title = title
        self.figure = figure
        self.limit = limit
        self.standing = standing
    }
}

/// What an upload package is.
package struct PackageFacts: Sendable, Hashable {
    package let path: String
    package let county: String
    package let from: String
    package let to: String
    package let runDate: String

    package init(path: String, county: String, from: String, to: String, runDate: String) {
        self.path = path
        self.county = county
        self.from = from
        self.to = to
        self.runDate = runDate
    }

    fileprivate var words: Bilingual {
        Bilingual(
            zh: "\(county)，\(from) 至 \(to)，\(runDate) 生成",
            en: "\(county), \(from) to \(to), made on \(runDate)")
    }
}

/// Whether data may go up, and why.
package struct GateOutcome: Sendable, Hashable {
    /// What was looked at: an audit directory, or an upload package.
    package let subject: String
    package let runDate: CalendarDay
    package let toolVersion: String
    package let conditions: [GateCondition]
    /// The upload package written, when all conditions are met.
    package var package: String?
    /// An earlier package that stands where this one would have gone, when it isn't written.
    package var formerPackage: PackageFacts?
    /// The package that was looked at, when it is one that has arrived.
    package var arrived: PackageFacts?

    package init(
        subject: String, runDate: CalendarDay, toolVersion: String, conditions: [GateCondition],
        package: String? = nil
    ) {
        self.subject = subject
        self.runDate = runDate
        self.toolVersion = toolVersion
        self.conditions = conditions
        self.package = package
    }

    package var isPassed: Bool { conditions.allSatisfy { $0.standing == .met } }
}

extension GateCondition.Standing {
    fileprivate var mark: String {
        switch self {
        case .met: "✓"
        case .unmet: "✗"
        case .undecided: "?"
        }
    }

    fileprivate var word: Bilingual {
        switch self {
        case .met: Bilingual(zh: "达到", en: "met")
        case .unmet: Bilingual(zh: "未达到", en: "not met")
        case .undecided: Bilingual(zh: "无法判定", en: "can't be told")
        }
    }
}

/// The gate's decision for people and machines.
package struct GateReport: Sendable {
    private let outcome: GateOutcome

    package init(_ outcome: GateOutcome) {
        self.outcome = outcome
    }

    /// A line a condition, and the decision; `isBrief` leaves out what is met, and says nothing where
    /// all is.
    package func text(in language: Language, isBrief: Bool = false) -> String {
        if isBrief, outcome.isPassed { return "" }
        let shown = outcome.conditions.filter { !isBrief || $0.standing != .met }
        let rows = shown.map { condition in
            [
                condition.standing.mark, condition.title[language],
                SafeLine.text(condition.figure[language]),
                condition.limit[language],
                condition.standing == .met ? "" : condition.standing.word[language],
            ]
        }
        let lines = TextTable.aligned(rows).split(separator: "\n").map { line in
            var line = line[...]
            while line.last == " " { line.removeLast() }
            return String(line)
        }
        let about = [outcome.arrived?.words[language]].compactMap { $0 }.map(SafeLine.text)
        let notes = [formerPackage?[language]].compactMap { $0 }.map(SafeLine.text)
        return (about + lines + [SafeLine.text(decision[language])] + notes)
            .joined(separator: "\n")
    }

    private var formerPackage: Bilingual? {
        outcome.formerPackage.map { former in
            Bilingual(
                zh: "注意：\(former.path) 是以前的上传包（\(former.words.zh)），不是这次的，没有改动；请勿当作这次的上传。",
                en: "Note: \(former.path) is an earlier package (\(former.words.en)), not of this "
                    + "run, and was left as it is: don't upload it for this one.")
        }
    }

    /// At the other end nothing is uploaded: a package is taken or not.
    private var arrival: Bilingual {
        let open = outcome.conditions.count { $0.standing != .met }
        return outcome.isPassed
            ? Bilingual(zh: "核对无误，可以接收。", en: "In order: the package can be taken.")
            : Bilingual(
                zh: "不能接收：\(outcome.conditions.count) 项核对中 \(open) 项不符。请让对方重新发送。",
                en:
                    "Not to be taken: \(open) of \(outcome.conditions.count) checks failed. Have it "
                    + "sent again.")
    }

    private var decision: Bilingual {
        if outcome.arrived != nil { return arrival }
        let open = outcome.conditions.count { $0.standing != .met }
        guard outcome.isPassed else {
            return Bilingual(
                zh: "不能上传：\(outcome.conditions.count) 项条件中 \(open) 项未达到。",
                en:
                    "Not to be uploaded: \(open) of \(outcome.conditions.count) conditions aren't met."
            )
        }
        guard let package = outcome.package else {
            return Bilingual(zh: "通过。", en: "Passed.")
        }
        return Bilingual(
            zh: "通过。上传包：\(package)", en: "Passed. Upload package: \(package)")
    }

    package func json() -> [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.key("tool")
            json.object { json in
                json.member("name", "hecha")
                json.member("version", outcome.toolVersion)
            }
            json.member("subject", outcome.subject)
            json.member("runDate", outcome.runDate.description)
            json.key("passed")
            json.boolean(outcome.isPassed)
            json.member("package", outcome.package)
            json.key("formerPackage")
            Self.write(outcome.formerPackage, into: &json)
            if let arrived = outcome.arrived {
                json.key("arrived")
                Self.write(arrived, into: &json)
            }
            json.key("conditions")
            json.array(outcome.conditions) { json, condition in
                json.object { json in
                    json.member("name", condition.name)
                    json.member("standing", condition.standing.rawValue)
                    json.member("title", condition.title)
                    json.member("figure", condition.figure)
                    json.member("limit", condition.limit)
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func write(_ facts: PackageFacts?, into json: inout JSONWriter) {
        guard let facts else { return json.string(nil) }
        json.object { json in
            json.member("path", facts.path)
            json.member("county", facts.county)
            json.member("from", facts.from)
            json.member("to", facts.to)
            json.member("runDate", facts.runDate)
        }
    }

    /// One suite, a case a condition.
    package func junit(in language: Language) -> [UInt8] {
        let xml = XMLText()
        let subject = xml.attribute(outcome.subject)
        let open = outcome.conditions.count { $0.standing != .met }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
            <testsuite name="\(subject)" package="\(subject)" id="0" \
            timestamp="\(outcome.runDate)T00:00:00" hostname="localhost" \
            tests="\(outcome.conditions.count)" failures="\(open)" errors="0" skipped="0" time="0">
            <properties/>

            """
        for condition in outcome.conditions {
            let name = xml.attribute("\(condition.name) \(condition.title[language])")
            let start = "<testcase name=\"\(name)\" classname=\"\(subject)\" time=\"0\""
            let figure = "\(condition.figure[language]); \(condition.limit[language])"
            if condition.standing == .met {
                text += start + "/>\n"
            } else {
                text += """
                    \(start)><failure message="\(xml.attribute(figure))" \
                    type="\(condition.standing.rawValue)">\(xml.content(figure))</failure></testcase>

                    """
            }
        }
        text += """
            <system-out></system-out>
            <system-err></system-err>
            </testsuite>
            </testsuites>

            """
        return Array(text.utf8)
    }
}
