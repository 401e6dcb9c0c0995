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
        }
        json.newline()
    }

    private func writeFields(_ fields: [FieldJudgement], into json: inout JSONWriter) {
        json.key("fields")
        json.array(fields) { json, judgement in
            json.object { json in
                let show = { (text: String) in context.shown(text, judgement.privacy) }
                json.member("field", judgement.field.name)
                json.member("registry", judgement.registry.map(show))
                json.member("adjudicated", judgement.adjudicated.map(show))
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
