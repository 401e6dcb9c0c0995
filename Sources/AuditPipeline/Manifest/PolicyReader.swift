import RegistryModel
import Yams

/// Reads the manifest's `policy:`.
struct PolicyReader {
    let manifest: ManifestReader

    init(_ manifest: ManifestReader) {
        self.manifest = manifest
    }

    func read(_ node: Node) throws(ManifestError) -> AuditPolicy {
        guard case .mapping(let mapping) = node else {
            throw manifest.failure(
                node, zh: "policy 应写作“项: 值”。", en: "policy must be a mapping.")
        }
        var policy = AuditPolicy()
        try manifest.checkKeys(mapping, policy.settings.map(\.name))
        if let node = mapping["closingDay"] { policy.closingDay = try integer(node, 1...31) }
        if let node = mapping["matchWeight"] { policy.matchWeight = try number(node, -60...60) }
        if let node = mapping["reviewWeight"] { policy.reviewWeight = try number(node, -60...60) }
        if let node = mapping["birthWeights"] {
            policy.birthWeights = WeightSource(try manifest.scalar(node))
        }
        if let node = mapping["reliability"] { policy.reliability = try reliability(node) }
        if let node = mapping["decisionProbability"] {
            policy.decisionProbability = try number(node, 0.5...1)
        }
        if let node = mapping["minimumExpectedBirths"] {
            policy.minimumExpectedBirths = try integer(node, 0...100_000)
        }
        if let node = mapping["answerDays"] { policy.answerDays = try integer(node, 1...365) }
        if let node = mapping["provisionalGrades"] { policy.provisionalGrades = try grades(node) }
        guard policy.reviewWeight <= policy.matchWeight else {
            throw manifest.failure(
                node, zh: "reviewWeight 不能大于 matchWeight。",
                en: "reviewWeight can't be above matchWeight.")
        }
        return policy
    }

    private func integer(_ node: Node, _ range: ClosedRange<Int>) throws(ManifestError) -> Int {
        let text = try manifest.scalar(node)
        guard let value = Int(text), range.contains(value) else {
            throw manifest.failure(
                node, zh: "应为 \(range.lowerBound)–\(range.upperBound) 的整数，实为“\(text)”。",
                en: "Must be a whole number \(range.lowerBound)–\(range.upperBound), not '\(text)'."
            )
        }
        return value
    }

    private func number(
        _ node: Node, _ range: ClosedRange<Double>
    ) throws(ManifestError) -> Double {
        let text = try manifest.scalar(node)
        guard let value = Double(text), range.contains(value) else {
            throw manifest.failure(
                node, zh: "应为 \(range.lowerBound)–\(range.upperBound) 的数，实为“\(text)”。",
                en: "Must be a number \(range.lowerBound)–\(range.upperBound), not '\(text)'.")
        }
        return value
    }

    private func reliability(_ node: Node) throws(ManifestError) -> ReliabilitySource {
        let text = try manifest.scalar(node)
        guard let source = ReliabilitySource(rawValue: text) else {
            throw manifest.failure(
                node, zh: "reliability 只能是 auto 或 published，实为“\(text)”。",
                en: "reliability is auto or published, not '\(text)'.")
        }
        return source
    }

    private func grades(_ node: Node) throws(ManifestError) -> [EvidenceGrade] {
        guard case .sequence(let sequence) = node else {
            throw manifest.failure(
                node, zh: "provisionalGrades 应为列表，如 [A, B]。",
                en: "provisionalGrades must be a list such as [A, B].")
        }
        var grades: [EvidenceGrade] = []
        for item in sequence {
            guard let grade = EvidenceGrade(rawValue: try manifest.scalar(item)) else {
                throw manifest.failure(
                    item, zh: "证据等级只有 A、B、C。", en: "Grades are A, B and C.")
            }
            grades.append(grade)
        }
        return Set(grades).sorted()
    }
}
