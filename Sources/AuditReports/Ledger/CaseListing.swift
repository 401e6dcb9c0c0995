import RegistryModel

/// A case of the ledger as listings show it.
package struct ListedCase: Sendable {
    package let caseID: String
    /// The machine's word for what was found.
    package let verdict: String
    package let title: Bilingual
    package let grade: String?
    package let village: String?
    package let eventDay: String?
    package let account: CalendarDay
    package let firstRun: Int
    package let lastRun: Int
    package let standing: CaseStanding

    package init(
        caseID: String, verdict: String, title: Bilingual, grade: String?, village: String?,
        eventDay: String?, account: CalendarDay, runs: (first: Int, last: Int),
        standing: CaseStanding
    ) {
        self.caseID = caseID
        self.verdict = verdict
        self.title = title
        self.grade = grade
        self.village = village
        self.eventDay = eventDay
        self.account = account
        (firstRun, lastRun) = runs
        self.standing = standing
    }
}

/// Cases of the ledger as text, JSON or CSV; in the order they are given.
package struct CaseListing: Sendable {
    private let cases: [ListedCase]
    private let language: Language

    package init(_ cases: [ListedCase], language: Language) {
        self.cases = cases
        self.language = language
    }

    /// A line a case.
    package var text: String {
        let rows = cases.map { one in
            [
                one.caseID, one.standing.state.title[language], one.title[language],
                one.grade ?? "—", one.village ?? "—", one.eventDay ?? "—",
                one.standing.verdict.map { SafeLine.text("\($0.by) \($0.day)") } ?? "",
            ]
        }
        return TextTable.aligned(rows)
    }

    /// An array; member names are stable.
    package var json: [UInt8] {
        var json = JSONWriter(indented: true)
        json.array(cases) { json, one in
            json.object { json in
                json.member("caseID", one.caseID)
                json.member("verdict", one.verdict)
                json.member("grade", one.grade)
                json.member("villageCode", one.village)
                json.member("eventDay", one.eventDay)
                json.member("account", one.account.description)
                json.member("firstRun", one.firstRun)
                json.member("lastRun", one.lastRun)
                CasesFile.writeStanding(one.standing, into: &json)
            }
        }
        json.newline()
        return json.bytes
    }

    /// With a byte-order mark, for spreadsheets.
    package var csv: [UInt8] {
        let heads: [(String, String)] = [
            ("caseID", "个案编号"), ("state", "状态"), ("verdict", "认定"), ("grade", "证据等级"),
            ("villageCode", "村代码"), ("eventDay", "发生日期"), ("account", "计入"),
            ("firstRun", "首次核查"), ("lastRun", "最近核查"), ("finding", "核实结论"), ("by", "核实人"),
            ("day", "核实日期"), ("seen", "核实所见"),
        ]
        var csv = CSVWriter(headings: heads.map { language == .zh ? $0.1 : $0.0 })
        for one in cases {
            let finding = one.standing.verdict
            for text in [
                one.caseID,
                language == .zh ? one.standing.state.title.zh : one.standing.state.name,
                language == .zh ? one.title.zh : one.verdict, one.grade ?? "", one.village ?? "",
                one.eventDay ?? "", one.account.description,
            ] { csv.text(text) }
            csv.plain(one.firstRun)
            csv.plain(one.lastRun)
            csv.text(finding.map { language == .zh ? $0.outcome.title.zh : $0.outcome.name } ?? "")
            for text in [finding?.by, finding?.day.description, finding?.seen] {
                csv.text(text ?? "")
            }
            csv.endRow()
        }
        return csv.bytes
    }
}
