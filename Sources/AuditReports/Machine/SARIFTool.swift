import RegistryModel

/// SARIF's description of the tool: the rules that found something, each with its page.
struct SARIFTool {
    let context: FindingsContext

    func write(_ rules: [RuleCode], into json: inout JSONWriter) {
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                json.member("name", "hecha")
                json.member("version", context.toolVersion)
                json.key("rules")
                json.array(rules) { json, rule in write(rule, into: &json) }
            }
        }
    }

    private func write(_ rule: RuleCode, into json: inout JSONWriter) {
        let texts = context.texts
        let explanation = texts.explanation(rule)
        json.object { json in
            json.member("id", rule.text)
            json.member("name", texts.name(rule))
            Self.text("shortDescription", context[texts.title(rule)], into: &json)
            // An empty text is against the schema's sense of a description.
            if !context[explanation].isEmpty {
                Self.text("fullDescription", context[explanation], into: &json)
            }
            let facts = texts.facts(rule)
            if let facts {
                json.key("help")
                json.object { json in
                    json.member("text", context[explanation])
                    json.member("markdown", facts.page(context.language))
                }
                json.key("defaultConfiguration")
                json.object { $0.member("level", facts.severity.sarifLevel) }
            }
            json.key("properties")
            json.object { json in
                json.member("title", texts.title(rule))
                json.member("explanation", explanation)
                if let facts { Self.write(facts, into: &json) }
            }
        }
    }

    private static func write(_ facts: RuleFacts, into json: inout JSONWriter) {
        json.member("scope", facts.scope)
        json.key("trial")
        json.boolean(facts.isOnTrial)
        json.member("citation", facts.citation)
        json.key("tags")
        json.array(["data-quality", facts.scope]) { $0.string($1) }
    }

    private static func text(_ name: String, _ text: String, into json: inout JSONWriter) {
        json.key(name)
        json.object { $0.member("text", text) }
    }
}
