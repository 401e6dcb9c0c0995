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

/// Whether data may go up, and why.
package struct GateOutcome: Sendable, Hashable {
    /// What was looked at: an audit directory, or an upload package.
    package let subject: String
    package let runDate: CalendarDay
    package let toolVersion: String
    package let conditions: [GateCondition]
    /// The upload package written, when all conditions are met.
    package var package: String?

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

    /// A line a condition, and the decision.
    package func text(in language: Language) -> String {
        let rows = outcome.conditions.map { condition in
            [
                condition.standing.mark, condition.title[language], condition.figure[language],
                condition.limit[language],
                condition.standing == .met ? "" : condition.standing.word[language],
            ]
        }
        let lines = TextTable.aligned(rows).split(separator: "\n").map { line in
            var line = line[...]
            while line.last == " " { line.removeLast() }
            return String(line)
        }
        return (lines + [decision[language]]).joined(separator: "\n")
    }

    private var decision: Bilingual {
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
