import RegistryModel

/// `cases.jsonl`: one object a case, in the order cases are listed.
struct CasesFile {
    let context: ReportContext

    func write(_ position: Int, into json: inout JSONWriter) {
        let scored = context.result.cases[position]
        let auditCase = scored.auditCase
        let counts = context.concerns[position].carriesPoints
        json.object { json in
            json.member("caseID", auditCase.caseID)
            json.member("verdict", auditCase.verdict.rawValue)
            json.member("grade", auditCase.grade?.rawValue)
            json.member("villageCode", auditCase.village?.description)
            json.member("row", scored.row)
            json.member("points", counts ? scored.points : .zero)
            json.member("pointsMin", counts ? scored.range.min : .zero)
            json.member("pointsMax", counts ? scored.range.max : .zero)
            json.member("status", auditCase.status.rawValue)
            writeFields(auditCase.fields, into: &json)
            writeRecords(auditCase.records, into: &json)
            json.member("reason", auditCase.reason)
            json.member("matchProbability", probability: auditCase.matchProbability)
            json.key("ifVerified")
            if counts || scored.row == nil {
                json.string(nil)
            } else {
                json.array([scored.range.min, scored.range.max]) { $0.number($1) }
            }
            if let standing = auditCase.standing { Self.writeStanding(standing, into: &json) }
        }
        json.newline()
    }

    /// Only where there is a ledger.
    static func writeStanding(_ standing: CaseStanding, into json: inout JSONWriter) {
        json.key("ledger")
        json.object { json in
            json.member("state", standing.state.name)
            json.member("settledAs", standing.settledAs.name)
            json.member("account", standing.account?.description)
            json.key("carriedOver")
            json.boolean(standing.isCarriedOver)
            json.key("supplemented")
            json.boolean(standing.isSupplemented)
            json.key("countedApart")
            json.boolean(standing.isCountedApart)
            json.key("finding")
            guard let verdict = standing.verdict else { return json.string(nil) }
            json.object { json in
                json.member("outcome", verdict.outcome.name)
                json.member("by", verdict.by)
                json.member("day", verdict.day.description)
                json.member("seen", verdict.seen)
                json.member("document", verdict.document)
                json.member("parity", verdict.outcome.parity)
                json.member("policy", verdict.outcome.policy.map { Int($0.rawValue) })
                json.member("until", verdict.outcome.until?.description)
            }
        }
    }

    private func writeFields(_ fields: [FieldJudgement], into json: inout JSONWriter) {
        json.key("fields")
        json.array(fields) { json, judgement in
            json.object { json in
                let show = { (text: String) in context.shown(text, judgement.privacy) }
                json.member("field", judgement.field.name)
                json.member("registry", judgement.registry.map(show))
                json.member("adjudicated", judgement.adjudicated.map(show))
                if judgement.hidesDifference(context.reveal) {
                    json.key("differsWhereMasked")
                    json.boolean(true)
                }
                json.member("probability", probability: judgement.probability)
            }
        }
    }

    private func writeRecords(_ records: [RecordReference], into json: inout JSONWriter) {
        json.key("records")
        json.array(records) { json, record in
            json.object { json in
                json.member("source", record.source.name)
                json.member("recordID", context.recordID(record))
                json.member("file", context.path(record.file))
                json.member("line", Int(record.line))
            }
        }
    }
}
