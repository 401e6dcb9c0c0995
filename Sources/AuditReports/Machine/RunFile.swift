import RegistryModel

/// `run.json`: what went in, under which table and policy, and how the stages went. Times stand
/// under `times` alone, so that two runs can be compared without them.
struct RunFile {
    let context: ReportContext

    private var result: AuditResult { context.result }

    func bytes() -> [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            writeFacts(into: &json)
            writeInputs(into: &json)
            writeTable(into: &json)
            json.key("policy")
            json.object { json in
                for setting in result.policy { json.member(setting.name, setting.value) }
            }
            writeReliability(into: &json)
            writeCounts(into: &json)
            writeTotals(into: &json)
            writeLedger(into: &json)
            json.key("notes")
            json.array(result.notes) { json, note in
                json.object { json in
                    json.member("zh", note.zh)
                    json.member("en", note.en)
                }
            }
            json.key("times")
            json.object { json in
                for stage in result.stages { json.member(stage.name, stage.milliseconds) }
            }
        }
        json.newline()
        return json.bytes
    }

    private func writeFacts(into json: inout JSONWriter) {
        let run = result.run
        json.key("tool")
        json.object { json in
            json.member("name", "hecha")
            json.member("version", run.toolVersion)
        }
        json.member("county", Int(run.county).padded(6))
        json.member("period", run.period)
        json.member("runDate", run.runDate.description)
        json.member("answerBy", run.answerBy?.description)
    }

    private func writeInputs(into json: inout JSONWriter) {
        json.key("inputs")
        json.array(result.inputs) { json, input in
            json.object { json in
                json.member("path", input.path)
                json.member("source", input.source.name)
                json.member("format", input.format.rawValue)
                json.member("encoding", input.encoding)
                json.member("encodingBasis", input.encodingBasis)
                json.key("compressed")
                json.boolean(input.isCompressed)
                json.member("bytes", input.byteCount)
                json.member("records", input.recordCount)
                json.member("rejected", input.rejectedCount)
                json.member("sha256", input.sha256)
            }
        }
    }

    private func writeTable(into json: inout JSONWriter) {
        json.key("penaltyTable")
        json.object { json in
            json.member("id", result.table.id)
            json.member("sha256", result.table.sha256)
            json.member("title", result.table.title)
            json.member("document", result.table.document)
            json.key("options")
            json.object { json in
                for option in result.table.options { json.member(option.name, option.value) }
            }
        }
    }

    private func writeReliability(into json: inout JSONWriter) {
        guard !result.reliability.isEmpty else { return }
        json.key("reliability")
        json.array(result.reliability) { json, row in
            json.object { json in
                json.member("source", row.source.rawValue)
                json.member("field", row.field.name)
                json.member("published", probability: row.published)
                json.member("estimated", probability: row.estimated)
                json.member("births", row.births)
            }
        }
    }

    private func writeCounts(into json: inout JSONWriter) {
        json.key("counts")
        json.object { json in
            for stage in result.stages {
                json.key(stage.name)
                json.object { json in
                    for count in stage.counts { json.member(count.name, count.value) }
                }
            }
        }
    }

    private func writeLedger(into json: inout JSONWriter) {
        guard let ledger = result.ledger else { return }
        json.key("ledger")
        json.object { json in
            json.member("run", ledger.run)
            json.member("rows", ledger.rows)
            json.member("hash", ledger.hash)
        }
    }

    private func writeTotals(into json: inout JSONWriter) {
        let tally = context.tally
        json.key("totals")
        json.object { json in
            json.member("births", tally.births)
            json.key("cases")
            json.object { json in
                for verdict in CaseVerdict.allCases {
                    json.member(verdict.rawValue, tally.count(verdict))
                }
            }
            json.member("toVerify", tally.count(.verify))
            json.member("confirmed", tally.confirmed)
            json.member("provisionalMin", tally.provisional.min)
            json.member("provisionalMax", tally.provisional.max)
            json.key("findings")
            json.object { json in
                for severity in Severity.allCases {
                    json.member(severity.rawValue, tally.count(severity))
                }
            }
        }
    }
}
