import Foundation

/// What SARIF 2.1.0 asks of the parts of a log that are written here, after the OASIS text and its
/// schema; written anew, so that the suite holds without either.
package struct SARIFConstraints {
    private typealias Object = [String: Any]

    private var faults: [String] = []

    /// What is wrong with the log; empty when nothing is.
    package static func violations(in text: String) -> [String] {
        var check = SARIFConstraints()
        guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
            let log = json as? Object
        else { return ["not a JSON object"] }
        check.checkLog(log)
        return check.faults
    }

    private mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds { faults.append(fault()) }
    }

    /// Every member is one of those the schema knows and this program writes, and the required are there.
    private mutating func expectMembers(
        _ object: Object, _ name: String, _ required: Set<String>, _ optional: Set<String> = []
    ) {
        let keys = Set(object.keys)
        expect(required.isSubset(of: keys), "\(name) lacks \(required.subtracting(keys))")
        let others = keys.subtracting(required).subtracting(optional)
        expect(others.isEmpty, "\(name) has \(others)")
    }

    private mutating func checkLog(_ log: Object) {
        expectMembers(log, "log", ["$schema", "version", "runs"])
        expect(log["version"] as? String == "2.1.0", "version")
        expect(URL(string: log["$schema"] as? String ?? "")?.scheme == "https", "$schema")
        let runs = log["runs"] as? [Object] ?? []
        expect(runs.count == 1, "runs")
        for run in runs { checkRun(run) }
    }

    private mutating func checkRun(_ run: Object) {
        expectMembers(
            run, "run", ["tool", "results"], ["invocations", "artifacts", "columnKind", "language"])
        expect(
            ["utf16CodeUnits", "unicodeCodePoints"].contains(run["columnKind"] as? String ?? ""),
            "columnKind")
        let language = run["language"] as? String ?? ""
        expect(language.wholeMatch(of: /[a-zA-Z]{2}(-[a-zA-Z]{2})?/) != nil, "language")
        let tool = run["tool"] as? Object ?? [:]
        expectMembers(tool, "tool", ["driver"])
        let driver = tool["driver"] as? Object ?? [:]
        expectMembers(driver, "driver", ["name", "version", "rules"])
        expect(driver["name"] as? String != "", "driver.name")
        let rules = driver["rules"] as? [Object] ?? []
        for rule in rules { checkRule(rule) }
        let identifiers = rules.compactMap { $0["id"] as? String }
        expect(Set(identifiers).count == rules.count, "rule ids aren't unique")
        for invocation in run["invocations"] as? [Object] ?? [] { checkInvocation(invocation) }
        let artifacts = run["artifacts"] as? [Object] ?? []
        for artifact in artifacts { checkArtifact(artifact) }
        let uris = artifacts.map { ($0["location"] as? Object)?["uri"] as? String }
        guard let results = run["results"] as? [Object] else { return faults.append("results") }
        for result in results { checkResult(result, identifiers, uris) }
    }

    private mutating func checkRule(_ rule: Object) {
        let name = "rule \(rule["id"] ?? "")"
        expectMembers(
            rule, name, ["id"],
            [
                "name", "shortDescription", "fullDescription", "help", "defaultConfiguration",
                "properties",
            ])
        for key in ["shortDescription", "fullDescription", "help"] {
            guard let message = rule[key] else { continue }
            checkMessage(message, "\(name) \(key)", ["markdown"])
        }
        if let configuration = rule["defaultConfiguration"] as? Object {
            expectMembers(configuration, "\(name) configuration", [], ["level"])
            checkLevel(configuration["level"], name)
        }
    }

    private mutating func checkMessage(
        _ message: Any?, _ name: String, _ optional: Set<String> = []
    ) {
        let object = message as? Object ?? [:]
        expectMembers(object, name, ["text"], optional)
        expect((object["text"] as? String)?.isEmpty == false, "\(name): no text")
        if let markdown = object["markdown"] {
            expect(markdown is String, "\(name): markdown")
        }
    }

    private mutating func checkLevel(_ level: Any?, _ name: String) {
        expect(["none", "note", "warning", "error"].contains(level as? String), "\(name): level")
    }

    private mutating func checkInvocation(_ invocation: Object) {
        expectMembers(
            invocation, "invocation", ["executionSuccessful"], ["toolExecutionNotifications"])
        expect(invocation["executionSuccessful"] is Bool, "executionSuccessful")
        for notification in invocation["toolExecutionNotifications"] as? [Object] ?? [] {
            expectMembers(notification, "notification", ["message"], ["level"])
            checkLevel(notification["level"], "notification")
            checkMessage(notification["message"], "notification")
        }
    }

    private mutating func checkArtifact(_ artifact: Object) {
        expectMembers(
            artifact, "artifact", ["location"], ["length", "hashes", "encoding", "roles"])
        let location = artifact["location"] as? Object ?? [:]
        expectMembers(location, "artifact location", ["uri"])
        checkURI(location["uri"])
        if let length = artifact["length"] { expect((length as? Int ?? -1) >= 0, "length") }
        expect(artifact["roles"] as? [String] == ["analysisTarget"], "roles")
        if let hashes = artifact["hashes"] { expect(hashes is [String: String], "hashes") }
    }

    // MARK: Results

    private mutating func checkResult(
        _ result: Object, _ rules: [String], _ uris: [String?]
    ) {
        let name = "result of \(result["ruleId"] ?? "")"
        expectMembers(
            result, name, ["message", "ruleId", "ruleIndex", "level", "partialFingerprints"],
            ["locations", "baselineState", "suppressions", "properties"])
        checkMessage(result["message"], name)
        checkLevel(result["level"], name)
        let index = result["ruleIndex"] as? Int ?? -1
        let isThere = rules.indices.contains(index) && rules[index] == result["ruleId"] as? String
        expect(isThere, "\(name): ruleIndex \(index)")
        let marks = result["partialFingerprints"] as? [String: String]
        expect(marks?.isEmpty == false, "\(name): fingerprints")
        for key in (marks ?? [:]).keys {
            expect(key.wholeMatch(of: /[^\/]+\/v[0-9]+/) != nil, "\(name): fingerprint \(key)")
        }
        if let state = result["baselineState"] as? String {
            expect(["new", "unchanged", "updated", "absent"].contains(state), "\(name): \(state)")
        }
        for location in result["locations"] as? [Object] ?? [] {
            checkLocation(location, name, uris)
        }
        for suppression in result["suppressions"] as? [Object] ?? [] {
            expectMembers(
                suppression, "\(name) suppression", ["kind"],
                ["status", "justification", "properties"])
            expect(
                ["inSource", "external"].contains(suppression["kind"] as? String), "\(name): kind")
        }
    }

    private mutating func checkLocation(_ location: Object, _ name: String, _ uris: [String?]) {
        expectMembers(location, "\(name) location", ["physicalLocation"], ["logicalLocations"])
        let place = location["physicalLocation"] as? Object ?? [:]
        expectMembers(place, "\(name) place", ["artifactLocation"], ["region"])
        let artifact = place["artifactLocation"] as? Object ?? [:]
        expectMembers(artifact, "\(name) artifact", ["uri"], ["index"])
        checkURI(artifact["uri"])
        if let index = artifact["index"] as? Int {
            let isThere = uris.indices.contains(index) && uris[index] == artifact["uri"] as? String
            expect(isThere, "\(name): artifact \(index)")
        }
        if let region = place["region"] as? Object {
            expectMembers(region, "\(name) region", ["startLine"])
            expect((region["startLine"] as? Int ?? 0) >= 1, "\(name): startLine")
        }
        for logical in location["logicalLocations"] as? [Object] ?? [] {
            expectMembers(logical, "\(name) logical location", ["name", "kind"])
        }
    }

    /// RFC 3986: unreserved characters, escapes and the few signs that part an address; no colon in the
    /// first step of a relative one.
    private mutating func checkURI(_ value: Any?) {
        guard let uri = value as? String, !uri.isEmpty else { return faults.append("no uri") }
        let path = uri.hasPrefix("file:///") ? uri.dropFirst("file://".count) : uri[...]
        let isSound = path.wholeMatch(of: /(?:[A-Za-z0-9\-._~\/]|%[0-9A-Fa-f]{2})+/) != nil
        expect(isSound, "uri \(uri)")
    }
}
