import ArgumentParser
import AuditReports
import RegistryModel
import SpotChecks

/// What advice is wanted of.
struct SampleAdviceOptions: ParsableArguments {
    @Flag(help: "只给样本量建议，不抽样 · say how many to check, draw nothing.")
    var advise = false

    @Option(help: "建议：总体记录数 · records in the register; without end if absent.")
    var population: Int?

    @Option(help: "建议：允许误差 · margin of the estimate.")
    var margin = Share(0.01)

    @Option(help: "建议：预计准确率 · the share expected to be right.")
    var expected = Share(0.98)

    @Option(help: "建议：设计效应 · design effect.")
    var designEffect: Double = 1

    func validate() throws {
        if let population, !(1...2_000_000_000).contains(population) {
            throw ValidationError("--population 应为正整数 · a whole number from 1.")
        }
        guard margin.value >= 0.0001 else {
            throw ValidationError("--margin 至少 0.0001（万分之一）· --margin is 0.0001 at least")
        }
        guard (0.1...100).contains(designEffect) else {
            throw ValidationError(
                "--design-effect 应在 0.1 与 100 之间 · between 0.1 and 100.")
        }
    }
}

/// How many to check, for each question that can be asked.
struct SampleAdvice {
    private let options: SampleAdviceOptions
    private let target: SampleTargetOptions

    init(_ options: SampleAdviceOptions, _ target: SampleTargetOptions) {
        self.options = options
        self.target = target
    }

    var lines: [Bilingual] { [estimate, proof, lot, inspection].flatMap { $0 } }

    /// A share that was given, with all its digits: 98%, 97.999%.
    private func percent(_ share: Double) -> String {
        (DecimalText.shortest(share * 100, places: 6) ?? String(share * 100)) + "%"
    }

    /// A risk that comes out, never shown smaller than it is: rounded up to a hundredth of a per cent.
    static func risk(_ value: Double) -> String {
        guard value > 0 else { return "0%" }
        if value < 0.0001 { return "<0.01%" }
        let hundredths = Int((value * 10_000 - 1e-7).rounded(.up))
        return "\(hundredths / 100).\((hundredths % 100).padded(2))%"
    }

    private var register: Bilingual {
        options.population.map {
            Bilingual(zh: "总体 \($0)", en: "of \($0)")
        } ?? Bilingual(zh: "总体很大", en: "of a large register")
    }

    private var confidence: String { percent(target.confidence.value) }

    private var estimate: [Bilingual] {
        let size = SampleSize.toEstimate(
            margin: options.margin.value, expected: options.expected.value,
            confidence: target.confidence.value, designEffect: options.designEffect,
            population: options.population)
        return [
            Bilingual(
                zh: "估计准确率，误差 ±\(percent(options.margin.value))、可信度 \(confidence)"
                    + "（预计 \(percent(options.expected.value))，设计效应 \(options.designEffect)，"
                    + "\(register.zh)）：查 \(size) 条",
                en: "To know the accuracy to ±\(percent(options.margin.value)) with confidence "
                    + "\(confidence) (expected \(percent(options.expected.value)), design effect "
                    + "\(options.designEffect), \(register.en)): check \(size)")
        ]
    }

    private var proof: [Bilingual] {
        let goal = percent(target.target.value)
        let size = SampleSize.toProve(
            target: target.target.value, confidence: target.confidence.value,
            population: options.population)
        guard let size else {
            return [
                Bilingual(
                    zh: "总体太小，抽查不能证明准确率达到 \(goal)：请全数核查",
                    en: "The register is too small to prove \(goal) by a sample: check everything")
            ]
        }
        return [
            Bilingual(
                zh: "证明准确率不低于 \(goal)（可信度 \(confidence)，\(register.zh)）：查 \(size) 条且全部无误",
                en: "To prove an accuracy of \(goal) or more with confidence \(confidence) "
                    + "(\(register.en)): check \(size), all of which must be right")
        ]
    }

    private var lot: [Bilingual] {
        let question = target.question
        let goal = percent(question.target)
        let limit = percent(question.threshold)
        guard let plan = LotPlan(question, lot: options.population) else {
            return [
                Bilingual(
                    zh: "LQAS：目标 \(goal) 与下限 \(limit) 太接近，查 \(LotPlan.mostChecked) 条也分不开",
                    en: "LQAS: \(goal) and \(limit) are too close to be told apart by "
                        + "\(LotPlan.mostChecked) checks")
            ]
        }
        return [
            Bilingual(
                zh:
                    "LQAS，目标 \(goal)、下限 \(limit)（\(register.zh)）：n = \(plan.size)，d = \(plan.accept)"
                    + "（有误不超过 d 为合格；退回好村的风险 \(Self.risk(plan.alpha))，"
                    + "放过差村的风险 \(Self.risk(plan.beta))）",
                en:
                    "LQAS, target \(goal), threshold \(limit) (\(register.en)): n = \(plan.size), d = "
                    + "\(plan.accept) (up to d wrong pass; risk of sending a good village back "
                    + "\(Self.risk(plan.alpha)), of passing a bad one \(Self.risk(plan.beta)))")
        ]
    }

    /// Only with a register's size: the table goes by it.
    private var inspection: [Bilingual] {
        guard let population = options.population,
            let limit = InspectionPlan.limit(target.aql),
            let plan = InspectionPlan(
                lot: population, limit: limit, severity: target.inspection)
        else { return [] }
        let severity = target.inspection.title
        return [
            Bilingual(
                zh: "GB/T 2828.1 一般检验水平Ⅱ，\(severity.zh)检验，AQL \(limit)%：字码 \(plan.letter)，"
                    + "n = \(plan.size)，Ac = \(plan.accept)，Re = \(plan.reject)",
                en: "ISO 2859-1 level II, \(severity.en) inspection, AQL \(limit)%: letter "
                    + "\(plan.letter), n = \(plan.size), Ac = \(plan.accept), Re = \(plan.reject)")
        ]
    }
}
