import RegistryModel

/// Flags a birth weight that no child of so many weeks has.
struct WeightAgainstWeeks: RecordRule {
    let card = RuleCard(
        "REC016", "weight-against-weeks", .warning, .record,
        message: Bilingual(
            zh: "孕 {gestationalWeeks} 周出生体重 {birthWeight} 克，不合常理",
            en: "{birthWeight} g at {gestationalWeeks} weeks is hardly possible"),
        explanation: Bilingual(
            zh: "只指出极不可能的组合：不足 28 周而超过 2000 克、不足 32 周而超过 3500 克、满 37 周而不足 1000 克。"
                + "多为孕周或体重抄错。界限由本项目从宽设定，仅供核对。请查阅分娩记录。",
            en:
                "Only what is next to impossible is flagged: over 2000 g before 28 weeks, over "
                + "3500 g before 32, under 1000 g from 37 on. Usually the weeks or the weight were "
                + "miscopied. The bounds are this project's own, set wide, and a reason to look, "
                + "no more. Look at the delivery's record."),
        source: .domainNotes("§6"), standing: .trial(since: "0.1.0"))

    let examples: [RuleExample] = [
        .passes("足月 3150 克", "3150 g at term", in: .hospitalDeliveries),
        .passes(
            "早产 1900 克", "1900 g, early", [.gestationalWeeks: "31", .birthWeight: "1900"],
            in: .hospitalDeliveries),
        .fails(
            "27 周 3150 克", "3150 g at 27 weeks", [.gestationalWeeks: "27"], at: .birthWeight,
            in: .hospitalDeliveries),
        .fails(
            "39 周 900 克", "900 g at 39 weeks", [.birthWeight: "900"], at: .birthWeight,
            in: .hospitalDeliveries),
        .undecided(
            "没有孕周", "no weeks", [.gestationalWeeks: nil], missing: .gestationalWeeks,
            in: .hospitalDeliveries),
        .undecided(
            "体重单位有误", "a weight in the wrong unit", [.birthWeight: "3"],
            missing: .birthWeight, in: .hospitalDeliveries),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.birthWeight, .gestationalWeeks) ? [.birthWeight, .gestationalWeeks] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let weight = plausible(.birthWeight, record) else {
            return .undecided(missing: .birthWeight)
        }
        guard let weeks = plausible(.gestationalWeeks, record) else {
            return .undecided(missing: .gestationalWeeks)
        }
        let isTooHeavy = weeks < 28 && weight > 2000 || weeks < 32 && weight > 3500
        let isTooLight = weeks >= 37 && weight < 1000
        return isTooHeavy || isTooLight
            ? .failed(record, at: [.birthWeight, .gestationalWeeks]) : .passed
    }

    /// The number, unless FLD008 has found it out of range.
    private func plausible(_ field: Field, _ record: JudgedRecord) -> Int? {
        guard let value = record.view.integer(field),
            OutOfRange.range(of: field)?.contains(value) == true
        else { return nil }
        return value
    }
}
