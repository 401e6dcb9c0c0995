import Yams

/// What data must show before they go up; the manifest's `gate:`. A condition set to `off` isn't asked.
package struct GateSettings: Sendable, Hashable {
    /// The share of births neither missing nor misreported, 0…1.
    package var accuracy: Double? = 0.98
    /// The share of births that the registry has (入库率), 0…1.
    package var entryRate: Double? = 0.98
    /// Errors in files and their structure (FIL) that are let pass.
    package var schemaErrors: Int? = 0
    /// Missing births of grade A that are let pass.
    package var gradeA: Int? = 0
    /// Whether every sign-off must be in order.
    package var signOffs = true
    /// Whether village totals must agree with the records.
    package var totals = true
    /// A baseline beyond which there may be no finding; relative to the audit directory.
    package var baseline: String?

    package init() {}

    static let names = [
        "accuracy", "entryRate", "schemaErrors", "gradeA", "signOffs", "totals", "baseline",
    ]
}

/// Reads the manifest's `gate:`.
struct GateSettingsReader {
    let manifest: ManifestReader

    init(_ manifest: ManifestReader) {
        self.manifest = manifest
    }

    func read(_ node: Node) throws(ManifestError) -> GateSettings {
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(node, zh: "gate 应写作“项: 值”。", en: "gate must be a mapping.")
        }
        try manifest.checkKeys(mapping, GateSettings.names)
        var settings = GateSettings()
        if let node = mapping["accuracy"] { settings.accuracy = try share(node) }
        if let node = mapping["entryRate"] { settings.entryRate = try share(node) }
        if let node = mapping["schemaErrors"] { settings.schemaErrors = try number(node) }
        if let node = mapping["gradeA"] { settings.gradeA = try number(node) }
        if let node = mapping["signOffs"] { settings.signOffs = try isOn(node) }
        if let node = mapping["totals"] { settings.totals = try isOn(node) }
        if let node = mapping["baseline"] {
            let path = try manifest.scalar(node)
            settings.baseline = path == "off" ? nil : path
        }
        return settings
    }

    private func share(_ node: Node) throws(ManifestError) -> Double? {
        let text = try manifest.scalar(node)
        if text == "off" { return nil }
        guard let value = Double(text), (0...1).contains(value) else {
            throw manifest.failure(
                node, zh: "应为 0–1 的数，如 0.98，或 off，实为“\(text)”。",
                en: "Must be a number 0–1 such as 0.98, or off, not '\(text)'.")
        }
        return value
    }

    private func number(_ node: Node) throws(ManifestError) -> Int? {
        let text = try manifest.scalar(node)
        if text == "off" { return nil }
        guard let value = Int(text), value >= 0 else {
            throw manifest.failure(
                node, zh: "应为不小于 0 的整数，或 off，实为“\(text)”。",
                en: "Must be a whole number from 0 up, or off, not '\(text)'.")
        }
        return value
    }

    private func isOn(_ node: Node) throws(ManifestError) -> Bool {
        switch try manifest.scalar(node) {
        case "on", "true": return true
        case "off", "false": return false
        case let text:
            throw manifest.failure(
                node, zh: "应为 on 或 off，实为“\(text)”。", en: "Must be on or off, not '\(text)'.")
        }
    }
}
