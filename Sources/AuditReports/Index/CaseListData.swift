import RegistryModel

/// The list of cases as the page's script reads it: words once, cases as short rows of numbers that
/// point to them.
struct CaseListData {
    let context: ReportContext

    func write(into json: inout JSONWriter) {
        var (costs, phases, files) = (Interned(), Interned(), Interned())
        let rows = context.currentFirst(context.result.cases.indices).map {
            row($0, &costs, &phases, &files)
        }
        json.object { json in
            json.key("concerns")
            pairs(CaseConcern.allCases.map { ($0.rawValue, context[$0.title]) }, &json)
            json.key("verdicts")
            pairs(CaseVerdict.allCases.map { ($0.rawValue, context[$0.title]) }, &json)
            json.key("villages")
            json.array(context.result.villages.map(\.village)) { json, village in
                let texts = [
                    village.code.description, context.title(of: village), village.township,
                ]
                json.array(texts) { $0.string($1) }
            }
            json.key("unassigned")
            json.string(context[.unassigned])
            for (name, interned) in [("phases", phases), ("costs", costs), ("files", files)] {
                json.key(name)
                json.array(interned.texts) { $0.string($1) }
            }
            json.key("cases")
            json.array(rows) { json, row in write(row, &json) }
        }
    }

    private struct Row {
        let concern: Int
        let verdict: Int
        let village: Int
        let cost: Int
        /// Points in hundredths.
        let least: Int
        let most: Int
        let day: Int
        let id: String
        let subject: String
        let grade: String
        let phase: Int
        /// Empty of the period's own.
        let mark: String
        /// Its records, to be searched for: each a file by number, and what it is called there.
        let records: [(file: Int, id: String)]
    }

    /// Texts by number, each once.
    private struct Interned {
        private(set) var texts: [String] = []
        private var places: [String: Int] = [:]

        mutating func place(of text: String) -> Int {
            if let place = places[text] { return place }
            places[text] = texts.count
            texts.append(text)
            return texts.count - 1
        }
    }

    private func row(
        _ position: Int, _ costs: inout Interned, _ phases: inout Interned,
        _ files: inout Interned
    ) -> Row {
        let scored = context.result.cases[position]
        let auditCase = scored.auditCase
        let concern = context.concerns[position]
        return Row(
            concern: CaseConcern.allCases.firstIndex(of: concern) ?? 0,
            verdict: auditCase.verdict.order,
            village: context.position(of: auditCase.village) ?? context.result.villages.count,
            cost: costs.place(of: context.cost(position)), least: scored.range.min.hundredths,
            most: scored.range.max.hundredths,
            day: Int(context.eventDay(of: auditCase)?.number ?? 0), id: auditCase.caseID,
            subject: context.subject(of: auditCase), grade: auditCase.grade?.rawValue ?? "",
            phase: phases.place(of: context.choices(position)),
            mark: auditCase.standing?.mark.map { context[$0] } ?? "",
            records: auditCase.records.map { record in
                (
                    file: files.place(of: context.path(record.file) ?? ""),
                    id: context.recordID(record) ?? ""
                )
            })
    }

    private func write(_ row: Row, _ json: inout JSONWriter) {
        json.array(0..<13) { json, column in
            switch column {
            case 0: json.number(row.concern)
            case 1: json.number(row.verdict)
            case 2: json.number(row.village)
            case 3: json.number(row.cost)
            case 4: json.number(row.most)
            case 5: json.number(row.day)
            case 6: json.string(row.id)
            case 7: json.string(row.subject)
            case 8: json.string(row.grade)
            case 9: json.number(row.phase)
            case 10: json.string(row.mark)
            case 11: json.number(row.least)
            default:
                json.array(row.records) { json, record in
                    json.array(0..<2) { json, part in
                        part == 0 ? json.number(record.file) : json.string(record.id)
                    }
                }
            }
        }
    }

    private func pairs(_ pairs: [(String, String)], _ json: inout JSONWriter) {
        json.array(pairs) { json, pair in
            json.array([pair.0, pair.1]) { $0.string($1) }
        }
    }
}
