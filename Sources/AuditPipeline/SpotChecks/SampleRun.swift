import AuditReports
import RegistryModel
import SpotChecks

/// A sample and its worksheets, ready to be written.
package struct DrawnPlan: Sendable {
    package let plan: SamplePlan
    /// One a village, by code; what has no village last.
    package let sheets: [Worksheet]
    /// What the reader has to know, such as records without a village.
    package let notes: [Bilingual]
}

/// Draws a spot-check sample from an audit directory. The audit runs first: cases are its, and records
/// are drawn as it read them.
package struct SampleRun: Sendable {
    private let directory: String
    private let options: AuditOptions

    package init(directory: String, options: AuditOptions) {
        self.directory = directory
        var options = options
        // A look: only an audit writes down what it found.
        options.isRecording = false
        self.options = options
    }

    /// Throws `SampleFailure` and what `AuditRun` throws.
    package func draw(
        _ request: SampleRequest, language: Language, reveal: Reveal
    ) async throws -> DrawnPlan {
        let outcome = SampleSource(
            try await AuditRun(directory: directory, options: options).outcome())
        let chosen = try Self.villages(request.villages, outcome.roll)
        let frame = try SampleFrame(outcome, of: request.kind, in: chosen)
        let sample: DrawnSample
        do throws(DrawFailure) {
            sample = try request.sample(frame.units)
        } catch {
            throw SampleFailure.draw(error)
        }
        let names = VillageNames(outcome.roll, language)
        let numbered = PlanNumbers(request, sample, frame, outcome.result.run).items
        let plan = plan(request, sample, frame, numbered, (outcome.result, names))
        return DrawnPlan(
            plan: plan, sheets: sheets(plan, numbered, frame, (outcome.result, names), reveal),
            notes: notes(frame))
    }

    private static func villages(
        _ wanted: [String], _ roll: VillageRoll
    ) throws(SampleFailure) -> Set<DivisionCode>? {
        guard !wanted.isEmpty else { return nil }
        var codes: Set<DivisionCode> = []
        for name in wanted {
            if let code = DivisionCode(name), roll.contains(code) {
                codes.insert(code)
                continue
            }
            let named = roll.villages.filter { $0.name == name }
            guard let first = named.first else {
                let known = roll.villages.flatMap { [$0.name, $0.code.description] }
                throw .unknownVillage(name, hint: NearestName.hint(name, among: known))
            }
            guard named.count == 1 else {
                throw .ambiguousVillage(name, codes: named.map(\.code.description))
            }
            codes.insert(first.code)
        }
        return codes
    }

    private typealias Setting = (result: AuditResult, names: VillageNames)

    private func plan(
        _ request: SampleRequest, _ sample: DrawnSample, _ frame: SampleFrame,
        _ numbered: PlanNumbers.Items, _ setting: Setting
    ) -> SamplePlan {
        let run = setting.result.run
        return SamplePlan(
            planID: numbered.planID, seed: request.seed, toolVersion: run.toolVersion,
            county: Int(run.county).padded(6), period: run.period, design: request.design,
            of: request.kind, settings: request.settings, target: request.question.target,
            confidence: request.confidence, frameUnits: frame.units.count,
            groups: sample.groups.map { $0.named(setting.names[$0.id]) },
            items: numbered.items.map(\.item))
    }

    private func sheets(
        _ plan: SamplePlan, _ numbered: PlanNumbers.Items, _ frame: SampleFrame,
        _ setting: Setting, _ reveal: Reveal
    ) -> [Worksheet] {
        let byVillage = Dictionary(grouping: numbered.items) { $0.item.village }
        // Digits come before letters: what has no village is last.
        return byVillage.sorted { $0.key < $1.key }.map { code, own in
            Worksheet(
                plan: plan, countyName: setting.result.run.countyName, villageCode: code,
                villageName: setting.names[code], township: setting.names.township(code),
                items: own.map {
                    frame.worksheetItem($0.item, $0.position, reveal, setting.names.language)
                },
                language: setting.names.language)
        }
    }

    private func notes(_ frame: SampleFrame) -> [Bilingual] {
        var notes: [Bilingual] = []
        let without = frame.units.count { $0.village == SamplePlan.noVillage }
        if without > 0 {
            notes.append(
                Bilingual(
                    zh: "\(without) 个对象的责任村不明或不在名册上，作为单独一组参加抽取，核查表在 none。",
                    en: "\(without) units have no village of the roll. They are drawn from as a "
                        + "group of their own; their worksheet is called none."))
        }
        if frame.settled > 0 {
            notes.append(
                Bilingual(
                    zh: "台账中已有结论或暂免的 \(frame.settled) 件不再抽取。",
                    en: "\(frame.settled) cases that the ledger has as settled or waived aren't "
                        + "drawn."))
        }
        return notes
    }
}

/// The names of groups and sheets.
private struct VillageNames {
    let language: Language
    private let roll: VillageRoll

    init(_ roll: VillageRoll, _ language: Language) {
        self.roll = roll
        self.language = language
    }

    subscript(id: String) -> String {
        if id == SamplePlan.noVillage {
            return Bilingual(zh: "责任村不明", en: "No village")[language]
        }
        guard let code = DivisionCode(id) else {
            return Bilingual(zh: "全部", en: "All")[language]
        }
        if let village = roll[code] { return village.name }
        return roll.villages.first { $0.code.township == code }?.township ?? id
    }

    func township(_ id: String) -> String {
        DivisionCode(id).flatMap { roll[$0]?.township } ?? ""
    }
}

/// Numbers and names what was drawn.
private struct PlanNumbers {
    struct Items {
        let planID: String
        let items: [(item: SampleItem, position: Int)]
    }

    let items: Items

    /// Items are numbered by village and key: that tells nothing of the order of files.
    init(
        _ request: SampleRequest, _ sample: DrawnSample, _ frame: SampleFrame, _ run: RunFacts
    ) {
        let units = sample.units.sorted { left, right in
            let (first, second) = (frame.units[left.position], frame.units[right.position])
            return (first.village, first.key) < (second.village, second.key)
        }
        var text = "\(run.county) \(run.period) \(request.design) \(request.kind)"
        text += " \(request.question.target) \(request.confidence)"
        for setting in request.settings { text += " \(setting.name)=\(setting.value)" }
        for unit in units { text += "\n" + frame.units[unit.position].key }
        let hash = KeyedHash(seed: request.seed, purpose: "plan").value(of: text)
        let names = KeyedHash(seed: hash, purpose: "items")
        var used: Set<String> = []
        var numbered: [(item: SampleItem, position: Int)] = []
        for (number, unit) in units.enumerated() {
            var key = frame.units[unit.position].key
            var itemID = ItemID.text(of: names.value(of: key))
            while !used.insert(itemID).inserted {
                key += "'"
                itemID = ItemID.text(of: names.value(of: key))
            }
            numbered.append(
                (frame.item(unit, itemID: itemID, number: number + 1), unit.position))
        }
        items = Items(planID: ItemID.text(of: hash), items: numbered)
    }
}
